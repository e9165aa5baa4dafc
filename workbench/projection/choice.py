"""Where in a target the words of a marked part of the source stand."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Span
from workbench.projection.evidence import CLAUSE, NUMBER, QUOTE, STRING, TERM
from workbench.projection.tokens import FUNCTION, clauses, core, stands_alone, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.projection.evidence import Link

_LENGTH, _LEAST_PLACE, _PLACE = 1.0, 1.0, 3.0
"""What it costs to be e times as long as expected, or to stand at the other end: where all of the
part is accounted for, and in addition where nothing is."""
_UNSPOKEN = 0.4
"""What a word costs for which nothing speaks."""
_LONGEST, _LONGER = 4, 12
"""So many times and letters more than expected a part may be long."""
_FUNCTION_EDGE, _ARTICLE_EDGE, _CLAUSE_EDGE = 0.8, 0.3, 0.6
_ARTICLES = frozenset({"the", "a", "an"})
_SURE_SHARE = 0.3
"""Share of a marked part that evidence must cover; else its clause is taken."""
_WHOLE = frozenset({TERM, STRING, NUMBER, QUOTE, CLAUSE})
"""Evidence that settles where a part is that it covers from end to end."""
_LEAST_LITERAL = 2
_MOST_WORDS = 200
"""A sentence of more words is looked at clause by clause only."""


class Choice(NamedTuple):
    """A part of the target, and how sure it is (0 is a guess by place)."""

    span: Span
    sureness: float


@dataclass(frozen=True)
class Sentence:
    """A sentence, its translation, and what is known of what stands for what."""

    source: str
    target: str
    links: tuple[Link, ...]

    @cached_property
    def words(self) -> tuple[Span, ...]:
        """The words of the target."""
        return words(self.target)

    @cached_property
    def clauses(self) -> tuple[Span, ...]:
        """The clauses of the target."""
        return clauses(self.target)

    def choose(self, part: Span, windows: Sequence[Span]) -> Choice | None:
        """Return where ``part`` of the source stands in the target, within one of ``windows``.

        The windows are the parts of the target that are free, in order. None where they hold no
        word.
        """
        inner = core(self.source, part)
        exact = sorted(
            (-link.weight, abs(link.target.start - self.expected(inner.start)), link.target)
            for link in self.links
            if core(self.source, link.source) == inner and link.weight in _WHOLE
        )
        found = (*self._in_string(inner), *self._literal(inner), *(target for *_, target in exact))
        for span in found:
            if any(window.covers(span) for window in windows):
                return Choice(span, math.inf)
        free = self._free(windows)
        if not free:
            return None
        covered = self._covered(inner)
        if covered >= _SURE_SHARE:
            best = max(
                (self._best(row, inner, covered) for row in free if len(row) <= _MOST_WORDS),
                default=None,
            )
            if best is not None and best[0] > 0:
                return Choice(best[1], covered)
        return Choice(self._clause(inner, free), 0.0)

    def _in_string(self, part: Span) -> list[Span]:
        """Return where a part of a string stands in its equal: the 2 of CO2, the 6 of 106."""
        return [
            Span(*(place - link.source.start + link.target.start for place in part))
            for link in self.links
            if link.weight == STRING and link.source.covers(part) and link.source != part
        ]

    def _free(self, windows: Sequence[Span]) -> list[list[Span]]:
        """Return the words in each window that has any; both are in order."""
        starts = [word.start for word in self.words]
        found = []
        for window in windows:
            first, last = bisect_left(starts, window.start), bisect_left(starts, window.end)
            row = [word for word in self.words[first:last] if window.covers(word)]
            if row:
                found.append(row)
        return found

    def _literal(self, part: Span) -> list[Span]:
        """Return where the very words of a part stand in the target, the nearest first."""
        written = part.of(self.source)
        if len(written) < _LEAST_LITERAL:
            return []
        found = []
        start = self.target.find(written)
        while start >= 0:
            span = Span(start, start + len(written))
            if stands_alone(self.target, span):
                found.append(span)
            start = self.target.find(written, start + 1)
        wanted = self.expected(part.start)
        return sorted(found, key=lambda span: abs(span.start - wanted))

    def _covered(self, part: Span) -> float:
        """Return the share of a part of the source that is linked with something."""
        places = {
            place
            for link in self.links
            if link.weight > CLAUSE and _inside(link.source, part)
            for place in range(max(link.source.start, part.start), min(link.source.end, part.end))
        }
        return len(places) / max(1, part.end - part.start)

    def _best(self, row: Sequence[Span], part: Span, covered: float) -> tuple[float, Span]:
        """Return the run of words that suits the evidence best, and how well."""
        values, total = self._values(row, part)
        # The more is accounted for, the less does a word belong for which nothing speaks.
        values = [value or -_UNSPOKEN * covered for value in values]
        sums = [0.0, *accumulate(values)]
        length = self._expected_length(part)
        start, end = self.expected(part.start), self.expected(part.end)
        middle, size = (start + end) / 2, max(1, len(self.target))
        edges = _edges(self.clauses)
        at_edges = _edges(clauses(self.source))
        wanted = (part.start in at_edges[0], part.end in at_edges[1])
        best = (-math.inf, row[0])
        doubt = 1.0 - covered
        for first, one in enumerate(row):
            for last in range(first, len(row)):
                span = Span(one.start, row[last].end)
                long = span.end - span.start
                if long > _LONGEST * length + _LONGER:
                    break
                score = 2 * (sums[last + 1] - sums[first]) - total
                score -= (_LENGTH + doubt) * abs(math.log(long / length))
                score -= (_LEAST_PLACE + _PLACE * doubt) * (
                    abs((span.start + span.end) / 2 - middle) / size
                )
                score -= self._edge_cost(one, row[last])
                score += _CLAUSE_EDGE * (wanted[0] and span.start in edges[0])
                score += _CLAUSE_EDGE * (wanted[1] and span.end in edges[1])
                best = max(best, (score, span))
        return best

    def _values(self, row: Sequence[Span], part: Span) -> tuple[list[float], float]:
        """Return what each word speaks for the part or against it, and all that speaks for it."""
        speaks = [0.0] * len(row)
        against = [0.0] * len(row)
        starts = [word.start for word in row]
        total = 0.0
        for link in self.links:
            inside = _inside(link.source, part)
            if link.source.covers(part) and link.source != part:
                continue  # says only where to look
            first = bisect_right(starts, link.target.start) - 1
            first += first < 0 or row[first].end <= link.target.start
            last = bisect_left(starts, link.target.end)
            total += link.weight if inside else 0.0
            if first >= last:
                continue
            share = link.weight / (last - first)
            side = speaks if inside else against
            for index in range(first, last):
                side[index] += share
        # What two words of the source stand for speaks for either.
        values = [one or -other for one, other in zip(speaks, against, strict=True)]
        return values, total

    def _edge_cost(self, first: Span, last: Span) -> float:
        begins, ends = (word.of(self.target).lower() for word in (first, last))
        cost = _FUNCTION_EDGE * (ends in FUNCTION)
        return cost + (
            _ARTICLE_EDGE if begins in _ARTICLES else _FUNCTION_EDGE * (begins in FUNCTION)
        )

    def _expected_length(self, part: Span) -> float:
        share = (part.end - part.start) / max(1, len(self.source))
        return max(1.0, share * len(self.target))

    def expected(self, place: int) -> float:
        """Return where in the target a place of the source is to be expected."""
        for link in self.links:
            if link.weight == CLAUSE and link.source.start <= place <= link.source.end:
                share = (place - link.source.start) / max(1, link.source.end - link.source.start)
                return link.target.start + share * (link.target.end - link.target.start)
        return place / max(1, len(self.source)) * len(self.target)

    def _clause(self, part: Span, free: Sequence[Sequence[Span]]) -> Span:
        """Return the clause in which the part is to be expected, or what of it is free."""
        middle = (self.expected(part.start) + self.expected(part.end)) / 2

        def distance(span: Span) -> float:
            return max(span.start - middle, middle - span.end, 0.0)

        row = min(free, key=lambda row: distance(Span(row[0].start, row[-1].end)))
        clause = min(self.clauses, key=distance)
        inside = [word for word in row if clause.covers(word)] or [min(row, key=distance)]
        return Span(inside[0].start, inside[-1].end)


def _inside(span: Span, part: Span) -> bool:
    """Tell whether most of ``span`` lies in ``part``, or all of the part in a little more."""
    both = min(span.end, part.end) - max(span.start, part.start)
    return both > 0 and 2 * both > span.end - span.start


def _edges(found: Sequence[Span]) -> tuple[frozenset[int], frozenset[int]]:
    """Return where clauses begin and where they end."""
    return frozenset(one.start for one in found), frozenset(one.end for one in found)
