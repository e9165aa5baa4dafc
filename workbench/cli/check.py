"""``workbench check``: a source and its finished translation, compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from workbench.cli import console
from workbench.cli.check_settings import LetBe, settings_for
from workbench.cli.guard import guarded
from workbench.cli.options import (
    Encoding,
    FailOn,
    From,
    Glossaries,
    Json,
    Quiet,
    exit_with,
    load_glossary,
    parse_fail_on,
)

if TYPE_CHECKING:
    from workbench.article import Article, Block, Finding


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
    fail_on: FailOn = "error",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Check names, numbers and completeness of a translation against its source."""
    from workbench.checking import Checker, read_pair
    from workbench.checks.suppression import filtered, unused

    threshold = parse_fail_on(fail_on)
    settings = settings_for(source, config, select, ignore)
    let_be = LetBe.of(source, suppressions)
    terms = load_glossary(glossary)
    pair = read_pair(source, target, from_=from_, to=to, encoding=encoding)
    result, used, _ = filtered(Checker(terms, settings).accounted(pair), let_be.entries)
    if suppress is not None:
        count = let_be.add(result, suppress, reason)
        console.note(f"{count} more in {let_be.path}", quiet=quiet)
        return
    looked_for = [one for one in let_be.entries if settings.wants(one.rule)]
    extra = tuple(unused(let_be.path, looked_for, used, {result.name}))
    for text in result.notes:
        console.note(text, quiet=quiet)
    if as_json:
        console.print_json(_as_json(result, extra))
    else:
        from workbench.bilingual.terminal import Bilingual

        console.print_rich(Bilingual(result, only_findings=True))
        for finding in extra:
            console.note(finding.message, quiet=quiet)
    exit_with((*result.findings, *extra), threshold)


def _as_json(article: Article, extra: tuple[Finding, ...]) -> dict[str, Any]:
    return {
        "signature": article.signature,
        "findings": [
            _finding(finding, block)
            for block in article.blocks
            for segment in block.segments
            for finding in segment.findings
        ]
        + [{"rule": one.rule, "severity": one.severity, "message": one.message} for one in extra],
    }


def _finding(finding: Finding, block: Block) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "line": block.line,
        "source": block.text,
        "target": block.target_text,
        "source_span": finding.source_span,
        "target_span": finding.target_span,
        "suggestion": finding.suggestion,
    }
