"""``workbench glossary``: looking after glossary files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from workbench.cli import (
    console,
    glossary_edit,
    glossary_exchange,
    glossary_lint,
    glossary_mine,
    glossary_schema,
)
from workbench.cli.command import App
from workbench.cli.guard import guarded
from workbench.cli.options import Glossaries, Json, load_glossary

if TYPE_CHECKING:
    from workbench.glossary.match import Match, Veto

app = App(no_args_is_help=True, rich_markup_mode=None, help="Look after glossaries.")
glossary_lint.add_to(app)
glossary_schema.add_to(app)
glossary_exchange.add_to(app)
glossary_mine.add_to(app)
glossary_edit.add_to(app)


@app.command()
@guarded
def find(
    text: Annotated[str, typer.Argument(help="Text or file to look through; - is standard input.")],
    glossary: Glossaries = None,
    why: Annotated[bool, typer.Option("--why", help="Also show what was ruled out.")] = False,
    nested: Annotated[
        bool, typer.Option("--nested", help="Also show terms that lie inside another.")
    ] = False,
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
    if text == "-" or _is_file(text):
        text = open_document(text).text
    matcher = Matcher(terms.terms, detect(text).locale.language)
    matches = matcher.find(text, nested=nested)
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


def _is_file(text: str) -> bool:
    """Tell whether ``text`` is the name of a file; most texts are too long for one."""
    try:
        return Path(text).is_file()
    except OSError:
        return False


def _match_line(match: Match, text: str) -> str:
    from workbench.glossary.term import Status

    found, term = match.span.of(text), match.term
    where = f"{match.span.start}–{match.span.end}"
    line = f"{where}\t{found}\t{term.id}\t{term.kind.value}\t{match.form.field}: {match.form.text}"
    notes = [term.domain] if term.domain else []
    notes += ["deprecated"] if term.status is Status.DEPRECATED else []
    return "\t".join([line, *notes])


def _match_json(match: Match) -> dict[str, Any]:
    term = match.term
    return {
        "term": term.id,
        "kind": term.kind.value,
        "domain": term.domain,
        "status": term.status.value,
        "span": match.span,
        "form": match.form.text,
        "field": match.form.field,
        "forms": {name: list(forms) for name, forms in term.forms.items()},
        "place": term.place,
    }


def _veto_json(veto: Veto) -> dict[str, Any]:
    return {**_match_json(veto.match), "vetoed_by": veto.context, "reason": veto.reason}
