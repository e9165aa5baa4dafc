"""Where the prose of an inline token stands in a Markdown file.

markdown-it says what a block holds but not where. So its tokens are walked along the file, each
moving a cursor past exactly what it was made from; where the two do not agree, the rest of the
block is left alone rather than guessed at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.article import Span
from workbench.documents.addresses import ADDRESS, without
from workbench.documents.commonmark import is_overlong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_MARKUP = re.compile(
    rf"`[^`\n]*`|\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)|<[^<>\n]{{1,500}}>|{ADDRESS.pattern}"
)
_TICKS = re.compile("`+")
_LOST = -1


class Locator:
    """Walks the tokens of one block over its lines."""

    def __init__(self, text: str, lines: dict[int, int], start: int, limit: int) -> None:
        """``lines`` gives for each line's start where its content begins, after the markers."""
        self.text = text
        self.lines = lines
        self.cursor = lines.get(start, start)
        self.limit = limit
        self.in_cell = False
        """Whether this is the cell of a table, in which strokes are escaped."""
        self.found: list[Span] = []

    def spans(self, token: Token) -> list[Span]:
        """Return the spans of the prose in a block's inline token."""
        if is_overlong(token.content):
            return self._overlong()
        self._walk(token.children or [])
        return [part for span in self.found for part in without(self.text, span)]

    def _overlong(self) -> list[Span]:
        lines = (Span(start, self._line_end(start)) for start in sorted(self.lines.values()))
        return [part for line in lines for part in without(self.text, line, _MARKUP)]

    def _line_end(self, place: int) -> int:
        end = self.text.find("\n", place, self.limit)
        return self.limit if end < 0 else end

    def _walk(self, children: Sequence[Token]) -> None:
        autolink = False
        for child in children:
            if child.type == "link_open" and child.markup == "autolink":
                self._skip_past(">")
                autolink = True
            elif autolink:
                autolink = child.type != "link_close"
            else:
                self._pass(child)

    def _pass(self, child: Token) -> None:
        """Move past what ``child`` was made from."""
        if child.type in {"softbreak", "hardbreak"}:
            self._next_line()
        elif child.type == "text" or child.content == child.markup != "":
            self._note(child.content)  # the latter is a stroke that escapes nothing
        elif child.type == "code_inline":
            self._skip_code(child.markup)
        elif child.type == "html_inline":
            self._skip_html(child.content)
        elif child.type == "image":
            self._expect("![")
            self._walk(child.children or [])
            self._skip_destination()
        elif child.type == "link_close":
            self._skip_destination()
        else:
            self._expect("[" if child.type == "link_open" else child.markup)

    def _next_line(self) -> None:
        """Go to the content of the next line."""
        end = self.text.find("\n", self.cursor, self.limit) if self.cursor != _LOST else _LOST
        self.cursor = self.lines.get(end + 1, _LOST) if end >= 0 else _LOST

    def _expect(self, markup: str) -> None:
        """Move past ``markup``, which must stand here."""
        if self.cursor != _LOST and self.text.startswith(markup, self.cursor):
            self.cursor += len(markup)
        else:
            self.cursor = _LOST

    def _note(self, content: str) -> None:
        """Move past a text that must stand here, and note it."""
        start = self.cursor
        self._expect(content)
        if self.cursor == _LOST and "|" in content:  # in a table's cell
            self.cursor = start
            self._expect(content.replace("|", "\\|"))
        if self.cursor in {_LOST, start}:
            return
        if self.found and self.found[-1].end == start:
            start = self.found.pop().start
        self.found.append(Span(start, self.cursor))

    def _skip_past(self, sign: str) -> None:
        place = self.text.find(sign, self.cursor, self.limit) if self.cursor != _LOST else _LOST
        self.cursor = place + len(sign) if place >= 0 else _LOST

    def _skip_code(self, ticks: str) -> None:
        self._expect(ticks)
        if self.cursor == _LOST:
            return
        for match in _TICKS.finditer(self.text, self.cursor, self.limit):
            if match.group() == ticks:
                self.cursor = match.end()
                return
        self.cursor = _LOST

    def _skip_html(self, content: str) -> None:
        first, *others = content.split("\n")
        self._expect(first)
        for line in others:
            self._next_line()
            self._expect(line.lstrip())

    def _skip_destination(self) -> None:
        """Move past ``](address "title")``, ``][reference]`` or ``]`` after a link's text."""
        self._expect("]")
        if self.cursor == _LOST:
            return
        opening = self.text[self.cursor : self.cursor + 1]
        if opening == "(":
            self.cursor = _closing(self.text, self.cursor, self.limit)
        elif opening == "[":
            self._skip_past("]")


def _closing(text: str, start: int, limit: int) -> int:
    """Return the index after the bracket that closes the one at ``start``, past a quoted title."""
    depth = 0
    quote = ""
    index = start
    while index < limit:
        char = text[index]
        if char == "\\":
            index += 1
        elif quote:
            quote = "" if char == quote else quote
        elif char in "\"'" and text[index - 1].isspace():
            quote = char
        elif char == "<" and depth == 1 and not text[start + 1 : index].strip():
            index = max(index, text.find(">", index, limit))
        else:
            depth += (char == "(") - (char == ")")
            if depth == 0:
                return index + 1
        index += 1
    return _LOST
