"""``workbench check``: a source and its finished translation, compared."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from workbench.cli import console
from workbench.cli.check_fix import refuse_early, write_fixed
from workbench.cli.check_output import Delivery
from workbench.cli.check_settings import LetBe, settings_for
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
    """Print the page of one rule, and leave."""
    if rule is not None:
        from workbench.checks import explain
        from workbench.checks.explain import section

        console.print_out(section(explain(rule)))
        raise typer.Exit


@guarded
def check(
    source: Annotated[str, typer.Argument(help="Source article (.md, .txt).")],
    target: Annotated[str, typer.Argument(help="Its translation, paragraph for paragraph.")],
    glossary: Glossaries = None,
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
            "--explain", callback=_explain, is_eager=True, help="Print what a rule is about."
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
    """Check names, numbers and completeness of a translation against its source."""
    from workbench.checking import Checker, Reading, read_pair
    from workbench.checks.suppression import filtered
    from workbench.locales import parse_locale
    from workbench.reports.report import Files, Report, items_of

    threshold = parse_fail_on(fail_on)
    wanted = "json" if as_json else format_
    delivery = Delivery.of(wanted, output, (source, target), quiet=quiet)
    if fix is not None:
        refuse_early(source, target, fix)
    settings = settings_for(source, config, select, ignore)
    let_be = LetBe.of(source, suppressions)
    terms = load_glossary(glossary)
    ours, theirs = (parse_locale(tag) if tag else None for tag in (from_, to))
    reading = Reading(ours, theirs, encoding, whole_page)
    pair = read_pair(source, target, reading)
    checker = Checker(terms, settings)
    result, used, taken = filtered(checker.accounted(pair), let_be.entries)
    if suppress is not None:
        count = let_be.add(result, suppress, reason)
        console.note(f"{count} more in {let_be.path}", quiet=quiet)
        return
    if fix is not None:
        write_fixed(target, fix, encoding, result, checker.pairs(result), quiet=quiet)
    files = Files(source, target)
    report = Report(
        signature=result.signature,
        files=(files,),
        segments=sum(1 for _ in result.segments),
        items=(*items_of(result, files), *let_be.unused(settings, used, {result.name})),
        suppressed=taken,
        notes=result.notes,
    )
    delivery.give(report, result)
    exit_with((item.finding for item in report.items), threshold)
