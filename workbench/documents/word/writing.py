"""A paragraph of a Word document filled anew, with its links, fields and pictures in place."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.documents.marks import MarkKind, pieces
from workbench.documents.package import child, local
from workbench.documents.word.body import is_hidden
from workbench.documents.word.payloads import Link, Style, Whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.documents.marks import Mark, Passage
    from workbench.documents.word.payloads import Made
    from workbench.documents.word.speech import Speech
    from workbench.documents.word.trace import Place

_BEFORE = {"bookmarkStart", "commentRangeStart", "permStart"}
_AFTER = {"bookmarkEnd", "commentRangeEnd", "permEnd"}
_HOLDERS = {"tc", "txbxContent", "footnote", "endnote"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Around(NamedTuple):
    """What stands in a paragraph beside its text: bookmarks, comments, hidden text."""

    before: list[Any]
    after: list[Any]


def fill(place: Place, passage: Passage, base: Any, made: Sequence[Made], speech: Speech) -> None:  # noqa: ANN401 - lxml has no types
    """Put a passage in the place of a block; one without text takes the block out.

    Tracked changes are accepted; bookmarks and comments are then about the whole paragraph.
    """
    *spare, paragraph = place.paragraphs
    around = [_around(one) for one in place.paragraphs]
    for one in spare:
        one.getparent().remove(one)
    if not passage.text and _may_go(paragraph):
        paragraph.getparent().remove(paragraph)
        return
    properties = child(paragraph, "pPr")
    for one in list(paragraph):
        if one is not properties:
            paragraph.remove(one)
    if properties is not None:
        _accept(properties)
        speech.set_paragraph(properties)
    for side in around:
        paragraph.extend(side.before)
    _Filling(paragraph, base, made, speech).write(passage)
    for side in around:
        paragraph.extend(side.after)


class _Filling:
    """Writes a passage into a paragraph."""

    def __init__(self, paragraph: Any, base: Any, made: Sequence[Made], speech: Speech) -> None:  # noqa: ANN401
        self.made, self.speech = made, speech
        self.open: list[tuple[Any, Any]] = [(paragraph, base)]
        """The elements that are being filled, each with the properties of its runs."""
        self.skipping = 0

    def write(self, passage: Passage) -> None:
        """Write all of a passage."""
        for piece in pieces(passage):
            if piece.opens:
                self._begin(piece.opens)
            elif piece.closes:
                self._end(piece.closes)
            elif piece.stands:
                self._stand(piece.stands)
            elif not self.skipping:
                self._text(piece.text)

    def _begin(self, mark: Mark) -> None:
        made = self.made[mark.key]
        into, properties = self.open[-1]
        if isinstance(made, Whole):
            self._stand(mark)
            self.skipping += 1
        elif isinstance(made, Link):
            opening = copy.deepcopy(made.opening)
            into.extend(opening)
            self.open.append((into if made.closing else opening[0], made.properties))
        else:
            self.open.append((into, made.properties if isinstance(made, Style) else properties))

    def _end(self, mark: Mark) -> None:
        made = self.made[mark.key]
        if isinstance(made, Whole):
            self.skipping -= 1
            return
        self.open.pop()
        if isinstance(made, Link):
            self.open[-1][0].extend(copy.deepcopy(made.closing))

    def _stand(self, mark: Mark) -> None:
        made = self.made[mark.key]
        if isinstance(made, Whole):
            # What is kept whole has its own signs in it; this one stands beside it.
            into = self.open[-1][0]
            into.extend(copy.deepcopy(made.elements))
            if made.box is not None:
                into[-1].append(made.box)
        elif mark.kind is not MarkKind.STYLE and isinstance(made, Link):
            self._begin(mark)
            self._end(mark)

    def _text(self, text: str) -> None:
        into, properties = self.open[-1]
        run = into.makeelement(_like(self.open[0][0], "r"))
        own = self.speech.run_properties(properties, run)
        if own is not None:
            run.append(own)
        for number, line in enumerate(text.split("\n")):
            if number:
                run.append(run.makeelement(_like(run, "br")))
            if line:
                written = run.makeelement(_like(run, "t"))
                written.text = line
                written.set(_SPACE, "preserve")
                run.append(written)
        into.append(run)


def _like(element: Any, name: str) -> str:  # noqa: ANN401
    """Return a name in the namespace of an element."""
    return f"{element.tag.rpartition('}')[0]}}}{name}"


def _own(paragraph: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield what stands in a paragraph at any depth, but not in paragraphs of a box in it."""
    for one in paragraph.iter():
        if next((p for p in one.iterancestors() if local(p) == "p"), None) is paragraph:
            yield one


def _around(paragraph: Any) -> Around:  # noqa: ANN401
    found = Around([], [])
    for one in list(_own(paragraph)):
        name = local(one)
        run = one.getparent()
        if name in _BEFORE:
            found.before.append(one)
        elif name in _AFTER or (name == "r" and is_hidden(one)):
            found.after.append(one)
        elif name == "commentReference" and local(run) == "r":
            found.after.append(run)
    return found


def _may_go(paragraph: Any) -> bool:  # noqa: ANN401
    """Tell whether a paragraph can be taken out: a cell needs one, and one may end a section."""
    parent = paragraph.getparent()
    if child(paragraph, "pPr", "sectPr") is not None:
        return False
    others = [one for one in parent if local(one) == "p" and one is not paragraph]
    return local(parent) not in _HOLDERS or bool(others)


def _accept(properties: Any) -> None:  # noqa: ANN401
    """Take the marks of tracked changes off a paragraph's properties."""
    mark = child(properties, "rPr")
    for holder, names in (
        (properties, {"pPrChange"}),
        (mark, {"ins", "del", "moveFrom", "moveTo"}),
    ):
        for one in list(holder) if holder is not None else ():
            if local(one) in names:
                holder.remove(one)
