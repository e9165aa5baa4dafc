"""CSV and TSV: a column for each field, under a header; DeepL's and others' pairs without one."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from workbench.glossary.formats.base import Exchange, Languages, Read, Source, Written, neutral
from workbench.glossary.formats.grid import grid_of, read_grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.glossary.formats.grid import Row
    from workbench.glossary.term import Term

_DELIMITERS = (",", ";", "\t")
_LINES = 2
"""How many lines an entry has at the most, on average."""


def read_csv(source: Source) -> list[Read]:
    """Return the entries of a CSV file, whatever separates its columns."""
    head = source.text[: source.text.find("\n") + 1 or len(source.text)]
    return read_grid(csv_rows(source, max(_DELIMITERS, key=head.count)), source)


def read_tsv(source: Source) -> list[Read]:
    """Return the entries of a TSV file."""
    return read_grid(csv_rows(source, "\t"), source)


def csv_rows(source: Source, delimiter: str) -> Iterator[Row]:
    """Yield the rows, each with the line at which it begins."""
    source.check_count(source.text.count("\n") // _LINES)
    lines = io.StringIO(source.text.removeprefix("\ufeff"), newline="")
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    start = 1
    try:
        for cells in reader:
            yield start, cells
            start = reader.line_num + 1
    except csv.Error as error:
        what = "a quotation mark that no other one closes" if "end of data" in str(error) else error
        source.fault(start, f"not readable as a row: {what}")


def _written(terms: Sequence[Term], delimiter: str) -> Written:
    rows = ([neutral(cell) for cell in row] for row in grid_of(terms))
    return Written(encoded(rows, delimiter).encode("utf-8-sig"), count=len(terms))


def encoded(rows: Iterable[Sequence[str]], delimiter: str) -> str:
    """Return rows as text, each on a line of its own."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()


def write_csv(terms: Sequence[Term], _languages: Languages) -> Written:
    """Return every field of the terms, as a spreadsheet opens it."""
    return _written(terms, ",")


def write_tsv(terms: Sequence[Term], _languages: Languages) -> Written:
    """Return every field of the terms, between tabs."""
    return _written(terms, "\t")


CSV = Exchange("csv", (".csv",), "every field in a column of its own", read_csv, write_csv)
TSV = Exchange("tsv", (".tsv",), "the same between tabs", read_tsv, write_tsv)
