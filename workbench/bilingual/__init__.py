"""Writers of side-by-side output: one file per format, chosen by the suffix of the output.

A member is a function from an article to the whole text of a file. ``terminal`` is not among
them: it yields something for rich to print and is called by the command line alone.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.bilingual import html, jsonl, markdown, text
from workbench.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.article import Article

Writer = Callable[["Article"], str]

WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        ".html": html.render,
        ".md": markdown.render,
        ".txt": text.render,
        ".jsonl": jsonl.render,
    }
)


def find_writer(suffix: str) -> Writer:
    """Return the writer for ``suffix`` (``.html`` or ``html``, in any case).

    Raises UsageError for a suffix without a writer; a caller that asks before the work starts
    spares its user a translation that cannot be written.
    """
    wanted = "." + suffix.lower().removeprefix(".")
    if wanted not in WRITERS:
        named = f"the suffix {suffix!r}" if suffix else "a file without a suffix"
        raise UsageError(
            f"no side-by-side output for {named}", hint=f"choose one of {', '.join(WRITERS)}"
        )
    return WRITERS[wanted]


def render(article: Article, suffix: str) -> str:
    """Return ``article`` side by side, in the format that ``suffix`` names."""
    return find_writer(suffix)(article)
