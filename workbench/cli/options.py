"""Options that several commands share, with one wording."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.article import Severity
from workbench.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.article import Finding
    from workbench.glossary.store import Glossary

Glossaries = Annotated[
    list[Path] | None,
    typer.Option("--glossary", "-g", help="Glossary file or folder; may be given again."),
]
Output = Annotated[
    str | None, typer.Option("--output", "-o", help="File to write; - is standard output.")
]
From = Annotated[
    str | None, typer.Option("--from", help="Locale of the source; detected if not given.")
]
Encoding = Annotated[
    str | None, typer.Option("--encoding", help="Encoding of what is read; else guessed.")
]
WholePage = Annotated[
    bool,
    typer.Option("--whole-page", help="Read all of a web page, not only the article found in it."),
]
FailOn = Annotated[
    str,
    typer.Option("--fail-on", help="Exit 1 from this severity on: error, warning, info, never."),
]
Layout = Annotated[
    str | None,
    typer.Option("--layout", help="How a Word document lies: table (two columns) or paragraphs."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No notes, no progress, no summary.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]

NEVER = "never"


def load_glossary(paths: list[Path] | None) -> Glossary:
    """Return the glossary that ``-g`` names, an empty one without it."""
    from workbench.glossary.store import Glossary, load

    return load(paths) if paths else Glossary()


def parse_fail_on(name: str) -> Severity | None:
    """Return the severity of ``--fail-on``; None for never."""
    if name.lower() == NEVER:
        return None
    try:
        return Severity.parse(name)
    except UsageError as error:
        raise UsageError(error.message, hint=f"{error.hint}, {NEVER}") from None


def exit_with(findings: Iterable[Finding], fail_on: Severity | None) -> None:
    """Exit with 1 where one of ``findings`` is at or above ``fail_on``."""
    if fail_on is not None and any(f.severity.rank <= fail_on.rank for f in findings):
        raise typer.Exit(ExitCode.FINDINGS)


def refuse_same_file(article: str, output: str) -> None:
    """Raise UsageError where the output would replace the article that it is made from."""
    one, other = Path(article), Path(output)
    if one.is_file() and other.is_file() and one.samefile(other):
        raise UsageError(
            f"{output}: is the article itself, which would be lost", hint="name another file"
        )


def output_suffix(output: str, wanted: str | None, layout: str | None = None) -> str:
    """Return the suffix of the format to write: ``--format``, else the output file's.

    Raises UsageError where there is neither, the suffix is unknown, the format does not have the
    layout, or what writes it is missing.
    """
    from workbench.bilingual import find_writer

    suffix = "." + wanted.lower().removeprefix(".") if wanted else Path(output).suffix.lower()
    if output == "-" and not wanted:
        suffix = ".txt"
    if not suffix:
        raise UsageError(f"{output}: no suffix to tell the format by", hint="name it with --format")
    find_writer(suffix, layout)
    return suffix
