"""``--only-target``: the translated article itself, in the format of its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli import console

if TYPE_CHECKING:
    from workbench.article import Article
    from workbench.documents import Document
    from workbench.documents.marks import Layout


def layout_for(document: Document, output: str | None, format_: str | None) -> Layout:
    """Return how a document is written again.

    Raises UsageError where it cannot be, or where the output's suffix is that of another format.
    """
    from workbench.documents import format_of
    from workbench.documents.files import STANDARD, check_writable
    from workbench.errors import UsageError

    own = document.format
    layout = document.layout()
    if format_ is not None:
        raise UsageError("--only-target writes the format of the source", hint="leave --format out")
    target = output or STANDARD
    chosen = None if target == STANDARD else format_of(target)
    if chosen is not None and chosen is not own:
        raise UsageError(
            f"{output}: --only-target writes the format of the source, {own.name}",
            hint=f"name it with {own.suffixes[0]}, or leave --only-target out",
        )
    check_writable(target, text=own.magic is None)
    return layout


def write_target(
    document: Document, layout: Layout, translated: Article, output: str, *, quiet: bool
) -> Article:
    """Write a translated article in the format of its source, and say what the file cannot show.

    Returns the article without what only stood for labels of the file.
    """
    from workbench.bilingual.plain import count
    from workbench.documents.files import write_bytes
    from workbench.rewriting import rewrite, without_labels

    rewritten = rewrite(document, layout, translated)
    write_bytes(output, rewritten.data)
    article = without_labels(translated, layout)
    for text in rewritten.notes:
        console.note(text, quiet=quiet)
    findings = sum(1 for _ in article.findings)
    if findings:
        console.note(
            f"{count(findings, 'finding')}, which this file does not show; without --only-target "
            "they stand beside the sentences",
            quiet=quiet,
        )
    return article
