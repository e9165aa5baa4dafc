"""The rule ``numbers-direction``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Finding, Severity
from workbench.checks.base import BOTH_WAYS, Pair, Rule
from workbench.text.direction_words import Direction
from workbench.text.directions import Course, Move, courses, moves
from workbench.text.numbers import quantities
from workbench.text.quantity import SHARES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from workbench.text.quantity import Quantity

_SAID = {
    Direction.UP: "it rose",
    Direction.DOWN: "it fell",
    Direction.PROFIT: "it is a profit",
    Direction.LOSS: "it is a loss",
}


class NumbersDirection(Rule):
    """A figure that rose on one side and fell on the other.

    Reports: a figure that both sides give once, and of which one says in the words next to it that
    it rose and the other that it fell, that it is a profit and a loss, or that something went from
    the first figure to the second and from the second to the first. Where the clause has a
    negation or both directions (降幅收窄, “the decline narrowed”), nothing is said.

    Why: the figure is right, so nobody looks twice, and the news is the opposite of what happened.

    Example: "Revenue was up 74%" for 营收同比下降74%.

    Mend: write the direction of the source; a source that is wrong itself is one for its author.
    """

    id = "numbers-direction"
    severity = Severity.ERROR
    languages = BOTH_WAYS

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each figure that goes the other way in the target."""
        source = _Side.of(pair.source, pair.source_locale.language)
        if not source.says:
            return
        target = _Side.of(pair.target, pair.target_locale.language)
        common = source.singles & target.singles
        moved = {_key(one.figure): one for one in target.moves}
        for one in source.moves:
            other = moved.get(_key(one.figure))
            if other and _key(one.figure) in common and other.direction is one.direction.opposite:
                yield self._report(pair, one, other)
        yield from self._reversed(pair, source, target, common)

    def _report(self, pair: Pair, one: Move, other: Move) -> Finding:
        ours, theirs = one.span.of(pair.source), other.span.of(pair.target)
        return self.finding(
            f"“{ours}” in the source: {_SAID[one.direction]}; "
            f"“{theirs}” in the target: {_SAID[other.direction]}",
            source=one.span,
            target=other.span,
        )

    def _reversed(
        self, pair: Pair, source: _Side, target: _Side, common: frozenset[_Key]
    ) -> Iterator[Finding]:
        """Yield a finding for each course whose ends have changed places."""
        given = {(_key(one.goal), _key(one.origin)): one for one in target.courses}
        for one in source.courses:
            ends = _key(one.origin), _key(one.goal)
            other = given.get(ends)
            if other and common.issuperset(ends):
                origin, goal = (end.span.of(pair.source) for end in (one.origin, one.goal))
                yield self.finding(
                    f"from {origin} to {goal} in the source; the target has it the other way round",
                    source=one.span,
                    target=other.span,
                )


_Key = tuple[bool, "Decimal"]


def _key(figure: Quantity) -> _Key:
    """Return what tells a figure from others: whether it is a share, and its value."""
    return figure.unit in SHARES, figure.low


class _Side(NamedTuple):
    """What a text says of its figures."""

    moves: tuple[Move, ...]
    courses: tuple[Course, ...]
    singles: frozenset[_Key]
    """The figures that stand in it once."""

    @property
    def says(self) -> bool:
        return bool(self.moves or self.courses)

    @classmethod
    def of(cls, text: str, language: str) -> _Side:
        found = quantities(text, language)
        count = Counter(value for one in found for value in {abs(one.low), abs(one.high)})
        singles = frozenset(_key(one) for one in found if count[abs(one.low)] == 1)
        return cls(
            tuple(moves(text, found, language)), tuple(courses(text, found, language)), singles
        )
