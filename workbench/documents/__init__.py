"""Documents: one file per format, which says how it is read and where its prose stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.article import Article, Span
from workbench.documents import docx, epub, html, layouts, markdown, pdf, plain, subtitles
from workbench.documents.encoding import decode
from workbench.documents.files import MAX_BYTES, MAX_PACKED, STANDARD, check_size, read_bytes
from workbench.documents.source import Content, Source
from workbench.errors import InputError, UsageError
from workbench.locales import LOCALES
from workbench.text.edits import Edit, apply
from workbench.text.script import detect
from workbench.text.spread import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.documents.marks import Layout
    from workbench.locales import Locale


@dataclass(frozen=True)
class Format:
    """How documents of one kind are read, and how one is told where no suffix does."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Source], Content]
    prose_spans: Callable[[str], list[Span]] | None = None
    """Where the prose of its text stands; None where it cannot be rewritten in place."""
    head: Callable[[str, Callable[[str], str], Locale], list[Edit]] | None = None
    """Changes what its text says in words before the prose, and the language named there."""
    magic: Callable[[bytes], bool] | None = None
    """Tells a file that is no text by its first bytes."""
    signs: re.Pattern[str] | None = None
    """Found in the text of a file of this format."""
    max_bytes: int = MAX_BYTES
    layout: Callable[[Source, Content], Layout] | None = None
    """How the document is written again in its own format; None where it cannot be."""
    converts: bool = False
    """Whether its layout changes prose where it stands, as ``prose_spans`` does for text."""


PLAIN = Format(
    "text", (".txt", ".text"), plain.read, plain.prose_spans, layout=layouts.plain_layout
)
MARKDOWN = Format(
    "Markdown",
    (".md", ".markdown"),
    markdown.read,
    markdown.prose_spans,
    head=layouts.markdown_head,
    signs=markdown.SIGNS,
    layout=layouts.markdown_layout,
)
HTML = Format(
    "HTML",
    (".html", ".htm", ".xhtml"),
    html.read,
    signs=html.SIGNS,
    max_bytes=MAX_PACKED,
    layout=layouts.html_layout,
    converts=True,
)
DOCX = Format(
    "Word (DOCX)",
    (".docx",),
    docx.read,
    magic=docx.is_docx,
    max_bytes=MAX_PACKED,
    layout=layouts.docx_layout,
    converts=True,
)
EPUB = Format(
    "EPUB",
    (".epub",),
    epub.read,
    magic=epub.is_epub,
    max_bytes=MAX_PACKED,
    layout=layouts.epub_layout,
    converts=True,
)
SRT = Format(
    "SubRip",
    (".srt",),
    subtitles.read,
    subtitles.prose_spans,
    signs=subtitles.SRT_SIGNS,
    layout=layouts.subtitle_layout,
)
VTT = Format(
    "WebVTT",
    (".vtt",),
    subtitles.read,
    subtitles.prose_spans,
    signs=subtitles.VTT_SIGNS,
    layout=layouts.subtitle_layout,
)
PDF = Format("PDF", (".pdf",), pdf.read, magic=pdf.is_pdf, max_bytes=MAX_PACKED)
FORMATS = (PDF, EPUB, DOCX, VTT, SRT, HTML, MARKDOWN, PLAIN)
"""In the order in which standard input is held against them; text is what no other claims."""

_SNIFFED = 100_000
_EMPHASIS = re.compile(r"[*_~]*|</?[A-Za-z][^<>\n]{0,80}>")


@dataclass(frozen=True)
class Document:
    """A file that was read: its format, and what it holds."""

    name: str
    format: Format
    content: Content
    source: Source

    @property
    def text(self) -> str:
        """The file as text; where its format is none, its prose."""
        return self.prose if self.content.text is None else self.content.text

    @property
    def prose(self) -> str:
        """The text of the blocks to be translated, a line or more each."""
        return "\n".join(block.text for block in self.content.blocks if block.kind.is_prose)

    def prose_spans(self) -> list[Span]:
        """Return where in ``text`` prose stands, so that it can be changed in place.

        Raises UsageError for a format in which that is not possible.
        """
        if self.format.prose_spans is None:
            known = ", ".join(one.suffixes[0] for one in FORMATS if one.prose_spans or one.converts)
            raise UsageError(
                f"{self.name}: {self.format.name} cannot be rewritten in place",
                hint=f"that is for {known}; workbench translate reads it",
            )
        return self.format.prose_spans(self.text)

    def converted(self, change: Callable[[str], str], locale: Locale) -> bytes:
        """Return the file with ``change`` made to its prose, which is then in ``locale``.

        Raises UsageError for a format in which that is not possible.
        """
        if self.format.converts:
            return self.layout().converted(change, locale)
        edits = self.format.head(self.text, change, locale) if self.format.head else []
        edits += _prose_edits(self.text, self.prose_spans(), change)
        return apply(self.text, edits).encode("utf-8", "replace")

    def layout(self) -> Layout:
        """Return the document as it can be written again with other texts in its blocks.

        Raises UsageError for a format in which that is not possible.
        """
        if self.format.layout is None:
            known = ", ".join(one.suffixes[0] for one in FORMATS if one.layout)
            raise UsageError(
                f"{self.name}: {self.format.name} cannot be written again in its own format",
                hint=f"that is for {known}; without --only-target any other output can be had",
            )
        return self.format.layout(self.source, self.content)

    def article(self, locale: Locale | None = None) -> Article:
        """Return the document's blocks; the locale is detected where it is not given.

        Raises InputError for a document without any text to translate.
        """
        prose = self.prose
        if not prose.strip():
            raise InputError(f"{self.name}: holds no prose, only code or markup")
        notes = list(self.content.notes)
        if locale is None:
            detection = detect(prose)
            named = _named_locale(self.name, detection.locale)
            locale = named or detection.locale
            if not (detection.sure or named):
                notes.append(f"taken for {locale.name}; --from overrides the guess")
        return Article(self.content.blocks, locale, name=self.name, notes=tuple(notes))


def _named_locale(name: str, detected: Locale) -> Locale | None:
    """Return the region that a file's name tells (talks.zh-HK.md), if its text may be of it."""
    tag = Path(name).stem.rpartition(".")[2].lower()
    fitting = (one for one in LOCALES.values() if one.script == detected.script)
    return next((one for one in fitting if one.tag.lower() == tag), None)


def format_of(path: str) -> Format | None:
    """Return the format that a path's suffix names; None for standard input.

    Raises UsageError for a suffix that no format has.
    """
    suffix = Path(path).suffix.lower()
    if path == STANDARD:
        return None
    for candidate in FORMATS:
        if suffix in candidate.suffixes:
            return candidate
    known = ", ".join(suffix for candidate in FORMATS for suffix in candidate.suffixes)
    raise UsageError(
        f"{path}: cannot read {suffix or 'a file without suffix'}", hint=f"known are {known}"
    )


def open_document(path: str, encoding: str | None = None, *, whole_page: bool = False) -> Document:
    """Read a document from a file, or from standard input for ``-``.

    Raises UsageError for an unknown suffix or encoding, InputError for what cannot be read.
    """
    # A folder or a missing file without a suffix is a folder or missing, not of unknown format.
    data = None if Path(path).suffix else read_bytes(path, max(one.max_bytes for one in FORMATS))
    chosen = format_of(path)
    name = "standard input" if path == STANDARD else Path(path).name
    if data is None:
        data = read_bytes(path, chosen.max_bytes if chosen else MAX_BYTES)
    source = Source(name, data, encoding, whole_page)
    if chosen is None:
        chosen = _recognised(source)
        check_size(name, data, chosen.max_bytes)
    content = chosen.read(source)
    if sum(len(block.text) for block in content.blocks) > MAX_BYTES:
        raise InputError(
            f"{name}: more than {MAX_BYTES // 2**20} million characters of text",
            hint="split it into several articles",
        )
    return Document(name, chosen, content, source)


def _prose_edits(text: str, spans: Sequence[Span], change: Callable[[str], str]) -> list[Edit]:
    """Return edits that make ``change`` to prose; emphasis in a word does not part it."""
    pieces: list[str | None] = []
    for number, span in enumerate(spans):
        if number and not _EMPHASIS.fullmatch(text, spans[number - 1].end, span.start):
            pieces.append(None)
        pieces.append(span.of(text))
    written = [piece for piece in spread(pieces, change) if piece is not None]
    return [Edit(span, piece) for span, piece in zip(spans, written, strict=True)]


def _recognised(source: Source) -> Format:
    """Return the format that the bytes of standard input look like."""
    for candidate in FORMATS:
        if candidate.magic and candidate.magic(source.data):
            return candidate
    head = decode(source.data, source.name, source.encoding).text[:_SNIFFED]
    for candidate in FORMATS:
        if candidate.signs and candidate.signs.search(head):
            return candidate
    return PLAIN
