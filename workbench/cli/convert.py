"""``workbench convert``: script, vocabulary and names of another Chinese region."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli import console
from workbench.cli.guard import guarded
from workbench.cli.options import (
    Encoding,
    From,
    Glossaries,
    Output,
    Quiet,
    WholePage,
    load_glossary,
    refuse_same_file,
)

if TYPE_CHECKING:
    from workbench.documents import Document
    from workbench.locales import Locale


@guarded
def convert(
    article: Annotated[
        str,
        typer.Argument(
            help="Article (.md, .txt, .html, .docx, .epub, .srt, .vtt); - is standard input."
        ),
    ],
    to: Annotated[str, typer.Option("--to", help="Locale to convert to: zh-CN, zh-TW, zh-HK …")],
    glossary: Glossaries = None,
    output: Output = None,
    from_: From = None,
    encoding: Encoding = None,
    whole_page: WholePage = False,
    script_only: Annotated[
        bool, typer.Option("--script-only", help="Characters only; words, names and quotes stay.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Convert a Chinese article to the script, words, names and quotation marks of a region.

    Markup, addresses and code stay as they are. Without -o the file is printed.
    """
    from workbench.documents import open_document
    from workbench.documents.files import check_writable, write_bytes
    from workbench.errors import UsageError
    from workbench.glossary.match import Matcher
    from workbench.glossary.regions import convert as convert_text
    from workbench.locales import parse_locale
    from workbench.text.typography import requoted

    target = parse_locale(to)
    if not target.is_chinese:
        raise UsageError(f"{to} is not Chinese", hint="use workbench translate")
    if output:
        refuse_same_file(article, output)
    terms = load_glossary(glossary)
    document = open_document(article, encoding, whole_page=whole_page)
    check_writable(output or "-", text=document.format.magic is None)
    source = _source_locale(document, from_, quiet=quiet)
    _refuse_other_format(document, output or "-")
    matcher = Matcher(terms.terms, "zh", directed=False) if len(terms) and not script_only else None
    if source == target and matcher is None:
        console.note(f"{document.name} is {target.name} already: nothing changes", quiet=quiet)

    def change(prose: str) -> str:
        text = convert_text(prose, source, target, matcher, vocabulary=not script_only)
        same = script_only or source.script == target.script
        return text if same else requoted(text, target)

    write_bytes(output or "-", document.converted(change, target))


def _source_locale(document: Document, wanted: str | None, *, quiet: bool) -> Locale:
    """Return the given or detected locale of a document; it must be Chinese."""
    from workbench.errors import InputError
    from workbench.locales import parse_locale

    source = document.article(parse_locale(wanted) if wanted else None)
    for text in source.notes:
        console.note(text, quiet=quiet)
    if not source.source_locale.is_chinese:
        raise InputError(
            f"{document.name}: no Chinese to convert", hint="--from overrides the detected locale"
        )
    return source.source_locale


def _refuse_other_format(document: Document, output: str) -> None:
    """Raise UsageError where the file's suffix promises a format that is not the document's.

    Text may be called Markdown, and the other way round.
    """
    from workbench.documents import FORMATS
    from workbench.errors import UsageError

    own, suffix = document.format, Path(output).suffix.lower()
    for other in FORMATS:
        if other is not own and suffix in other.suffixes and (own.magic or other.magic):
            raise UsageError(
                f"{output}: convert writes the format of the source, {own.name}",
                hint=f"name it with {own.suffixes[0]}",
            )
