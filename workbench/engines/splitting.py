"""Sentences that are too long for a model: cut where it hurts least, and joined again."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.engines import Hypothesis
from workbench.engines.clauses import clause_cuts, joined_clauses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_CLAUSE_END = re.compile(r"(?<=[，；：、。！？])|(?<=[,;:.!?])(?=\s)")
"""After Chinese punctuation, and after Western where no figure (3,500) or name (x.com) goes on."""
_SHORTEST_TOKEN = 8
"""Characters that a token may stand for; a text longer than that many tokens is never counted."""


def split_to_fit(sentence: str, count: Callable[[str], int], limit: int) -> list[str]:
    """Return the parts of ``sentence`` within ``limit`` tokens; joined, they are the sentence.

    It is cut at clause punctuation, into parts of like size; a clause that is too long in itself
    is halved, between words if there are any.
    """
    if len(sentence) <= limit * _SHORTEST_TOKEN and count(sentence) <= limit:
        return [sentence]
    clauses = [
        (piece, count(piece))
        for clause in filter(None, _CLAUSE_END.split(sentence))
        for piece in _halved(clause, count, limit)
    ]
    return _grouped(clauses, limit)


def _grouped(clauses: Sequence[tuple[str, int]], limit: int) -> list[str]:
    """Join clauses, given with their sizes, to parts of like size within ``limit`` if they are."""
    total = sum(size for _, size in clauses)
    wanted = total / max(1, -(-total // limit))
    parts, part, used = [], "", 0
    for clause, size in clauses:
        if part and (used + size > limit or used + size / 2 > wanted):
            parts.append(part)
            part, used = "", 0
        part += clause
        used += size
    return [*parts, part]


def divide(sentence: str, language: str, count: Callable[[str], int], wish: int) -> list[str]:
    """Return ``sentence`` in parts of up to ``wish`` tokens, as far as it has clauses to part.

    A clause that is longer stays whole.
    """
    if count(sentence) <= wish:
        return [sentence]
    cuts = [0, *clause_cuts(sentence, language), len(sentence)]
    clauses = [sentence[start:end] for start, end in pairwise(cuts)]
    return _grouped([(clause, count(clause)) for clause in clauses], wish)


def _halved(clause: str, count: Callable[[str], int], limit: int) -> Iterator[str]:
    """Yield ``clause``, or its halves' halves until each fits."""
    if len(clause) <= 1 or (len(clause) <= limit * _SHORTEST_TOKEN and count(clause) <= limit):
        yield clause
        return
    middle = _middle(clause)
    yield from _halved(clause[:middle], count, limit)
    yield from _halved(clause[middle:], count, limit)


def _middle(clause: str) -> int:
    """Return where to cut ``clause``: after the space nearest to its middle, if one is near."""
    middle = len(clause) // 2
    low, high = middle // 2, middle + middle // 2
    before, after = clause.rfind(" ", low, middle), clause.find(" ", middle, high)
    near = [space + 1 for space in (before, after) if space >= 0]
    return min(near, key=lambda cut: abs(cut - middle), default=middle)


def join(sources: Sequence[str], parts: Sequence[Hypothesis], language: str) -> Hypothesis:
    """Join the hypotheses of a sentence's parts; its score is their mean."""
    if len(parts) == 1:
        return parts[0]
    texts = [part.text for part in parts]
    score = sum(part.score for part in parts) / max(1, len(parts))
    return Hypothesis(joined_clauses(zip(sources, texts, strict=True), language), score)
