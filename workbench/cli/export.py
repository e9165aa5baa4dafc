"""``workbench export``: a bilingual file in any of the side-by-side formats."""

from __future__ import annotations

from typing import Annotated

import typer

from workbench.cli import console
from workbench.cli.bilingual_input import read_pairs
from workbench.cli.guard import guarded
from workbench.cli.options import Encoding, From, Layout, Quiet, output_suffix, refuse_same_file


@guarded
def export(
    bilingual: Annotated[
        str,
        typer.Argument(
            help="Bilingual file: XLSX, DOCX table, TMX, XLIFF, TSV, CSV, PO or JSON lines."
        ),
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", help="File to write; - is standard output.")
    ],
    format_: Annotated[
        str | None,
        typer.Option("--format", "-f", help="The format, where the suffix of -o does not tell."),
    ] = None,
    layout: Layout = None,
    from_: From = None,
    to: Annotated[
        str | None, typer.Option("--to", help="Locale of the translation; else detected.")
    ] = None,
    encoding: Encoding = None,
    quiet: Quiet = False,
) -> None:
    """Write a bilingual file in another of the formats that translate writes.

    With --from and --to a file may be turned, and a memory of several languages be cut to two.
    """
    from workbench.bilingual import find_writer, render
    from workbench.bilingual.reading import find_reader
    from workbench.documents.files import check_writable, write_bytes
    from workbench.locales import parse_locale

    find_reader(bilingual)
    suffix = output_suffix(output, format_, layout)
    refuse_same_file(bilingual, output)
    check_writable(output, text=find_writer(suffix).is_text)
    ours, theirs = (parse_locale(tag) if tag else None for tag in (from_, to))
    article = read_pairs(bilingual, encoding, ours, theirs)
    for text in article.notes:
        console.note(text, quiet=quiet)
    write_bytes(output, render(article, suffix, layout))
    if output != "-":
        console.note(f"written: {output}", quiet=quiet)
