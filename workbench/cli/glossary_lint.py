"""``workbench glossary lint``: what is wrong, or likely to go wrong, in glossaries."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from workbench.cli import console
from workbench.cli.guard import guarded, print_line
from workbench.cli.options import FailOn, Json, Quiet, parse_fail_on
from workbench.errors import ExitCode, UsageError

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
    quiet: Quiet = False,
) -> None:
    """Report what is wrong, or likely to go wrong, in glossaries."""
    from workbench.glossary import lint as linter
    from workbench.glossary.lint_report import as_records, as_sarif
    from workbench.glossary.store import load

    threshold = parse_fail_on(fail_on)
    if format_ not in FORMATS:
        raise UsageError(f"unknown format {format_!r}", hint=f"known are {', '.join(FORMATS)}")
    glossary = load(paths)
    found = linter.lint(glossary.terms, glossary.shadowed, advice=advice)
    if as_json or format_ == "json":
        console.print_json(as_records(found))
    elif format_ == "sarif":
        console.print_json(as_sarif(found))
    else:
        for one in found:
            place = f"{one.place.path}:{one.place.line}:{one.place.column}"
            console.print_out(f"{place}: {one.severity.value}: {one.message} [{one.rule}]")
    if not quiet:
        print_line(f"{len(glossary)} terms in {len(glossary.names)} files, {len(found)} findings")
    if threshold and any(one.severity.rank <= threshold.rank for one in found):
        raise typer.Exit(ExitCode.FINDINGS)
