"""The rule ``numbers-units``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Finding, Severity
from workbench.checks.base import BOTH_WAYS, Pair, Rule
from workbench.text.measures import Measured, measured
from workbench.text.numbers import quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.locales import Locale


class NumbersUnits(Rule):
    """A number that counts something else than in the source.

    Reports: an amount of money in another currency, or a measure in another unit, where the number
    itself is the same: 30亿元 and “3 billion dollars”, 20公里 and “20 miles”. What one side leaves
    unsaid is let be, and so is a measure that was converted, number and all.

    Why: the figure looks right at a glance, and is off by a factor of seven or of 1.6.

    Example: "a 20-mile road" for 20公里长的公路.

    Mend: write the unit of the source, or convert the number as well.
    """

    id = "numbers-units"
    severity = Severity.ERROR
    languages = BOTH_WAYS

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each number of the target that counts something else."""
        asked = _measured(pair.source, pair.source_locale)
        given = _measured(pair.target, pair.target_locale) if asked else []
        for one in asked:
            same = [other for other in given if other.quantity.low == one.quantity.low]
            if not same or any(one.kinds & other.kinds for other in same):
                continue
            other = same[0]
            ours, theirs = one.span.of(pair.source), other.span.of(pair.target)
            what = "currency" if one.is_money and other.is_money else "unit"
            yield self.finding(
                f"“{ours}” in the source, “{theirs}” in the target: another {what}",
                source=one.span,
                target=other.span,
            )


def _measured(text: str, locale: Locale) -> list[Measured]:
    found = [one for one in quantities(text, locale.language) if one.sure]
    return measured(text, found, locale.language, yuan=not locale.is_traditional)
