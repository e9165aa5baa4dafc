"""The text of a PDF by pypdf: a best effort, as a PDF says where letters stand and no more."""

from __future__ import annotations

import io
import logging
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbench.article import Block, BlockKind
from workbench.documents.captions import is_caption
from workbench.documents.printed import paragraphs
from workbench.documents.source import Content
from workbench.errors import InputError
from workbench.text.script import HAN_CLASS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.documents.source import Source

_MAGIC = b"%PDF-"
_HEAD = 1024
_MAX_PAGES = 3000
_LEAST = 10
"""Letters below which a page counts as a picture."""
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_BULLETS = str.maketrans(dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf06c\uf06e\uf0a8\uf0fc", "•"))
"""The signs of lists in the fonts Symbol and Wingdings, which are no letters of any script."""
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufffd]")
_GAP = re.compile(
    f"(?<=[{HAN_CLASS}，。、；：！？]) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9%]) (?=[{HAN_CLASS}])"
)
"""Where a change of font looks like a space."""
_UNREADABLE_SHARE = 0.05
_EFFORT = "the text of a PDF is a best effort: compare its paragraphs with the pages"


def is_pdf(data: bytes) -> bool:
    """Tell a PDF by its first bytes."""
    return _MAGIC in data[:_HEAD]


def read(source: Source) -> Content:
    """Return the text of a PDF.

    Raises InputError for what is none, is encrypted, or is a scan.
    """
    pages = _pages(source)
    empty = sum(len("".join(page.split())) < _LEAST for page in pages)
    if not any(page.strip() for page in pages):
        raise InputError(
            f"{source.name}: no text on its {_counted(len(pages))}, only pictures, as of a scan",
            hint="let a program for text recognition (OCR) read it first",
        )
    blocks = [
        Block(BlockKind.CAPTION if is_caption(text) else BlockKind.PARAGRAPH, text)
        for _, text in paragraphs(pages)
        if text.strip()
    ]
    notes = [_EFFORT]
    if empty:
        notes.append(f"pages with hardly any text, perhaps pictures: {empty} of {len(pages)}")
    text = "".join(pages)
    if len(_UNREADABLE.findall(text)) > len(text) * _UNREADABLE_SHARE:
        notes.append("many characters are unreadable: its fonts do not say what they stand for")
    return Content(tuple(blocks), tuple(notes))


def _pages(source: Source) -> list[str]:
    if not is_pdf(source.data):
        raise InputError(f"{source.name}: not a PDF")
    from pypdf import PdfReader

    number = 0
    pages = []
    with _silenced():
        try:
            reader = PdfReader(io.BytesIO(source.data))
            locked = reader.is_encrypted and not reader.decrypt("")
            count = 0 if locked else len(reader.pages)
            for number in range(1, min(count, _MAX_PAGES) + 1):
                pages.append(_cleaned(reader.pages[number - 1].extract_text()))
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - damaged files raise whatever there is
            raise _damaged(source.name, number, error) from None
    if locked:
        raise InputError(f"{source.name}: encrypted with a password", hint="save it without one")
    if count > _MAX_PAGES:
        raise InputError(
            f"{source.name}: {_counted(count)}, more than {_MAX_PAGES}", hint="split it"
        )
    return pages


def _damaged(name: str, page: int, error: Exception) -> InputError:
    if type(error).__name__ == "DependencyError":
        return InputError(
            f"{name}: encrypted in a way that is not read here", hint="save it without encryption"
        )
    place = f"page {page} is" if page else "a"
    return InputError(f"{name}: {place} damaged{'' if page else ' PDF'}", hint="print it anew")


@contextmanager
def _silenced() -> Iterator[None]:
    """Keep pypdf's loggers from writing about each oddity of a file."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


def _cleaned(text: str) -> str:
    text = _LINE_END.sub("\n", text.translate(_LIGATURES | _BULLETS))
    return _UNREADABLE.sub("\ufffd", _GAP.sub("", text))


def _counted(pages: int) -> str:
    return "1 page" if pages == 1 else f"{pages} pages"
