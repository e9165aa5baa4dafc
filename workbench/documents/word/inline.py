"""The marks of a paragraph: runs that look different, links, fields, pictures, notes, formulas."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from workbench.article import Span
from workbench.documents.marks import Mark, MarkKind, Passage, placed
from workbench.documents.package import attribute, local
from workbench.documents.word.looks import commonest, properties_of, signature, wrapper_of
from workbench.documents.word.payloads import NUMBERS, Link, Style, Whole, alone, picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.documents.word.payloads import Made
    from workbench.documents.word.trace import Leaf, Place

_PICTURES = {"drawing", "pict", "object"}
_NOTES = {"footnoteReference", "endnoteReference"}
_SIGNS = {"tab", "ptab", "sym", "separator", "continuationSeparator", *NUMBERS}
_FIELD = {"fldChar", "instrText"}


@dataclass
class Inline:
    """Makes the passages of a document; ``made`` is what the keys of their marks stand for."""

    link_target: Callable[[Any], str]
    """Returns where a ``hyperlink`` leads."""
    made: list[Made] = field(default_factory=list)
    bases: list[Any] = field(default_factory=list)
    """For each passage the properties of its plain runs."""

    def passage(self, place: Place, text: str) -> Passage:
        """Return the text of a block with the marks on it."""
        base = commonest(place.leaves)
        self.bases.append(properties_of(base) if base else None)
        scan = _Scan(self, signature(self.bases[-1]))
        for leaf in place.leaves:
            scan.take(leaf)
        return Passage(text, placed(scan.finish(), place.raw, text))

    def key(self, made: Made) -> int:
        """Return a new key, which stands for ``made``."""
        self.made.append(made)
        return len(self.made) - 1


@dataclass
class _Field:
    """A field whose end was not seen yet."""

    start: int
    runs: list[Any]
    """The runs before its result."""
    command: str = ""
    result: bool = False


class _Scan:
    """Goes through the leaves of one paragraph."""

    def __init__(self, inline: Inline, base: str) -> None:
        self.inline, self.base = inline, base
        self.at = 0
        self.marks: list[Mark] = []
        self.wrapper: Any = None
        self.began = 0
        self.within: list[Leaf] = []
        self.field: _Field | None = None
        self.depth = 0
        self.style: tuple[str, int, Any] | None = None
        self.after: int | None = None

    def take(self, leaf: Leaf) -> None:
        """Take the next leaf."""
        wrapper = wrapper_of(leaf.element)
        if wrapper is not self.wrapper:
            self._end_wrapper()
            self.wrapper, self.began = wrapper, self.at
        if wrapper is not None:
            self.within.append(leaf)
        else:
            self._bare(leaf)
        self.at += len(leaf.text)

    def finish(self) -> list[Mark]:
        """Return the marks."""
        self._end_wrapper()
        self._end_style()
        if self.field is not None:
            start = self.field.start
            self._add(start, start, MarkKind.POINT, Whole(self.field.runs))
            self._signs(self.within, start)
        return self.marks

    def _add(self, start: int, end: int, kind: MarkKind, made: Made, label: str = "") -> None:
        self.marks.append(Mark(Span(start, end), kind, self.inline.key(made), label))

    def _bare(self, leaf: Leaf) -> None:
        """Take a leaf that stands in the paragraph itself, or in a field."""
        name = local(leaf.element)
        if name in _FIELD or self.depth:
            self._in_field(leaf, name)
        elif name in _PICTURES | _NOTES:
            self._sign(leaf, self.at)
        elif leaf.text == "\n":
            self._add(self.at, self.at + 1, MarkKind.BREAK, None)
        elif name in _SIGNS or name == "br":
            self._add(self.at, self.at + len(leaf.text), MarkKind.POINT, alone(leaf))
        elif leaf.text.strip():
            self._styled(leaf)
        elif leaf.text and self.after == self.at:
            self.after += len(leaf.text)

    def _styled(self, leaf: Leaf) -> None:
        properties = properties_of(leaf)
        looks = signature(properties)
        if self.style is None or self.style[0] != looks or self.after != self.at:
            self._end_style()
            if looks != self.base:
                self.style = (looks, self.at, properties)
        self.after = self.at + len(leaf.text)

    def _end_style(self) -> None:
        if self.style is not None and self.after is not None:
            _, start, properties = self.style
            self._add(start, self.after, MarkKind.STYLE, Style(properties))
        self.style = None

    def _in_field(self, leaf: Leaf, name: str) -> None:
        """Take a leaf of a field, which ends where its outermost one does."""
        state = attribute(leaf.element, "fldCharType") if name == "fldChar" else ""
        if state == "begin":
            self.depth += 1
            if self.depth == 1:
                self._end_style()
                self.field = _Field(self.at, [])
        if self.field is None:
            # The end of a field that began in another paragraph.
            self._add(self.at, self.at, MarkKind.POINT, alone(leaf))
            return
        if not self.field.result or state == "end" or self.depth > 1:
            self.field.runs += alone(leaf).elements
            self.field.command += leaf.element.text or "" if name == "instrText" else ""
        elif leaf.text or name in _PICTURES | _NOTES:
            self.within.append(leaf)
        self.field.result = self.field.result or (state == "separate" and self.depth == 1)
        if state == "end":
            self.depth -= 1
            if not self.depth:
                self._end_field(self.field)
                self.field = None

    def _end_field(self, one: _Field) -> None:
        leaves, self.within = self.within, []
        *opening, closing = one.runs
        words = one.command.split()
        if words[:1] == ["HYPERLINK"] and any(leaf.text.strip() for leaf in leaves):
            made = Link(opening, [closing], properties_of(leaves[0]))
            label = " ".join(words[1:])
            self._add(one.start, self.at, MarkKind.LINK, made, label)
            self._signs(leaves, one.start)
            return
        results = [element for leaf in leaves for element in alone(leaf).elements]
        whole = Whole([*opening, *results, closing])
        text = "".join(leaf.text for leaf in leaves)
        kind = MarkKind.CODE if text.strip() else MarkKind.POINT
        self._add(one.start, one.start + len(text), kind, whole, text.strip())

    def _end_wrapper(self) -> None:
        wrapper, self.wrapper = self.wrapper, None
        if wrapper is None:
            return
        self._end_style()
        leaves, self.within = self.within, []
        text = "".join(leaf.text for leaf in leaves)
        if local(wrapper) != "hyperlink":
            whole = Whole([copy.deepcopy(wrapper)])
            kind = MarkKind.CODE if text.strip() else MarkKind.POINT
            self._add(self.began, self.at, kind, whole, text.strip())
            return
        label = self.inline.link_target(wrapper)
        if not text.strip():
            whole = Whole([copy.deepcopy(wrapper)])
            self._add(self.began, self.began, MarkKind.LINK, whole, label)
            return
        shell = copy.copy(wrapper)
        for inner in list(shell):
            shell.remove(inner)
        shell.text = None
        first = next(leaf for leaf in leaves if leaf.text.strip())
        made = Link([shell], [], properties_of(first))
        self._add(self.began, self.at, MarkKind.LINK, made, label)
        self._signs(leaves, self.began)

    def _signs(self, leaves: list[Leaf], at: int) -> None:
        """Add the pictures and the notes within a link or a field that begins at ``at``."""
        for leaf in leaves:
            if local(leaf.element) in _PICTURES | _NOTES:
                self._sign(leaf, at)
            at += len(leaf.text)

    def _sign(self, leaf: Leaf, at: int) -> None:
        """Add a picture or the sign of a note."""
        name = local(leaf.element)
        if name in _NOTES:
            label = f"{name} {attribute(leaf.element, 'id')}"
            self._add(at, at, MarkKind.NOTE, alone(leaf), label)
        else:
            self._add(at, at, MarkKind.IMAGE, alone(leaf), picture(leaf.element))
