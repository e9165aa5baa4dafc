"""A passage written as Markdown: its marks by their own markup, its text so that it stays text."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from workbench.documents.layouts.lines import wrapped
from workbench.documents.marks import Mark, MarkKind, pieces

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.documents.layouts.markdown_trace import Markup
    from workbench.documents.marks import Passage

_KEPT = "\x00"
"""Stands for a space at which no line may be broken."""
_SPECIAL = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|$)|[*`\[\]|]|_|<(?=[A-Za-z/!?])|&(?=#?\w{1,31};)|~(?=~)|(?<=~)~"
)
_LINE_START = re.compile(
    r"(?P<mark>#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=+\s*$|-+\s*$|:?-+:?\s*(?:\||$)|\|)"
    r"|(?P<number>\d{1,9})[.)](?=\s|$)"
)
_CLOSING_MARKS = re.compile(r"(?<![\\#])(#+\s*)$")
_REFERENCES = {"]", "][]"}


class Place(Enum):
    """Where a text stands, which decides what it must not begin or end with."""

    LINE = "line"
    HEADING = "heading"
    """After number signs, and before those that may close it."""
    UNDERLINED = "underlined"
    """Above a line of dashes, which with a stroke in the text would make a table."""
    CELL = "cell"
    FIRST_CELL = "first cell"
    """Of a row that no stroke begins."""


class Inline:
    """Writes the passages of a file."""

    def __init__(self, markup: Mapping[int, Markup]) -> None:
        self._markup = markup

    def lines(self, passage: Passage, columns: int | None, place: Place) -> list[str]:
        """Return the lines of a passage; with ``columns`` they are wrapped."""
        text = self._written(passage)
        lines = text.split("\n")
        if columns is not None:
            lines = [line[start:end] for line in lines for start, end in wrapped(line, columns)]
        lines = [line.replace(_KEPT, " ") for line in lines]
        if place is Place.CELL:
            return [" ".join(lines)]
        if place is Place.FIRST_CELL:
            return [_guarded(" ".join(lines))]
        if place is Place.HEADING:
            return [_CLOSING_MARKS.sub(r"\\\1", " ".join(lines))]
        if place is Place.UNDERLINED:
            lines = [line.replace("\\|", "&#124;") for line in lines]
        return [_guarded(line) for line in lines]

    def _written(self, passage: Passage) -> str:
        out = ""
        verbatim: list[Mark] = []
        for piece in pieces(passage):
            if piece.opens is not None:
                if piece.opens.kind in {MarkKind.CODE, MarkKind.NOTE, MarkKind.BREAK}:
                    verbatim.append(piece.opens)
                    continue
                out = _before_bracket(out, self._opening(piece.opens, passage))
            elif piece.closes is not None:
                if piece.closes in verbatim:
                    verbatim.remove(piece.closes)
                    out += self._verbatim(piece.closes)
                else:
                    out += self._closing(piece.closes, passage)
            elif piece.stands is not None:
                markup = self._markup[piece.stands.key]
                out = _before_bracket(out, _kept(markup.opening + markup.closing))
            elif not verbatim:
                out += escaped(piece.text)
        return out

    def _verbatim(self, mark: Mark) -> str:
        markup = self._markup[mark.key]
        if mark.kind is MarkKind.BREAK:
            is_tag = markup.opening.startswith("<")
            return _kept(markup.opening) if is_tag else _kept(markup.opening) + "\n"
        if markup.closing:  # code by tags
            return _kept(markup.opening + markup.written + markup.closing)
        return _kept(markup.opening)

    def _opening(self, mark: Mark, passage: Passage) -> str:
        return _kept(_without_underscores(self._markup[mark.key].opening, mark, passage))

    def _closing(self, mark: Mark, passage: Passage) -> str:
        markup = self._markup[mark.key]
        if markup.closing in _REFERENCES and mark.span.of(passage.text) != markup.written:
            return _kept(f"][{markup.written}]")
        return _kept(_without_underscores(markup.closing, mark, passage))


def _without_underscores(markup: str, mark: Mark, passage: Passage) -> str:
    """Return stars for underscores, which mark nothing beside a letter."""
    before, after = passage.text[: mark.span.start][-1:], passage.text[mark.span.end :][:1]
    if markup.strip("_") or not (before.isalnum() or after.isalnum()):
        return markup
    return markup.replace("_", "*")


def _before_bracket(text: str, markup: str) -> str:
    """Return ``text`` with ``markup`` after it; an exclamation mark makes no picture of a link."""
    if markup.startswith("[") and text.endswith("!"):
        text = text[:-1] + "\\!"
    return text + markup


def _kept(markup: str) -> str:
    return markup.replace(" ", _KEPT)


def escaped(text: str) -> str:
    r"""Return ``text`` so that Markdown shows it as it is.

    >>> escaped("a*b_c <script> https://a.b/_c_ R&D &amp;")
    'a\\*b_c \\<script> https://a.b/\\_c\\_ R&D \\&amp;'
    """
    return _SPECIAL.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    """Return a sign with a stroke before it; an underscore within a word needs none."""
    sign, written = match.group(), match.string
    before, after = written[: match.start()][-1:], written[match.end() :][:1]
    within_word = sign == "_" and before.isalnum() and after.isalnum()
    return sign if within_word else f"\\{sign}"


def _guarded(line: str) -> str:
    """Return a line that does not begin a heading, a list, a quote or a rule."""
    line = line.lstrip(" \t")
    match = _LINE_START.match(line)
    if match is None:
        return line
    if match["number"]:
        place = match.end("number")
        return f"{line[:place]}\\{line[place:]}"
    return f"\\{line}"
