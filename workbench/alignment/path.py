"""The best way through two rows of units: dynamic programming over a corridor of the table."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from workbench.alignment.corridor import corridor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.alignment.corridor import Row
    from workbench.alignment.fit import Fit
    from workbench.alignment.units import Unit

_PRIORS = {(1, 1): 0.85, (1, 0): 0.02, (0, 1): 0.02, (1, 2): 0.05, (2, 1): 0.05, (2, 2): 0.01}
_MOVES = tuple((down, across, math.log(share)) for (down, across), share in _PRIORS.items())
_UNREACHED = -math.inf


class Link(NamedTuple):
    """Neighbouring units of one side with those of the other that they belong to.

    One of the ranges is empty where a unit was left out or added.
    """

    ours: range
    theirs: range
    score: float = 0.0
    """How much likelier the two are to belong together than not, as a logarithm."""

    @property
    def is_pair(self) -> bool:
        """Whether there is something on both sides."""
        return bool(self.ours) and bool(self.theirs)

    @property
    def confidence(self) -> float:
        """How sure the link is, from 0 to 1."""
        return 1 / (1 + math.exp(-max(-50.0, min(self.score, 50.0)) / 2))


def one_to_one(ours: Sequence[Unit], theirs: Sequence[Unit], fit: Fit) -> list[Link]:
    """Return the links of each unit with the one at its place; there are as many of both."""
    return [
        Link(range(n, n + 1), range(n, n + 1), fit.score(one, other))
        for n, (one, other) in enumerate(zip(ours, theirs, strict=True))
    ]


def worth(links: Sequence[Link]) -> float:
    """Return what a path is worth: its scores, and how usual its moves are."""
    return sum(link.score + math.log(_PRIORS[len(link.ours), len(link.theirs)]) for link in links)


class Doubled:
    """Units, and each together with the one before it."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.single = units
        self._double: dict[int, Unit] = {}

    def ending(self, end: int, count: int) -> Unit:
        """Return the last ``count`` (1 or 2) of the first ``end`` units as one."""
        if count == 1:
            return self.single[end - 1]
        known = self._double.get(end)
        if known is None:
            known = self._double[end] = self.single[end - 2] + self.single[end - 1]
        return known


def best_path(ours: Sequence[Unit], theirs: Sequence[Unit], fit: Fit) -> list[Link]:
    """Return the links of the best path, in order; every unit is in exactly one of them."""
    rows = corridor(ours, theirs, fit)
    mine, other = Doubled(ours), Doubled(theirs)
    totals: list[list[float]] = []
    steps: list[bytearray] = []
    for row, (low, high) in enumerate(rows):
        line = [_UNREACHED] * (high - low + 1)
        moves = bytearray(high - low + 1)
        totals.append(line)
        steps.append(moves)
        behind = [(totals[row - down], rows[row - down].low) for down in range(min(row, 2) + 1)]
        for column in range(low, high + 1):
            best, step = (0.0, 0) if row == column == 0 else (_UNREACHED, 0)
            for number, (down, across, prior) in enumerate(_MOVES):
                if down > row or across > column:
                    continue
                before, first = behind[down]
                place = column - across - first
                if not 0 <= place < len(before) or before[place] == _UNREACHED:
                    continue
                total = before[place] + prior
                if down and across:
                    total += fit.score(mine.ending(row, down), other.ending(column, across))
                if total > best:
                    best, step = total, number
            line[column - low], moves[column - low] = best, step
    return _walked_back(rows, steps, (mine, other), fit)


def _walked_back(
    rows: Sequence[Row], steps: Sequence[bytearray], sides: tuple[Doubled, Doubled], fit: Fit
) -> list[Link]:
    links = []
    row, column = (len(side.single) for side in sides)
    while row or column:
        down, across, _ = _MOVES[steps[row][column - rows[row].low]]
        score = 0.0
        if down and across:
            score = fit.score(sides[0].ending(row, down), sides[1].ending(column, across))
        links.append(Link(range(row - down, row), range(column - across, column), score))
        row, column = row - down, column - across
    return links[::-1]
