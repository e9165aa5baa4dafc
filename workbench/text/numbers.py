"""Quantities of a text in either language, compared by value: 30.27亿 is 3.027 billion.

A quantity is *sure* when a translation must give it. Characters such as 一 and words such as
"both" are found as well, unsure: they count where they are what a translator wrote for a number,
and are never missed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.text.chinese_quantities import chinese_quantities
from workbench.text.english_quantities import english_quantities
from workbench.text.quantity import DATES, SHARES, Quantity, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

__all__ = ["Quantity", "Stock", "Unit", "quantities"]

_MAX_OPEN = 100
"""So many figures such as 400多 are looked at; a sentence has one or two."""


def quantities(text: str, language: str) -> list[Quantity]:
    """Return the quantities of ``text``, which is in ``language`` (``zh`` or ``en``), in order.

    >>> [str(quantity.low) for quantity in quantities("三千二百万人，占三成", "zh")]
    ['32000000', '30']
    """
    return list(_found(text, language))


@lru_cache(maxsize=512)
def _found(text: str, language: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text: alignment and several rules ask for those of a sentence."""
    found = chinese_quantities(text) if language == "zh" else english_quantities(text)
    return tuple(found)


class Stock:
    """The quantities of one text, to be asked for those of another.

    Signs do not count, as words such as "loss" and 下降 may stand for them: see ``signs``.

    >>> Stock(quantities("3.027 billion yuan", "en")).has(quantities("30.27亿元", "zh")[0])
    True
    """

    def __init__(self, found: Iterable[Quantity]) -> None:
        self._plain: dict[str, Counter[Decimal]] = {group: Counter() for group in _FITTING}
        self._readings: dict[str, Counter[Decimal]] = {group: Counter() for group in _FITTING}
        self._open: list[Quantity] = []
        for quantity in found:
            group = _group(quantity.unit)
            high = quantity.low if quantity.is_open else quantity.high
            plain = {abs(quantity.low), abs(high)}
            self._plain[group].update(plain)
            self._readings[group].update(plain | {abs(value) for value in quantity.also})
            if quantity.is_open and len(self._open) < _MAX_OPEN:
                self._open.append(quantity)
        self._sorted = sorted({value for values in self._plain.values() for value in values})

    def has(self, wanted: Quantity) -> bool:
        """Tell whether the text gives ``wanted``.

        Of a range both ends are looked for, in one range or apart; of a figure left open (400多)
        any value from its start on.
        """
        if self.count(wanted) or self._has_open(wanted):
            return wanted.low == wanted.high or wanted.is_open or self._gives(wanted, wanted.high)
        return False

    def count(self, wanted: Quantity) -> int:
        """Return how many quantities of the text agree with ``wanted`` in their plain value."""
        groups = _FITTING[_group(wanted.unit)]
        direct = sum(self._readings[group][abs(wanted.low)] for group in groups)
        if direct:
            return direct
        return sum(self._plain[group][abs(value)] for group in groups for value in wanted.also)

    def _gives(self, wanted: Quantity, value: Decimal) -> bool:
        groups = _FITTING[_group(wanted.unit)]
        return any(self._readings[group][abs(value)] for group in groups)

    def _has_open(self, wanted: Quantity) -> bool:
        """Tell whether a value lies in the open figure ``wanted``, or it in an open figure."""
        if any(other.low <= wanted.low < other.high for other in self._open):
            return True
        at = bisect_left(self._sorted, wanted.low)
        return wanted.is_open and at < len(self._sorted) and self._sorted[at] < wanted.high


_FITTING = {
    "share": ("share", "other"),
    "date": ("date", "other"),
    "other": ("share", "date", "other"),
}
"""Which groups of units can stand for which: a date is never a share of something."""


def _group(unit: Unit) -> str:
    if unit in SHARES:
        return "share"
    return "date" if unit in DATES else "other"
