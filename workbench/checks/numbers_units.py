"""The rule ``numbers-units``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Finding, Severity
from workbench.checks.base import BOTH_WAYS, Pair, Rule
from workbench.checks.region_words import REGION_NAMES
from workbench.text.measures import Measured, measured
from workbench.text.numbers import quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.locales import Locale


_OWN_SIGN = {"zh-TW": "NT$", "zh-HK": "HK$"}


class NumbersUnits(Rule):
    """A number that counts something else than in the source.

    Reports: an amount of money in another currency, or a measure in another unit, where the number
    itself is the same: 30亿元 and “3 billion dollars”, 20公里 and “20 miles”. What one side leaves
    unsaid is let be, and so is a measure that was converted, number and all. "Yuan" for a bare 元
    in a text of Taiwan or Hong Kong, which is mostly their dollar, is a warning.

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
            if same and all(_is_yuan_for_dollar(one, other, pair) for other in same):
                yield self._report_yuan(pair, one, same[0])
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

    def _report_yuan(self, pair: Pair, one: Measured, other: Measured) -> Finding:
        home, sign = REGION_NAMES[pair.source_locale.tag], _OWN_SIGN[pair.source_locale.tag]
        return self.finding(
            f"“{other.span.of(pair.target)}”: a bare 元 in a text of {home} is mostly {sign}",
            source=one.span,
            target=other.span,
            severity=Severity.WARNING,
        )


def _is_yuan_for_dollar(one: Measured, other: Measured, pair: Pair) -> bool:
    """Tell whether a bare 元 of Taiwan or Hong Kong became yuan, and its text names no renminbi."""
    is_bare = pair.source_locale.tag in _OWN_SIGN and len(one.kinds) > 1 and "cny" in one.kinds
    return is_bare and other.kinds == {"cny"} and "人民" not in pair.source


def _measured(text: str, locale: Locale) -> list[Measured]:
    found = [one for one in quantities(text, locale.language) if one.sure]
    return measured(text, found, locale.language, yuan=not locale.is_traditional)
