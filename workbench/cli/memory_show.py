"""``workbench memory search`` and ``stats``: what a translation memory holds."""

from __future__ import annotations

from datetime import datetime, timezone
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from workbench.cli import console
from workbench.cli.guard import guarded, print_line
from workbench.cli.memory_options import MemoryFile, SourceLocale, TargetLocale, parse_selection
from workbench.cli.options import Json

if TYPE_CHECKING:
    from workbench.memory.listing import Holding
    from workbench.memory.store import Memory
    from workbench.memory.unit import LocalePair, Selection, Unit

_LEAST = 50
"""The score from which on a search shows a sentence: lower than where one is worked with."""


def add_to(app: typer.Typer) -> None:
    """Add the commands to those of ``workbench memory``."""
    app.command()(search)
    app.command()(stats)


@guarded
def search(
    text: Annotated[str, typer.Argument(help="Words of either language, or a whole sentence.")],
    memory: MemoryFile,
    from_: SourceLocale = None,
    to: TargetLocale = None,
    limit: Annotated[int, typer.Option(min=1, help="Most units to show.")] = 10,
    as_json: Json = False,
) -> None:
    """Show units whose source is like a sentence, then those that hold it as part of a text."""
    from workbench.memory.store import opened

    selection = parse_selection(None, None, from_, to)
    with opened(memory) as store:
        found = _found(store, text, selection, limit)
    if as_json:
        console.print_json([_unit_json(pair, unit, score) for pair, unit, score in found])
        return
    for pair, unit, score in found:
        console.print_out(_shown(pair, unit, score, text))
    if not found:
        print_line("nothing like it, and nothing that holds it")


def _found(
    memory: Memory, text: str, selection: Selection, limit: int
) -> list[tuple[LocalePair, Unit, int | None]]:
    """Return units with their scores, the most alike first, and then without one what holds it."""
    from workbench.memory.fuzzy import similar
    from workbench.memory.listing import containing, holdings

    pairs = dict.fromkeys(one.pair for one in holdings(memory) if one.is_of(selection))
    alike = [
        (pair, one.unit, one.score)
        for pair in pairs
        for one in similar(memory, text, pair, least=_LEAST, limit=limit)
    ]
    alike.sort(key=lambda one: -one[2])
    known = {unit for _, unit, _ in alike}
    further = (
        (pair, unit, None)
        for pair, unit in containing(memory, text, selection)
        if unit not in known
    )
    return [*alike[:limit], *islice(further, max(0, limit - len(alike)))]


def _shown(pair: LocalePair, unit: Unit, score: int | None, text: str) -> str:
    from workbench.bilingual.plain import one_line
    from workbench.memory.differences import differences

    how = "holds it" if score is None else f"{score}%"
    head = [how, str(pair), f"by a {unit.author.value}", one_line(unit.article), _day(unit.time)]
    lines = ["  ".join(part for part in head if part), f"  {one_line(unit.source)}"]
    lines.append(f"  {one_line(unit.target)}")
    if score is not None:
        told = [
            f"{one_line(one.here) or '—'} / {one_line(one.there) or '—'}"
            for one in differences(text, unit.source, pair.source.language)
        ]
        lines += [f"  asked / found: {'; '.join(told)}"] if told else []
    lines += [f"  note: {one_line(unit.note)}"] if unit.note else []
    return "\n".join(lines)


@guarded
def stats(memory: MemoryFile, as_json: Json = False) -> None:
    """Count the units of a memory by locales, author and article."""
    from workbench.memory.listing import holdings
    from workbench.memory.store import opened

    with opened(memory) as store:
        found = holdings(store)
    if as_json:
        console.print_json([_holding_json(one) for one in found])
        return
    for one in found:
        console.print_out(_holding_line(one))
    people = sum(one.units for one in found if one.signature == "")
    print_line(f"{sum(one.units for one in found):,} units, {people:,} by people")


def _holding_line(one: Holding) -> str:
    from workbench.bilingual.plain import one_line

    cells = (
        f"{one.units:>9,}",
        str(one.pair),
        f"by a {one.author.value}",
        _day(one.newest),
        one_line(one.article) or "—",
        one_line(one.signature),
    )
    return "  ".join(cell for cell in cells if cell)


def _holding_json(one: Holding) -> dict[str, Any]:
    return {
        "source_locale": one.pair.source.tag,
        "target_locale": one.pair.target.tag,
        "author": one.author.value,
        "article": one.article,
        "signature": one.signature,
        "units": one.units,
        "newest": _day(one.newest),
    }


def _unit_json(pair: LocalePair, unit: Unit, score: int | None) -> dict[str, Any]:
    return {
        "score": score,
        "source_locale": pair.source.tag,
        "target_locale": pair.target.tag,
        "source": unit.source,
        "target": unit.target,
        "author": unit.author.value,
        "article": unit.article,
        "signature": unit.signature,
        "state": unit.state,
        "note": unit.note,
        "day": _day(unit.time),
    }


def _day(moment: int) -> str:
    """Return the day of a time in UTC; what no calendar has, as a number."""
    try:
        return datetime.fromtimestamp(moment, timezone.utc).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return str(moment)
