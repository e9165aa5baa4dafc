"""Loops: a phrase that a model repeats until its length limit, a known fault of small models."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 12
_TIMES = {1: 5, 2: 4}
_TIMES_FOR_LONGER = 3
_GROWTH = 3
_GROWTH_ALLOWANCE = 20


def has_loop(tokens: Sequence[str]) -> bool:
    """Tell whether a run of up to twelve tokens stands several times in a row.

    One token five times, two tokens four times, longer runs three times.

    >>> has_loop("the best of the best of the best of".split())
    True
    >>> has_loop("the best of the rest".split())
    False
    """
    for size in range(1, _LONGEST + 1):
        times = _TIMES.get(size, _TIMES_FOR_LONGER)
        if _repeats(tokens, size, times):
            return True
    return False


def _repeats(tokens: Sequence[str], size: int, times: int) -> bool:
    """Tell whether ``times`` equal runs of ``size`` tokens follow each other."""
    same = 0
    for index in range(size, len(tokens)):
        same = same + 1 if tokens[index] == tokens[index - size] else 0
        if same >= size * (times - 1):
            return True
    return False


def overlong(source: Sequence[str], target: Sequence[str]) -> bool:
    """Tell whether a target has far more tokens than its source can account for."""
    return len(target) > _GROWTH * len(source) + _GROWTH_ALLOWANCE
