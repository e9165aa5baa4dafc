"""An Excel workbook: a sheet of six columns to revise in, and one with summary and signature.

Every cell but a block's number is text. What a spreadsheet would take for a formula is marked as
quoted besides, so it stays text when somebody edits the cell.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from workbench import __version__
from workbench.article import BlockKind, Severity
from workbench.bilingual.grid import COLUMNS, rows, runs
from workbench.bilingual.plain import one_line
from workbench.bilingual.state import State
from workbench.bilingual.summary import summarise
from workbench.bilingual.wrap import columns, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from workbench.article import Article
    from workbench.bilingual.grid import Row
    from workbench.locales import Locale

CELL_UNITS = 32_767
"""How much a cell of Excel holds, in UTF-16 units."""
SHEET_ROWS = 1_000_000
_WIDTHS = (52, 52, 14, 46, 36, 7)
_HEAD = {"bold": True, "bg_color": "#E8EAED", "bottom": 1, "valign": "vcenter"}
_FILLS = {Severity.ERROR: "#FBE3E1", Severity.WARNING: "#FDF1D3"}
_A4 = 9
_LINE, _HIGHEST = 16.5, 409.0
"""Points: a line of text, and the highest row that Excel allows."""


def render(article: Article) -> bytes:
    """Return the article as a workbook."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        book.set_properties(
            {
                "title": one_line(article.title)[:250],
                "comments": one_line(article.signature)[:250],
                "author": f"workbench {__version__}",
            }
        )
        styles = Styles(book, article)
        for title, part in _parts(list(rows(article))):
            _text_sheet(book.add_worksheet(title), article, part, styles)
        _summary_sheet(book.add_worksheet("Summary"), article, styles)
    return out.getvalue()


class Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook, article: Article) -> None:
        self._book = book
        self._made: dict[tuple[object, ...], Format] = {}
        self._fonts = (_font(article.source_locale), _font(article.target_locale))
        self.head = book.add_format(_HEAD)

    def cell(self, column: int, row: Row | None, text: str) -> Format:
        """Return the format for a cell of ``row``, or of the summary."""
        font = self._fonts[column] if row and column < len(self._fonts) else None
        fill = _fill(row) if row and COLUMNS[column] in {"state", "findings"} else None
        kind = row.kind if row and column < len(self._fonts) else None
        properties = {**_properties(font, fill, kind), "quote_prefix": runs(text)}
        key = tuple(properties.items())
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]


def _properties(font: str | None, fill: str | None, kind: BlockKind | None) -> dict[str, object]:
    properties: dict[str, object] = {
        "text_wrap": True,
        "valign": "top",
        "bold": kind is BlockKind.HEADING,
        "italic": kind is BlockKind.CAPTION,
        "indent": 1 if kind in {BlockKind.LIST_ITEM, BlockKind.QUOTE} else 0,
        "bottom": 4,
        "bottom_color": "#C9CCD1",
    }
    if kind is BlockKind.CODE:
        font = "Consolas"
    return {
        **properties,
        **({"font_name": font} if font else {}),
        **({"bg_color": fill} if fill else {}),
    }


def _font(locale: Locale | None) -> str | None:
    if locale is None or not locale.is_chinese:
        return None
    return "Microsoft JhengHei" if locale.is_traditional else "Microsoft YaHei"


def _fill(row: Row) -> str | None:
    if row.state == State.NOT_TRANSLATED.value:
        return _FILLS[Severity.WARNING]
    return _FILLS.get(row.worst) if row.worst else None


def _parts(found: list[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Yield the rows for each sheet with its name; a sheet holds only so many."""
    for number, start in enumerate(range(0, max(len(found), 1), SHEET_ROWS), start=1):
        yield ("Text" if number == 1 else f"Text {number}"), found[start : start + SHEET_ROWS]


def _text_sheet(sheet: Worksheet, article: Article, found: list[Row], styles: Styles) -> None:
    names = [
        locale.name if locale else "" for locale in (article.source_locale, article.target_locale)
    ]
    for column, (title, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        name = names[column] if column < len(names) else ""
        sheet.write_string(0, column, f"{title}: {name}" if name else title, styles.head)
    for number, row in enumerate(found, start=1):
        joined = ("\n".join(row.findings), "\n".join(row.notes))
        texts = [fitted(text) for text in (row.source, row.target, row.state, *joined)]
        sheet.set_row(number, _height(texts))
        for column, text in enumerate(texts):
            sheet.write_string(number, column, text, styles.cell(column, row, text))
        sheet.write_number(number, len(texts), row.block, styles.cell(len(texts), row, ""))
    sheet.set_row(0, 22)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(found), len(COLUMNS) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _summary_sheet(sheet: Worksheet, article: Article, styles: Styles) -> None:
    summary = summarise(article)
    lines = (
        ("article", one_line(article.name or article.title)),
        ("text", summary.segments_phrase),
        ("terms", summary.uses_phrase),
        ("findings", summary.findings_phrase),
        *(("note", one_line(note)) for note in article.notes),
        ("signature", one_line(article.signature)),
    )
    sheet.set_column(0, 0, 14, styles.head)
    sheet.set_column(1, 1, 110)
    for number, line in enumerate(lines):
        sheet.write_string(number, 0, line[0], styles.head)
        text = fitted(line[1])
        sheet.write_string(number, 1, text, styles.cell(1, None, text))


def _height(texts: list[str]) -> float:
    """Return the height of a row; not every program finds it by itself."""
    lines = max(_lines(text, width) for text, width in zip(texts, _WIDTHS, strict=False))
    return min(lines * _LINE + 3, _HIGHEST)


def _lines(text: str, width: int) -> int:
    """Return how many lines a cell takes, or as many as make the highest row."""
    enough = range(int(_HIGHEST / _LINE) + 1)
    return max(1, sum(1 for _ in zip(wrap(text, width, columns), enough, strict=False)))


def fitted(text: str) -> str:
    """Return ``text`` as a cell can hold it; one that is too long says so where it is cut."""
    if _units(text) <= CELL_UNITS:
        return text
    note = f" … [cut: {len(text):,} characters are more than a cell of Excel holds]"
    kept = text[: CELL_UNITS - len(note)]
    while _units(kept) > CELL_UNITS - len(note):
        kept = kept[: -(max(1, (_units(kept) - CELL_UNITS + len(note)) // 2))]
    return kept + note


def _units(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)
