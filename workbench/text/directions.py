"""Which way the figures of a text went: up or down, to profit or loss, and from which to which.

A direction is given only where the clause says one surely: a word for it stands next to the
figure, and nothing in the clause speaks of the other way, of a negation, or of how fast something
rose or fell.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Span
from workbench.text.clauses import CLAUSE_MARKS, Clause, clauses
from workbench.text.direction_words import CHINESE, ENGLISH, Direction
from workbench.text.fold import fold
from workbench.text.quantity import DATES, SHARES, Quantity, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.text.direction_words import Wording

_BREAK = re.compile(rf"{CLAUSE_MARKS}|\n")
_LONGEST_CLAUSE = 120
"""So many characters on each side of a figure are looked at."""
_LONGEST_COURSE = 30
_OF_SHARES = frozenset({Direction.UP, Direction.DOWN})
_SINGLE = frozenset({Unit.NONE, Unit.PERCENT, Unit.FRACTION})


class Move(NamedTuple):
    """A figure that went one way, and the words that say so, figure included."""

    figure: Quantity
    direction: Direction
    span: Span


class Course(NamedTuple):
    """Two figures: from the one to the other."""

    origin: Quantity
    goal: Quantity
    span: Span


def moves(text: str, found: Sequence[Quantity], language: str) -> Iterator[Move]:
    """Yield those of the quantities ``found`` in ``text`` that went one way, surely.

    >>> from workbench.text.numbers import quantities
    >>> text = "Sales fell 5% to 3 million, and profit was up 2%; the decline narrowed to 7%."
    >>> [one.span.of(text) for one in moves(text, quantities(text, "en"), "en")]
    ['fell 5%', 'up 2%']
    """
    folded, wording = _looked_at(text, language)
    before: tuple[Quantity, Clause] | None = None
    for figure, clause in _clauses(folded, found):
        if figure.low == figure.high and figure.low > 0 and figure.unit in _SINGLE:
            move = _move(figure, clause, wording)
            if move is None and before:
                move = _arrival(before, (figure, clause), wording)
            if move:
                yield move
        before = figure, clause


def courses(text: str, found: Sequence[Quantity], language: str) -> Iterator[Course]:
    """Yield where ``text`` says from which of the quantities ``found`` to which.

    >>> from workbench.text.numbers import quantities
    >>> text = "关税从145%降至30%。"
    >>> course = next(courses(text, quantities(text, "zh"), "zh"))
    >>> course.origin.span.of(text), course.goal.span.of(text)
    ('145%', '30%')
    """
    folded, wording = _looked_at(text, language)
    figures = [(one, clause) for one, clause in _clauses(folded, found) if one.low == one.high]
    for (one, here), (other, there) in pairwise(figures):
        between = folded[one.span.end : other.span.start]
        if len(between) > _LONGEST_COURSE or _BREAK.search(between):
            continue
        span = Span(one.span.start, other.span.end)
        if wording.origin.search(here.before) and wording.goal.search(there.before):
            yield Course(one, other, span)
        elif wording.goal.search(here.before) and wording.origin.search(there.before):
            yield Course(other, one, span)


def _looked_at(text: str, language: str) -> tuple[str, Wording]:
    return (fold(text), CHINESE) if language == "zh" else (text, ENGLISH)


def _clauses(text: str, found: Sequence[Quantity]) -> Iterator[tuple[Quantity, Clause]]:
    """Yield the figures with their clauses."""
    figures = [one for one in found if one.sure and one.unit not in DATES | {Unit.ORDINAL}]
    spans = [one.span for one in figures]
    return zip(figures, clauses(text, spans, _BREAK, _LONGEST_CLAUSE), strict=True)


def _move(figure: Quantity, clause: Clause, wording: Wording) -> Move | None:
    found = _spoken(figure, clause, wording)
    if found is None or _in_doubt(found.direction, clause, wording):
        return None
    if figure.unit not in SHARES or found.direction in _OF_SHARES:
        return found
    # Shares that lost 5% fell; a profit of 5% may be a margin.
    is_fall = found.direction is Direction.LOSS
    return found._replace(direction=Direction.DOWN) if is_fall else None


def _spoken(figure: Quantity, clause: Clause, wording: Wording) -> Move | None:
    """Return what the word next to ``figure`` says, whatever else is in the clause."""
    for direction, pattern in wording.before.items():
        match = pattern.search(clause.before)
        if match:
            span = Span(clause.start + match.start(), figure.span.end)
            return Move(figure, direction, span)
    for direction, pattern in wording.after.items():
        match = pattern.match(clause.after)
        if match:
            span = Span(figure.span.start, figure.span.end + match.end())
            return Move(figure, direction, span)
    return None


def _arrival(
    origin: tuple[Quantity, Clause], goal: tuple[Quantity, Clause], wording: Wording
) -> Move | None:
    """Return the move to the second figure where its verb stands before the first: fell from."""
    (_, here), (figure, there) = origin, goal
    start = wording.origin.search(here.before)
    if start is None or there.start != origin[0].span.end or not wording.goal.search(there.before):
        return None
    clause = Clause(here.before[: start.start()].rstrip() + there.before, there.after, here.start)
    return _move(figure, clause, wording)


def _in_doubt(direction: Direction, clause: Clause, wording: Wording) -> bool:
    """Tell whether anything in the clause speaks against ``direction``."""
    text = f"{clause.before}\n{clause.after}"
    other = wording.against.get(direction)
    return bool(wording.doubt.search(text) or (other and other.search(text)))
