"""How well two units fit: the logarithm of how much likelier they are as a pair than by chance."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import BlockKind
from workbench.text.size import usual

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.alignment.units import Unit

_ROUND = 2.0
"""Added to every size, so that empty texts have one and short ones may differ more."""
_CHANCE = 1.0
"""Standard deviation of that logarithm for texts that do not belong together."""
_SPREAD, _SPREAD_SHORT = 0.1, 0.6
"""That of texts that do: of long ones, and how much more over the root of a short one's size."""
_LEAST = -16.0
_CARRIED = {"t": 0.8, "n": 0.85, "l": 0.8, "w": 0.4}
"""How often a translation has a key of its source, by the key's first letter."""
_COMMON, _RARE = 0.05, 0.01
"""In how many blocks of any text a small number stands, and any other key."""
_SMALL_NUMBERS = frozenset(f"n{number}" for number in (*range(11), "1E+1"))
_BLOCKS = 20
"""So many blocks of any text are added: a short one says little of how rare a key is."""
_CROWD = 0.2
"""How much less a common key says for each further unit that is taken with another."""
_HEADINGS = 2.0
_OTHER_KIND = -4.0


class _Known(NamedTuple):
    """What of a unit is needed again and again."""

    loss: float
    """What it costs that none of its keys are on the other side."""
    log_size: float
    same: float
    """What a size just as expected says."""
    scale: float
    """How much less another one says, by the square of the difference."""


class Fit:
    """Scores pairs of units of two documents whose units are known."""

    def __init__(self, ours: Sequence[Unit], theirs: Sequence[Unit], *, into_english: bool) -> None:
        """Learn from all units of both sides which keys are rare."""
        self._usual = usual("en" if into_english else "zh")
        here, there = _counts(ours), _counts(theirs)
        self.counts = {key: (here[key], there[key]) for key in here.keys() & there.keys()}
        self._gain: dict[str, float] = {}
        self._loss: dict[str, float] = {}
        for key, (one, other) in self.counts.items():
            often = _COMMON if key in _SMALL_NUMBERS else _RARE
            chance = max(
                (count + _BLOCKS * often) / (len(side) + _BLOCKS)
                for count, side in ((one, ours), (other, theirs))
            )
            carried = _CARRIED[key[0]]
            self._gain[key] = max(0.0, math.log(carried / chance))
            self._loss[key] = max(0.0, math.log((1 - chance) / (1 - carried)))
        kinds = [{unit.kind for unit in side} for side in (ours, theirs)]
        self._headed = all(BlockKind.HEADING in side for side in kinds)
        self._known: dict[Unit, _Known] = {}

    def gain(self, key: str) -> float:
        """Return what it says that two units share ``key``, which both documents have."""
        return self._gain[key]

    def score(self, ours: Unit, theirs: Unit) -> float:
        """Return how much likelier the two are to belong together than not, as a logarithm."""
        one, other = self._known_of(ours), self._known_of(theirs)
        short = one if one.log_size < other.log_size else other
        off = other.log_size - one.log_size - self._usual
        score = max(short.same - short.scale * off * off, _LEAST) - one.loss - other.loss
        gains, losses = self._gain, self._loss
        crowd = _CROWD * (ours.count + theirs.count - 2)
        for key in ours.keys & theirs.keys:
            score += max(0.0, gains[key] - crowd)
            if key in ours.due:
                score += losses[key]
            if key in theirs.due:
                score += losses[key]
        return score + self._by_kind(ours, theirs)

    def _by_kind(self, ours: Unit, theirs: Unit) -> float:
        if not self._headed:
            return 0.0
        if ours.kind is theirs.kind is BlockKind.HEADING:
            return _HEADINGS
        same = not {ours.kind, theirs.kind} & {BlockKind.HEADING, None}
        return 0.0 if same else _OTHER_KIND

    def _known_of(self, unit: Unit) -> _Known:
        known = self._known.get(unit)
        if known is None:
            losses = self._loss
            loss = sum(losses[key] for key in unit.due if key in losses)
            spread = _SPREAD + _SPREAD_SHORT / math.sqrt(unit.size + _ROUND)
            chance = math.hypot(spread, _CHANCE)
            known = self._known[unit] = _Known(
                loss,
                math.log(unit.size + _ROUND),
                math.log(chance / spread),
                (spread**-2 - chance**-2) / 2,
            )
        return known


def _counts(units: Iterable[Unit]) -> Counter[str]:
    return Counter(key for unit in units for key in unit.keys)
