"""From the tree of a page to blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from workbench.article import Block, BlockKind
from workbench.documents.captions import is_caption
from workbench.documents.plain import join_lines
from workbench.documents.web.tree import tag_of

if TYPE_CHECKING:
    from collections.abc import Iterator

BREAK = "\x1e"
"""Stands for a line break that the page asks for; no text holds it."""
BLOCK_TAGS = frozenset(
    {
        "html", "body", "address", "article", "aside", "blockquote", "caption", "center", "dd",
        "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
        "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend",
        "li", "listing", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary",
        "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp",
    }
)  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ul", "ol", "dl", "menu", "dir"})
_ITEMS = frozenset({"li", "dt", "dd"})
_CELLS = frozenset({"td", "th"})
_KINDS = {
    **dict.fromkeys(_HEADINGS, BlockKind.HEADING),
    **dict.fromkeys(_ITEMS, BlockKind.LIST_ITEM),
    **dict.fromkeys(_CELLS, BlockKind.TABLE_CELL),
    **dict.fromkeys(("pre", "listing", "xmp"), BlockKind.CODE),
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    "blockquote": BlockKind.QUOTE,
}
QUOTED = {"start": "“", "end": "”"}
_SPACE = re.compile("[ \t\f\xa0]+")
LITTER = re.compile("[\x00-\x08\x0b\x0e-\x1f\xad\u200b\ufeff]")
"""Control characters, and marks of where a line may be broken."""
_INDENT = "\u3000"


def blocks_of(root: Any) -> list[Block]:  # noqa: ANN401 - lxml has no types
    """Return the blocks of a page or of a part of it."""
    from lxml import etree

    reader = Reader()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            reader.start(element)
        else:
            reader.end(element, tail=element is not root)
    reader.flush()
    return reader.blocks


@dataclass
class Reader:
    """Follows the tags of a page, and makes a block wherever one ends."""

    blocks: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    parents: list[str] = field(default_factory=list)
    """The tags around the text at hand that tell what it is."""
    counters: list[int] = field(default_factory=list)
    """The number of the next item of each list around."""
    marker: str = ""
    line: int = 0

    def start(self, element: Any) -> None:  # noqa: ANN401
        """Begin an element, and read the text at its start."""
        tag = tag_of(element)
        if tag in BLOCK_TAGS:
            self.flush()
            self.line = element.sourceline or 0
            # The cells of a table that only lays out the page are none.
            self.parents.append("div" if tag in _CELLS and _is_layout(element) else tag)
            if tag in _LISTS:
                self.counters.append(_number(element.get("start"), 1))
            elif tag == "li":
                self._count(element)
        elif tag == "br":
            self.pieces.append(BREAK)
        elif tag == "q":
            self.pieces.append(QUOTED["start"])
        self._add(element.text)

    def end(self, element: Any, *, tail: bool) -> None:  # noqa: ANN401
        """End an element, and read the text after it where that is wanted."""
        tag = tag_of(element)
        if tag in BLOCK_TAGS:
            self.flush()
            self.parents.pop()
            if tag in _LISTS:
                self.counters.pop()
            elif tag in _ITEMS:
                self.marker = ""
            elif tag == "hr":
                self.blocks.append(Block(BlockKind.RULE, "", line=element.sourceline or 0))
        elif tag == "q":
            self.pieces.append(QUOTED["end"])
        if tail:
            self._add(element.tail)

    def flush(self) -> None:
        """Make blocks of the text at hand."""
        text, self.pieces = "".join(self.pieces), []
        kind, level = self._kind()
        if kind is BlockKind.CODE:
            text = text.replace(BREAK, "\n").strip("\n").rstrip()
            if text.strip():
                self.blocks.append(Block(kind, text, line=self.line))
            return
        paragraphs = list(_paragraphs(text))
        if kind is BlockKind.TABLE_CELL and len(paragraphs) > 1:
            kind = BlockKind.PARAGRAPH
        for paragraph in paragraphs:
            caption = kind is BlockKind.PARAGRAPH and is_caption(paragraph)
            self.blocks.append(
                Block(BlockKind.CAPTION if caption else kind, paragraph, level, self.line)
                if kind is not BlockKind.LIST_ITEM
                else Block(kind, paragraph, level, self.line, self.marker)
            )
            self.marker = ""

    def _add(self, text: str | None) -> None:
        if text:
            self.pieces.append(LITTER.sub("", text))

    def _count(self, element: Any) -> None:  # noqa: ANN401
        self.marker = "-"
        if self.counters and "ol" in self.parents[-2:-1]:
            number = _number(element.get("value"), self.counters[-1])
            self.counters[-1] = number + 1
            self.marker = f"{number}."

    def _kind(self) -> tuple[BlockKind, int]:
        """Return kind and level of the text at hand, by the innermost tag that tells."""
        for tag in reversed(self.parents):
            kind = _KINDS.get(tag)
            if kind is BlockKind.HEADING:
                return kind, int(tag[1])
            if kind is BlockKind.LIST_ITEM:
                return kind, max(1, len(self.counters))
            if kind is not None:
                return kind, self.parents.count(tag) if kind is BlockKind.QUOTE else 0
        return BlockKind.PARAGRAPH, 0


def _is_layout(cell: Any) -> bool:  # noqa: ANN401
    """Tell whether a table's cell holds a part of the page rather than a value."""
    if next(cell.iterdescendants("table", *_HEADINGS), None) is not None:
        return True
    return sum(1 for _ in islice(cell.iterdescendants("p"), 2)) > 1


def _paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of a text: two breaks or a break and an indent part them."""
    lines: list[str] = []
    for raw in text.split(BREAK):
        line = join_lines(_SPACE.sub(" ", raw).split("\n"))
        if lines and (not line or raw.lstrip("\n\t \xa0").startswith(_INDENT)):
            yield "\n".join(lines)
            lines = []
        if line:
            lines.append(line)
    if lines:
        yield "\n".join(lines)


def _number(text: str | None, otherwise: int) -> int:
    """Return a list's number as the page gives it."""
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,6}", text) else otherwise
