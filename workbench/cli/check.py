"""``workbench check``: a source and its finished translation, compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from workbench.cli import console
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
def check(
    source: Annotated[str, typer.Argument(help="Source article (.md, .txt).")],
    target: Annotated[str, typer.Argument(help="Its translation, paragraph for paragraph.")],
    glossary: Glossaries = None,
    from_: From = None,
    to: Annotated[
        str | None, typer.Option("--to", help="Locale of the translation; else detected.")
    ] = None,
    encoding: Encoding = None,
    fail_on: FailOn = "error",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Check names, numbers and completeness of a translation against its source."""
    from workbench import pipeline
    from workbench.alignment import paired
    from workbench.documents import open_document
    from workbench.errors import UsageError
    from workbench.locales import parse_locale

    threshold = parse_fail_on(fail_on)
    if source == target:
        raise UsageError(
            "source and target are the same", hint="name the article and then its translation"
        )
    terms = load_glossary(glossary)
    ours = open_document(source, encoding).article(parse_locale(from_) if from_ else None)
    theirs = open_document(target, encoding).article(parse_locale(to) if to else None)
    _refuse_one_language(ours, theirs)
    result = pipeline.accounted(paired(ours, theirs), terms)
    for text in result.notes:
        console.note(text, quiet=quiet)
    if as_json:
        console.print_json(_as_json(result))
    else:
        from workbench.bilingual.terminal import Bilingual

        console.print_rich(Bilingual(result, only_findings=True))
    exit_with(result, threshold)


def _refuse_one_language(source: Article, target: Article) -> None:
    from workbench.errors import UsageError

    if source.source_locale.language == target.source_locale.language:
        raise UsageError(
            f"{source.name} and {target.name} are both {source.source_locale.name}",
            hint="give a source and its translation; --from and --to override what was detected",
        )


def _as_json(article: Article) -> dict[str, Any]:
    return {
        "signature": article.signature,
        "findings": [
            _finding(finding, block)
            for block in article.blocks
            for segment in block.segments
            for finding in segment.findings
        ],
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
