"""TSV and XLSX, opened again by csv and openpyxl."""

from __future__ import annotations

import io

import openpyxl
import pytest
from hypothesis import given, settings

from tests.bilingual.readers import HOSTILE, UNWRITABLE, tsv_rows, xlsx_rows
from tests.bilingual.samples import EMPTY, REALISTIC, block, pair
from tests.bilingual.strategies import TEXTS, articles
from workbench.article import Article, BlockKind
from workbench.bilingual import tsv, xlsx
from workbench.bilingual.grid import COLUMNS, rows
from workbench.bilingual.plain import clean
from workbench.bilingual.summary import summarise
from workbench.bilingual.tsv import guard, unguard
from workbench.bilingual.xlsx import CELL_UNITS, fitted
from workbench.locales import EN, ZH_CN


def of_one(source: str, target: str | None = None) -> Article:
    """Return an article of one sentence."""
    return Article((block(BlockKind.PARAGRAPH, pair(source, target)),), ZH_CN, EN)


@settings(max_examples=40)
@given(articles())
def test_tsv_gives_every_sentence_back(article: Article) -> None:
    found = tsv_rows(tsv.render(article).encode())
    expected = [list(row[:3]) for row in rows(article)]
    assert [row[:3] for row in found[:-1]] == expected
    assert found[-1][:3] == ["", "", ""]
    assert {len(row) for row in found} == {len(COLUMNS)}


@settings(max_examples=25)
@given(articles())
def test_xlsx_gives_every_sentence_back(article: Article) -> None:
    found = xlsx_rows(xlsx.render(article))
    assert [row[:3] for row in found] == [list(row[:3]) for row in rows(article)]


@settings(max_examples=40)
@given(articles())
def test_rows_hold_every_sentence_and_its_findings(article: Article) -> None:
    found = list(rows(article))
    expected: list[str] = []
    for part in article.blocks:
        whole = [part.text] if part.text.strip() and not part.segments else []
        expected += [clean(segment.source) for segment in part.segments] or map(clean, whole)
    assert [row.source for row in found] == expected
    assert sum(len(row.findings) for row in found) == summarise(article).finding_count


@given(TEXTS)
def test_a_guard_can_be_taken_off(text: str) -> None:
    assert unguard(guard(text)) == text


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_comes_back_as_text(text: str) -> None:
    article = of_one(text, text)
    assert tsv_rows(tsv.render(article).encode())[0][:2] == [text, text]
    assert xlsx_rows(xlsx.render(article))[0][:2] == [text, text]


@pytest.mark.parametrize("name", ["formula", "formula after a space", "wide formula", "tab"])
def test_a_cell_of_tsv_never_begins_as_a_formula(name: str) -> None:
    line = tsv.render(of_one(HOSTILE[name])).split("\n")[1]
    assert line.lstrip('"').startswith("'")


def test_a_formula_is_quoted_so_that_editing_does_not_run_it() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx.render(of_one("=1+1", "two"))))
    cells = book["Text"][2]
    assert [cell.quotePrefix for cell in cells[:2]] == [True, False]
    assert cells[0].data_type == "s"


def test_what_no_file_can_hold_is_shown_as_replaced() -> None:
    article = of_one(UNWRITABLE)
    for found in (tsv_rows(tsv.render(article).encode()), xlsx_rows(xlsx.render(article))):
        assert found[0][0] == "a�b�c�d�e�f�g"


@pytest.mark.parametrize("char", ["稀", "𠮷"])
def test_a_text_too_long_for_a_cell_says_so(char: str) -> None:
    (row,) = xlsx_rows(xlsx.render(of_one(char * 100_000)))
    assert row[0].endswith("… [cut: 100,000 characters are more than a cell of Excel holds]")
    assert CELL_UNITS - 1 <= len(row[0].encode("utf-16-le")) // 2 <= CELL_UNITS
    assert fitted("稀" * CELL_UNITS) == "稀" * CELL_UNITS
    assert tsv_rows(tsv.render(of_one(char * 100_000)).encode())[0][0] == char * 100_000


def test_a_sheet_that_is_full_goes_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "SHEET_ROWS", 10)
    data = xlsx.render(REALISTIC)
    both = xlsx_rows(data) + xlsx_rows(data, "Text 2")
    assert [row[0] for row in both] == [row.source for row in rows(REALISTIC)]


def test_the_sheet_is_laid_out_for_revision() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx.render(REALISTIC)))
    sheet = book["Text"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:F16"
    assert sheet.print_title_rows == "$1:$1"
    assert [cell.value for cell in sheet[1]] == [
        "source: Chinese (Mainland, Simplified)",
        "target: English",
        "state",
        "findings",
        "notes",
        "block",
    ]
    assert all(cell.alignment.wrap_text for cell in sheet[4])
    assert sheet["A2"].font.bold
    assert sheet["A4"].font.name == "Microsoft YaHei"
    assert sheet.column_dimensions["A"].width > 50
    heights = [sheet.row_dimensions[number].height for number in (5, 9)]
    assert heights[0] > heights[1]


def test_states_and_notes_of_the_sample() -> None:
    found = {row.source: row for row in rows(REALISTIC)}
    assert found["军用磁体：没有许可证。"].state == "not translated"
    assert found["商务部发言人没有直接回应。"].state == "to review"
    assert found["汽车企业优先；"].state == "translated"
    assert found["汽车企业优先；"].notes == ("list item 2 (1.)",)
    assert found["不过，北方稀土和中国稀土的股价当天上涨。"].state == "translated"
    assert (
        found["“我们不会用芯片来换稀土。”贝森特说。"].notes[-1]
        == "贝森特 → Bessent: met by the model"
    )


def test_of_many_accepted_forms_the_one_to_be_written_is_noted() -> None:
    (row,) = (row for row in rows(REALISTIC) if row.source.startswith("2024年"))
    assert row.notes == ("稀土 → rare earths: met by the model",)


def test_an_empty_article_is_a_header() -> None:
    assert xlsx_rows(xlsx.render(EMPTY)) == []
    assert tsv.render(EMPTY).split("\n")[0] == "\ufeff" + "\t".join(COLUMNS)
