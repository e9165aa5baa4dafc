"""Layouts: per format, how a document is written again with other texts in its blocks.

One file per format, imported when it is needed: most runs write no document of the source's format.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.documents.marks import Layout
    from workbench.documents.source import Content, Source
    from workbench.locales import Locale
    from workbench.text.edits import Edit


def plain_layout(source: Source, content: Content) -> Layout:
    """Return the layout of a text file."""
    from workbench.documents.layouts.plain import PlainLayout

    return PlainLayout(source, content)


def markdown_layout(source: Source, content: Content) -> Layout:
    """Return the layout of a Markdown file."""
    from workbench.documents.layouts.markdown import MarkdownLayout

    return MarkdownLayout(source, content)


def markdown_head(text: str, change: Callable[[str], str], locale: Locale) -> list[Edit]:
    """Return edits that make ``change`` to the titles of a Markdown file's head."""
    from workbench.documents.layouts.front_matter import conversion

    return conversion(text, change, locale)


def html_layout(source: Source, content: Content) -> Layout:
    """Return the layout of a web page."""
    from workbench.documents.layouts.html import HtmlLayout

    return HtmlLayout(source, content)


def epub_layout(source: Source, content: Content) -> Layout:
    """Return the layout of a book."""
    from workbench.documents.layouts.epub import EpubLayout

    return EpubLayout(source, content)


def docx_layout(source: Source, content: Content) -> Layout:
    """Return the layout of a Word document."""
    from workbench.documents.layouts.docx import DocxLayout

    return DocxLayout(source, content)


def subtitle_layout(source: Source, content: Content) -> Layout:
    """Return the layout of a subtitle file."""
    from workbench.documents.layouts.subtitles import SubtitleLayout

    return SubtitleLayout(source, content)
