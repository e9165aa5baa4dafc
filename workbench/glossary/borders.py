"""Whether a hit ends where words end: 高通 is no word in 高通胀, nor 国企 in 中国企业.

Chinese sets no spaces, so around a hit the cheapest reading as words is sought twice: freely, and
with the hit's borders kept. Where the free one is cheaper by ``SURE``, a word that crosses a border
is there instead. A word that holds all of the hit (中国人 over 中国) is no objection.
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
SURE = 1.0
"""How much cheaper the reading without the hit must be."""


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
    costs, pairs = load_words()
    if folded[start - 1 : start + 1] not in pairs and folded[end - 1 : end + 1] not in pairs:
        return None
    if not _is_crossed(folded, start, end, costs):
        return None
    reading = _Reading(folded, Span(start, end), costs, forms)
    kept, free = reading.best(keep=True), reading.best(keep=False)
    if kept.cost - free.cost <= SURE:
        return None
    words = [word for word in free.words if word.overlaps(reading.hit)]
    return Span(words[0].start, words[-1].end)


def _is_crossed(folded: str, start: int, end: int, costs: dict[str, float]) -> bool:
    """Tell whether any word of the list crosses one border of the hit and not the other."""
    for at in range(max(0, start - LONGEST + 1), start):
        for stop in range(start + 1, min(end, at + LONGEST + 1)):
            if folded[at:stop] in costs:
                return True
    for at in range(max(start + 1, end - LONGEST + 1), end):
        for stop in range(end + 1, at + LONGEST + 1):
            if folded[at:stop] in costs:
                return True
    return False


class _Path(NamedTuple):
    cost: float
    words: tuple[Span, ...]


class _Reading:
    """The text around a hit, to be read as words."""

    def __init__(
        self, folded: str, hit: Span, costs: dict[str, float], forms: Container[str]
    ) -> None:
        self.folded, self.hit, self.costs, self.forms = folded, hit, costs, forms
        self.start, self.end = hit
        while self.start > max(0, hit.start - REACH) and is_han(folded[self.start - 1]):
            self.start -= 1
        while self.end < min(len(folded), hit.end + REACH) and is_han(folded[self.end]):
            self.end += 1

    def best(self, *, keep: bool) -> _Path:
        """Return the cheapest reading; with ``keep`` no word crosses a border of the hit."""
        paths: dict[int, _Path] = {self.start: _Path(0.0, ())}
        for at in range(self.start, self.end):
            before = paths[at]  # a single character is always a word
            for word in self._words_at(at):
                if keep and self._crosses(word):
                    continue
                cost = before.cost + self._cost(word)
                if word.end not in paths or cost < paths[word.end].cost:
                    paths[word.end] = _Path(cost, (*before.words, word))
        return paths[self.end]

    def _words_at(self, at: int) -> list[Span]:
        lengths = [1]
        for length in range(2, min(LONGEST, self.end - at) + 1):
            text = self.folded[at : at + length]
            if text in self.costs or text in self.forms:
                lengths.append(length)
        words = [Span(at, at + length) for length in lengths]
        return [*words, self.hit] if at == self.hit.start else words

    def _cost(self, word: Span) -> float:
        text = word.of(self.folded)
        cost = self.costs.get(text, UNKNOWN_COST)
        return min(cost, FORM_COST) if word == self.hit or text in self.forms else cost

    def _crosses(self, word: Span) -> bool:
        start, end = self.hit
        return word.start < start < word.end < end or start < word.start < end < word.end


def is_han(char: str) -> bool:
    """Tell whether ``char`` is a Han character (of a fold, which has no compatibility ones)."""
    return "\u3400" <= char <= "\u9fff" or char >= "\U00020000"
