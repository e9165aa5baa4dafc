"""Script and vocabulary conversion between Chinese locales, by OpenCC.

Conversions between two Traditional regions go by way of Mainland Simplified, because only from
there does OpenCC know each region's vocabulary. Of that only other words are taken: the way there
loses characters (麵食 would come back as 面食, 這齣戲 as 這出戲).

OpenCC's vocabulary of Taiwan is that of software, and it looks for no borders of words: it makes
釋出 of 发布, 區域性 of 局部 and 計程車兵 of the soldiers in 的士兵. ``prose_words.tsv`` was
written for this project: a line for each word that prose wants otherwise, or that keeps OpenCC from
finding one across a border, with the tags of the locales that it is converted from and to, the word
and what becomes of it, a tab between them. Of words that begin together the longest is taken, and
OpenCC gets what lies between.
"""

from __future__ import annotations

import contextlib
import re
from difflib import SequenceMatcher
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
_VARIANTS = {"zh-TW": ("tw2t", "t2tw"), "zh-HK": ("hk2t", "t2hk")}
"""Per Traditional region: OpenCC's configurations of its characters, from it and to it."""
_CLAUSE = re.compile("[^\\n。！？；，]{0,100}[\\n。！？；，]?")


def convert_script(text: str, source: Locale, target: Locale, *, vocabulary: bool = True) -> str:
    """Return Chinese ``text`` of locale ``source`` as it is written in locale ``target``.

    With ``vocabulary`` words are replaced as well (软件 → 軟體), not only characters.
    """
    if source.tag == target.tag or not (source.is_traditional or target.is_traditional):
        return text
    if source.is_traditional and target.is_traditional:
        clauses = _CLAUSE.findall(text)
        return "".join(
            _other_region(clause, source, target, vocabulary=vocabulary) for clause in clauses
        )
    return _by_mainland(text, source, target, vocabulary=vocabulary)


def _by_mainland(text: str, source: Locale, target: Locale, *, vocabulary: bool) -> str:
    for step in ((source.tag, _MAINLAND), (_MAINLAND, target.tag)):
        if step in _CONFIGS:
            text = _with_words(text, *step) if vocabulary else _converted(text, _CONFIGS[step][1])
    return text


def _other_region(text: str, source: Locale, target: Locale, *, vocabulary: bool) -> str:
    """Return Traditional ``text`` in the characters, and the words, of another such region."""
    kept = text
    for config in (_VARIANTS[source.tag][0], _VARIANTS[target.tag][1]):
        kept = _converted(kept, config)
    if not vocabulary:
        return kept
    with_words = _by_mainland(text, source, target, vocabulary=True)
    without = _by_mainland(text, source, target, vocabulary=False)
    if len(without) != len(kept):
        return with_words
    changes = SequenceMatcher(None, without, with_words, autojunk=False).get_opcodes()
    return "".join(
        kept[start:end] if change == "equal" else with_words[new_start:new_end]
        for change, start, end, new_start, new_end in changes
    )


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


@lru_cache(maxsize=16)
def _converter(config: str) -> Any:  # noqa: ANN401 - two libraries of one name, one untyped
    """Return OpenCC's converter for ``config``, or the nearest to it that is installed.

    opencc-python-reimplemented lacks a vocabulary (s2hkp) and the ways to a script that is no
    region's (tw2t), without which the next step does nearly as well.
    """
    import opencc

    for name in (config, config.removesuffix("p")):
        with contextlib.suppress(RuntimeError, OSError):
            return opencc.OpenCC(name)
    return _Unchanged()


class _Unchanged:
    """Stands for a converter that is not there."""

    def convert(self, text: str) -> str:
        return text


def implementation() -> str:
    """Return name and version of the OpenCC implementation at work."""
    from importlib.metadata import PackageNotFoundError, version

    for name in ("OpenCC", "opencc-python-reimplemented"):
        try:
            return f"{name} {version(name)}"
        except PackageNotFoundError:
            continue
    return "none"
