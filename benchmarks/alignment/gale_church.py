"""The baseline: Gale and Church (1993), length in characters only, over the whole table."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.alignment import Link

if TYPE_CHECKING:
    from collections.abc import Sequence

_PRIORS = {
    (1, 1): 0.89,
    (1, 0): 0.005,
    (0, 1): 0.005,
    (2, 1): 0.0445,
    (1, 2): 0.0445,
    (2, 2): 0.011,
}
_MOVES = [(down, across, -math.log(share)) for (down, across), share in _PRIORS.items()]
_VARIANCE = 6.8
"""Of the paper; both sides are counted in English characters."""


def gale_church(ours: Sequence[float], theirs: Sequence[float]) -> list[Link]:
    """Return the links of two documents whose units have these lengths.

    The lengths are made equal in sum before: what the paper calls c is the documents' own.
    """
    totals = [[math.inf] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    steps = [[(0, 0)] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    totals[0][0] = 0.0
    mine, other = ([0.0, *_sums(side)] for side in (ours, theirs))
    for row in range(len(ours) + 1):
        for column in range(len(theirs) + 1):
            for down, across, prior in _MOVES:
                if down > row or across > column:
                    continue
                before = totals[row - down][column - across]
                one, two = mine[row] - mine[row - down], other[column] - other[column - across]
                total = before + prior + _distance(round(one), round(two))
                if total < totals[row][column]:
                    totals[row][column], steps[row][column] = total, (down, across)
    links = []
    row, column = len(ours), len(theirs)
    while row or column:
        down, across = steps[row][column]
        links.append(Link(range(row - down, row), range(column - across, column)))
        row, column = row - down, column - across
    return links[::-1]


def _sums(values: Sequence[float]) -> list[float]:
    total, sums = 0.0, []
    for value in values:
        total += value
        sums.append(total)
    return sums


@lru_cache(maxsize=1 << 20)
def _distance(one: int, other: int) -> float:
    if not one and not other:
        return 0.0
    delta = (other - one) / math.sqrt(_VARIANCE * (one + other) / 2)
    return -math.log(max(math.erfc(abs(delta) / math.sqrt(2)), 1e-300))
