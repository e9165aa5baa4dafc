"""A Word document for a reviser: two columns, or paragraph under paragraph; findings as comments.

The header row of the table is repeated on every page; summary and signature stand at the end.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from workbench import __version__
from workbench.bilingual.plain import one_line
from workbench.bilingual.summary import summarise

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document

    from workbench.article import Article

_LONGEST_PROPERTY = 255


def render(article: Article) -> bytes:
    """Return the article as a Word document: a table of two columns, a row a block."""
    from workbench.bilingual.word.table import add_table

    return _document(article, add_table)


def render_paragraphs(article: Article) -> bytes:
    """Return the article as a Word document: under each paragraph its translation."""
    from workbench.bilingual.word.paragraphs import add_paragraphs

    return _document(article, add_paragraphs)


def _document(article: Article, add_text: Callable[[Document, Article], None]) -> bytes:
    import docx

    from workbench.bilingual.word.layout import lay_out
    from workbench.bilingual.word.styles import add_styles

    document = docx.Document()
    add_styles(document, article)
    lay_out(document, one_line(article.name))
    _properties(document, article)
    document.add_paragraph(one_line(article.title), style="Title")
    _beginning(document, article)
    add_text(document, article)
    _ending(document, article)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _properties(document: Document, article: Article) -> None:
    properties = document.core_properties
    properties.title = one_line(article.title)[:_LONGEST_PROPERTY]
    properties.author = f"workbench {__version__}"
    properties.comments = one_line(article.signature)[:_LONGEST_PROPERTY]
    target = article.target_locale
    properties.language = "en-US" if target is None or not target.is_chinese else target.tag


def _beginning(document: Document, article: Article) -> None:
    from workbench.bilingual.word.styles import SMALL

    sides = [side.name for side in (article.source_locale, article.target_locale) if side]
    parts = (one_line(article.name), " → ".join(sides))
    document.add_paragraph(" · ".join(filter(None, parts)), style=SMALL)


def _ending(document: Document, article: Article) -> None:
    """Write what stands under the table."""
    from workbench.bilingual.word.styles import SMALL

    summary = summarise(article)
    document.add_paragraph("Summary", style="Heading 1")
    sizes = f"{summary.segments_phrase}: {summary.source} → {summary.target}"
    for text in (sizes, summary.uses_phrase, summary.findings_phrase):
        document.add_paragraph(text)
    for text in (*article.notes, article.signature):
        if text:
            document.add_paragraph(one_line(text), style=SMALL)
