"""``workbench glossary import`` and ``export``: glossaries in the formats of other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli import console
from workbench.cli.guard import guarded, print_line
from workbench.cli.options import Encoding, Quiet, refuse_same_file

if TYPE_CHECKING:
    from workbench.glossary.formats.base import Exchange, Source

ExchangeFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        help="csv, tsv, xlsx, tbx, tbx-v2, omegat, deepl, google or json; else by suffix.",
    ),
]


def add_to(app: typer.Typer) -> None:
    """Add the commands to those of ``workbench glossary``."""
    app.command("import")(import_)
    app.command()(export)


@guarded
def import_(
    file: Annotated[str, typer.Argument(help="File of another program; - is standard input.")],
    output: Annotated[
        str, typer.Option("--output", "-o", help="Glossary to write; - is standard output.")
    ] = "-",
    format_: ExchangeFormat = None,
    encoding: Encoding = None,
    quiet: Quiet = False,
) -> None:
    """Make a glossary of a file from another program."""
    from workbench.documents.files import STANDARD, check_writable, write_text
    from workbench.glossary.formats import find_exchange, read_terms
    from workbench.glossary.writing import dump, entry_of

    exchange = find_exchange(file, format_)
    refuse_same_file(file, output)
    check_writable(output)
    source = _source(file, exchange, encoding)
    terms = read_terms(source, exchange)
    name = "" if file == STANDARD else Path(file).stem
    header = f"Imported from {Path(file).name}." if name else ""
    write_text(output, dump(map(entry_of, terms), name=name, header=header))
    for note in source.notes:
        console.note(note, quiet=quiet)
    if not quiet:
        print_line(f"{len(terms)} terms")


def _source(file: str, exchange: Exchange, encoding: str | None) -> Source:
    from workbench.documents.encoding import decode
    from workbench.documents.files import STANDARD, read_bytes
    from workbench.glossary.formats.base import Source

    data = read_bytes(file)
    name = "standard input" if file == STANDARD else file
    if not exchange.is_text:
        return Source(name, data=data)
    decoded = decode(data, name, encoding)
    return Source(name, decoded.text, notes=[decoded.note] if decoded.note else [])


@guarded
def export(
    paths: Annotated[list[Path], typer.Argument(help="Glossary files or folders.")],
    output: Annotated[
        str, typer.Option("--output", "-o", help="File to write; - is standard output.")
    ],
    format_: ExchangeFormat = None,
    from_: Annotated[
        str, typer.Option("--from", help="Locale of the first column in lists of pairs.")
    ] = "zh-CN",
    to: Annotated[
        str, typer.Option("--to", help="Locale of the second column in lists of pairs.")
    ] = "en",
    quiet: Quiet = False,
) -> None:
    """Write glossaries as another program reads them."""
    from workbench.documents.files import check_writable, write_bytes
    from workbench.errors import UsageError
    from workbench.glossary.formats import find_exchange
    from workbench.glossary.formats.base import Languages
    from workbench.glossary.store import load
    from workbench.locales import parse_locale

    exchange = find_exchange(output, format_)
    languages = Languages(parse_locale(from_), parse_locale(to))
    if languages.source.language == languages.target.language:
        raise UsageError(
            f"{languages.source.tag} and {languages.target.tag} are of one language",
            hint="name a Chinese locale and en",
        )
    check_writable(output, text=exchange.is_text)
    written = exchange.write(load(paths).terms, languages)
    write_bytes(output, written.data)
    for note in written.notes:
        console.note(note, quiet=quiet)
    if not quiet:
        print_line(f"{written.count} entries as {exchange.name}")
