"""Where in the table of two documents the path is looked for: near rare keys that both have.

Two documents of 10,000 blocks have 100 million cells; the path is looked for in at most about
300,000 of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.alignment.fit import Fit
    from workbench.alignment.units import Unit

_SMALL = 60_000
"""Tables of fewer cells are looked at whole."""
_CELLS = 200_000
_RARE = 2
_TELLING = 6.0
"""What the keys of a pair must say together for it to be a milestone."""
_MARGIN = 12


class Row(NamedTuple):
    """The cells of one row, both ends included."""

    low: int
    high: int


def corridor(ours: Sequence[Unit], theirs: Sequence[Unit], fit: Fit) -> list[Row]:
    """Return for each number of units of ours how many of theirs may have gone by."""
    rows, columns = len(ours), len(theirs)
    if (rows + 1) * (columns + 1) <= _SMALL:
        return [Row(0, columns)] * (rows + 1)
    widest = max(2 * _MARGIN, _CELLS // (2 * rows), abs(rows - columns) + _MARGIN)
    low, high = [columns] * (rows + 1), [0] * (rows + 1)
    stones = [(0, 0), *_milestones(ours, theirs, fit), (rows, columns)]
    for (row, column), (next_row, next_column) in pairwise(stones):
        down, across = next_row - row, next_column - column
        room = _MARGIN + min(widest - _MARGIN, abs(down - across) + max(down, across) // 8)
        for at in range(max(0, row - _MARGIN), min(rows, next_row + _MARGIN) + 1):
            share = min(1.0, max(0.0, (at - row) / down)) if down else 0.5
            centre = column + round(share * across)
            low[at] = min(low[at], max(0, centre - room))
            high[at] = max(high[at], min(columns, centre + room))
    low[0], high[-1] = 0, columns
    lows = [*accumulate(reversed(low), min)][::-1]
    highs = [*accumulate(high, max)]
    return [Row(*ends) for ends in zip(lows, highs, strict=True)]


def _milestones(
    ours: Sequence[Unit], theirs: Sequence[Unit], fit: Fit
) -> Iterator[tuple[int, int]]:
    """Yield pairs of units with rare keys in common: of those that do not cross, the weightiest."""
    rare = {key for key, counts in fit.counts.items() if max(counts) <= _RARE}
    places: dict[str, list[int]] = defaultdict(list)
    for column, unit in enumerate(theirs):
        for key in unit.keys & rare:
            places[key].append(column)
    votes: list[tuple[int, int, float]] = []
    for row, unit in enumerate(ours):
        shared: dict[int, float] = defaultdict(float)
        for key in unit.keys & rare:
            for column in places[key]:
                shared[column] += fit.gain(key)
        # The rightmost first: no two of a row can then follow each other.
        votes += (
            (row, column, weight)
            for column, weight in sorted(shared.items(), reverse=True)
            if weight >= _TELLING
        )
    yield from _heaviest_chain(votes)


def _heaviest_chain(votes: Sequence[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Return the weightiest of the chains in which rows and columns both grow."""
    columns: list[int] = []  # ends of chains; further right only where heavier
    weights: list[float] = []
    heads: list[int] = []
    before: list[int] = []
    for number, (_, column, weight) in enumerate(votes):
        place = bisect_left(columns, column)
        before.append(heads[place - 1] if place else -1)
        total = weight + (weights[place - 1] if place else 0.0)
        if place < len(columns) and columns[place] == column and weights[place] >= total:
            continue
        end = place
        while end < len(columns) and weights[end] <= total:
            end += 1
        columns[place:end], weights[place:end], heads[place:end] = [column], [total], [number]
    chain = []
    at = heads[-1] if heads else -1
    while at >= 0:
        row, column, _ = votes[at]
        chain.append((row, column))
        at = before[at]
    return chain[::-1]
