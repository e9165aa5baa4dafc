"""Documents: one file per format, which says how it is read and where its prose stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.article import Article, Block, Span
from workbench.documents import markdown, plain
from workbench.documents.encoding import decode
from workbench.documents.files import STANDARD, read_bytes
from workbench.errors import InputError, UsageError
from workbench.text.script import detect

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.locales import Locale


@dataclass(frozen=True)
class Format:
    """How documents of one kind are read."""

    name: str
    suffixes: tuple[str, ...]
    read_blocks: Callable[[str], list[Block]]
    prose_spans: Callable[[str], list[Span]]


PLAIN = Format("text", (".txt", ".text"), plain.read_blocks, plain.prose_spans)
MARKDOWN = Format("Markdown", (".md", ".markdown"), markdown.read_blocks, markdown.prose_spans)
FORMATS = (PLAIN, MARKDOWN)

_MARKDOWN_SIGNS = re.compile(
    r"^(?:#{1,6} |[-*+] |\d+\. |> |```|~~~|\|.*\|$)|\]\([^)\s]+\)", re.MULTILINE
)
_SNIFFED = 100_000


@dataclass(frozen=True)
class Document:
    """The text of a file, and the format that it is in."""

    name: str
    text: str
    format: Format
    note: str = ""

    def article(self, locale: Locale | None = None) -> Article:
        """Return the document's blocks; the locale is detected where it is not given.

        Raises InputError for a document without any text to translate.
        """
        blocks = tuple(self.format.read_blocks(self.text))
        notes = [self.note] if self.note else []
        prose = "\n".join(block.text for block in blocks if block.kind.is_prose)
        if not prose.strip():
            raise InputError(f"{self.name}: holds no prose, only code or markup")
        if locale is None:
            detection = detect(prose)
            locale = detection.locale
            if not detection.sure:
                notes.append(f"taken for {locale.name}; --from overrides the guess")
        return Article(blocks, locale, name=self.name, notes=tuple(notes))


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


def open_document(path: str, encoding: str | None = None) -> Document:
    """Read a document from a file, or from standard input for ``-``.

    Raises UsageError for an unknown suffix or encoding, InputError for what cannot be read.
    """
    # A folder or a missing file without a suffix is a folder or missing, not of unknown format.
    data = None if Path(path).suffix else read_bytes(path)
    chosen = format_of(path)
    name = "standard input" if path == STANDARD else Path(path).name
    decoded = decode(read_bytes(path) if data is None else data, name, encoding)
    if not decoded.text.strip():
        raise InputError(f"{name}: empty: there is nothing to read")
    if chosen is None:
        signs = _MARKDOWN_SIGNS.search(decoded.text[:_SNIFFED])
        chosen = MARKDOWN if signs else PLAIN
    return Document(name, decoded.text, chosen, decoded.note)
