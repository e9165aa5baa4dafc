"""Writers of side-by-side output: one file per format, chosen by the suffix of the output.

A member is a function from an article to the whole of a file, text or bytes. ``terminal`` is not
among them: it yields something for rich to print and is called by the command line alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from workbench.bilingual import (
    docx,
    epub,
    html,
    jsonl,
    markdown,
    text,
    tmx,
    tsv,
    xliff1,
    xliff2,
    xlsx,
)
from workbench.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.article import Article


class Library(NamedTuple):
    """What a writer needs beyond the packages that always come along (the extra ``office``)."""

    module: str
    package: str


@dataclass(frozen=True)
class Writer:
    """One format: how an article becomes a file."""

    render: Callable[[Article], str | bytes]
    is_text: bool = True
    """Whether a terminal can show it; text is written as UTF-8."""
    library: Library | None = None


_DOCX = Library("docx", "python-docx")
_XLSXWRITER = Library("xlsxwriter", "XlsxWriter")

WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        ".html": Writer(html.render),
        ".md": Writer(markdown.render),
        ".txt": Writer(text.render),
        ".jsonl": Writer(jsonl.render),
        ".tsv": Writer(tsv.render),
        ".xlsx": Writer(xlsx.render, is_text=False, library=_XLSXWRITER),
        ".docx": Writer(docx.render, is_text=False, library=_DOCX),
        ".epub": Writer(epub.render, is_text=False),
        ".tmx": Writer(tmx.render),
        ".xlf": Writer(xliff1.render),
        ".xliff": Writer(xliff2.render),
    }
)


def find_writer(suffix: str) -> Writer:
    """Return the writer for ``suffix`` (``.html`` or ``html``, in any case).

    Raises UsageError for a suffix without a writer, and for one whose library is not installed; a
    caller that asks before the work starts spares its user a translation that cannot be written.
    """
    wanted = "." + suffix.lower().removeprefix(".")
    if wanted not in WRITERS:
        named = f"the suffix {suffix!r}" if suffix else "a file without a suffix"
        raise UsageError(
            f"no side-by-side output for {named}", hint=f"choose one of {', '.join(WRITERS)}"
        )
    writer = WRITERS[wanted]
    if writer.library and find_spec(writer.library.module) is None:
        package = writer.library.package
        raise UsageError(
            f"{wanted} is written by {package}, which is not installed",
            hint=f"install it: pip install {package}",
        )
    return writer


def render(article: Article, suffix: str) -> bytes:
    """Return ``article`` side by side, in the format that ``suffix`` names."""
    written = find_writer(suffix).render(article)
    return written.encode("utf-8", errors="replace") if isinstance(written, str) else written
