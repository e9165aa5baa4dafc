"""XLSX: the columns of ours, or any whose header names two texts or two languages.

A text that is merged over several rows has the texts of all these rows beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.bilingual.reading.base import Contents, Given, Read, assembled
from workbench.bilingual.reading.sheets import Sheet, sheets
from workbench.bilingual.reading.table import Row, contents, find_header, stacked
from workbench.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHOWN = 5


def read(given: Given) -> Read:
    """Return the pairs of a workbook: of every sheet with the header of the first that has one.

    Raises InputError where no sheet has two columns that are a text and its translation.
    """
    found = list(sheets(given.data, given.name))
    tables = [(sheet, _rows(sheet)) for sheet in found]
    headed = [(sheet, rows) for sheet, rows in tables if find_header(rows, given)]
    if headed:
        first = find_header(headed[0][1], given)
        used = [sheet for sheet, rows in headed if find_header(rows, given) == first]
        made = _joined(given, [rows for sheet, rows in headed if sheet in used])
    else:
        made, used = _by_texts(given, tables)
    unsaved = [f"{sheet.name}!{cell}" for sheet in used for cell in sheet.unsaved]
    if unsaved:
        shown = ", ".join(unsaved[:_SHOWN])
        made.told.append(f"formulas without a saved value, read as empty: {shown}")
    if made.ours:
        _add_summary(made, [rows for sheet, rows in tables if sheet not in used])
    else:
        left = [sheet.name for sheet, rows in tables if rows and sheet not in used]
        made.told += [f"sheets not read: {', '.join(left)}"] if left else []
    return assembled(given, made)


def _joined(given: Given, tables: Sequence[Sequence[Row]]) -> Contents:
    made, *more = (contents(given, rows) for rows in tables)
    for other in more:
        made.units += other.units
    return made


def _by_texts(
    given: Given, tables: Sequence[tuple[Sheet, list[Row]]]
) -> tuple[Contents, list[Sheet]]:
    for sheet, rows in tables:
        try:
            return contents(given, rows), [sheet]
        except InputError:
            continue
    raise InputError(
        f"{given.name}: no sheet with a column of texts and one of translations",
        hint="give the sheet a header, such as source and target, or zh-CN and en",
    )


def _add_summary(made: Contents, others: Sequence[Sequence[Row]]) -> None:
    """Take name, notes and signature from the second sheet of a workbook of ours."""
    for rows in others:
        told = [(row.cells[0], row.cells[1]) for row in rows if len(row.cells) > 1]
        if {"article", "text", "findings"} <= {name for name, _ in told}:
            made.name = dict(told)["article"]
            made.told += [text for name, text in told if name in {"note", "signature"}]


def _rows(sheet: Sheet) -> list[Row]:
    """Return the rows of a sheet; those that a merged text covers are one with its first."""
    merged = sorted(sheet.merged, reverse=True)
    found: list[list[Row]] = []
    covered = -1
    for number, cells in sheet.rows():
        row = Row(number + 1, cells, notes=tuple(sheet.remarks.get(number, ())))
        if found and number <= covered:
            found[-1].append(row)
        else:
            found.append([row])
        while merged and merged[-1][0] <= number:
            covered = max(covered, merged.pop()[1])
    return [stacked(rows) for rows in found]
