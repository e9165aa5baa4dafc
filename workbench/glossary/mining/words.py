"""Chinese as words, by the cheapest reading, and where a name begins that ends at a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.glossary.borders import LONGEST, UNKNOWN_COST, is_han, load_words
from workbench.glossary.mining.lists import BREAKS, ORGANISATIONS, ROLES

if TYPE_CHECKING:
    from collections.abc import Mapping

REACH = 16
"""Longest name looked at."""
_SHORTEST = 2
_DATES = frozenset("年月日号")


def split(folded: str) -> list[str]:
    """Return a run of Chinese as words; what is no word falls into characters.

    >>> split("美国代表团")
    ['美国', '代表团']
    """
    costs = load_words().costs
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(folded) + 1):
        ways = (
            (best[start][0] + _cost(folded[start:end], costs), start)
            for start in range(max(0, end - LONGEST), end)
        )
        best.append(min(ways))
    words: list[str] = []
    end = len(folded)
    while end:
        start = best[end][1]
        words.append(folded[start:end])
        end = start
    return words[::-1]


def _cost(word: str, costs: Mapping[str, float]) -> float:
    return costs.get(word, UNKNOWN_COST if len(word) == 1 else UNKNOWN_COST * (len(word) + 1))


def is_word(folded: str) -> bool:
    """Tell whether the list of common words has it."""
    return folded in load_words().costs


def run_before(folded: str, end: int) -> int:
    """Return where the run of Chinese begins that ends at ``end``, at the most ``REACH`` before."""
    start = end
    while start > max(0, end - REACH) and is_han(folded[start - 1]):
        start -= 1
    return start


def words_before(folded: str, end: int) -> list[str]:
    """Return the words before ``end`` that may belong to one name, back to the last break."""
    words = split(folded[run_before(folded, end) : end])
    kept: list[str] = []
    for word in reversed(words):
        if word in BREAKS:
            break
        kept.append(word)
    if kept and kept[-1] in _DATES and end > sum(map(len, kept)):
        before = folded[end - sum(map(len, kept)) - 1]
        if before.isdigit():
            kept.pop()  # the day before a name: 4日商务部
    return kept[::-1]


def name_before(folded: str, end: int, frequent: Mapping[str, int], *, whole: bool = False) -> str:
    """Return the name that ends at ``end``, as far as it can be told, folded.

    A name begins after a word for what it names (制造巨头金力永磁), or where the words before it
    end; where it stands elsewhere without them, it is what both places share. ``whole`` says that
    it is made of common words, as what an abbreviation stands for mostly is.
    """
    words = words_before(folded, end)
    for at in range(len(words) - 1, 0, -1):
        if words[at - 1] in ROLES and sum(map(len, words[at:])) >= _SHORTEST:
            words = words[at:]
            break
    name = "".join(words)
    if whole or all(len(word) > 1 for word in words) or name.endswith(ORGANISATIONS):
        return name
    for length in range(min(len(name) - 1, 8), _SHORTEST, -1):
        if frequent.get(name[-length:], 0) > frequent.get(name, 1):
            return name[-length:]
    return _without_common(words)


def _without_common(words: list[str]) -> str:
    """Return the end of ``words`` from the first one that is no common word, or one before it."""
    for at, word in enumerate(words):
        if len(word) == 1 or not is_word(word):
            return "".join(words[at:])
    return "".join(words)
