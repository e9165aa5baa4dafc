"""From the inline token of a Markdown block to its raw text and the marks on it.

Each mark keeps the very markup with which it stands in the file, so that a link keeps its address,
its title and the way it is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Span
from workbench.documents.locate import Locator
from workbench.documents.marks import Mark, MarkKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_LOST = -1
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w-]*)[^>]*?(?P<empty>/?)>")
_HREF = re.compile(r"\b(?:href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LINE_END = re.compile(r"\n[ \t>]*")
_KINDS = {"a": MarkKind.LINK, "code": MarkKind.CODE, "img": MarkKind.IMAGE}


class Markup(NamedTuple):
    """What stands in the file before the text of a mark and after it."""

    opening: str
    closing: str = ""
    written: str = ""
    """The text of a link as it stands in the file, which may be its reference's name."""


@dataclass(frozen=True)
class Traced:
    """The text of a token, white space and all, and marks on it with their markup."""

    raw: str
    marks: tuple[Mark, ...]
    """With spans in ``raw``, and keys that count from 0."""
    markup: tuple[Markup, ...]


class _Open(NamedTuple):
    """A mark that is not closed yet."""

    place: int
    """Where among the marks it is to stand."""
    start: int
    opening: str
    kind: MarkKind
    label: str
    name: str
    at: int
    """Where in the file its text begins."""


class Tracer(Locator):
    """Walks a token over its lines, and gathers text and marks."""

    def trace(self, token: Token) -> Traced:
        """Return the text of a block's inline token, and its marks."""
        self.raw: list[str] = []
        self.length = 0
        self.marks: list[Mark | None] = []
        self.markup: list[Markup] = []
        self.opened: list[_Open] = []
        if not token.children:
            self._say(token.content)
        self._children(token.children or [])
        for row in self.opened:
            self._stand(row)
        marks = tuple(mark for mark in self.marks if mark is not None)
        return Traced("".join(self.raw), marks, tuple(self.markup))

    def _say(self, text: str) -> None:
        self.raw.append(text)
        self.length += len(text)

    def _children(self, children: Sequence[Token]) -> None:
        index = 0
        while index < len(children):
            child = children[index]
            if child.type == "link_open" and child.markup == "autolink":
                index = self._autolink(children, index)
            else:
                self._child(child)
            index += 1

    def _autolink(self, children: Sequence[Token], index: int) -> int:
        start = self.length
        while children[index].type != "link_close":
            self._say(children[index].content)
            index += 1
        self._skip_past(">")
        text = "".join(self.raw)[start:]
        self._add(start, MarkKind.CODE, text, Markup(f"<{text}>"))
        return index

    def _child(self, child: Token) -> None:
        before = self.cursor
        if child.type == "image":
            self._image(child)
            return
        self._pass(child)
        written = self.text[before : self.cursor] if _LOST not in (before, self.cursor) else ""
        if child.type in {"text", "text_special"}:
            self._say(child.content)
        elif child.type == "softbreak":
            self._say(" \n")
        elif child.type == "hardbreak":
            end = written.find("\n")
            self._break(written[:end] if end > 0 else "\\")
        elif child.type == "code_inline":
            start = self.length
            self._say(child.content)
            whole = f"{child.markup}{child.content}{child.markup}"
            self._add(start, MarkKind.CODE, child.content, Markup(_on_one_line(written or whole)))
        elif child.type == "html_inline":
            self._html(child.content)
        elif child.nesting > 0:
            self._open(child)
        elif child.nesting < 0:
            self._close(child.type.removesuffix("_close"), written or child.markup)

    def _image(self, child: Token) -> None:
        start, place = self.length, self._reserve()
        self._expect("![")
        opened = self.cursor
        self._walk(child.children or [])
        closed = self.cursor
        self._skip_destination()
        self._say("".join(_texts(child.children or [])))
        written = self.text[closed : self.cursor] if _LOST not in (opened, self.cursor) else ""
        source = str(child.attrs.get("src", ""))
        markup = Markup("![", written or f"](<{source}>)", self.text[max(opened, 0) : closed])
        self._add(start, MarkKind.IMAGE, source, markup, place)

    def _break(self, ending: str) -> None:
        start = self.length
        self._say("\n")
        self._add(start, MarkKind.BREAK, "", Markup(ending))

    def _html(self, content: str) -> None:
        tag = _TAG.fullmatch(content)
        if _BREAK.fullmatch(content):
            start = self.length
            self._say("\n")
            self._add(start, MarkKind.BREAK, "", Markup(content))
        elif tag and tag["close"]:
            self._close(f"<{tag['name'].lower()}", content)
        elif tag and not tag["empty"] and tag["name"].lower() not in {"img", "wbr", "input"}:
            name = tag["name"].lower()
            kind = _KINDS.get(name, MarkKind.STYLE)
            place, at = self._reserve(), max(self.cursor, 0)
            self.opened.append(
                _Open(place, self.length, content, kind, _address(content), f"<{name}", at)
            )
        else:
            kind = _KINDS.get(tag["name"].lower() if tag else "", MarkKind.POINT)
            self._add(self.length, kind, _address(content), Markup(content))

    def _open(self, child: Token) -> None:
        is_link = child.type == "link_open"
        kind = MarkKind.LINK if is_link else MarkKind.STYLE
        label = str(child.attrs.get("href", "")) if is_link else ""
        name = child.type.removesuffix("_open")
        opening = "[" if is_link else child.markup
        self.opened.append(
            _Open(self._reserve(), self.length, opening, kind, label, name, max(self.cursor, 0))
        )

    def _close(self, name: str, closing: str) -> None:
        """End the mark that is open; a closing tag of none stands for itself."""
        index = next((i for i in range(len(self.opened))[::-1] if self.opened[i].name == name), -1)
        if index < 0:
            self._add(self.length, MarkKind.POINT, "", Markup(closing))
            return
        for row in self.opened[index + 1 :]:
            self._stand(row)
        row = self.opened[index]
        del self.opened[index:]
        closing = closing or f"](<{row.label}>)"
        end = self.cursor - len(closing)
        written = self.text[row.at : end] if self.cursor != _LOST else ""
        text = "".join(self.raw)[row.start :]
        label = text if row.kind is MarkKind.CODE else row.label
        markup = Markup(row.opening, closing, written)
        if not text.strip():  # a linked picture and the like: all of it is one sign
            within = [mark.label for mark in self.marks[row.place + 1 :] if mark]
            self.marks[row.place + 1 :] = [None] * (len(self.marks) - row.place - 1)
            label = " ".join([label, *within])
            markup = Markup(f"{row.opening}{written}{closing}")
        self._put(row.place, Span(row.start, self.length), row.kind, label, markup)

    def _stand(self, row: _Open) -> None:
        """Put an opening tag that nothing closes as what it is."""
        self._put(row.place, Span(row.start, row.start), MarkKind.POINT, "", Markup(row.opening))

    def _reserve(self) -> int:
        """Keep a place in the list for a mark, as outer ones come first."""
        self.marks.append(None)
        self.markup.append(Markup(""))
        return len(self.marks) - 1

    def _add(
        self, start: int, kind: MarkKind, label: str, markup: Markup, place: int | None = None
    ) -> None:
        place = self._reserve() if place is None else place
        self._put(place, Span(start, self.length), kind, label, markup)

    def _put(self, place: int, span: Span, kind: MarkKind, label: str, markup: Markup) -> None:
        self.marks[place] = Mark(span, kind, place, label)
        opening, closing = map(_on_one_line, (markup.opening, markup.closing))
        self.markup[place] = Markup(opening, closing, markup.written)


def _on_one_line(markup: str) -> str:
    """Return markup without line ends, and without what begins a line of its block."""
    return _LINE_END.sub(" ", markup)


def _texts(children: Sequence[Token]) -> list[str]:
    """Return the texts of an image's alternative text."""
    texts = []
    for child in children:
        if child.type in {"text", "text_special", "code_inline"}:
            texts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            texts.append(" ")
        elif child.children:
            texts += _texts(child.children)
    return texts


def _address(tag: str) -> str:
    match = _HREF.search(tag)
    return next((group for group in match.groups() if group is not None), "") if match else ""
