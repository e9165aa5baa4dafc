"""The table: a row per block, source left, target right, findings as comments on the target."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm

from workbench.bilingual.word.pair import MISSING_FILL, Pair, fill_whole, shade, written_blocks

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table, _Cell, _Row

    from workbench.article import Article

WIDTH = Cm(8.5)
_HEAD_FILL = "E8EAED"
_LINE = 'w:val="single" w:sz="4" w:space="0" w:color="C9CCD1"'
_BORDERS = "".join(f"<w:{side} {_LINE}/>" for side in ("top", "bottom", "insideH", "insideV"))
_MARGINS = "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>'
    for side, width in (("top", 50), ("left", 100), ("bottom", 50), ("right", 100))
)
_PROPERTIES = (
    f"<w:tblBorders {nsdecls('w')}>{_BORDERS}</w:tblBorders>",
    f'<w:tblLayout {nsdecls("w")} w:type="fixed"/>',
    f"<w:tblCellMar {nsdecls('w')}>{_MARGINS}</w:tblCellMar>",
)


def add_table(document: Document, article: Article) -> None:
    """Add the article to a document that has its styles."""
    table = document.add_table(rows=1, cols=2)
    _lay_out(table)
    target = article.target_locale
    _head(table.rows[0], article.source_locale.name, target.name if target else "Target")
    for number, block in written_blocks(article):
        left, right = _new_row(table).cells
        if not block.kind.is_prose:
            fill_whole(left.merge(right).paragraphs[0], block)
            continue
        pair = Pair(document, block, number)
        pair.fill(left.paragraphs[0], right.paragraphs[0])
        if pair.is_missing:
            _fill(right, MISSING_FILL)


def _lay_out(table: Table) -> None:
    table.autofit = False
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no borders of its own
    for old in properties.findall(qn("w:tblLayout")):
        properties.remove(old)
    look = properties.find(qn("w:tblLook"))
    for text in _PROPERTIES:
        made = parse_xml(text)
        if look is None:
            properties.append(made)
        else:
            look.addprevious(made)
    for column in table.columns:
        column.width = WIDTH


def _head(row: _Row, *names: str) -> None:
    """Fill the header, which is repeated on every page."""
    _flag(row, "w:cantSplit")
    _flag(row, "w:tblHeader")
    for cell, name in zip(row.cells, names, strict=True):
        _fill(cell, _HEAD_FILL)
        cell.width = WIDTH
        cell.paragraphs[0].add_run(name).bold = True


def _new_row(table: Table) -> _Row:
    row = cast("_Row", table.add_row())  # type: ignore[no-untyped-call]
    _flag(row, "w:cantSplit")
    return row


def _flag(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(_element(name))  # noqa: SLF001


def _fill(cell: _Cell, colour: str) -> None:
    cell._tc.get_or_add_tcPr().append(shade(colour))  # noqa: SLF001


def _element(name: str) -> BaseOxmlElement:
    return OxmlElement(name)
