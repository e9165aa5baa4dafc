"""The rule ``numbers-weekdays``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Finding, Severity
from workbench.checks.base import BOTH_WAYS, Pair, Rule
from workbench.text.weekdays import say_weekday, weekdays

if TYPE_CHECKING:
    from collections.abc import Iterator


class NumbersWeekdays(Rule):
    """Another day of the week than in the source.

    Reports: a day of the week in the source that the target does not name, while it names another
    one. A day that is only left out is let be, and so is one that is only added.

    Why: dates in news are mostly days of the week, and 周三 is three only in Chinese: an engine
    that counts from Sunday, or a hurried hand, is off by one.

    Example: "The talks begin on Thursday." for 会谈周三开始。

    Mend: write the day that the finding suggests.
    """

    id = "numbers-weekdays"
    severity = Severity.ERROR
    languages = BOTH_WAYS

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each day that was changed into another."""
        asked = list(weekdays(pair.source, pair.source_locale.language))
        given = list(weekdays(pair.target, pair.target_locale.language)) if asked else []
        days = {one.day for one in given}
        missing = [one for one in asked if one.day not in days]
        extra = [one for one in given if one.day not in {other.day for other in asked}]
        for one, other in zip(missing, extra, strict=False):
            better = say_weekday(one.day, other.span.of(pair.target))
            yield self.changed(pair, one.span, other.span, better)
