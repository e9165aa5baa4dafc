"""Inline marks: what lies on parts of a block's text, and how a file takes texts with marks back.

A reader gives blocks without their markup. A ``Layout`` is the other half: for every block the
marks on its text, and a way to write the file again with other texts in the places of the blocks.
What a mark looks like in its format is the layout's own secret, behind ``Mark.key``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from workbench.locales import Locale


class MarkKind(str, Enum):
    """What a mark is."""

    STYLE = "style"
    """Emphasis, a colour, a class: it may be on other words than before, or go in need."""
    LINK = "link"
    IMAGE = "image"
    """A picture: over its alternative text, or without width."""
    CODE = "code"
    NOTE = "note"
    """The sign of a footnote, behind what it is about."""
    BREAK = "break"
    """A line end within the block, over its line feed."""
    POINT = "point"
    """An anchor, a comment, a script: without width, and without text."""

    @property
    def keeps_text(self) -> bool:
        """Whether the text under the mark is not to be translated."""
        return self in {MarkKind.CODE, MarkKind.NOTE}

    @property
    def must_stay(self) -> bool:
        """Whether a text that lost the mark has lost something."""
        return self in {MarkKind.LINK, MarkKind.IMAGE, MarkKind.CODE, MarkKind.NOTE}


@dataclass(frozen=True)
class Mark:
    """One mark on a text.

    Marks nest and never cross. Of two on the same span the outer one comes first.
    """

    span: Span
    kind: MarkKind
    key: int
    """By which its layout knows how to write it; the same in the source and in the target."""
    label: str = ""
    """Where a link leads, what a picture or a note is called: the same when read again."""


@dataclass(frozen=True)
class Passage:
    """The text of one block with the marks on it, in the order in which they begin."""

    text: str
    marks: tuple[Mark, ...] = ()


class Layout(ABC):
    """A document that was read, ready to be written again with other texts in its blocks."""

    passages: tuple[Passage, ...]
    """One for each block of the content, in order, with the very text of the block."""
    labels: tuple[str, ...] = ()
    """Short texts beside the blocks that are translated as well: title, alternative texts."""
    runs_on: frozenset[int] = frozenset()
    """Blocks whose sentence the next block carries on, and that want their share of it back."""
    notes: tuple[str, ...] = ()
    """What its user should know of how the file is written."""

    @abstractmethod
    def write(
        self,
        passages: Sequence[Passage | None],
        labels: Mapping[str, str],
        locale: Locale,
    ) -> bytes:
        """Return the file in ``locale`` with these passages in place of its own.

        None leaves a block as it stands; a passage without text takes the block out.
        """

    def converted(self, change: Callable[[str], str], locale: Locale) -> bytes:
        """Return the file with ``change`` made to every stretch of prose, marks where they are.

        Raises NotImplementedError for a format that does this by ``prose_spans``.
        """
        raise NotImplementedError


class Piece(NamedTuple):
    """A stretch of a passage, the start or end of a mark, or a mark without width."""

    text: str
    opens: Mark | None = None
    closes: Mark | None = None
    stands: Mark | None = None


def pieces(passage: Passage) -> list[Piece]:
    """Return a passage as a writer goes through it: marks that open, text, marks that close.

    >>> bold = Mark(Span(1, 3), MarkKind.STYLE, 0)
    >>> ["".join((p.text, "<" if p.opens else "", ">" if p.closes else ""))
    ...  for p in pieces(Passage("abcd", (bold,)))]
    ['a', '<', 'bc', '>', 'd']
    """
    found: list[Piece] = []
    opened: list[Mark] = []
    position = 0

    def reach(place: int) -> None:
        nonlocal position
        while opened and opened[-1].span.end <= place:
            end = max(position, opened[-1].span.end)
            text_until(end)
            found.append(Piece("", closes=opened.pop()))
        text_until(place)

    def text_until(place: int) -> None:
        nonlocal position
        if place > position:
            found.append(Piece(passage.text[position:place]))
            position = place

    for mark in sorted(passage.marks, key=_start):
        if mark.span.start == mark.span.end:
            _stand(mark, opened, reach, text_until)
            found.append(Piece("", stands=mark))
            continue
        reach(mark.span.start)
        found.append(Piece("", opens=mark))
        opened.append(mark)
    reach(len(passage.text))
    return found


def _start(mark: Mark) -> int:
    return mark.span.start


def _stand(
    mark: Mark,
    opened: Sequence[Mark],
    reach: Callable[[int], None],
    text_until: Callable[[int], None],
) -> None:
    """Go to a mark without width; a sign at the end of another mark stays within it."""
    ends = opened and opened[-1].span.end == mark.span.start
    within = ends and mark.kind is not MarkKind.POINT
    (text_until if within else reach)(mark.span.start)


def placed(marks: Sequence[Mark], raw: str, text: str) -> tuple[Mark, ...]:
    """Return marks on ``raw`` as marks on ``text``, which differs in nothing but white space.

    They come in the order in which they begin: one may begin later than it did, behind a space or a
    break. Marks end at letters; one that holds none has no width. Raises ValueError where letters
    differ.
    """
    at = offsets(raw, text)
    found = []
    broken = 0
    for mark in sorted(marks, key=_start):
        start, end = at[mark.span.start], at[mark.span.end]
        if mark.kind is MarkKind.BREAK:
            place = max(start, broken)
            if text[place : place + 1] == "\n":
                broken = place + 1
                found.append(replace(mark, span=Span(place, broken)))
                continue
            found.append(replace(mark, span=Span(start, start), kind=MarkKind.POINT))
            continue
        while start < end and text[start].isspace():
            start += 1
        found.append(replace(mark, span=Span(start, end)))
    return tuple(sorted(found, key=_start))


def offsets(raw: str, text: str) -> list[int]:
    """Return for each place in ``raw`` (and its end) the place in ``text`` after the same letters.

    The two differ in nothing but white space; a letter is what is none. Raises ValueError where
    they do differ.

    >>> offsets(" a  b", "a b")
    [0, 0, 1, 1, 1, 3]
    """
    after = [0, *(place + 1 for place, char in enumerate(text) if not char.isspace())]
    found = [0]
    letters = 0
    for char in raw:
        if not char.isspace():
            letters += 1
            if letters >= len(after) or text[after[letters] - 1] != char:
                raise ValueError("not the same text")
        found.append(after[letters])
    if letters != len(after) - 1:
        raise ValueError("not the same text")
    return found
