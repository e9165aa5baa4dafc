"""DOCX: the table of two texts that a Word document holds, with the comments on them.

The tables whose header names the two sides are read, one after the other. Where none has such a
header, the document must have just one table with a column of Chinese and one of English texts.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from workbench.article import BlockKind
from workbench.bilingual.reading import remarks
from workbench.bilingual.reading.base import Given, Read, assembled
from workbench.bilingual.reading.columns import by_texts
from workbench.bilingual.reading.table import Row, contents, find_header, stacked
from workbench.documents.docx import main_part, refuse_old
from workbench.documents.package import Package, attribute, child, local
from workbench.documents.source import Source
from workbench.documents.word.body import Body
from workbench.documents.word.styles import Lists, read_styles
from workbench.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.article import Block, Finding

_AUTHOR = "workbench"
_KINDS = {
    "SourceHeading": (BlockKind.HEADING, 2),
    "SourceQuote": (BlockKind.QUOTE, 1),
    "SourceCaption": (BlockKind.CAPTION, 0),
    "Code": (BlockKind.CODE, 0),
}
_ITEMS = {"SourceItem", "TargetItem"}
_RULE = "* * *"
_WIDEST = 50


def read(given: Given) -> Read:
    """Return the pairs of a document's table, a row each; its sentences are not divided.

    Raises InputError where it has no table of two texts, or several that may be meant.
    """
    refuse_old(Source(given.name, given.data))
    package = Package(given.data, given.name, "a Word document")
    main = main_part(package)
    reader = _Reader(package, main.rpartition("/")[0])
    body = child(package.xml(main), "body")
    elements = list(_tables(body)) if body is not None else []
    tables = [list(reader.rows(element)) for element in elements]
    chosen = [rows for rows in tables if find_header(rows, given)]
    if not chosen:
        chosen = [rows for rows in tables if by_texts([row.cells for row in rows])]
        if len(chosen) > 1:
            raise InputError(
                f"{given.name}: {len(chosen)} tables of two languages, none with a header",
                hint="name the columns in the first row, such as source and target",
            )
    if not chosen:
        raise InputError(
            f"{given.name}: no table with a column of texts and one of their translations",
            hint="workbench check SOURCE TARGET compares two documents",
        )
    made, *more = (contents(given, rows) for rows in chosen)
    for other in more:
        made.units += other.units
    made.told += reader.signatures(body)
    found = assembled(given, made)
    blocks = tuple(
        replace(block, text="") if block.kind is BlockKind.RULE else block
        for block in found.article.blocks
    )
    return Read(replace(found.article, blocks=blocks), found.ours, whole_blocks=True)


def _tables(body: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml has no types
    """Yield the tables of a document that are in no other."""
    for element in body:
        if local(element) == "tbl":
            yield element
        elif local(element) in {"sdt", "sdtContent", "ins", "customXml"}:
            yield from _tables(element)


class _Reader:
    """Reads rows with the styles and comments of a document."""

    def __init__(self, package: Package, folder: str) -> None:
        def part(name: str) -> Any:  # noqa: ANN401
            path = f"{folder}/{name}.xml"
            return package.xml(path) if package.has(path) else None

        styles, numbering, comments = part("styles"), part("numbering"), part("comments")
        self._styles = read_styles(styles) if styles is not None else {}
        self._lists = Lists.read(numbering) if numbering is not None else Lists()
        self._comments = {
            attribute(one, "id"): one for one in (comments if comments is not None else ())
        }

    def rows(self, table: Any) -> Iterator[Row]:  # noqa: ANN401
        """Return the rows of a table; those that a merged text covers are one with its first."""
        found: list[list[Row]] = []
        elements = (element for element in table if local(element) == "tr")
        for number, element in enumerate(elements, start=1):
            cells = [cell for cell in element if local(cell) == "tc"]
            row = self._row(number, cells)._replace(**self._remarks(element))
            if found and any(map(_continues, cells)):
                found[-1].append(row)
            else:
                found.append([row])
        return map(stacked, found)

    def _row(self, number: int, elements: list[Any]) -> Row:
        """Return the texts of a row, and what it is by the style of its first cell."""
        cells: list[str] = []
        kind: tuple[BlockKind, int, str] | None = None
        for element in elements:
            blocks = self._blocks(element)
            text = "\n".join(block.text for block in blocks)
            style = _style(element)
            if style in _ITEMS:
                marker, text = _without_marker(text)
                kind = kind or (BlockKind.LIST_ITEM, 1, marker)
            elif style in _KINDS:
                kind = kind or (*_KINDS[style], "")
            elif len(elements) == 1 and text == _RULE:
                kind = (BlockKind.RULE, 0, "")
            elif not cells and len(blocks) == 1 and blocks[0].kind is not BlockKind.TABLE_CELL:
                kind = (blocks[0].kind, blocks[0].level, blocks[0].marker)
            cells += [text, *[""] * (_span(element) - 1)]
        return Row(number, cells, kind)

    def _blocks(self, element: Any) -> list[Block]:  # noqa: ANN401
        body = Body(self._styles, self._lists)
        body.read(element, BlockKind.TABLE_CELL)
        return body.blocks

    def _remarks(self, row: Any) -> dict[str, Any]:  # noqa: ANN401
        """Return what the comments in a row say: notes of people, and findings of ours."""
        notes: list[str] = []
        findings: list[Finding] = []
        named = {attribute(one, "id") for one in row.iter() if local(one) == "commentReference"}
        for comment in (one for name, one in self._comments.items() if name in named):
            texts = [block.text for block in self._blocks(comment)]
            found = remarks.finding(": ".join((*texts[:1], " ".join(texts[1:]))))
            if found and attribute(comment, "author") == _AUTHOR:
                findings.append(found)
            else:
                notes.append("\n".join(texts))
        return {"notes": tuple(notes), "findings": tuple(findings)}

    def signatures(self, body: Any) -> list[str]:  # noqa: ANN401
        """Return the paragraphs outside of tables that are the signature of a result."""
        paragraphs = Body(self._styles, self._lists)
        paragraphs.read([element for element in body if local(element) == "p"])
        return [block.text for block in paragraphs.blocks if remarks.is_signature(block.text)]


def _continues(cell: Any) -> bool:  # noqa: ANN401
    """Tell whether a cell is covered by the one over it."""
    merged = child(cell, "tcPr", "vMerge")
    return merged is not None and attribute(merged, "val") != "restart"


def _span(cell: Any) -> int:  # noqa: ANN401
    """Return how many columns a cell takes."""
    span = child(cell, "tcPr", "gridSpan")
    said = attribute(span, "val") if span is not None else ""
    return min(max(int(said), 1), _WIDEST) if re.fullmatch("[0-9]{1,6}", said) else 1


def _style(cell: Any) -> str:  # noqa: ANN401
    """Return the id of the style of a cell's first paragraph."""
    style = child(cell, "p", "pPr", "pStyle")
    return attribute(style, "val") if style is not None else ""


def _without_marker(text: str) -> tuple[str, str]:
    """Return the sign before a list item of ours, and the item.

    >>> _without_marker("• one"), _without_marker("3. two"), _without_marker("")
    (('-', 'one'), ('3.', 'two'), ('-', ''))
    """
    sign, _, item = text.partition(" ")
    return ("-" if sign in {"•", ""} else sign), item.lstrip()
