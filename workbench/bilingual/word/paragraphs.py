"""Paragraph under paragraph: each block of the source, and under it its translation."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docx.shared import Pt

from workbench.bilingual.word.pair import MISSING_FILL, Pair, fill_whole, shade, written_blocks
from workbench.bilingual.word.styles import GREY, SOURCE, TARGET

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

    from workbench.article import Article

_AFTER_SHADE = ("w:tabs", "w:spacing", "w:ind", "w:jc")
"""What the properties of a paragraph may have here that Word wants behind its shade."""
_CLOSE, _APART = Pt(2), Pt(10)


def add_paragraphs(document: Document, article: Article) -> None:
    """Add the article to a document that has its styles."""
    _set_apart(document)
    for number, block in written_blocks(article):
        source = document.add_paragraph()
        if not block.kind.is_prose:
            fill_whole(source, block)
            source.paragraph_format.space_after = _APART
            continue
        target = document.add_paragraph()
        pair = Pair(document, block, number)
        pair.fill(source, target)
        if pair.is_missing:
            properties = target._p.get_or_add_pPr()  # noqa: SLF001
            properties.insert_element_before(shade(MISSING_FILL), *_AFTER_SHADE)


def _set_apart(document: Document) -> None:
    """Let the styles hold a pair together and tell its sides apart."""
    source = cast("ParagraphStyle", document.styles[SOURCE])
    source.font.color.rgb = GREY
    source.paragraph_format.space_after = _CLOSE
    source.paragraph_format.keep_with_next = True
    target = cast("ParagraphStyle", document.styles[TARGET])
    target.paragraph_format.space_after = _APART
