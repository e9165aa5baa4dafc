"""The rule ``numbers-periods``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Finding, Severity
from workbench.checks.base import BOTH_WAYS, Pair, Rule
from workbench.text.bases import Basis, Compared, bases, may_say
from workbench.text.day_times import day_times, may_be_converted, say_day_time
from workbench.text.year_parts import YearPart, say_year_part, year_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class NumbersPeriods(Rule):
    """Another quarter, half-year, half of the day or basis of comparison than in the source.

    Reports: a quarter or half of the year in the source that the target does not name, while it
    names another one; 环比 (against the month or quarter before) rendered as "year on year", or
    同比 the other way; an hour of the morning (凌晨, 上午) given as "p.m.", or of the afternoon or
    evening as "a.m.". A period that is only left out is let be, and so is one that is only added.

    Why: every figure of a report is that of its period. 同比 and 环比 are easily taken for each
    other, and engines are off by a quarter as they are by a day.

    Example: "Revenue fell 5% in the second quarter." for 第三季度营收下降5%。

    Mend: write the period that the finding suggests.
    """

    id = "numbers-periods"
    severity = Severity.ERROR
    languages = BOTH_WAYS

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each period that was changed into another."""
        yield from self._year_parts(pair)
        yield from self._bases(pair)
        yield from self._day_times(pair)

    def _year_parts(self, pair: Pair) -> Iterator[Finding]:
        source, target = pair.languages
        asked = year_parts(pair.source, source)
        given = year_parts(pair.target, target) if asked else []
        missing, extra = _unlike(asked, given), _unlike(given, asked)
        if len(missing) != len(extra):
            return
        for one, other in zip(missing, extra, strict=True):
            better = say_year_part(one.quarters, other.span.of(pair.target), target)
            yield self.changed(pair, one.span, other.span, better)

    def _bases(self, pair: Pair) -> Iterator[Finding]:
        source, target = pair.languages
        asked = list(bases(pair.source, source))
        given = list(bases(pair.target, target)) if asked else []
        for basis in Basis:
            lost = [one for one in asked if one.basis is basis]
            if not lost or may_say(pair.target, target, basis):
                continue
            if len(lost) == len(asked) and may_say(pair.source, source, basis.other):
                continue  # the other basis is the source's own, in words that are not set ones
            for one, other in _exchanged(asked, given, basis):
                yield self._basis(pair, one, other)

    def _basis(self, pair: Pair, one: Compared, other: Compared) -> Finding:
        ours, theirs = one.span.of(pair.source), other.span.of(pair.target)
        against = "a year earlier" if one.basis is Basis.YEAR else "the period right before"
        return self.finding(
            f"{ours} compares with {against}; the target has {theirs}",
            source=one.span,
            target=other.span,
            suggestion=_say_basis(one.basis, pair, theirs),
        )

    def _day_times(self, pair: Pair) -> Iterator[Finding]:
        source, target = pair.languages
        asked = list(day_times(pair.source, source))
        given = list(day_times(pair.target, target)) if asked else []
        if not given or may_be_converted(pair.source) or may_be_converted(pair.target):
            return
        theirs = {(one.hour, one.half): one for one in reversed(given)}
        ours = {(one.hour, one.half) for one in asked}
        for one in asked:
            other = theirs.get((one.hour, one.half.other))
            same = (one.hour, one.half) in theirs
            if other is None or same or (one.hour, one.half.other) in ours:
                continue
            better = say_day_time(one, other.span.of(pair.target), target)
            yield self.changed(pair, one.span, other.span, better)


def _unlike(some: Sequence[YearPart], others: Sequence[YearPart]) -> list[YearPart]:
    """Return those of ``some`` that the others do not name, in one or in several, each once."""
    there = {one.quarters for one in others}
    unlike: dict[frozenset[int], YearPart] = {}
    for one in some:
        inside = [quarters for quarters in there if quarters <= one.quarters]
        if frozenset().union(*inside) != one.quarters:
            unlike.setdefault(one.quarters, one)
    return list(unlike.values())


def _exchanged(
    asked: Sequence[Compared], given: Sequence[Compared], lost: Basis
) -> Iterator[tuple[Compared, Compared]]:
    """Yield what is compared by ``lost`` in the source, and by the other basis at the same place.

    With as many on both sides the order tells which is which.
    """
    if len(asked) == len(given):
        for one, other in zip(asked, given, strict=True):
            if one.basis is lost and other.basis is not lost:
                yield one, other
    elif all(one.basis is lost for one in asked) and given:
        yield asked[0], given[0]


def _say_basis(basis: Basis, pair: Pair, like: str) -> str | None:
    """Return the set word for ``basis``, where the target has the other one's.

    Whether 环比 is of months or of quarters, English has to say and Chinese does not.
    """
    if pair.target_locale.is_chinese:
        if basis is Basis.YEAR:
            return "同比"
        return "環比" if pair.target_locale.is_traditional else "环比"
    if basis is Basis.BEFORE:
        return None
    return "year-on-year" if "-" in like else "year on year"
