"""Text of XLIFF without its inline elements, and where those stood that mark a stretch of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.article import Span
from workbench.documents.package import local

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODES = {"ph", "bpt", "ept", "it", "sub", "x", "bx", "ex", "sc", "ec", "sm", "em"}
"""Elements that stand for markup of the original; what is in them is no text."""
_LINE_BREAKS = {"lb", "xlf:lb"}


class Mark(NamedTuple):
    """An element ``mrk`` and the span of the text that it is around."""

    span: Span
    attributes: dict[str, str]


class Flat(NamedTuple):
    """A text and its marks, the outer ones first."""

    text: str
    marks: tuple[Mark, ...] = ()

    def of_type(self, name: str, value: str) -> Iterator[Mark]:
        """Yield the marks whose attribute ``name`` is ``value``."""
        return (mark for mark in self.marks if mark.attributes.get(name) == value)


def flattened(element: Any) -> Flat:  # noqa: ANN401 - lxml has no types
    """Return the text of a ``source`` or ``target``; ``cp`` are the characters that they name."""
    walk = _Walk()
    walk.through(element)
    return Flat("".join(walk.parts), tuple(sorted(walk.marks, key=_outer_first)))


def _outer_first(mark: Mark) -> tuple[int, int]:
    return mark.span.start, -mark.span.end


class _Walk:
    """Collects the text of an element, and counts how much of it there is."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.marks: list[Mark] = []
        self.length = 0

    def _say(self, text: str | None) -> None:
        if text:
            self.parts.append(text)
            self.length += len(text)

    def through(self, element: Any) -> None:  # noqa: ANN401
        """Take what an element holds."""
        self._say(element.text)
        for one in element:
            name, start = local(one), self.length
            if name == "cp":
                self._say(_character(one.get("hex", "")))
            elif name in _CODES:
                broken = {one.get("ctype"), one.get("subType")} & _LINE_BREAKS
                self._say("\n" if broken else "")
            elif name:
                self.through(one)
            if name == "mrk":
                self.marks.append(Mark(Span(start, self.length), dict(one.attrib)))
            self._say(one.tail)


def _character(digits: str) -> str:
    try:
        return chr(int(digits, 16))
    except (ValueError, OverflowError):
        return "\ufffd"
