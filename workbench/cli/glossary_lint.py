"""``workbench glossary lint``: what is wrong, or likely to go wrong, in glossaries."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli import console
from workbench.cli.guard import guarded, print_line
from workbench.cli.options import FailOn, Json, Quiet, parse_fail_on
from workbench.errors import ExitCode, InputError, UsageError

if TYPE_CHECKING:
    from workbench.glossary.mending import Mended

FORMATS = ("text", "json", "sarif")


def add_to(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(lint)


@guarded
def lint(
    paths: Annotated[list[Path], typer.Argument(help="Glossary files or folders.")],
    fail_on: FailOn = "error",
    format_: Annotated[
        str, typer.Option("--format", "-f", help="text, json or sarif (for code hosts).")
    ] = "text",
    as_json: Json = False,
    advice: Annotated[
        bool, typer.Option("--advice", help="Also report what may be better, as info.")
    ] = False,
    texts: Annotated[
        list[str] | None,
        typer.Option("--text", help="Article in which to count how forms fire; may be repeated."),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend in the files what is safe, and say what.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Report what is wrong, or likely to go wrong, in glossaries."""
    from workbench.bilingual.plain import count
    from workbench.documents import open_document
    from workbench.glossary import lint as linter
    from workbench.glossary.lint_report import as_records, as_sarif
    from workbench.glossary.store import load

    threshold = parse_fail_on(fail_on)
    if format_ not in FORMATS:
        raise UsageError(f"unknown format {format_!r}", hint=f"known are {', '.join(FORMATS)}")
    glossary = load(paths)
    if fix and (failed := _mend(paths, quiet=quiet)):
        raise InputError("\n".join(failed))
    if fix:
        glossary = load(paths)
    samples = [open_document(path).text for path in texts or ()]
    found = linter.lint(glossary.terms, glossary.shadowed, glossary.orders, samples, advice=advice)
    if as_json or format_ == "json":
        console.print_json(as_records(found))
    elif format_ == "sarif":
        console.print_json(as_sarif(found))
    else:
        for one in found:
            place = f"{one.place.path}:{one.place.line}:{one.place.column}"
            console.print_out(f"{place}: {one.severity.value}: {one.message} [{one.rule}]")
    if not quiet:
        sizes = f"{count(len(glossary), 'term')} in {count(len(glossary.names), 'file')}"
        print_line(f"{sizes}, {count(len(found), 'finding')}")
    if threshold and any(one.severity.rank <= threshold.rank for one in found):
        raise typer.Exit(ExitCode.FINDINGS)


def _mend(paths: list[Path], *, quiet: bool) -> list[str]:
    """Mend every file of ``paths``, and say what was done; return why some could not be."""
    from workbench.cli.glossary_files import rewrite
    from workbench.glossary.mending import mend
    from workbench.glossary.store import glossary_files

    failed: list[str] = []
    results: list[Mended] = []

    def mended(path: Path, text: str) -> str:
        results.append(mend(text, str(path)))
        return results[-1].text

    for path in glossary_files(paths):
        try:
            rewrite(path, partial(mended, path))
        except InputError as error:
            failed.append(error.message)
            continue
        done = results.pop()
        for verb, changes in (("mended", done.changes), ("left", done.left)):
            for one in changes if not quiet else ():
                print_line(f"{path}:{one.line}: {verb}: {one.message} [{one.rule}]")
    return failed
