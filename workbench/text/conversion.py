"""Script and vocabulary conversion between Chinese locales, by OpenCC.

Conversions between two Traditional regions go by way of Mainland Simplified, because only from
there does OpenCC know each region's vocabulary.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbench.locales import Locale

_TO_MAINLAND = {"zh-TW": ("tw2sp", "tw2s"), "zh-HK": ("hk2sp", "hk2s")}
_FROM_MAINLAND = {"zh-TW": ("s2twp", "s2tw"), "zh-HK": ("s2hkp", "s2hk")}
"""Per locale: OpenCC's configuration with the region's vocabulary, and the script alone."""


def convert_script(text: str, source: Locale, target: Locale, *, vocabulary: bool = True) -> str:
    """Return Chinese ``text`` of locale ``source`` as it is written in locale ``target``.

    With ``vocabulary`` words are replaced as well (软件 → 軟體), not only characters.
    """
    for config in _configs(source, target, vocabulary=vocabulary):
        text = str(_converter(config).convert(text))
    return text


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
    from importlib.metadata import distributions

    for distribution in distributions():
        if distribution.metadata["Name"].lower() in {"opencc", "opencc-python-reimplemented"}:
            return f"{distribution.metadata['Name']} {distribution.version}"
    return "none"
