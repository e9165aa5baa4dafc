"""Bilingual files made to exhaust or confuse their reader: one line of error, or read soon."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

import docx
import pytest

from tests.bilingual.workbooks import of_sheet, repacked, sheet
from workbench.bilingual.reading import READERS, po, sheets
from workbench.bilingual.reading.base import Given
from workbench.errors import InputError

if TYPE_CHECKING:
    from workbench.article import Article

FIRST_SHEET = "xl/worksheets/sheet1.xml"


def pairs(article: Article) -> list[list[str | None]]:
    return [[segment.source, segment.target] for segment in article.segments]


@pytest.mark.parametrize(
    ("new", "says"),
    [
        (b"<!DOCTYPE a [<!ENTITY e 'x'>]><worksheet", "sheet1.xml declares XML entities"),
        (b"<worksheet><", "sheet1.xml is no well-formed XML"),
        (b" " * 90_000_000 + b"<worksheet", "sheet1.xml unpacks to far more"),
    ],
)
def test_a_hostile_workbook_names_the_part(new: bytes, says: str) -> None:
    data = repacked(sheet(("zh", "en")), FIRST_SHEET, b"<worksheet", new)
    with pytest.raises(InputError) as raised:
        of_sheet(data)
    assert raised.value.message.startswith("a.xlsx: part xl/worksheets/")
    assert says in raised.value.message


@pytest.mark.parametrize(
    "row", [b'<row r="-1', b'<row r="x', b'<row n="', *(b'<row r="' + b"9" * n for n in (20, 5000))]
)
def test_odd_numbers_of_rows_are_no_fault(row: bytes) -> None:
    data = sheet(("zh", "en"), ("一", "one"))
    data = repacked(data, FIRST_SHEET, b'<row r="2', row)
    assert pairs(of_sheet(data)) == [["一", "one"]]


@pytest.mark.parametrize("number", ["9" * 5000, "-1", "２", "x"])
def test_odd_numbers_of_shared_strings_are_no_text(number: str) -> None:
    cells = f'<c t="s"><v>{number}</v></c><c t="str"><v>one</v></c>'.encode()
    new = b"<row>" + cells + b"</row></sheetData>"
    data = repacked(sheet(("zh", "en"), ("一", "one")), FIRST_SHEET, b"</sheetData>", new)
    assert pairs(of_sheet(data)) == [["一", "one"], ["", "one"]]


def test_one_long_text_in_very_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MAX_TOTAL", 100_000)
    with pytest.raises(InputError, match=r"a\.xlsx: sheet x unpacks to far more"):
        of_sheet(sheet(("zh", "en"), *[("稀土" * 1000, "rare earths")] * 60))


def test_a_message_of_very_many_lines_is_read_at_once() -> None:
    lines = '"稀土很重要。"\n' * 200_000
    start = time.process_time()
    given = Given("a.po", f'msgid ""\n{lines}msgstr "rare"\n'.encode())
    (found,) = po.read(given).article.segments
    assert len(found.source) == 200_000 * 6
    assert time.process_time() - start < 10


@pytest.mark.parametrize("span", ["9" * 5000, "٣", "0", "-1", "x"])
def test_odd_spans_of_cells_of_word_are_no_fault(span: str) -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("zh", "en", "一", "one"), strict=True):  # noqa: SLF001
        cell.text = text
    out = io.BytesIO()
    document.save(out)
    new = f'<w:tcPr><w:gridSpan w:val="{span}"/>'.encode()
    data = repacked(out.getvalue(), "word/document.xml", b"<w:tcPr>", new)
    assert pairs(READERS[".docx"].read(Given("a.docx", data)).article) == [["一", "one"]]
