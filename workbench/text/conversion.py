"""Script and vocabulary conversion between Chinese locales, by OpenCC.

Conversions between two Traditional regions go by way of Mainland Simplified, because only from
there does OpenCC know each region's vocabulary.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbench.locales import Locale

_UNCONVERTIBLE = re.compile("([\0\ud800-\udfff]+)")
_TO_MAINLAND = {"zh-TW": ("tw2sp", "tw2s"), "zh-HK": ("hk2sp", "hk2s")}
_FROM_MAINLAND = {"zh-TW": ("s2twp", "s2tw"), "zh-HK": ("s2hkp", "s2hk")}
"""Per locale: OpenCC's configuration with the region's vocabulary, and the script alone."""


def convert_script(text: str, source: Locale, target: Locale, *, vocabulary: bool = True) -> str:
    """Return Chinese ``text`` of locale ``source`` as it is written in locale ``target``.

    With ``vocabulary`` words are replaced as well (软件 → 軟體), not only characters.
    """
    for config in _configs(source, target, vocabulary=vocabulary):
        text = _converted(text, _converter(config))
    return text


def _converted(text: str, converter: Any) -> str:  # noqa: ANN401 - two libraries of one name
    """Return ``text`` converted around what OpenCC cannot take: it cuts a text at a NUL."""
    pieces = _UNCONVERTIBLE.split(text)
    return "".join(
        piece if index % 2 else str(converter.convert(piece)) for index, piece in enumerate(pieces)
    )


def _configs(source: Locale, target: Locale, *, vocabulary: bool) -> list[str]:
    if source.tag == target.tag or not (source.is_traditional or target.is_traditional):
        return []
    index = 0 if vocabulary else 1
    steps = (_TO_MAINLAND.get(source.tag), _FROM_MAINLAND.get(target.tag))
    return [step[index] for step in steps if step is not None]


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
