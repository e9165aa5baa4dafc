"""From the body of a Word document to blocks, as if every tracked change were accepted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from workbench.article import Block, BlockKind
from workbench.documents.captions import is_caption
from workbench.documents.package import attribute, child, local
from workbench.documents.word.styles import Lists, Style, numbered, outline

if TYPE_CHECKING:
    from collections.abc import Iterator

_THROUGH = {"ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "bdo", "dir",
            "sdtContent", "rubyBase", "ruby", "oMath", "oMathPara"}  # fmt: skip
_DELETED = {"del", "moveFrom"}
_SIGNS = {"tab": " ", "ptab": " ", "cr": "\n", "noBreakHyphen": "-"}
_REFERENCES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_FALSE = {"0", "false", "off", "none"}


@dataclass
class Body:
    """Makes blocks of paragraphs, and counts what it leaves out."""

    styles: dict[str, Style]
    lists: Lists
    blocks: list[Block] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Part and id of the notes referred to, in order."""
    deletions: int = 0
    comments: int = 0
    _carried: str = ""
    """Text of a paragraph whose end is deleted: it runs on in the next."""
    _boxes: list[Any] = field(default_factory=list)

    def read(self, container: Any, kind: BlockKind = BlockKind.PARAGRAPH) -> None:  # noqa: ANN401
        """Add the blocks of a body, a cell, a text box or a note."""
        for element in self._children(container):
            name = local(element)
            if name == "p":
                self._paragraph(element, kind)
                boxes, self._boxes = self._boxes, []
                for box in boxes:
                    self.read(box)
            elif name == "tbl":
                self._table(element)

    def _table(self, table: Any) -> None:  # noqa: ANN401
        rows = [row for row in self._children(table) if local(row) == "tr"]
        cells = [[c for c in self._children(row) if local(c) == "tc"] for row in rows]
        # A single cell is a frame around text.
        framed = sum(map(len, cells)) == 1
        for row in cells:
            for cell in row:
                self.read(cell, BlockKind.PARAGRAPH if framed else BlockKind.TABLE_CELL)

    def _children(self, element: Any) -> Iterator[Any]:  # noqa: ANN401
        """Yield what an element holds, seen through what only wraps it."""
        for one in element:
            name = local(one)
            if name in _DELETED:
                self.deletions += 1
            elif name == "sdt":
                if not _is_contents(one):
                    yield from self._children(one)
            elif name == "AlternateContent":
                yield from self._children(one[0] if len(one) else one)
            elif name in _THROUGH:
                yield from self._children(one)
            else:
                yield one

    def _paragraph(self, element: Any, kind: BlockKind) -> None:  # noqa: ANN401
        properties = child(element, "pPr")
        text = self._carried + "".join(self._runs(element))
        self._carried = ""
        mark = child(properties, "rPr", "del")
        if mark is not None:
            self._carried = text
            return
        named = child(properties, "pStyle")
        style = self.styles.get(attribute(named, "val") if named is not None else "", Style())
        if style.left_out or not text.strip():
            return
        self.blocks.append(self._block(text.strip(), kind, style, properties))

    def _block(self, text: str, kind: BlockKind, style: Style, properties: Any) -> Block:  # noqa: ANN401
        made = outline(properties) or style.kind
        number = numbered(properties) or style.number
        if made is not None:
            return Block(made[0], text, made[1])
        if number is not None and number[0] != "0" and kind is BlockKind.PARAGRAPH:
            return Block(BlockKind.LIST_ITEM, text, number[1] + 1, marker=self.lists.marker(number))
        if kind is BlockKind.PARAGRAPH and is_caption(text):
            kind = BlockKind.CAPTION
        return Block(kind, text)

    def _runs(self, element: Any) -> Iterator[str]:  # noqa: ANN401
        for one in self._children(element):
            if local(one) != "r":
                yield self._leaf(one)
            elif not is_hidden(one):
                yield from self._runs(one)

    def _leaf(self, one: Any) -> str:  # noqa: ANN401
        """Return the text of what stands in a run, and note what it refers to."""
        name = local(one)
        if name == "t":
            return one.text or ""
        if name in _SIGNS:
            return _SIGNS[name]
        if name == "br" and attribute(one, "type") not in {"page", "column"}:
            return "\n"
        if name in _REFERENCES:
            self.notes.append((_REFERENCES[name], attribute(one, "id")))
        elif name == "commentReference":
            self.comments += 1
        elif name in {"drawing", "pict", "object"}:
            self._boxes += _boxes(one)
        return ""


def _boxes(drawing: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield the text boxes of a drawing; one within another is found when that is read."""
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        if local(element) == "txbxContent":
            yield element
            continue
        # The alternatives are the same drawing for other programs.
        within = element[:1] if local(element) == "AlternateContent" else element
        waiting += reversed(list(within))


def is_hidden(run: Any) -> bool:  # noqa: ANN401
    """Tell whether a run is hidden text."""
    hidden = child(run, "rPr", "vanish")
    return hidden is not None and attribute(hidden, "val").lower() not in _FALSE


def _is_contents(element: Any) -> bool:  # noqa: ANN401
    """Tell whether a wrapper holds the table of contents."""
    gallery = child(element, "sdtPr", "docPartObj", "docPartGallery")
    return gallery is not None and attribute(gallery, "val").lower() == "table of contents"
