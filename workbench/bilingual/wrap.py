"""Lines of a given width for text that may be Chinese: where a line may end, and where it does."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from workbench.article import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NOT_FIRST = frozenset("，。、；：？！”’）》」』】〉〕…—～·％,.;:?!)]}%")
"""Punctuation that Chinese typesetting keeps from the start of a line."""
_NOT_LAST = frozenset("“‘（《「『【〈〔([{")


def columns(text: str) -> int:
    """Return how many columns ``text`` takes: two for an East Asian character."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def wrap(text: str, width: int, measure: Callable[[str], int]) -> Iterator[Span]:
    """Yield the lines of ``text`` as spans, each at most ``width`` columns wide.

    ``measure`` gives the columns of one character. A word wider than a line is broken; the
    spaces at which a line ends belong to no line.
    """
    start = 0
    for paragraph in text.split("\n"):
        for line in _lines(paragraph, max(width, 2), measure):
            yield Span(start + line.start, start + line.end)
        start += len(paragraph) + 1


def _lines(text: str, width: int, measure: Callable[[str], int]) -> Iterator[Span]:
    start = 0
    while True:
        end = _end(text, start, width, measure)
        yield Span(start, start + len(text[start:end].rstrip(" ")))
        while end < len(text) and text[end] == " ":
            end += 1
        if end >= len(text):
            return
        start = end


def _end(text: str, start: int, width: int, measure: Callable[[str], int]) -> int:
    """Return where the line that begins at ``start`` ends: the last good place that fits."""
    used, good = 0, start
    for index in range(start, len(text)):
        if index > start and _may_break(text[index - 1], text[index], measure):
            good = index
        used += measure(text[index])
        if used > width and text[index] != " ":
            return good if good > start else max(index, start + 1)
    return len(text)


def _may_break(before: str, after: str, measure: Callable[[str], int]) -> bool:
    if before == " ":
        return after != " "
    if after in _NOT_FIRST or before in _NOT_LAST:
        return False
    return after == " " or measure(before) > 1 or measure(after) > 1
