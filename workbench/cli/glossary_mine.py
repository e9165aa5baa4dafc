"""``workbench glossary mine``: entries that an article suggests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from workbench.cli import console
from workbench.cli.guard import guarded, print_line
from workbench.cli.options import Encoding, Glossaries, Json, Quiet, load_glossary

if TYPE_CHECKING:
    from workbench.glossary.mine import Proposal
    from workbench.glossary.mining.sighting import Passage


def add_to(app: typer.Typer) -> None:
    """Add the command to those of ``workbench glossary``."""
    app.command()(mine)


@guarded
def mine(
    articles: Annotated[
        list[str] | None, typer.Argument(help="Articles, in any format; - is standard input.")
    ] = None,
    against: Annotated[
        tuple[str, str] | None,
        typer.Option("--against", help="A source and its translation, to see renderings."),
    ] = None,
    glossary: Glossaries = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many entries at most.")] = 50,
    encoding: Encoding = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Propose entries for names and terms of articles, as YAML to paste, with the evidence."""
    from workbench.errors import UsageError
    from workbench.glossary.mine import mine as mined
    from workbench.glossary.mine import passages_of
    from workbench.glossary.proposals import as_yaml

    if not articles and not against:
        raise UsageError("no article given", hint="name one, or --against SOURCE TARGET")
    terms = load_glossary(glossary).terms
    passages: list[Passage] = []
    for path in articles or ():
        from workbench.documents import open_document

        passages += passages_of(open_document(path, encoding).article())
    if against:
        passages += _pair(*against, encoding, quiet=quiet)
    found = mined(passages, terms)
    if as_json:
        console.print_json([_as_json(one) for one in found[:limit]])
    elif found:
        console.print_out(as_yaml(found[:limit]))
    if not quiet:
        left = f" of {len(found)}; --limit shows more" if len(found) > limit else ""
        print_line(f"{min(len(found), limit)} proposals{left}")


def _pair(source: str, target: str, encoding: str | None, *, quiet: bool) -> list[Passage]:
    from workbench.alignment import paired
    from workbench.documents import open_document
    from workbench.glossary.mine import passages_of

    ours = open_document(source, encoding).article()
    theirs = open_document(target, encoding).article()
    article = paired(ours, theirs)
    for text in article.notes:
        console.note(text, quiet=quiet)
    return passages_of(article)


def _as_json(one: Proposal) -> dict[str, Any]:
    return {
        "form": one.form,
        "field": one.tag,
        "kind": one.kind.value,
        "count": one.count,
        "score": round(one.score, 3),
        "english": list(one.english),
        "variants": list(one.variants),
        "reasons": list(one.reasons),
        "renderings": [{"english": r.english, "passages": r.times} for r in one.renderings],
        "passages": one.passages,
        "place": one.place,
        "excerpt": one.excerpt,
    }
