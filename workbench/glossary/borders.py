"""Whether a hit ends where words end: 高通 is no word in 高通胀, nor 国企 in 中国企业.

Chinese sets no spaces, so around a hit the cheapest reading as words is sought twice: freely, and
with the hit's borders kept. Where the free one is cheaper by ``SURE``, a word that crosses a border
is there instead. A word that begins or ends with the hit (中国人 over 中国) is no objection; one
that goes on at both ends is (沿海地区 over 海地), as it is made of two that meet within the hit.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Span

if TYPE_CHECKING:
    from collections.abc import Container

LONGEST = 4
"""Longest word of the list."""
REACH = 6
"""How many characters on either side are read."""
FORM_COST = 10.0
"""What a form of the glossary costs as a word: as much as one that is fairly frequent."""
UNKNOWN_COST = 18.0
"""What a character costs that is no word of the list."""
SURE = 0.75
"""How much cheaper the reading without the hit must be; costs are in tenths."""


class Words(NamedTuple):
    """The word list."""

    costs: dict[str, float]
    pairs: frozenset[str]
    """Every two characters that stand side by side in some word."""


@lru_cache(maxsize=1)
def load_words() -> Words:
    """Return the word list, read once."""
    text = resources.files("workbench.glossary").joinpath("words.txt").read_text("utf-8")
    costs: dict[str, float] = {}
    for line in text.splitlines():
        head, *words = line.split()
        if head != "#":
            costs.update(dict.fromkeys(words, int(head) / 10))
    pairs = {word[at : at + 2] for word in costs for at in range(len(word) - 1)}
    return Words(costs, frozenset(pairs))


def crossing(folded: str, start: int, end: int, forms: Container[str] = ()) -> Span | None:
    """Return the span of the words that stand there instead of ``folded[start:end]``.

    None where the hit may stand. ``forms`` are further words: those of the glossary, folded.

    >>> text = "中国企业"
    >>> crossing(text, 1, 3), crossing(text, 0, 2)
    (Span(start=0, end=4), None)
    """
    lattice = _crossed(folded, start, end, forms)
    if lattice is None:
        return None
    if _is_within(folded, start, end):
        return Span(start - 1, end + 1)
    free = lattice.cheapest(keep=False)
    if lattice.cheapest(keep=True)[-1][0] - free[-1][0] <= SURE:
        return None
    return lattice.words_over_hit(free)


def doubt(folded: str, start: int, end: int, forms: Container[str] = ()) -> float:
    """Return how much cheaper the reading is in which a word crosses a border of the hit.

    0 where none does; over ``SURE`` the hit is none.
    """
    lattice = _crossed(folded, start, end, forms)
    if lattice is None:
        return 0.0
    return lattice.cheapest(keep=True)[-1][0] - lattice.cheapest(keep=False)[-1][0]


def holder(folded: str, start: int, end: int) -> Span | None:
    """Return the longest word of the list that holds the hit and more: 大学生 over 大学."""
    costs = load_words().costs
    spans = [
        Span(first, last)
        for first in range(max(0, end - LONGEST), start + 1)
        for last in range(end, min(len(folded), first + LONGEST) + 1)
        if last - first > end - start and folded[first:last] in costs
    ]
    return max(spans, key=lambda span: span.end - span.start, default=None)


def _crossed(folded: str, start: int, end: int, forms: Container[str]) -> _Lattice | None:
    """Return the words around a hit, None where no word of the list crosses a border of it."""
    costs, pairs = load_words()
    if not (
        (folded[start - 1 : start + 1] in pairs and _is_start_crossed(folded, start, end, costs))
        or (folded[end - 1 : end + 1] in pairs and _is_end_crossed(folded, start, end, costs))
    ):
        return None
    return _Lattice(folded, start, end, costs, forms)


def _is_within(folded: str, start: int, end: int) -> bool:
    """Tell whether a word of the list goes on at both ends of a hit: one of four characters."""
    if start == 0 or end + 2 - start != LONGEST:
        return False
    return folded[start - 1 : end + 1] in load_words().costs


def _is_start_crossed(folded: str, start: int, end: int, costs: dict[str, float]) -> bool:
    """Tell whether a word of the list begins before the hit and ends in it."""
    for at in range(start - 1, max(start - LONGEST, -1), -1):
        for stop in range(start + 1, min(end, at + LONGEST + 1)):
            if folded[at:stop] in costs:
                return True
    return False


def _is_end_crossed(folded: str, start: int, end: int, costs: dict[str, float]) -> bool:
    """Tell whether a word of the list begins in the hit and ends behind it."""
    for at in range(end - 1, max(start, end - LONGEST), -1):
        for stop in range(end + 1, at + LONGEST + 1):
            if folded[at:stop] in costs:
                return True
    return False


Step = tuple[float, int]
"""What it costs to come to a place, and where the last word on the way begins."""


class _Lattice:
    """The words that may stand around a hit; places count from the first character read."""

    def __init__(
        self, folded: str, start: int, end: int, costs: dict[str, float], forms: Container[str]
    ) -> None:
        first, last = start, end
        while first > max(0, start - REACH) and is_han(folded[first - 1]):
            first -= 1
        while last < min(len(folded), end + REACH) and is_han(folded[last]):
            last += 1
        self.first = first
        self.start, self.end = start - first, end - first
        text = folded[first:last]
        self.words: list[list[tuple[int, float]]] = []
        """Per place, the words that begin there: where they end, and what they cost."""
        for at in range(len(text)):
            words = [(at + 1, costs.get(text[at], UNKNOWN_COST))]
            for stop in range(at + 2, min(at + LONGEST, len(text)) + 1):
                word = text[at:stop]
                cost = costs.get(word)
                if word in forms:
                    words.append((stop, FORM_COST if cost is None else min(cost, FORM_COST)))
                elif cost is not None:
                    words.append((stop, cost))
            self.words.append(words)
        self.words[self.start].append((self.end, FORM_COST))

    def cheapest(self, *, keep: bool) -> list[Step]:
        """Return the cheapest step to each place; with ``keep`` no word crosses a border."""
        start, end = self.start, self.end
        steps: list[Step] = [(0.0, 0), *[(1e9, 0)] * len(self.words)]
        for at, words in enumerate(self.words):
            before = steps[at][0]
            for stop, cost in words:
                if keep and (at < start < stop < end or start < at < end < stop):
                    continue
                if before + cost < steps[stop][0]:
                    steps[stop] = (before + cost, at)
        return steps

    def words_over_hit(self, steps: list[Step]) -> Span:
        """Return the span of the words, on the way of ``steps``, that share text with the hit."""
        at, last = len(self.words), self.end
        while at > self.start:
            if at >= self.end:
                last = at
            at = steps[at][1]
        return Span(self.first + at, self.first + last)


def is_han(char: str) -> bool:
    """Tell whether ``char`` is a Han character (of a fold, which has no compatibility ones)."""
    return "\u3400" <= char <= "\u9fff" or char >= "\U00020000"
