"""A report as CSV for a spreadsheet: one finding a row, no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from workbench.bilingual.grid import runs
from workbench.reports.fields import FIELDS

if TYPE_CHECKING:
    from workbench.reports.report import Report

_LEFT_OUT = {"source_span", "target_span", "pair"}
COLUMNS = tuple(field for field in FIELDS if field.name not in _LEFT_OUT)
MARK = "\ufeff"
"""What tells spreadsheets that the file is UTF-8."""


def render(report: Report) -> str:
    """Return the report as CSV with a line of names."""
    out = io.StringIO()
    out.write(MARK)
    writer = csv.writer(out)
    writer.writerow(field.name for field in COLUMNS)
    for item in report.items:
        writer.writerow(_cell(field.value(item)) for field in COLUMNS)
    return out.getvalue()


def _cell(value: object) -> str:
    """Return a cell; an apostrophe keeps a spreadsheet from taking it for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if runs(text) else text
