"""Texts cut at the borders of overlapping spans, so that marks of any number can nest."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

from workbench.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

M = TypeVar("M")


@dataclass(frozen=True)
class Marked(Generic[M]):
    """A mark and the span that it covers; the span is not empty and lies in the text."""

    span: Span
    mark: M


@dataclass(frozen=True)
class Piece(Generic[M]):
    """A stretch of text that the same marks cover from its first character to its last."""

    span: Span
    marks: tuple[Marked[M], ...]

    def begins(self, marked: Marked[M]) -> bool:
        """Tell whether this is the first piece of a mark."""
        return self.span.start == marked.span.start

    def ends(self, marked: Marked[M]) -> bool:
        """Tell whether this is the last piece of a mark."""
        return self.span.end == marked.span.end


def cut(length: int, marks: Iterable[Marked[M]]) -> Iterator[Piece[M]]:
    """Yield the pieces of a text of ``length`` characters, in order and without a gap.

    >>> [(*piece.span, "".join(m.mark for m in piece.marks))
    ...  for piece in cut(6, [Marked(Span(1, 4), "a"), Marked(Span(3, 6), "b")])]
    [(0, 1, ''), (1, 3, 'a'), (3, 4, 'ab'), (4, 6, 'b')]
    """
    marks = list(marks)
    borders = sorted({0, length, *(edge for marked in marks for edge in marked.span)})
    for start, end in pairwise(borders):
        span = Span(start, end)
        yield Piece(span, tuple(marked for marked in marks if marked.span.overlaps(span)))
