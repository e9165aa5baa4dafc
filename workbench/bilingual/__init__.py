"""Writers of side-by-side output: one file per format, chosen by the suffix of the output.

A member is a function from an article to the whole of a file, text or bytes. ``terminal`` is not
among them: it yields something for rich to print and is called by the command line alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.bilingual import (
    docx,
    epub,
    html,
    jsonl,
    markdown,
    pdf,
    text,
    tmx,
    tsv,
    xliff1,
    xliff2,
    xlsx,
)
from workbench.bilingual.needs import Browser, Library
from workbench.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.article import Article
    from workbench.bilingual.needs import Need

    Render = Callable[[Article], str | bytes]


@dataclass(frozen=True)
class Writer:
    """One format: how an article becomes a file."""

    render: Render
    is_text: bool = True
    """Whether a terminal can show it; text is written as UTF-8."""
    needs: Need | None = None
    layouts: Mapping[str, Render] = field(default_factory=dict)
    """Ways to lay the two texts out, where there is a choice; ``render`` is the first."""


_DOCX = Library("docx", "python-docx")
_XLSXWRITER = Library("xlsxwriter", "XlsxWriter")
_LAYOUTS = MappingProxyType({"table": docx.render, "paragraphs": docx.render_paragraphs})

WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        ".html": Writer(html.render),
        ".pdf": Writer(pdf.render, is_text=False, needs=Browser()),
        ".md": Writer(markdown.render),
        ".txt": Writer(text.render),
        ".jsonl": Writer(jsonl.render),
        ".tsv": Writer(tsv.render),
        ".xlsx": Writer(xlsx.render, is_text=False, needs=_XLSXWRITER),
        ".docx": Writer(docx.render, is_text=False, needs=_DOCX, layouts=_LAYOUTS),
        ".epub": Writer(epub.render, is_text=False),
        ".tmx": Writer(tmx.render),
        ".xlf": Writer(xliff1.render),
        ".xliff": Writer(xliff2.render),
    }
)


def find_writer(suffix: str, layout: str | None = None) -> Writer:
    """Return the writer for ``suffix`` (``.html`` or ``html``, in any case), in this layout.

    Raises UsageError for a suffix without a writer, for a layout that the format does not have, and
    where what the writer needs is missing; a caller that asks before the work starts spares its
    user a translation that cannot be written.
    """
    wanted = "." + suffix.lower().removeprefix(".")
    if wanted not in WRITERS:
        named = f"the suffix {suffix!r}" if suffix else "a file without a suffix"
        raise UsageError(
            f"no side-by-side output for {named}", hint=f"choose one of {', '.join(WRITERS)}"
        )
    writer = WRITERS[wanted]
    if layout is not None:
        writer = _laid_out(wanted, writer, layout)
    if writer.needs:
        writer.needs.check(wanted)
    return writer


def _laid_out(suffix: str, writer: Writer, layout: str) -> Writer:
    if not writer.layouts:
        having = ", ".join(name for name, one in WRITERS.items() if one.layouts)
        raise UsageError(f"{suffix} has no layouts to choose from", hint=f"that is for {having}")
    if layout not in writer.layouts:
        known = " or ".join(writer.layouts)
        raise UsageError(f"{suffix} has no layout {layout!r}", hint=f"choose {known}")
    return replace(writer, render=writer.layouts[layout])


def render(article: Article, suffix: str, layout: str | None = None) -> bytes:
    """Return ``article`` side by side, in the format that ``suffix`` names."""
    written = find_writer(suffix, layout).render(article)
    return written.encode("utf-8", errors="replace") if isinstance(written, str) else written
