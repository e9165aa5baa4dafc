"""Rows and columns: what CSV, TSV and workbooks have in common.

Under a header, a row is an entry and a column a field; several forms stand in a cell between bars
(``Trump | Donald Trump``). Without a header, the rows are pairs.
"""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from workbench.glossary.formats.base import Read, field_of, with_common_chinese
from workbench.glossary.formats.pairs import Pair, entries_of
from workbench.glossary.term import Term, language_of
from workbench.glossary.writing import FORM_NAMES, entry_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.glossary.formats.base import Source
    from workbench.glossary.writing import Entry

Row = tuple[int, list[str]]
"""The number of a row in its file, and its cells."""

GROUPS = tuple(
    member.name for member in fields(Term) if member.name != "forms" and "Mapping" in member.type
)
PLAIN = tuple(
    member.name
    for member in fields(Term)
    if member.name not in {"forms", "place"} and "Mapping" not in member.type
)
_TRUTHS = frozenset(member.name for member in fields(Term) if member.type == "bool")
_NAMES = {
    "english": "en",
    "英文": "en",
    "英语": "en",
    "英語": "en",
    "chinese": "zh",
    "中文": "zh",
    "汉语": "zh",
    "traditional chinese": "zh-TW",
    "繁体中文": "zh-TW",
    "繁體中文": "zh-TW",
    "notes": "note",
    "comment": "note",
    "comments": "note",
    "description": "note",
    "info": "note",
    "备注": "note",
    "備註": "note",
    "subject": "domain",
}
_SIDES = {
    "source": 0,
    "src": 0,
    "source term": 0,
    "term": 0,
    "原文": 0,
    "术语": 0,
    "target": 1,
    "dst": 1,
    "tgt": 1,
    "target term": 1,
    "translation": 1,
    "译文": 1,
    "譯文": 1,
}
_BAR = re.compile(r"\s*(?<!\\)\|\s*")
_PAIR_WIDTHS = (2, 3, 4)


def read_grid(rows: Iterable[Row], source: Source) -> list[Read]:
    """Return the entries of a grid; what is wrong with a row is noted as a fault of it."""
    filled = ((number, cells) for number, cells in rows if any(cell.strip() for cell in cells))
    first = next(filled, None)
    if first is None:
        return []
    head = [_column(cell) for cell in first[1]]
    languages = {language_of(name) for name in head if name}
    if {"en", "zh"} <= languages and any(head[:2]):  # not DeepL's four columns, which end with them
        source.notes += _unknown(first[1], head)
        return with_common_chinese(list(_entries(filled, head, source)))
    sides = [_SIDES.get(cell.strip().lower()) for cell in first[1]]
    if {0, 1} <= set(sides):
        places = (sides.index(0), sides.index(1), head.index("note") if "note" in head else -1)
        return entries_of(list(_pairs(filled, len(sides), places, source)))
    width = len(first[1])
    if width not in _PAIR_WIDTHS:
        source.fault(first[0], "a header is needed, such as en,zh,note, or two columns without")
        return []
    # DeepL's four columns end with the languages of the pair; a third one is a note.
    places = (0, 1, 2 if width == 3 else -1)  # noqa: PLR2004
    return entries_of(list(_pairs(_chained(first, filled), width, places, source)))


def _chained(first: Row, rest: Iterable[Row]) -> Iterator[Row]:
    yield first
    yield from rest


def _column(cell: str) -> str:
    """Return the field that a cell of a header names, nothing for none.

    >>> _column("also.zh"), _column("ZH-TW"), _column("Notes"), _column("id")
    ('also.zh', 'zh-TW', 'note', '')
    """
    name = cell.strip().removeprefix("\ufeff")
    lower = name.lower()
    group, dot, inner = name.partition(".")
    if dot and group in GROUPS and inner in FORM_NAMES:
        return name
    if lower in PLAIN:
        return lower
    return _NAMES.get(lower) or field_of(name)


def _unknown(cells: Sequence[str], head: Sequence[str]) -> list[str]:
    left = [cell.strip() for cell, name in zip(cells, head, strict=True) if cell and not name]
    return [f"columns that no entry has a field for, not read: {', '.join(left)}"] if left else []


def _fits(row: Row, width: int, source: Source) -> bool:
    """Tell whether a row has as many cells as the first; else note a fault."""
    number, cells = row
    if len(cells) == width or (len(cells) > width and not any(map(str.strip, cells[width:]))):
        return True
    source.fault(number, f"row with {len(cells)} columns, where the first has {width}")
    return False


def _entries(rows: Iterable[Row], head: Sequence[str], source: Source) -> Iterator[Read]:
    for count, row in enumerate(rows, start=1):
        source.check_count(count)
        number, cells = row
        if not _fits(row, len(head), source):
            continue
        entry: dict[str, Any] = {}
        for column, (name, cell) in enumerate(zip(head, cells, strict=False), start=1):
            text = source.cell(cell, number, column) if name else ""
            if text:
                _set(entry, name, text)
        yield Read(entry, number)


def _set(entry: dict[str, Any], name: str, text: str) -> None:
    group, dot, inner = name.partition(".")
    if dot:
        entry.setdefault(group, {}).setdefault(inner, []).extend(_split(text))
    elif name in FORM_NAMES:
        entry.setdefault(name, []).extend(_split(text))
    elif name in _TRUTHS:
        entry[name] = text.lower() in {"true", "yes", "1", "x"}
    elif name == "kind":
        entry[name] = text.lower()
    else:
        entry.setdefault(name, text)


def _split(cell: str) -> list[str]:
    parts = (part.replace("\\|", "|").strip() for part in _BAR.split(cell))
    return [part for part in parts if part]


def _pairs(
    rows: Iterable[Row], width: int, places: tuple[int, int, int], source: Source
) -> Iterator[Pair]:
    for count, row in enumerate(rows, start=1):
        source.check_count(count)
        number, cells = row
        if not _fits(row, width, source):
            continue
        ours, theirs = (source.cell(cells[at], number, at + 1) for at in places[:2])
        note = source.cell(cells[places[2]], number, places[2] + 1) if places[2] >= 0 else ""
        if ours and theirs:
            yield Pair(ours, theirs, note, number)
        else:
            source.fault(number, "row with only one side")


def grid_of(terms: Iterable[Term]) -> Iterator[list[str]]:
    """Yield a header with the columns that ``terms`` need, and a row for each of them."""
    entries = [flat(entry_of(term)) for term in terms]
    present = {name for entry in entries for name in entry}
    known = [*FORM_NAMES, "kind", *(f"{g}.{name}" for g in GROUPS for name in FORM_NAMES), *PLAIN]
    columns = [name for name in dict.fromkeys(known) if name in present or name in {"en", "zh"}]
    yield columns
    for entry in entries:
        yield [entry.get(name, "") for name in columns]


def flat(entry: Entry) -> dict[str, str]:
    """Return an entry's fields as cells, by the names of their columns."""
    cells: dict[str, str] = {}
    for name, value in entry.items():
        if isinstance(value, dict):
            cells.update({f"{name}.{inner}": _joined(forms) for inner, forms in value.items()})
        elif isinstance(value, list):
            cells[name] = _joined(value)
        else:
            cells[name] = ("false", "true")[value] if isinstance(value, bool) else str(value)
    return cells


def _joined(forms: Iterable[str]) -> str:
    return " | ".join(form.replace("|", "\\|") for form in forms)
