"""``workbench glossary add``, ``diff``, ``merge`` and ``stats``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from workbench.cli import console
from workbench.cli.glossary_files import read_text, rewrite, write_text
from workbench.cli.guard import guarded, print_line
from workbench.cli.options import Json, Quiet
from workbench.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.glossary.comparing import Change
    from workbench.glossary.term import Term
    from workbench.glossary.writing import Entry

OneGlossary = Annotated[Path, typer.Argument(help="Glossary file or folder.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands to those of ``workbench glossary``."""
    app.command()(add)
    app.command()(diff)
    app.command()(merge)
    app.command()(stats)


Forms = list[str] | None


@guarded
def add(
    zh: Annotated[str, typer.Argument(help="The Chinese form.")],
    en: Annotated[str, typer.Argument(help="The English form.")],
    glossary: Annotated[
        Path, typer.Option("--glossary", "-g", help="Glossary file to add the entry to.")
    ],
    kind: Annotated[
        str | None, typer.Option("--kind", help="person, company, place, organisation … or term.")
    ] = None,
    zh_cn: Annotated[Forms, typer.Option("--zh-CN", help="The form on the Mainland only.")] = None,
    zh_sg: Annotated[Forms, typer.Option("--zh-SG", help="The form in Singapore.")] = None,
    zh_tw: Annotated[Forms, typer.Option("--zh-TW", help="The form in Taiwan.")] = None,
    zh_hk: Annotated[Forms, typer.Option("--zh-HK", help="The form in Hong Kong.")] = None,
    also: Annotated[
        Forms, typer.Option("--also", help="A further form, English or Chinese; may be repeated.")
    ] = None,
    abbr: Annotated[Forms, typer.Option("--abbr", help="An abbreviation of either side.")] = None,
    first: Annotated[Forms, typer.Option("--first", help="The form at the first mention.")] = None,
    forbid: Annotated[Forms, typer.Option("--forbid", help="A form that is wrong.")] = None,
    unless: Annotated[
        Forms, typer.Option("--unless", help="A context in which a form is not the term.")
    ] = None,
    when: Annotated[Forms, typer.Option("--when", help="A context that must be near.")] = None,
    case: Annotated[str | None, typer.Option("--case", help="exact or any.")] = None,
    direction: Annotated[str | None, typer.Option("--direction", help="zh-en or en-zh.")] = None,
    status: Annotated[str | None, typer.Option("--status", help="admitted or deprecated.")] = None,
    keep: Annotated[bool, typer.Option("--keep", help="Leave it as it is in the source.")] = False,
    article: Annotated[
        bool, typer.Option("--article", help="The English form stands with “the”.")
    ] = False,
    domain: Annotated[str | None, typer.Option("--domain", help="The subject.")] = None,
    source: Annotated[
        str | None, typer.Option("--source", help="Where the forms are from.")
    ] = None,
    note: Annotated[str | None, typer.Option("--note", help="A note for people.")] = None,
    quiet: Quiet = False,
) -> None:
    """Add an entry to a glossary file, in its sorted place; the rest stays as it is.

    A file that is not there is begun. A Traditional form is written in Simplified, which stands for
    every region that has no form of its own. A form of --also and the like belongs to the side that
    it is written in; zh-TW=川普 names one.
    """
    from workbench.glossary.editing import added
    from workbench.glossary.writing import grouped

    zh = _simplified(zh, en, quiet=quiet)
    groups = {"also": also, "abbr": abbr, "first": first, "forbid": forbid}
    groups |= {"unless": unless, "when": when}
    fields = {
        "en": [en],
        "zh": [zh],
        "zh-CN": zh_cn,
        "zh-SG": zh_sg,
        "zh-TW": zh_tw,
        "zh-HK": zh_hk,
        "kind": kind,
        **{name: grouped(forms) for name, forms in groups.items() if forms},
        "case": case,
        "direction": direction,
        "status": status,
        "keep": keep,
        "article": article,
        "domain": domain,
        "source": source,
        "note": note,
    }
    entry: Entry = {name: value for name, value in fields.items() if value}
    is_new = not glossary.exists()
    if is_new:
        write_text(str(glossary), added("terms: []\n", str(glossary), [entry]))
    else:
        rewrite(glossary, lambda text: added(text, str(glossary), [entry]))
    if not quiet:
        print_line(f"{en} / {zh} added to {glossary}{', a new file' if is_new else ''}")


def _simplified(zh: str, en: str, *, quiet: bool) -> str:
    """Return the Chinese form as the field ``zh`` wants it: in Simplified.

    Raises UsageError where the languages are exchanged.
    """
    from workbench.errors import UsageError
    from workbench.locales import ZH_CN, ZH_TW
    from workbench.text.conversion import convert_script
    from workbench.text.script import HAN, Script, script_of

    if HAN.search(en) and not HAN.search(zh):
        raise UsageError(f"{en} is Chinese and {zh} is not", hint="the Chinese form comes first")
    if script_of(zh) is not Script.TRADITIONAL:
        return zh
    written = convert_script(zh, ZH_TW, ZH_CN, vocabulary=False)
    console.note(f"{zh} is written as {written}; --zh-TW is for another wording", quiet=quiet)
    return written


@guarded
def diff(old: OneGlossary, new: OneGlossary, as_json: Json = False, quiet: Quiet = False) -> None:
    """Show which entries of one glossary another adds, lacks or changes."""
    from workbench.glossary.comparing import difference
    from workbench.glossary.store import load
    from workbench.glossary.writing import entry_of

    found = difference(load([old]).terms, load([new]).terms)
    if as_json:
        console.print_json(
            {
                "added": [entry_of(term) for term in found.added],
                "removed": [entry_of(term) for term in found.removed],
                "changed": [
                    {"old": entry_of(one.old), "new": entry_of(one.new), "fields": one.fields}
                    for one in found.changed
                ],
            }
        )
    else:
        for sign, terms in (("-", found.removed), ("+", found.added)):
            for term in terms:
                console.print_out(f"{sign} {_named(term)}")
        for change in found.changed:
            _print_change(change)
    if not quiet:
        counts = (len(found.added), len(found.removed), len(found.changed))
        print_line("{} added, {} removed, {} changed".format(*counts))


def _named(term: Term) -> str:
    return f"{term.id} / {next(term.all_forms('zh')).text}"


def _print_change(change: Change) -> None:
    from workbench.glossary.writing import entry_of

    old, new = entry_of(change.old), entry_of(change.new)
    console.print_out(f"~ {_named(change.new)}")
    for name in change.fields:
        console.print_out(f"    {name}: {_shown(old.get(name))} → {_shown(new.get(name))}")


def _shown(value: object) -> str:
    if value is None:
        return "(none)"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


@guarded
def merge(
    first: Annotated[Path, typer.Argument(help="Glossary file that is kept as it is.")],
    second: Annotated[Path, typer.Argument(help="Glossary whose further entries are added.")],
    output: Annotated[
        str, typer.Option("--output", "-o", help="Glossary to write; - is standard output.")
    ],
    quiet: Quiet = False,
) -> None:
    """Add to a glossary what another one has besides; where the two differ, the first is kept."""
    from workbench.bilingual.plain import count
    from workbench.glossary.comparing import difference
    from workbench.glossary.editing import added
    from workbench.glossary.store import load
    from workbench.glossary.writing import entry_of

    text, mark = read_text(first)
    found = difference(load([first]).terms, load([second]).terms)
    write_text(output, mark + added(text, str(first), [entry_of(term) for term in found.added]))
    for change in found.changed:
        place = f"{change.new.place.path}:{change.new.place.line}"
        print_line(f"conflict: {_named(change.old)}: {', '.join(change.fields)} ({place})")
    if not quiet:
        print_line(f"{len(found.added)} added, {count(len(found.changed), 'conflict')}")
    if found.changed:
        raise typer.Exit(ExitCode.FINDINGS)


@guarded
def stats(
    paths: Annotated[list[Path], typer.Argument(help="Glossary files or folders.")],
    as_json: Json = False,
) -> None:
    """Count the entries of glossaries by kind, their forms, and the regions that have their own."""
    from workbench.glossary.comparing import statistics
    from workbench.glossary.store import load

    found = statistics(load(paths).terms)
    if as_json:
        console.print_json(found)
        return
    names = list(found["fields"])
    rows: list[Sequence[Any]] = [("kind", "entries", *names)]
    for kind, count in found["kinds"].items():
        rows.append((kind, count, *(found["coverage"][kind][name] for name in names)))
    rows.append(("all", found["entries"], *(found["fields"][name]["entries"] for name in names)))
    rows.append(("forms", "", *(found["fields"][name]["forms"] for name in names)))
    for head, *cells in rows:
        console.print_out(f"{head:14}" + "".join(f"{cell!s:>9}" for cell in cells))
