"""The rule ``numbers-signs``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Finding, Severity
from workbench.checks.base import BOTH_WAYS, Pair, Rule
from workbench.text.numbers import quantities
from workbench.text.quantity import DATES, Unit
from workbench.text.signs import Below, signs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from workbench.locales import Locale
    from workbench.text.quantity import Quantity

    _Signed = tuple[Quantity, Below]


class NumbersSigns(Rule):
    """A number that is below zero on one side only.

    Reports: a number with a minus (负, 零下, -) whose equal on the other side has neither a sign
    nor a word in its clause that says so, such as "loss", "below", "fell" or 亏损, 下降.

    Why: in a financial report a minus is a loss, and -2.87亿元 of profit must not become
    “a profit of 287 million yuan”.

    Example: "net profit was 287 million yuan" for 净利润为-2.87亿元.

    Mend: write the sign, or say it in words: “a net loss of 287 million yuan”.
    """

    id = "numbers-signs"
    severity = Severity.ERROR
    languages = BOTH_WAYS

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each number whose sign one side lacks."""
        given: dict[Decimal, list[_Signed]] = {}
        for quantity, below in _signed(pair.target, pair.target_locale):
            given.setdefault(abs(quantity.low), []).append((quantity, below))
        for one, here in _signed(pair.source, pair.source_locale):
            same = given.pop(abs(one.low), [])
            there = {below for _, below in same}
            if here is Below.BY_SIGN and there == {Below.NOT}:
                message = "{} is below zero; the target has {}"
            elif here is Below.NOT and there == {Below.BY_SIGN}:
                message = "{1} is below zero in the target; the source has {0}"
            else:
                continue
            spans = one.span, same[0][0].span
            texts = spans[0].of(pair.source), spans[1].of(pair.target)
            yield self.finding(message.format(*texts), source=spans[0], target=spans[1])


def _signed(text: str, locale: Locale) -> Iterator[_Signed]:
    """Yield the numbers that can have a sign, and whether they are below zero."""
    found = quantities(text, locale.language)
    for quantity, below in zip(found, signs(text, found, locale.language), strict=True):
        if _is_plain(quantity):
            yield quantity, below


def _is_plain(quantity: Quantity) -> bool:
    """Tell whether a number can have a sign: no range, no date, nothing that may be a word."""
    counted = quantity.unit not in DATES and quantity.unit is not Unit.ORDINAL
    return quantity.sure and counted and quantity.low == quantity.high
