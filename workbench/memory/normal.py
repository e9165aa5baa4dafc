"""The form in which sources are compared, and the tokens and grams that likeness is told by."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

from workbench.article import Span
from workbench.text.fold import fold
from workbench.text.script import HAN

if TYPE_CHECKING:
    from collections.abc import Sequence

_LETTERS = rf"(?:(?!{HAN.pattern})[^\W\d_])+"
_TOKEN = re.compile(
    rf"{HAN.pattern}|\d+(?:[.,:]\d+)*|{_LETTERS}(?:['’]{_LETTERS})*|[^\w\s]|_", re.DOTALL
)
_NUMBER = "0"
"""Stands for any number in a gram: sentences that differ in their figures are alike."""
_SPREAD = 2_654_435_761
_BITS = 0xFFFF_FFFF
_MOST_GRAMS = 16
"""How many grams a text is found by.

They are those with the lowest hash values, of every text the same way: texts that share a third of
their grams (three quarters of their tokens, the rest scattered) have one of 16 in common in all but
1 of 600 cases, and a long text takes no more room than a short one.
"""

_LONGEST = 2000
"""A text of more tokens is no sentence; what is like it is not looked for."""


def normal(source: str) -> str:
    r"""Return a source as it is compared: composed, folded, with single spaces.

    >>> normal("中國　ＧＤＰ \n增長")
    '中国 gdp 增长'
    """
    return " ".join(fold(unicodedata.normalize("NFC", source)).split())


def mark(source: str) -> bytes:
    """Return the 16 bytes by which a source is found, the same for all of one normal form."""
    return blake2b(encoded(normal(source)), digest_size=16).digest()


def encoded(text: str) -> bytes:
    """Return a text as bytes; half characters too, which UTF-8 has no room for."""
    return text.encode("utf-8", "surrogatepass")


def tokens(text: str) -> list[str]:
    """Return the Han characters, words, numbers and signs of a normal form, without its spaces.

    >>> tokens("gdp 增长5.2%, don't")
    ['gdp', '增', '长', '5.2', '%', ',', "don't"]
    """
    return _TOKEN.findall(text)


def token_spans(text: str) -> list[Span]:
    """Return where the tokens of any text stand."""
    return [Span(*found.span()) for found in _TOKEN.finditer(text)]


def grams(words: Sequence[str], salt: int) -> list[int]:
    """Return up to 16 hash values, each of 32 bits, of neighbouring tokens; none of a long text.

    ``salt`` keeps the grams of one pair of locales from those of another.
    """
    if not 0 < len(words) <= _LONGEST:
        return []
    masked = ["", *(_NUMBER if word[0].isdigit() else word for word in words), ""]
    found = {_hash(f"{one} {other}", salt) for one, other in pairwise(masked)}
    return sorted(found)[:_MOST_GRAMS]


def _hash(text: str, salt: int) -> int:
    return (crc32(encoded(text), salt) * _SPREAD) & _BITS
