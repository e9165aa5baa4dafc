"""What a number in a text says: its value or values, its unit, and how sure the reading is."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from workbench.article import Span  # noqa: TC001 - doctest and others resolve the fields


class Unit(str, Enum):
    """What is counted, as far as the two languages write it differently."""

    NONE = ""
    PERCENT = "percent"
    FRACTION = "fraction"
    TIMES = "times"
    ORDINAL = "ordinal"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    HOUR = "hour"
    DECADE = "decade"
    CENTURY = "century"


SHARES = frozenset({Unit.PERCENT, Unit.FRACTION, Unit.TIMES})
DATES = frozenset({Unit.YEAR, Unit.MONTH, Unit.DAY, Unit.DECADE, Unit.CENTURY})

HUNDRED = Decimal(100)
FIRST_YEAR, LAST_YEAR = 1000, 2999
"""Figures that may be years of our calendar."""


class Quantity(NamedTuple):
    """One quantity of a text."""

    span: Span
    low: Decimal
    high: Decimal
    """Equal to ``low`` unless the text gives a range (9—10) or a figure left open (400多)."""
    unit: Unit = Unit.NONE
    sure: bool = True
    """Whether a translation must give it; if not, it may still be what a translation gives."""
    also: tuple[Decimal, ...] = ()
    """Other values that the same words may stand for: 90年代 is 1990 as well."""
    is_open: bool = False
    """Whether any value from ``low`` up to ``high`` is meant, not the two ends."""

    @property
    def readings(self) -> tuple[Decimal, ...]:
        """Every value that the words may stand for, apart from the upper end."""
        return (self.low, *self.also)


def units_meet(one: Unit, other: Unit) -> bool:
    """Tell whether two units can stand for each other: a date is never a share of something."""
    return not (one in SHARES and other in DATES) and not (one in DATES and other in SHARES)


def other_centuries(low: Decimal) -> tuple[Decimal, ...]:
    """Return other ways to write a year or a decade: 90 for 1990, 1990 and 2090 for 90."""
    if low >= HUNDRED:
        return (low % HUNDRED,)
    return (low + 19 * HUNDRED, low + 20 * HUNDRED, low + 18 * HUNDRED)


def full_year(low: Decimal, high: Decimal) -> Decimal:
    """Return 2019 for the end of 2018—19, and any other end as it is."""
    if FIRST_YEAR <= low <= LAST_YEAR and low % HUNDRED < high < HUNDRED:
        return low - low % HUNDRED + high
    return high
