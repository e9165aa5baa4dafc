"""A block and its translation as two paragraphs, with its findings as comments on their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from workbench.article import BlockKind
from workbench.bilingual.pieces import Marked, cut
from workbench.bilingual.plain import Listed, bullet, clamp, clean, one_line, target_segments
from workbench.bilingual.state import State, state_of
from workbench.bilingual.word.styles import CODE, MARKER, SOURCE, TARGET, style_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    from workbench.article import Article, Block, Finding, Segment

AUTHOR, INITIALS = "workbench", "WB"
MISSING_FILL = "FDF1D3"
_INDENT = Cm(0.5)
_HEADING_SIZES = {1: Pt(14), 2: Pt(12)}


def written_blocks(article: Article) -> Iterator[tuple[int, Block]]:
    """Yield the blocks that have anything to show, each with its number in the article (from 1)."""
    for number, block in enumerate(article.blocks, start=1):
        if not block.kind.is_prose or block.segments or block.text.strip():
            yield number, block


def set_style(paragraph: Paragraph, name: str) -> None:
    """Set a style that is known to be there; python-docx would look through all of them."""
    paragraph._p.style = name.replace(" ", "")  # noqa: SLF001


def shade(colour: str) -> BaseOxmlElement:
    """Return the property that fills a cell or a paragraph with a colour."""
    element = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        element.set(qn(f"w:{name}"), value)
    return element


def fill_whole(paragraph: Paragraph, block: Block) -> None:
    """Write a block that has no sides: code or a rule."""
    if block.kind is BlockKind.RULE:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run("* * *")
    else:
        set_style(paragraph, CODE)
        paragraph.add_run(clean(block.text).rstrip("\n"))


class Pair:
    """One block: its two paragraphs, and the runs that its findings are anchored on."""

    def __init__(self, document: Document, block: Block, number: int) -> None:
        self.document = document
        self.block = block
        self.number = number

    @property
    def is_missing(self) -> bool:
        """Whether a sentence of the block has no translation."""
        if not self.block.segments:
            return bool(self.block.text.strip())
        return any(state_of(s) is State.NOT_TRANSLATED for s in self.block.segments)

    def fill(self, source: Paragraph, target: Paragraph) -> None:
        """Fill both paragraphs, then add the comments."""
        self._prepare(source, SOURCE, self.block.text)
        self._prepare(target, TARGET, self.block.target_text)
        sources, targets = self._source(source), self._target(target)
        for segment, in_source, in_target in zip(
            self.block.segments, sources, targets, strict=True
        ):
            for index, finding in enumerate(segment.findings):
                self._comment(segment, finding, in_target[index] or in_source[index])

    def _prepare(self, paragraph: Paragraph, side: str, text: str) -> None:
        """Give a paragraph the style of its kind, and its marker."""
        kind, depth = self.block.kind, max(self.block.level, 1)
        set_style(paragraph, style_name(side, kind))
        if kind is BlockKind.LIST_ITEM and text.strip():
            paragraph.paragraph_format.left_indent = _INDENT * depth
            paragraph.paragraph_format.first_line_indent = -_INDENT
            paragraph.paragraph_format.tab_stops.add_tab_stop(_INDENT * depth)
            paragraph.add_run(f"{bullet(self.block)}\t")._r.style = MARKER  # noqa: SLF001
        elif kind is BlockKind.QUOTE:
            paragraph.paragraph_format.left_indent = _INDENT * depth

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
