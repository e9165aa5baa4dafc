"""``workbench check``: a source and its finished translation, or a file with both, compared."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from workbench.cli import console
from workbench.cli.check_fix import refuse_early
from workbench.cli.check_many import Many, check_many
from workbench.cli.check_one import Wish, check_one
from workbench.cli.check_output import Delivery
from workbench.cli.check_settings import Choice
from workbench.cli.guard import guarded
from workbench.cli.options import (
    Encoding,
    FailOn,
    From,
    Glossaries,
    Json,
    Output,
    Quiet,
    WholePage,
    exit_with,
    load_glossary,
    parse_fail_on,
)


@guarded
def _explain(rule: str | None) -> None:
    """Print the page of one rule, or of all of them, and leave."""
    if rule is not None:
        from workbench.checks import ALL_RULES, explain
        from workbench.checks.explain import section

        names = ALL_RULES if rule == "all" else [rule]
        console.print_out("\n\n".join(section(explain(name)) for name in names))
        raise typer.Exit


@guarded
def check(
    source: Annotated[
        str | None,
        typer.Argument(help="Source article, a bilingual file, or a folder of articles."),
    ] = None,
    target: Annotated[
        str | None, typer.Argument(help="Its translation, or a folder with the same names.")
    ] = None,
    glossary: Glossaries = None,
    pairs: Annotated[
        Path | None,
        typer.Option(
            "--pairs",
            help="Many at once: a file with two paths a line and a tab, or a bilingual one.",
        ),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", min=1, help="Processes for many pairs; else one for each core."),
    ] = None,
    from_: From = None,
    to: Annotated[
        str | None, typer.Option("--to", help="Locale of the translation; else detected.")
    ] = None,
    encoding: Encoding = None,
    whole_page: WholePage = False,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", help="Only these rules or families (punctuation); a,b or again."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", help="Not these rules or families.")
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option("--config", help="Settings; else workbench.yaml beside the source."),
    ] = None,
    suppressions: Annotated[
        Path | None,
        typer.Option(
            "--suppressions",
            help="File of suppressions; else .workbench-suppress.yaml beside the source.",
        ),
    ] = None,
    suppress: Annotated[
        str | None,
        typer.Option("--suppress", help="Let be what RULE has found, or RULE:LINE at one line."),
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", help="Why it is let be; for --suppress.")
    ] = None,
    explain: Annotated[  # noqa: ARG001 - answered before the command runs
        str | None,
        typer.Option(
            "--explain",
            callback=_explain,
            is_eager=True,
            help="Print what a rule is about; all for every rule.",
        ),
    ] = None,
    fix: Annotated[
        str | None,
        typer.Option("--fix", help="Write the target with safe corrections to this file."),
    ] = None,
    output: Output = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", help="text, json, sarif, junit, csv or html; else by -o's suffix."
        ),
    ] = None,
    fail_on: FailOn = "error",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Check names, numbers and completeness of a translation against its source.

    SOURCE alone is a bilingual file: XLSX, DOCX table, TMX, XLIFF, TSV, CSV, PO or JSON lines.
    """
    from workbench.checking import Reading
    from workbench.errors import UsageError
    from workbench.locales import parse_locale
    from workbench.reports.report import Files

    threshold = parse_fail_on(fail_on)
    many = Many.of(source, target, pairs)
    if source is not None and source == target:
        raise UsageError(
            "source and target are the same", hint="name the article and then its translation"
        )
    files = Files(source or "", target or source or "")
    delivery = Delivery.of("json" if as_json else format_, output, files, quiet=quiet)
    choice = Choice(config, select, ignore, suppressions)
    if many and (fix is not None or suppress is not None):
        raise UsageError("--fix and --suppress are for one pair", hint="name two files")
    if fix is not None:
        refuse_early(*files, fix)
    terms = load_glossary(glossary)
    ours, theirs = (parse_locale(tag) if tag else None for tag in (from_, to))
    reading = Reading(ours, theirs, encoding, whole_page)
    if many:
        items = check_many(many, terms, reading, choice, jobs, delivery)
    else:
        items = check_one(files, terms, reading, choice, Wish(fix, suppress, reason), delivery)
    exit_with((item.finding for item in items), threshold)
