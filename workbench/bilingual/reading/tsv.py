"""TSV and CSV: ours with its quotes and apostrophes undone, and any other of two columns."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from typing import TYPE_CHECKING

from workbench.bilingual.reading.base import Given, Read, assembled
from workbench.bilingual.reading.table import Row, contents
from workbench.bilingual.tsv import SEPARATOR, unguard
from workbench.documents.encoding import decode
from workbench.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 16 * 1024 * 1024
_QUOTED_CELL = re.compile(r'(?<![^\t\n])"(?:[^"]|"")*"(?![^\t\n])')
_NEEDS_QUOTES = re.compile('""|[,\t\n]')
_OURS = "source\ttarget\tstate"


def read_tsv(given: Given) -> Read:
    """Return the pairs of a file with tabs; quotes are undone where they are a program's."""
    # Ours may have any number of characters that stand for others, which are a fault elsewhere.
    is_utf8 = given.data.removeprefix(codecs.BOM_UTF8).startswith(_OURS.encode())
    decoded = decode(given.data, given.name, given.encoding or ("utf-8" if is_utf8 else None))
    text = decoded.text.removeprefix("\ufeff")
    ours = text.startswith(_OURS)
    rows = list(_quoted(given, text, "\t") if ours or _is_quoted(text) else _plain(text))
    if ours:
        rows = [Row(row.line, [unguard(cell) for cell in row.cells]) for row in rows]
    found = contents(given, rows, SEPARATOR)
    found.told += decoded.notes
    return assembled(given, found)


def read_csv(given: Given) -> Read:
    """Return the pairs of a file with commas, or semicolons where its first line has more."""
    decoded = decode(given.data, given.name, given.encoding)
    text = decoded.text.removeprefix("\ufeff")
    counts = Counter(char for char in text.partition("\n")[0] if char in ",;\t")
    delimiter = counts.most_common(1)[0][0] if counts else ","
    found = contents(given, list(_quoted(given, text, delimiter)))
    found.told += decoded.notes
    return assembled(given, found)


def _is_quoted(text: str) -> bool:
    """Tell whether a spreadsheet or a program put quotes around cells, and doubled those inside.

    In such a file no other cell has a quote, and something in the quotes needs them.
    """
    found = list(_QUOTED_CELL.finditer(text))
    if '"' not in text or '"' in _QUOTED_CELL.sub("", text):
        return False
    return any(_NEEDS_QUOTES.search(cell[0][1:-1]) for cell in found)


def _plain(text: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), start=1):
        yield Row(number, line.split("\t"))


def _quoted(given: Given, text: str, delimiter: str) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield Row(line, cells)
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputError(f"{given.name}:{line}: not readable as a table: {error}") from None
