"""The table: a row per block, source left, target right, findings as comments on the target."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from workbench.article import BlockKind
from workbench.bilingual.pieces import Marked, cut
from workbench.bilingual.plain import Listed, bullet, clamp, clean, one_line, target_segments
from workbench.bilingual.state import State, state_of
from workbench.bilingual.word.styles import CODE, MARKER, SOURCE, TARGET, style_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    from workbench.article import Article, Block, Finding, Segment

AUTHOR, INITIALS = "workbench", "WB"
WIDTH = Cm(8.5)
_INDENT = Cm(0.5)
_HEADING_SIZES = {1: Pt(14), 2: Pt(12)}
_HEAD_FILL, _MISSING_FILL = "E8EAED", "FDF1D3"
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
    for number, block in enumerate(article.blocks, start=1):
        if block.kind.is_prose and not block.segments and not block.text.strip():
            continue
        left, right = _new_row(table).cells
        if block.kind.is_prose:
            Pair(document, block, number).fill(left, right)
        else:
            _whole(left.merge(right), block)


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
    shade = _element("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001


def _set_style(paragraph: Paragraph, name: str) -> None:
    """Set a style that is known to be there; python-docx would look through all of them."""
    paragraph._p.style = name.replace(" ", "")  # noqa: SLF001


def _element(name: str) -> BaseOxmlElement:
    return OxmlElement(name)


def _whole(cell: _Cell, block: Block) -> None:
    """Fill a row that has no sides: code or a rule."""
    paragraph = cell.paragraphs[0]
    if block.kind is BlockKind.RULE:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run("* * *")
    else:
        _set_style(paragraph, CODE)
        paragraph.add_run(clean(block.text).rstrip("\n"))


class Pair:
    """One block: its two cells, and the runs that its findings are anchored on."""

    def __init__(self, document: Document, block: Block, number: int) -> None:
        self.document = document
        self.block = block
        self.number = number

    def fill(self, source: _Cell, target: _Cell) -> None:
        """Fill both cells, then add the comments."""
        sources = self._source(self._paragraph(source, SOURCE, self.block.text))
        targets = self._target(self._paragraph(target, TARGET, self.block.target_text))
        missing = [s for s in self.block.segments if state_of(s) is State.NOT_TRANSLATED]
        if missing or (self.block.text.strip() and not self.block.segments):
            _fill(target, _MISSING_FILL)
        for segment, in_source, in_target in zip(
            self.block.segments, sources, targets, strict=True
        ):
            for index, finding in enumerate(segment.findings):
                self._comment(segment, finding, in_target[index] or in_source[index])

    def _paragraph(self, cell: _Cell, side: str, text: str) -> Paragraph:
        """Return the paragraph of a cell in the style of its kind, behind its marker."""
        paragraph = cast("Paragraph", cell.paragraphs[0])
        kind, depth = self.block.kind, max(self.block.level, 1)
        _set_style(paragraph, style_name(side, kind))
        if kind is BlockKind.LIST_ITEM and text.strip():
            paragraph.paragraph_format.left_indent = _INDENT * depth
            paragraph.paragraph_format.first_line_indent = -_INDENT
            paragraph.paragraph_format.tab_stops.add_tab_stop(_INDENT * depth)
            paragraph.add_run(f"{bullet(self.block)}\t")._r.style = MARKER  # noqa: SLF001
        elif kind is BlockKind.QUOTE:
            paragraph.paragraph_format.left_indent = _INDENT * depth
        return paragraph

    def _source(self, paragraph: Paragraph) -> list[list[list[Run]]]:
        """Write the source with what lies between its sentences; return the runs of each."""
        anchors, reached, text = [], 0, self.block.text
        for segment in self.block.segments:
            self._run(paragraph, text[reached : segment.start])
            anchors.append(self._sentence(paragraph, segment, segment.source, target=False))
            reached = segment.span.end
        self._run(paragraph, text[reached:])
        return anchors

    def _target(self, paragraph: Paragraph) -> list[list[list[Run]]]:
        anchors = []
        for space, text, segment in target_segments(self.block):
            self._run(paragraph, space)
            anchors.append(self._sentence(paragraph, segment, text, target=True))
        return anchors

    def _sentence(
        self, paragraph: Paragraph, segment: Segment, text: str, *, target: bool
    ) -> list[list[Run]]:
        """Write one side of a sentence; return for each of its findings the runs to comment on.

        A target without text has no runs; a source always has one, so no finding is lost.
        """
        spans = [f.target_span if target else f.source_span for f in segment.findings]
        inside = [clamp(span, text) for span in spans]
        marks = [Marked(span, number) for number, span in enumerate(inside) if span]
        marked: list[list[Run]] = [[] for _ in segment.findings]
        written: list[Run] = []
        for piece in cut(len(text), marks) if text else ():
            run = self._run(paragraph, piece.span.of(text))
            written += run
            for mark in piece.marks:
                marked[mark.mark] += run
        if not written and not target and segment.findings:
            written = [paragraph.add_run("")]
        return [runs or written for runs in marked]

    def _run(self, paragraph: Paragraph, text: str) -> list[Run]:
        if not text:
            return []
        run = paragraph.add_run(clean(text))
        if self.block.kind is BlockKind.HEADING:
            run.font.size = _HEADING_SIZES.get(max(self.block.level, 1))
        return [run]

    def _comment(self, segment: Segment, finding: Finding, runs: list[Run]) -> None:
        text = "\n".join(_told(Listed(0, finding, self.number, segment)))
        self.document.add_comment(runs, text, author=AUTHOR, initials=INITIALS)


def _told(listed: Listed) -> Iterable[str]:
    """Yield the lines of a comment."""
    suggestion = listed.finding.unsaid_suggestion
    yield listed.name
    yield one_line(listed.finding.message)
    if suggestion:
        yield f"Suggestion: {one_line(suggestion)}"
