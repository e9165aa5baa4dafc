"""Rows of cells, of whatever format, made into pairs of texts."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import BlockKind, Use
from workbench.bilingual.plain import RECALLED
from workbench.bilingual.reading import remarks
from workbench.bilingual.reading.base import Contents, Given, Unit
from workbench.bilingual.reading.columns import Columns, by_header, by_texts
from workbench.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.article import Finding

_TITLES = 6
"""A header is looked for in so many rows."""


class Row(NamedTuple):
    """The cells of a row, the line of its file that it begins on, and what else is known of it."""

    line: int
    cells: list[str]
    kind: tuple[BlockKind, int, str] | None = None
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def contents(given: Given, rows: Sequence[Row], separator: str = "\n") -> Contents:
    """Return the pairs of a table; ``separator`` stands between the notes of a cell of ours.

    Raises InputError where no two columns are the two texts.
    """
    filled = [row for row in rows if any(cell.strip() for cell in row.cells)]
    header = find_header(filled, given)
    if header is not None:
        number, columns = header
        return _read(filled[number + 1 :], columns, separator)
    by_script = by_texts([row.cells for row in filled])
    if by_script is None:
        raise InputError(
            f"{given.name}: no two columns of it are a text and its translation",
            hint="give it a header, such as source and target, or zh-CN and en",
        )
    return _read(filled, by_script, separator)


def stacked(rows: Sequence[Row]) -> Row:
    """Return several rows as one, each text under that of the row before, as merged cells mean."""
    if len(rows) == 1:
        return rows[0]
    width = max(len(row.cells) for row in rows)
    columns = ((row.cells[n] for row in rows if n < len(row.cells)) for n in range(width))
    return rows[0]._replace(
        cells=["\n".join(filter(None, column)) for column in columns],
        notes=tuple(chain.from_iterable(row.notes for row in rows)),
        findings=tuple(chain.from_iterable(row.findings for row in rows)),
    )


def find_header(rows: Sequence[Row], given: Given) -> tuple[int, Columns] | None:
    """Return the number of the row that names the columns, and these; titles may be over it."""
    for number, row in enumerate(rows[:_TITLES]):
        columns = by_header(row.cells, given)
        if columns is not None:
            return number, columns
    return None


def _read(rows: Sequence[Row], columns: Columns, separator: str) -> Contents:
    found = Contents(
        source=columns.source_language, target=columns.target_language, ours=columns.ours
    )
    for row in rows:
        cells = _Cells(row, columns, separator)
        if cells.source.strip() or cells.target.strip():
            found.units.append(cells.unit())
        else:  # the last row of our TSV: the counts, then notes and signature
            found.told += cells.parts(columns.notes) if columns.ours else ()
    return found


class _Cells:
    """The cells of one row by what they hold."""

    def __init__(self, row: Row, columns: Columns, separator: str) -> None:
        self.row = row
        self.columns = columns
        self.separator = separator
        self.source = self.text(columns.source)
        self.target = self.text(columns.target)

    def text(self, column: int | None) -> str:
        """Return the cell in a column; nothing where the row ends before it."""
        if column is None or column >= len(self.row.cells):
            return ""
        return self.row.cells[column]

    def parts(self, column: int | None) -> list[str]:
        """Return the parts of a cell of ours."""
        return [part for part in self.text(column).split(self.separator) if part.strip()]

    def unit(self) -> Unit:
        """Return the row as a pair; kind, uses and findings only from a table of ours."""
        columns = self.columns
        pair = (self.source, self.target or None, self.row.line)
        state = remarks.state(self.text(columns.state))
        if not columns.ours:
            said = (self.text(columns.notes), self.text(columns.findings))
            return Unit(
                *pair,
                "",
                *(self.row.kind or (BlockKind.PARAGRAPH, 0, "")),
                state=state,
                notes=(*filter(None, said), *self.row.notes),
                findings=self.row.findings,
            )
        kind = (BlockKind.PARAGRAPH, 0, "")
        uses: list[Use] = []
        notes_of_people = []
        for number, part in enumerate(self.parts(columns.notes)):
            named = remarks.kind(part) if number == 0 else None
            use = remarks.use(part, self.source, self.target, uses)
            if named:
                kind = named
            elif use:
                uses.append(use)
            elif part != RECALLED:
                notes_of_people.append(part)
        listed = remarks.findings(self.text(columns.findings))
        return Unit(
            *pair,
            self.text(columns.block).strip(),
            *kind,
            state=state,
            notes=(*notes_of_people, *self.row.notes),
            uses=tuple(uses),
            findings=tuple(one for one in map(remarks.finding, listed) if one),
        )
