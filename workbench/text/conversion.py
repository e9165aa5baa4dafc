"""Script and vocabulary conversion between Chinese locales, by OpenCC.

Conversions between two Traditional regions go by way of Mainland Simplified, because only from
there does OpenCC know each region's vocabulary.

OpenCC's vocabulary of Taiwan is that of software, and it looks for no borders of words: it makes
釋出 of 发布, 區域性 of 局部 and 計程車兵 of the soldiers in 的士兵. ``prose_words.tsv`` was
written for this project: a line for each word that prose wants otherwise, or that keeps OpenCC from
finding one across a border, with the tags of the locales that it is converted from and to, the word
and what becomes of it, a tab between them. Of words that begin together the longest is taken, and
OpenCC gets what lies between.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbench.locales import Locale

_UNCONVERTIBLE = re.compile("([\0\ud800-\udfff]+)")
_MAINLAND = "zh-CN"
_CONFIGS = {
    ("zh-TW", _MAINLAND): ("tw2sp", "tw2s"),
    ("zh-HK", _MAINLAND): ("hk2sp", "hk2s"),
    (_MAINLAND, "zh-TW"): ("s2twp", "s2tw"),
    (_MAINLAND, "zh-HK"): ("s2hkp", "s2hk"),
}
"""Per step: OpenCC's configuration with the region's vocabulary, and the script alone."""


def convert_script(text: str, source: Locale, target: Locale, *, vocabulary: bool = True) -> str:
    """Return Chinese ``text`` of locale ``source`` as it is written in locale ``target``.

    With ``vocabulary`` words are replaced as well (软件 → 軟體), not only characters.
    """
    if source.tag == target.tag or not (source.is_traditional or target.is_traditional):
        return text
    for step in ((source.tag, _MAINLAND), (_MAINLAND, target.tag)):
        if step in _CONFIGS:
            text = _with_words(text, *step) if vocabulary else _converted(text, _CONFIGS[step][1])
    return text


def _with_words(text: str, source: str, target: str) -> str:
    """Return ``text`` with the words of ``target``: those of prose, and OpenCC's between them."""
    words = prose_words(source, target)
    config = _CONFIGS[source, target][0]
    pieces = _pattern(source, target).split(text)
    return "".join(
        words[piece] if index % 2 else _converted(piece, config)
        for index, piece in enumerate(pieces)
    )


def _converted(text: str, config: str) -> str:
    """Return ``text`` converted around what OpenCC cannot take: it cuts a text at a NUL."""
    pieces = _UNCONVERTIBLE.split(text)
    converter = _converter(config)
    return "".join(
        piece if index % 2 else str(converter.convert(piece)) for index, piece in enumerate(pieces)
    )


@lru_cache(maxsize=4)
def prose_words(source: str, target: str) -> dict[str, str]:
    """Return what becomes of the words of ``prose_words.tsv`` between the locales of two tags."""
    table = resources.files("workbench.text").joinpath("prose_words.tsv").read_text("utf-8")
    lines = (line.split("\t") for line in table.splitlines())
    return {found: written for *step, found, written in lines if step == [source, target]}


@lru_cache(maxsize=4)
def _pattern(source: str, target: str) -> re.Pattern[str]:
    """Return a pattern of one group that finds the longest word; branches begin with one letter."""
    words = sorted(prose_words(source, target), key=lambda word: (word[0], -len(word)))
    branches = (
        f"{first}(?:{'|'.join(word[1:] for word in group)})"
        for first, group in groupby(words, key=lambda word: word[0])
    )
    return re.compile(f"({'|'.join(branches)})")


@lru_cache(maxsize=8)
def _converter(config: str) -> Any:  # noqa: ANN401 - two libraries of one name, one untyped
    import opencc

    try:
        return opencc.OpenCC(config)
    except (RuntimeError, FileNotFoundError, OSError):
        # opencc-python-reimplemented lacks a few vocabularies, such as s2hkp
        return opencc.OpenCC(config.removesuffix("p"))


def implementation() -> str:
    """Return name and version of the OpenCC implementation at work."""
    from importlib.metadata import PackageNotFoundError, version

    for name in ("OpenCC", "opencc-python-reimplemented"):
        try:
            return f"{name} {version(name)}"
        except PackageNotFoundError:
            continue
    return "none"
