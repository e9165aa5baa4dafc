"""The rule ``numbers-missing``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Finding, Severity
from workbench.checks.base import BOTH_WAYS, Pair, Rule
from workbench.text.number_pairs import paired
from workbench.text.number_words import say
from workbench.text.numbers import Stock, quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.text.quantity import Quantity


class NumbersMissing(Rule):
    """A quantity of the source that the target does not have.

    Reports: a number, percentage, date or ordinal of the source without an equal in the target.
    Values are compared, not digits: 30.27亿元 is 3.027 billion yuan, 三成 30 percent, 6月 June. It
    is an error where the target has another number instead, above all one that is off by a power
    of ten, and a warning where the number is left out.

    Why: 万 and 亿 count in ten thousands and hundred millions, English in thousands, and a slip by
    a factor of ten is the commonest grave error in translated news.

    Example: 90亿美元 with "$90 billion": 90亿 is 9 billion.

    Mend: write the value that the finding suggests. A number within a glossary term is left to the
    rules on terms.
    """

    id = "numbers-missing"
    severity = Severity.ERROR
    languages = BOTH_WAYS
    yields_to = frozenset(
        {
            "punctuation-separators",
            "completeness-clause",
            "completeness-untranslated",
            "numbers-periods",
        }
    )

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield one finding for each quantity that is missing."""
        source_language, target_language = pair.languages
        wanted = _outside_terms(pair, quantities(pair.source, source_language))
        found = quantities(pair.target, target_language)
        given, asked = Stock(found), Stock(wanted)
        extra = [one for one in found if one.sure and not asked.has(one)]
        sure = [one for one in wanted if one.sure]
        missing = [one for one in sure if not given.has(one)]
        for one, wrong in paired(missing, extra):
            if wrong:
                extra.remove(wrong)
            yield self._report(pair, one, wrong)
        if extra:
            yield from self._changed_once(pair, sure, given, extra)

    def _changed_once(
        self, pair: Pair, sure: list[Quantity], given: Stock, extra: list[Quantity]
    ) -> Iterator[Finding]:
        """Yield what the source has twice, and the target once beside a number of its own."""
        needed = Stock(sure)
        for one in sure:
            if 0 < given.count(one) < needed.count(one):
                ((_, wrong),) = paired([one], extra)
                if wrong:
                    extra.remove(wrong)
                    yield self._report(pair, one, wrong)

    def _report(self, pair: Pair, missing: Quantity, wrong: Quantity | None) -> Finding:
        text = missing.span.of(pair.source)
        value = pair.as_written(say(missing, pair.target_locale.language))
        if wrong is not None:
            return self.changed(pair, missing.span, wrong.span, value or None)
        is_known = value and value != text
        return self.finding(
            f"{text} is {value}; not in the target" if is_known else f"{text} is not in the target",
            source=missing.span,
            severity=Severity.WARNING,
        )


def _outside_terms(pair: Pair, found: list[Quantity]) -> list[Quantity]:
    """Leave out the numbers within terms: 二十国集团 is G20, and its rule sees to it."""
    terms = [use.source_span for use in pair.uses]
    return [one for one in found if not any(one.span.overlaps(term) for term in terms)]
