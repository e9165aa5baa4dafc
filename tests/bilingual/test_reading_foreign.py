"""Bilingual files of other programs, and files that are none."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.comments import Comment

from tests.bilingual.workbooks import of_sheet, sheet
from tests.cases import rows
from workbench.article import Article, BlockKind, State
from workbench.bilingual import reading
from workbench.bilingual.reading import READERS, read_bilingual
from workbench.bilingual.reading.base import Given
from workbench.errors import InputError, UsageError
from workbench.locales import EN, ZH_CN, ZH_TW, Locale, parse_locale

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOM = Path(reading.__file__).parent


def pairs(article: Article) -> list[list[str | None]]:
    return [[segment.source, segment.target] for segment in article.segments]


def locale(case: dict[str, Any], name: str) -> Locale | None:
    return parse_locale(case[name]) if name in case else None


@pytest.mark.parametrize("case", rows("bilingual/foreign.yaml"))
def test_files_of_other_programs(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / case["name"]
    path.write_bytes(case["content"].encode(case.get("encoding", "utf-8")))
    found = read_bilingual(str(path), None, locale(case, "from"), locale(case, "to")).article
    assert pairs(found) == case["pairs"]
    assert [found.source_locale.tag, found.target_locale and found.target_locale.tag] == case[
        "locales"
    ]
    segments = list(found.segments)
    if "states" in case:
        wanted = [State(name) if name else None for name in case["states"]]
        assert [segment.state for segment in segments] == wanted
    if "notes" in case:
        assert [list(segment.notes) for segment in segments] == case["notes"]
    if "blocks" in case:
        assert [len(block.segments) for block in found.blocks] == case["blocks"]
    for segment, block in ((s, b) for b in found.blocks for s in b.segments):
        assert segment.span.of(block.text) == segment.source
    assert [note for note in found.notes if "UTF-8" not in note] == case.get("told", [])


@pytest.mark.parametrize("case", rows("bilingual/faulty.yaml"))
def test_a_faulty_file_is_named_with_the_place(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / case["name"]
    data = bytes.fromhex(case["hex"]) if "hex" in case else case["content"].encode()
    path.write_bytes(data)
    with pytest.raises(InputError) as raised:
        read_bilingual(str(path))
    assert case["says"] in raised.value.message
    assert "\n" not in raised.value.message


@pytest.mark.parametrize("name", ["a.xyz", "a", "-"])
def test_other_suffixes_are_refused(name: str) -> None:
    with pytest.raises(UsageError, match="not read as a bilingual file") as raised:
        read_bilingual(name)
    assert all(suffix in str(raised.value.hint) for suffix in READERS)


@pytest.mark.parametrize("suffix", READERS)
@given(data=st.binary(min_size=1, max_size=300))
def test_rubbish_raises_nothing_but_input_errors(suffix: str, data: bytes) -> None:
    try:
        READERS[suffix].read(Given(f"a{suffix}", data))
    except InputError as error:
        assert error.message.startswith(f"a{suffix}")  # noqa: PT017 - some rubbish is a table


def test_a_workbook_with_a_title_and_columns_in_another_order() -> None:
    data = sheet(
        ("Project 7",),
        (),
        ("No.", "English (US)", "Chinese (Simplified)", "Comments", "Status"),
        (1, "One", "一", "check", "needs review"),
        (2, "Two & three", "二和三", None, "done"),
        (3, "Four", None, None, None),
    )
    found = of_sheet(data)
    assert (found.source_locale, found.target_locale) == (EN, ZH_CN)
    assert pairs(found) == [["One", "一"], ["Two & three", "二和三"], ["Four", None]]
    first = next(found.segments)
    assert (first.notes, first.state) == (("check",), State.TO_REVIEW)
    assert [block.line for block in found.blocks] == [4, 5, 6]


def test_a_workbook_without_a_header() -> None:
    found = of_sheet(
        sheet(("a1", "一。", "One."), ("a2", "二。", "Two."), ("a3", "三。", "Three."))
    )
    assert pairs(found) == [["一。", "One."], ["二。", "Two."], ["三。", "Three."]]


def test_merged_cells_are_one_pair_with_the_texts_beside_them() -> None:
    data = sheet(
        ("source", "target"),
        ("一。二。", "One."),
        (None, "Two."),
        ("三。", "Three."),
        ("四。", None),
        merged=["A2:A3", "B4:B5"],
    )
    assert pairs(of_sheet(data)) == [["一。二。", "One.\nTwo."], ["三。\n四。", "Three."]]


def test_comments_on_cells_are_notes() -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheet(("zh", "en"), ("一", "one"), ("二", "two"))))
    book["x"]["B3"].comment = Comment("Which one?\nAsk.", "Anna")
    out = io.BytesIO()
    book.save(out)
    assert [one.notes for one in of_sheet(out.getvalue()).segments] == [(), ("Which one?\nAsk.",)]


def test_formulas_count_as_the_values_saved_with_them() -> None:
    data = sheet(("source", "target"), ("一", '="o"&"ne"'), ("二", "two"))
    found = of_sheet(data)
    assert pairs(found) == [["一", None], ["二", "two"]]
    assert found.notes == ("formulas without a saved value, read as empty: x!B2",)
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(saved, "w") as new:
        for name in old.namelist():
            text = old.read(name).replace(b"<v /></c>", b"<v>one</v></c>")
            new.writestr(name, text.replace(b"<v></v></c>", b"<v>one</v></c>"))
    assert pairs(of_sheet(saved.getvalue())) == [["一", "one"], ["二", "two"]]


def test_a_workbook_without_two_languages_is_refused() -> None:
    with pytest.raises(InputError, match=r"a\.xlsx: no sheet with a column of texts"):
        of_sheet(sheet(("a", "b"), ("c", "d")))


def document(*tables: Sequence[Sequence[str]]) -> Any:  # noqa: ANN401
    """Return a Word document with tables."""
    made = docx.Document()
    for table in tables:
        new = made.add_table(rows=0, cols=len(table[0]))
        for row in table:
            for cell, text in zip(new.add_row().cells, row, strict=True):
                cell.text = text
        made.add_paragraph("between")
    return made


def of_document(made: Any) -> Article:  # noqa: ANN401
    out = io.BytesIO()
    made.save(out)
    return READERS[".docx"].read(Given("a.docx", out.getvalue())).article


def test_a_word_table_without_a_header() -> None:
    found = of_document(document([("1", "一。", "One."), ("2", "二。", "Two.")]))
    assert pairs(found) == [["一。", "One."], ["二。", "Two."]]
    assert (found.source_locale, found.target_locale) == (ZH_CN, EN)


def test_tables_with_headers_are_read_one_after_the_other() -> None:
    head = ("ID", "Source", "Target", "Comment")
    found = of_document(
        document(
            [head, ("1", "One.", "一。", "")],
            [("a", "b"), ("c", "d")],
            [head, ("2", "臺灣", "", "ask")],
        )
    )
    assert pairs(found) == [["One.", "一。"], ["臺灣", None]]
    assert list(found.segments)[1].notes == ("ask",)


def test_a_word_document_without_such_a_table_is_refused() -> None:
    with pytest.raises(InputError, match="no table with a column of texts"):
        of_document(document([("a", "b"), ("c", "d")]))
    with pytest.raises(InputError, match="2 tables of two languages"):
        of_document(document([("一", "one")], [("二", "two")]))


def test_headings_comments_and_merged_cells_of_a_word_table() -> None:
    made = document(
        [("繁體中文", "English"), ("標題臺灣", "Title"), ("一。", "One."), ("", "Two.")]
    )
    table = made.tables[0]
    table.cell(1, 0).paragraphs[0].style = "Heading 2"
    table.cell(2, 0).merge(table.cell(3, 0))
    made.add_comment(table.cell(1, 1).paragraphs[0].runs, "Which one?", author="Anna")
    found = of_document(made)
    assert pairs(found) == [["標題臺灣", "Title"], ["一。", "One.\nTwo."]]
    assert (found.blocks[0].kind, found.blocks[0].level) == (BlockKind.HEADING, 2)
    assert next(found.segments).notes == ("Which one?",)
    assert found.source_locale is ZH_TW


def test_texts_merged_over_and_under_each_other_are_one_pair() -> None:
    data = sheet(
        ("source", "target"),
        ("一", "one"),
        (None, "two"),
        ("三", None),
        ("四", "four"),
        merged=["A2:A3", "B3:B4"],
    )
    assert pairs(of_sheet(data)) == [["一\n三", "one\ntwo"], ["四", "four"]]


@pytest.mark.parametrize("suffix", READERS)
def test_every_format_has_a_case_or_a_test(suffix: str) -> None:
    names = " ".join(
        row.values[0]["name"]
        for name in ("foreign", "faulty")
        for row in rows(f"bilingual/{name}.yaml")
    )
    family = {".tab": ".tsv", ".mqxliff": ".sdlxliff", ".mxliff": ".sdlxliff"}
    assert family.get(suffix, suffix) in names


def test_every_file_of_the_room_is_a_reader_or_known_support() -> None:
    support = {"__init__", "base", "columns", "inline", "languages", "remarks", "sheets", "table"}
    parts = {"tree", "xliff1", "xliff2"}
    readers = {one.read.__module__.rpartition(".")[2] for one in READERS.values()}
    assert {path.stem for path in ROOM.glob("*.py")} == support | parts | readers


def test_the_page_lists_every_suffix() -> None:
    page = (ROOM.parents[2] / "docs" / "formats.md").read_text("utf-8")
    section = page.partition("# Bilingual files that are read")[2].partition("\n# ")[0]
    assert [suffix for suffix in READERS if f"`{suffix}`" not in section] == []


def test_the_room_loads_without_heavy_libraries() -> None:
    heavy = "{'lxml', 'docx', 'openpyxl'}"
    code = f"import sys, workbench.bilingual.reading; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
