"""Tab-separated values: one sentence a row, under a header, for a spreadsheet or a script.

Written as Excel reads it: UTF-8 with a byte order mark, and a cell that holds a tab, a quote or
the end of a line in quotes. The last row has no source and no target: it holds the summary and the
signature.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from workbench.bilingual.grid import COLUMNS, rows, runs
from workbench.bilingual.plain import one_line
from workbench.bilingual.summary import summarise

if TYPE_CHECKING:
    from workbench.article import Article

MARK = "\ufeff"
SEPARATOR = "; "
_APOSTROPHES = re.compile("'*")


def render(article: Article) -> str:
    """Return the article as tab-separated values."""
    out = io.StringIO()
    writer = csv.writer(out, "excel-tab", lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows(article):
        joined = (SEPARATOR.join(row.findings), SEPARATOR.join(row.notes))
        cells = (row.source, row.target, row.state, *joined, str(row.block))
        writer.writerow(map(guard, cells))
    told = SEPARATOR.join(filter(None, map(one_line, (*article.notes, article.signature))))
    writer.writerow(map(guard, ("", "", "", summarise(article).sentence, told, "")))
    return MARK + out.getvalue()


def guard(text: str) -> str:
    """Return ``text`` with an apostrophe before what a spreadsheet would run as a formula.

    A text that has apostrophes there itself gets one more, so that ``unguard`` can tell.

    >>> guard("=cmd|' /C calc'!A0"), guard("'=1"), guard("'tis")
    ("'=cmd|' /C calc'!A0", "''=1", "'tis")
    """
    return f"'{text}" if _may_run(text) else text


def unguard(cell: str) -> str:
    """Return the text that ``guard`` made ``cell`` of."""
    return cell[1:] if cell.startswith("'") and _may_run(cell) else cell


def _may_run(text: str) -> bool:
    return runs(_APOSTROPHES.sub("", text, count=1))
