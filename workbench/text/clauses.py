"""The clause of a figure: what stands before it and after it, up to a mark or another figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from re import Pattern

    from workbench.article import Span

CLAUSE_MARKS = r"[,;:.!?()](?!\d)|[，；：。！？（）、]|[-—–]{2}| [—–-] |—"
"""A regular expression of what ends a clause."""


class Clause(NamedTuple):
    """What stands before and after a figure, and where the part before it begins."""

    before: str
    after: str
    start: int


def clauses(
    text: str, figures: Sequence[Span], marks: Pattern[str], reach: int | None = None
) -> Iterator[Clause]:
    """Yield the clause of each of ``figures``, in order; at most ``reach`` characters on a side.

    >>> import re
    >>> from workbench.article import Span
    >>> text = "Sales fell 5%, and 7% more."
    >>> [*clauses(text, [Span(11, 13), Span(19, 21)], re.compile(CLAUSE_MARKS))][0]
    Clause(before='Sales fell ', after='', start=0)
    """
    reach = len(text) if reach is None else reach
    nexts = [*(span.start for span in figures[1:]), len(text)]
    first = 0
    for (start, end), last in zip(figures, nexts, strict=False):
        before = marks.split(text[max(first, start - reach) : start])[-1]
        after = marks.split(text[end : min(last, end + reach)])[0]
        yield Clause(before, after, start - len(before))
        first = max(first, end)
