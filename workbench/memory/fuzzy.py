"""Sources that are like a text: found by shared grams, judged by the tokens that differ.

The score is what translators know: 100 for the same text, 99 for one that differs in script, width,
case or spaces only, and below that the share of tokens (characters of Chinese, words, numbers,
signs) that need no edit.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from workbench.memory.normal import grams, normal, tokens
from workbench.memory.rows import COLUMNS, unit_of
from workbench.memory.schema import told
from workbench.memory.unit import Author

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.memory.store import Memory
    from workbench.memory.unit import LocalePair, Unit

LEAST = 75
"""The score from which on a sentence is worth showing."""
_SAME, _SAME_FOLD = 100, 99
_COMMON = 1000
"""A gram that so many sources of like length have tells little."""
_ENOUGH = 4
"""With fewer grams that tell something, common ones are looked for two together."""
_HOLDERS = "SELECT unit FROM gram WHERE gram = ? AND length BETWEEN ? AND ? LIMIT ?"
_BOTH = (
    "SELECT one.unit FROM (SELECT length, unit FROM gram WHERE gram = ? AND length BETWEEN ? AND ?"
    " LIMIT 20000) AS one CROSS JOIN gram AS other ON other.gram = ? AND other.length = one.length"
    " AND other.unit = one.unit LIMIT ?"
)
_JUDGED = 100
"""How many sources are compared token by token: those that share the most grams."""


class Similar(NamedTuple):
    """A unit whose source is like a text, and how much."""

    score: int
    unit: Unit


def similar(
    memory: Memory, source: str, pair: LocalePair, *, least: int = LEAST, limit: int = 3
) -> list[Similar]:
    """Return up to ``limit`` of the units by people that are most like ``source``, best first.

    Of several units with one source and target only the newest is among them.
    """
    form = normal(source)
    words = tokens(form)
    numbers = _candidates(memory, words, memory.pair_number(pair), least)
    best: dict[tuple[str, str], Similar] = {}
    for unit in _units(memory, numbers):
        score = _score(source, form, words, unit.source, least)
        if score >= least:
            best[unit.source, unit.target] = Similar(score, unit)
    ranked = sorted(best.values(), key=lambda one: (one.score, one.unit.time), reverse=True)
    return ranked[:limit]


def _candidates(memory: Memory, words: Sequence[str], pair: int, least: int) -> list[int]:
    """Return the numbers of the units that share the most grams with a text."""
    lengths = len(words) * least // 100, len(words) * 100 // max(least, 1)
    shared: Counter[int] = Counter()
    common: list[int] = []
    with told(memory.path):
        for gram in (all_grams := grams(words, pair)):
            rows = memory.connection.execute(_HOLDERS, (gram, *lengths, _COMMON)).fetchall()
            if len(rows) < _COMMON:
                shared.update(number for (number,) in rows)
            else:
                common.append(gram)
        if len(all_grams) - len(common) < _ENOUGH:
            for one, other in zip(common[::2], common[1::2], strict=False):
                rows = memory.connection.execute(_BOTH, (one, *lengths, other, _COMMON)).fetchall()
                shared.update(number for (number,) in rows)
    return [number for number, _ in shared.most_common(_JUDGED)]


def _units(memory: Memory, numbers: Sequence[int]) -> list[Unit]:
    """Return people's units by their numbers, the older ones first."""
    places = ", ".join("?" * len(numbers))
    with told(memory.path):
        rows = memory.connection.execute(
            f"SELECT {COLUMNS} FROM unit JOIN origin ON origin.id = unit.origin"  # noqa: S608
            f" WHERE unit.id IN ({places}) AND author = ? ORDER BY time, unit.id",
            (*numbers, Author.PERSON.value),
        ).fetchall()
    return [unit_of(row, memory.path) for row in rows]


def _score(source: str, form: str, words: Sequence[str], other: str, least: int) -> int:
    from rapidfuzz.distance import Levenshtein

    if other == source:
        return _SAME
    theirs = normal(other)
    if theirs == form:
        return _SAME_FOLD
    likeness = Levenshtein.normalized_similarity(words, tokens(theirs), score_cutoff=least / 100)
    return min(_SAME_FOLD - 1, int(likeness * 100))
