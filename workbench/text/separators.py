"""Numbers whose separators are another language's: 1.000,5 for 1,000.5, and 1，000 for 1,000.

Digits and marks alone do not tell 1.000 from one thousand; the numbers of the source do, so a
number is misread only where the source has the value that it should have.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

_NUMBER = re.compile(r"(?<![A-Za-z0-9_.,，．。'’])\d+(?:[.,，．。'’]\d+)+(?![\d])")
_DECIMAL = re.compile(r"\d+[,，．。]\d+")
_GROUPED = re.compile(
    r"\d{1,3}(?:[.，．。'’]\d{3})+(?:[,，．。]\d+)?|\d{1,3}(?:,\d{3})+[,，．。]\d+"
)
_RIGHT = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_FACTORS = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "m": 10**6,
    "bn": 10**9, "千": 10**3, "万": 10**4, "萬": 10**4, "百万": 10**6, "百萬": 10**6, "亿": 10**8,
    "億": 10**8, "万亿": 10**12, "萬億": 10**12, "兆": 10**12,
}  # fmt: skip
_LONGEST_FIRST = sorted(_FACTORS, key=len, reverse=True)
_SCALE = re.compile(rf"\s?({'|'.join(_LONGEST_FIRST)})(?![a-z])", re.IGNORECASE)
"""Words that multiply the number before them."""
_MARKS = re.compile(r"[.,，．。'’]")


class Misread(NamedTuple):
    """A number with separators that do not belong there."""

    span: Span
    value: Decimal
    better: str


def misread(text: str, values: Container[Decimal]) -> Iterator[Misread]:
    """Yield the numbers of ``text`` that are written another language's way.

    ``values`` are those that the other text has, without sign.

    >>> known = {Decimal("1000.5"), Decimal(1200)}
    >>> [one.better for one in misread("1.000,5 and 1，200, 3.14, or 1,2 thousand", known)]
    ['1,000.5', '1,200', '1.2']
    """
    for match in _NUMBER.finditer(text):
        digits = match.group()
        if _RIGHT.fullmatch(digits):
            continue
        scale = _SCALE.match(text, match.end())
        factor = _FACTORS[scale[1].lower()] if scale else 1
        for value in _readings(digits):
            if value * factor in values:
                yield Misread(Span(*match.span()), value, f"{value:,}")
                break


def _readings(digits: str) -> Iterator[Decimal]:
    """Yield what a number may mean if its separators are another language's."""
    marks = _MARKS.findall(digits)
    if _GROUPED.fullmatch(digits):
        if len(set(marks)) > 1:
            whole, part = digits.rsplit(marks[-1], 1)
            yield Decimal(_MARKS.sub("", whole) + "." + part)
        if len(digits) - digits.rfind(marks[-1]) == 4:  # noqa: PLR2004 - three digits follow
            yield Decimal(_MARKS.sub("", digits))
    elif _DECIMAL.fullmatch(digits) and marks != ["."]:
        yield Decimal(_MARKS.sub(".", digits))
