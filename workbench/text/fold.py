"""The fold: the form in which texts are compared, one code point for each of the original's.

Traditional characters become Simplified one by one, the radicals and compatibility characters that
PDF files leave become the characters that they look like, full width becomes half width, letters
lower case, and every kind of interpunct the same one. Because nothing changes its length, a span
found in the fold is a span of the original.
"""

from __future__ import annotations

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


@lru_cache(maxsize=1)
def character_rows() -> tuple[tuple[str, str, bool], ...]:
    """Return (Traditional, Simplified, Simplified never used in Traditional text) rows."""
    table = resources.files("workbench.text").joinpath("characters.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines())
    return tuple((row[0], row[1], row[2] == "s") for row in rows)


@lru_cache(maxsize=1)
def _table() -> dict[int, int]:
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


def fold(text: str) -> str:
    """Return ``text`` folded; always as long as ``text``.

    >>> fold("川普與ＴＲＵＭＰ")
    '川普与trump'
    """
    folded = text.translate(_table())
    lower = folded.lower()
    if len(lower) == len(folded):
        return lower
    # A few letters (İ) have longer lower-case forms; they stay as they are.
    return "".join(low if len(low := char.lower()) == 1 else char for char in folded)
