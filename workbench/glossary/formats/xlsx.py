"""Excel workbooks: the columns of CSV, on the first sheet (the extra ``office``)."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from workbench.errors import InputError
from workbench.glossary.formats.base import (
    MAX_ENTRIES,
    Exchange,
    Languages,
    Read,
    Source,
    Written,
    neutral,
)
from workbench.glossary.formats.grid import grid_of, read_grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.glossary.formats.grid import Row
    from workbench.glossary.term import Term

_MAX_UNPACKED = 200 * 1024 * 1024
_UNSAFE = re.compile(rb"<!(?:DOCTYPE|ENTITY)|\A(?:\xff\xfe|\xfe\xff)")
"""Declarations that may hold entities, and XML in UTF-16, which could hide them."""
_MAX_COLUMNS = 200
_HINT = "install the extra: pip install 'workbench[office]'"


def read(source: Source) -> list[Read]:
    """Return the entries of the first sheet; formulas and merged cells are faults."""
    _check_package(source)
    try:
        import openpyxl
    except ImportError:
        raise InputError("workbooks need openpyxl", hint=_HINT) from None
    try:
        book = openpyxl.load_workbook(io.BytesIO(source.data), keep_links=False)
    except Exception as error:  # noqa: BLE001 - a damaged workbook fails anywhere within
        raise _damaged(source, str(error)) from None
    sheets = [sheet for sheet in book.worksheets if sheet.max_row > 1 or sheet.max_column > 1]
    if not sheets:
        return []
    if len(sheets) > 1:
        source.notes.append(f"only the first sheet is read: {sheets[0].title}")
    for merged in list(sheets[0].merged_cells.ranges)[:10]:
        message = f"merged cells {merged.coord}: one row cannot tell what they say; split them"
        source.fault(merged.min_row, message, merged.min_col)
    return read_grid(_rows(sheets[0], source), source)


def _check_package(source: Source) -> None:
    """Refuse what unpacks to too much, and XML that declares entities, before it is parsed."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as package:
            if sum(member.file_size for member in package.infolist()) > _MAX_UNPACKED:
                limit = _MAX_UNPACKED // 2**20
                raise InputError(f"{source.path}: unpacks to more than {limit} MB")
            for member in package.infolist():
                if member.filename.endswith((".xml", ".rels")):
                    _check_member(source, package.read(member), member.filename)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        raise _damaged(source, str(error)) from None


def _check_member(source: Source, data: bytes, name: str) -> None:
    if _UNSAFE.search(data):
        raise InputError(f"{source.path}: {name} declares entities or hides its text: not read")
    if data.count(b"<row ") > MAX_ENTRIES:
        source.check_count(MAX_ENTRIES + 1)


def _damaged(source: Source, reason: str) -> InputError:
    why = "".join(reason.splitlines()[:1])[:80]
    return InputError(
        f"{source.path}: not readable as a workbook: {why}",
        hint="save it again as .xlsx, or as CSV",
    )


def _rows(sheet: Any, source: Source) -> Iterator[Row]:  # noqa: ANN401 - openpyxl has no types
    """Yield the rows, all as wide as the first."""
    width = min(sheet.max_column, _MAX_COLUMNS)
    first = next(sheet.iter_rows(min_row=sheet.min_row, max_row=sheet.min_row, max_col=width), ())
    while width > 1 and first and (first[width - 1].value in (None, "")):
        width -= 1
    for cells in sheet.iter_rows(max_col=width):
        texts = []
        for cell in cells:
            if cell.data_type == "f":
                source.fault(
                    cell.row, f"{cell.coordinate} is a formula: paste its value", cell.column
                )
            texts.append("" if cell.value is None or cell.data_type == "f" else _text(cell))
        if cells:
            yield cells[0].row, texts


def _text(cell: Any) -> str:  # noqa: ANN401
    """Return what a cell shows; a number without the point that Excel did not show either."""
    value = cell.value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value)


def write(terms: Sequence[Term], _languages: Languages) -> Written:
    """Return a workbook whose every cell is text."""
    try:
        import xlsxwriter
    except ImportError:
        raise InputError("workbooks need XlsxWriter", hint=_HINT) from None
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet("glossary")
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(grid_of(terms)):
            for column, text in enumerate(row):
                sheet.write_string(number, column, neutral(text))
            if number == 0:
                sheet.set_column(0, len(row) - 1, 24)
    return Written(out.getvalue(), count=len(terms))


XLSX = Exchange("xlsx", (".xlsx",), "the columns of csv in a workbook", read, write, is_text=False)
