"""What every kind of error put into a pair is made of: its maker, and changes of a target."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from benchmarks.checks.sets import Clean

    Maker = Callable[[Clean, random.Random], Clean | None]


@dataclass(frozen=True)
class Kind:
    """One kind of error, and the rules that should find it."""

    name: str
    rules: tuple[str, ...]
    make: Maker


def replace(
    clean: Clean, dice: random.Random, pattern: str, change: Callable[[str], str]
) -> Clean | None:
    """Change one place of the target that ``pattern`` finds, if there is one."""
    places = list(re.finditer(pattern, clean.target))
    if not places:
        return None
    place = dice.choice(places)
    return put(clean, place.span(), change(place.group()))


def put(clean: Clean, span: tuple[int, int], text: str) -> Clean | None:
    """Write ``text`` in place of a span of the target."""
    return changed(clean, clean.target[: span[0]] + text + clean.target[span[1] :])


def changed(clean: Clean, target: str) -> Clean | None:
    """Return the pair with another target; None where it is the same."""
    return clean._replace(target=target) if target != clean.target else None
