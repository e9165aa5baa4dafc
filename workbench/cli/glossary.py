"""``workbench glossary``: looking after glossary files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from workbench.cli import console, glossary_exchange
from workbench.cli.guard import guarded
from workbench.cli.options import FailOn, Glossaries, Json, Quiet, load_glossary, parse_fail_on
from workbench.errors import ExitCode

if TYPE_CHECKING:
    from workbench.glossary.lint import Lint
    from workbench.glossary.match import Match, Veto

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look after glossaries.")
glossary_exchange.add_to(app)


@app.command()
@guarded
def lint(
    paths: Annotated[list[Path], typer.Argument(help="Glossary files or folders.")],
    fail_on: FailOn = "error",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Report what is wrong, or likely to go wrong, in glossaries."""
    from workbench.cli.guard import print_line
    from workbench.glossary import lint as linter
    from workbench.glossary.store import load

    threshold = parse_fail_on(fail_on)
    glossary = load(paths)
    found = linter.lint(glossary.terms)
    if as_json:
        console.print_json([_lint_json(one) for one in found])
    else:
        for one in found:
            place = f"{one.place.path}:{one.place.line}:{one.place.column}"
            console.print_out(f"{place}: {one.severity.value}: {one.message} [{one.rule}]")
    if not quiet:
        print_line(f"{len(glossary)} terms in {len(glossary.names)} files, {len(found)} findings")
    if threshold and any(one.severity.rank <= threshold.rank for one in found):
        raise typer.Exit(ExitCode.FINDINGS)


def _lint_json(one: Lint) -> dict[str, Any]:
    path, line, column = one.place
    return {
        "rule": one.rule,
        "severity": one.severity.value,
        "path": path,
        "line": line,
        "column": column,
        "message": one.message,
    }


@app.command()
@guarded
def find(
    text: Annotated[str, typer.Argument(help="Text to look through; - is standard input.")],
    glossary: Glossaries = None,
    why: Annotated[bool, typer.Option("--why", help="Also show what a context ruled out.")] = False,
    as_json: Json = False,
) -> None:
    """Show which terms a text holds, where, and through which form."""
    from workbench.cli.guard import print_line
    from workbench.documents import open_document
    from workbench.errors import UsageError
    from workbench.glossary.match import Matcher
    from workbench.text.script import detect

    terms = load_glossary(glossary)
    if not len(terms):
        raise UsageError("no glossary given", hint="name one: -g glossaries")
    if text == "-":
        text = open_document(text).text
    matcher = Matcher(terms.terms, detect(text).locale.language)
    matches = matcher.find(text)
    vetoes = matcher.vetoes(text) if why else []
    if as_json:
        console.print_json([*map(_match_json, matches), *map(_veto_json, vetoes)])
        return
    for match in matches:
        console.print_out(_match_line(match, text))
    for veto in vetoes:
        line = _match_line(veto.match, text)
        console.print_out(f"{line}  not taken: {veto.reason}")
    if not matches:
        print_line("no term found")


def _match_line(match: Match, text: str) -> str:
    found, term = match.span.of(text), match.term
    where = f"{match.span.start}–{match.span.end}"
    return f"{where}\t{found}\t{term.id}\t{term.kind.value}\t{match.form.field}: {match.form.text}"


def _match_json(match: Match) -> dict[str, Any]:
    term = match.term
    return {
        "term": term.id,
        "kind": term.kind.value,
        "span": match.span,
        "form": match.form.text,
        "field": match.form.field,
        "forms": {name: list(forms) for name, forms in term.forms.items()},
        "place": term.place,
    }


def _veto_json(veto: Veto) -> dict[str, Any]:
    return {**_match_json(veto.match), "vetoed_by": veto.context}
