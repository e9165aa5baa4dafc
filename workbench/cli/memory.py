"""``workbench memory``: files into the translation memory and out of it, and what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli import console, memory_show
from workbench.cli.bilingual_input import read_sentences
from workbench.cli.command import App
from workbench.cli.guard import guarded, print_line
from workbench.cli.memory_options import (
    Article,
    By,
    MemoryFile,
    SourceLocale,
    TargetLocale,
    parse_selection,
)
from workbench.cli.options import Encoding, Quiet, output_suffix, refuse_same_file
from workbench.errors import UsageError

if TYPE_CHECKING:
    from workbench.memory.store import Memory
    from workbench.memory.unit import LocalePair, Selection

app = App(no_args_is_help=True, rich_markup_mode=None, help="Look after a translation memory.")


@app.command("import")
@guarded
def import_(
    files: Annotated[
        list[str],
        typer.Argument(help="Bilingual files: TMX, XLIFF, XLSX, TSV, PO, JSON lines …"),
    ],
    memory: MemoryFile,
    from_: SourceLocale = None,
    to: TargetLocale = None,
    encoding: Encoding = None,
    quiet: Quiet = False,
) -> None:
    """Take over what people have translated or revised; it counts for more than a model's work.

    Another target for a sentence between the same sentences replaces the one before.
    """
    from workbench.bilingual.reading import find_reader
    from workbench.locales import parse_locale
    from workbench.memory.exchange import locales_of, placed_units
    from workbench.memory.store import opened

    source, target = (parse_locale(tag) if tag else None for tag in (from_, to))
    for file in files:
        find_reader(file)
        refuse_same_file(file, memory)
    with opened(memory, create=True) as store:
        for file in files:
            article = read_sentences(file, encoding, source, target)
            tally = store.add(locales_of(article), placed_units(article))
            for note in article.notes:
                console.note(f"{file}: {note}", quiet=quiet)
            left = sum(bool(one.source.strip()) for one in article.segments) - tally.total
            if left:
                console.note(f"{file}: {left:,} without a translation left out", quiet=quiet)
            if not quiet:
                print_line(
                    f"{file}: {tally.new:,} new, {tally.changed:,} changed, {tally.same:,} same"
                )


@app.command()
@guarded
def export(
    memory: MemoryFile,
    output: Annotated[
        str, typer.Option("--output", "-o", help="File to write; - is standard output.")
    ],
    format_: Annotated[
        str | None, typer.Option("--format", "-f", help="tmx, jsonl, tsv, xlsx …; else by suffix.")
    ] = None,
    by: By = None,
    article: Article = None,
    from_: SourceLocale = None,
    to: TargetLocale = None,
    quiet: Quiet = False,
) -> None:
    """Write what people have translated as a bilingual file; with --by model the model's work."""
    from pathlib import Path

    from workbench.bilingual import find_writer, render
    from workbench.documents.files import check_writable, write_bytes
    from workbench.memory.exchange import article_of
    from workbench.memory.listing import units
    from workbench.memory.store import opened

    selection = parse_selection(by or "person", article, from_, to)
    refuse_same_file(memory, output)
    suffix = output_suffix(output, format_)
    check_writable(output, text=find_writer(suffix).is_text)
    with opened(memory) as store:
        pair = _one_pair(store, selection)
        found = (unit for _, unit in units(store, selection))
        written = article_of(found, pair, article or Path(memory).name)
        write_bytes(output, render(written, suffix))
    if not quiet:
        print_line(f"{len(written.blocks):,} units, {pair}")


def _one_pair(memory: Memory, selection: Selection) -> LocalePair:
    """Return the pair of locales of the units that are meant: one file holds one."""
    from workbench.memory.listing import holdings

    pairs = list(dict.fromkeys(one.pair for one in holdings(memory) if one.is_of(selection)))
    if not pairs:
        raise UsageError(
            f"{memory.path}: no such units to write",
            hint=f"workbench memory stats --memory {memory.path} says what it holds",
        )
    if len(pairs) > 1:
        raise UsageError(
            f"{memory.path}: several pairs of locales: {', '.join(map(str, pairs))}",
            hint="choose one with --from and --to",
        )
    return pairs[0]


@app.command()
@guarded
def remove(
    memory: MemoryFile,
    by: By = None,
    article: Article = None,
    from_: SourceLocale = None,
    to: TargetLocale = None,
    quiet: Quiet = False,
) -> None:
    """Remove the units of an author, an article or a pair of locales."""
    from workbench.memory.listing import remove as removing
    from workbench.memory.store import opened

    selection = parse_selection(by, article, from_, to)
    if selection.is_everything:
        raise UsageError(
            "which units?", hint="--by, --article, --from and --to say; all of them: rm the file"
        )
    with opened(memory) as store:
        removed = removing(store, selection)
    if not quiet:
        print_line(f"{removed:,} units removed")


memory_show.add_to(app)
