"""Which number of one text stands for which of another that it does not equal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.text.quantity import DATES, units_meet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from workbench.text.quantity import Quantity

_MAX_COMPARED = 50
"""So many numbers of each side are compared; a sentence has a few."""
_UNLIKE = 4


def paired(
    missing: Sequence[Quantity], extra: Sequence[Quantity]
) -> list[tuple[Quantity, Quantity | None]]:
    """Return each of ``missing`` with the one of ``extra`` that was written for it, or None.

    The pairs that resemble each other most come together first: digits exchanged or one digit
    wrong, off by a power of ten, then what counts the same, in the order of the texts. With
    nothing in common a number was left out rather than changed.
    """
    ones, others = missing[:_MAX_COMPARED], extra[:_MAX_COMPARED]
    order = sorted(
        (rank, i, j)
        for i, one in enumerate(ones)
        for j, other in enumerate(others)
        if (rank := _unlikeness(one, other)) < _UNLIKE
    )
    chosen: dict[int, int] = {}
    for _, i, j in order:
        if i not in chosen and j not in chosen.values():
            chosen[i] = j
    found = [others[chosen[i]] if i in chosen else None for i in range(len(ones))]
    return [*zip(ones, found, strict=True), *((one, None) for one in missing[_MAX_COMPARED:])]


def _unlikeness(one: Quantity, other: Quantity) -> int:
    """Return 0 for the same digits otherwise, up to 3 for the same kind and 4 for neither."""
    if one.unit in DATES or other.unit in DATES:
        same = one.unit is other.unit
        return (2 if _slipped(one.low, other.low) else 3) if same else _UNLIKE
    if not units_meet(one.unit, other.unit):
        return _UNLIKE
    if _is_shifted(one.low, other.low):
        return 0
    if _slipped(one.low, other.low):
        return 1 if one.unit is other.unit else 2
    return 3


def _is_shifted(one: Decimal, other: Decimal) -> bool:
    """Tell whether the two are off by a power of ten."""
    if not one or not other:
        return False
    ratio = abs(one / other).normalize()
    return ratio.as_tuple().digits == (1,) and ratio != 1


def _slipped(one: Decimal, other: Decimal) -> bool:
    """Tell whether two neighbouring digits changed places, or one digit is another."""
    first, second = _digits(one), _digits(other)
    if len(first) != len(second) or len(first) < 2:  # noqa: PLR2004 - one digit resembles nothing
        return False
    differ = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(differ) == 2:  # noqa: PLR2004
        left, right = differ
        return first[left] == second[right] and first[right] == second[left]
    return len(differ) == 1


def _digits(value: Decimal) -> str:
    return "".join(map(str, value.normalize().as_tuple().digits))
