"""The fold: the form in which texts are compared, one code point for each of the original's.

Traditional characters become Simplified one by one, the radicals and compatibility characters that
PDF files leave become the characters that they look like, full width becomes half width, letters
lower case, and every kind of interpunct the same one. Because nothing changes its length, a span
found in the fold is a span of the original.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib import resources

INTERPUNCT = "·"
_INTERPUNCTS = "・•‧∙⋅．･"
_FULL_WIDTH = range(0xFF01, 0xFF5F)
_FULL_WIDTH_OFFSET = 0xFEE0
_IDEOGRAPHIC_SPACE = 0x3000
_NO_BREAK_SPACE = 0xA0
_LOOKALIKES = (range(0x2F00, 0x2FD6), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
"""Kangxi radicals and compatibility ideographs: ⼈ for 人, 金 for 金."""
_SIGMA = ord("σ")
_PLANE = 0x10000
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_CASED = (*range(0x3000), *range(0xA640, 0xAC00), *range(0xFB00, _PLANE))
_CASED_BEYOND = range(_PLANE, 2 * _PLANE)
"""Where letters with case may stand, in the first plane and beyond it."""


@lru_cache(maxsize=1)
def character_rows() -> tuple[tuple[str, str, bool], ...]:
    """Return (Traditional, Simplified, Simplified never used in Traditional text) rows."""
    table = resources.files("workbench.text").joinpath("characters.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines())
    return tuple((row[0], row[1], row[2] == "s") for row in rows)


@lru_cache(maxsize=1)
def _table() -> dict[int, int]:
    """Return what every character that changes becomes, but for its case."""
    rows = {traditional: simplified for traditional, simplified, _ in character_rows()}
    # 薴 → 苧 → 苎 takes two steps
    table = {ord(old): ord(rows.get(new, new)) for old, new in rows.items()}
    for code in (code for codes in _LOOKALIKES for code in codes):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            table[code] = table.get(ord(plain), ord(plain))
    table |= {code: code - _FULL_WIDTH_OFFSET for code in _FULL_WIDTH}
    table |= {_IDEOGRAPHIC_SPACE: ord(" "), _NO_BREAK_SPACE: ord(" ")}
    table |= {ord(char): ord(INTERPUNCT) for char in _INTERPUNCTS}
    # Python lowers Σ by its place in the word; the fold must not depend on the neighbours.
    table |= dict.fromkeys(map(ord, "Σς"), _SIGMA)
    return table


@lru_cache(maxsize=1)
def _first_plane() -> list[int]:
    """Return what every code point of the first plane becomes, by its number.

    ``str.translate`` reads a list nearly three times as fast as a table of those that change: for
    each of the others it would raise and drop a KeyError.
    """
    table = list(range(_PLANE))
    for code in _CASED:
        table[code] = _lowered(code)
    for code, new in _table().items():
        if code < _PLANE:
            table[code] = _lowered(new)
    return table


@lru_cache(maxsize=1)
def _further_planes() -> dict[int, int]:
    """Return what the code points beyond it become that change."""
    table = {code: low for code in _CASED_BEYOND if (low := _lowered(code)) != code}
    return table | {code: _lowered(new) for code, new in _table().items() if code >= _PLANE}


def _lowered(code: int) -> int:
    """Return the lower case of a code point, itself where that is longer (İ)."""
    low = chr(code).lower()
    return ord(low) if len(low) == 1 else code


def fold(text: str) -> str:
    """Return ``text`` folded; always as long as ``text``.

    >>> fold("川普與ＴＲＵＭＰ")
    '川普与trump'
    """
    if text.isascii():
        return text.lower()
    folded = text.translate(_first_plane())
    return folded.translate(_further_planes()) if _BEYOND.search(text) else folded
