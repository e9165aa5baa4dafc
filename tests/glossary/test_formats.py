"""Exchange formats: round trips, the shapes of other programs, and what cannot be read."""

from __future__ import annotations

import csv
import io
import json
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.cases import rows
from tests.glossary.shared import CHIPS, NVIDIA, QUALCOMM, TRUMP, terms_of
from workbench.errors import GlossaryError, InputError, UsageError
from workbench.glossary.formats import EXCHANGES, find_exchange, read_terms
from workbench.glossary.formats.base import Languages, Source
from workbench.glossary.formats.services import MAX_BYTES
from workbench.glossary.writing import entry_of
from workbench.locales import EN, ZH_TW

if TYPE_CHECKING:
    from workbench.glossary.formats.base import Exchange
    from workbench.glossary.writing import Entry

FULL: Entry = {
    "en": ["Rare Earths", "rare | earth", "+1"],
    "zh": ["稀土"],
    "zh-TW": "稀土元素",
    "kind": "product",
    "also": {"en": ["=REE"], "zh": ["稀土金属", "稀土类"]},
    "forbid": {"en": ["thin soil"]},
    "unless": {"zh": ["稀土地"]},
    "keep": True,
    "article": True,
    "note": 'after <the> "style" guide & more',
}
ENTRIES = [TRUMP, NVIDIA, CHIPS, QUALCOMM, FULL]
WHOLE = ("csv", "tsv", "xlsx", "tbx", "tbx-v2")
"""Formats that keep every field."""
JSON_PAIRS = """[{"src": "特朗普", "dst": "Trump"}, {"src": "川普", "dst": "Trump"},
{"src": "贝森特", "dst": "Bessent", "info": ""}]"""
PAIRED = ("deepl", "google", "omegat", "json")


def by_name(name: str) -> Exchange:
    return find_exchange("", name)


def source_of(exchange: Exchange, data: bytes) -> Source:
    text = data.decode("utf-8") if exchange.is_text else ""
    return Source("file", text, data)


def round_trip(name: str, entries: list[Entry]) -> list[Entry]:
    exchange = by_name(name)
    written = exchange.write(terms_of(entries), Languages())
    return [entry_of(term) for term in read_terms(source_of(exchange, written.data), exchange)]


def read(name: str, text: str) -> list[Entry]:
    return [entry_of(term) for term in read_terms(Source("file", text), by_name(name))]


@pytest.mark.parametrize("name", WHOLE)
def test_every_field_comes_back(name: str) -> None:
    assert round_trip(name, ENTRIES) == [entry_of(term) for term in terms_of(ENTRIES)]


@pytest.mark.parametrize("name", PAIRED)
def test_every_pair_comes_back(name: str) -> None:
    back = round_trip(name, ENTRIES[:4])
    assert [(entry["en"][0], entry["zh"][0]) for entry in back] == [
        ("Trump", "特朗普"),
        ("Nvidia", "英伟达"),
        ("chips", "芯片"),
        ("Qualcomm", "高通"),
    ]


def test_every_format_is_held_here_and_described() -> None:
    assert {exchange.name for exchange in EXCHANGES} == {*WHOLE, *PAIRED}
    page = (Path(__file__).parents[2] / "docs" / "glossaries.md").read_text("utf-8")
    assert [e.name for e in EXCHANGES if f"| `{e.name}` |" not in page] == []
    suffixes = [suffix for exchange in EXCHANGES for suffix in exchange.suffixes]
    assert len(set(suffixes)) == len(suffixes)


@pytest.mark.parametrize("case", rows("glossary/exchange.yaml"))
def test_what_cannot_be_read_names_its_row(case: dict[str, Any]) -> None:
    exchange = find_exchange("file" + case["suffix"])
    with pytest.raises(GlossaryError) as caught:
        read_terms(Source("file", case["text"]), exchange)
    assert f"file:{case['fault']}" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("csv", "特朗普,Trump\n川普,Trump\n贝森特,Bessent\n"),
        ("csv", "Trump,特朗普,EN,ZH\nTrump,川普,EN,ZH\nBessent,贝森特,EN,ZH\n"),
        ("csv", "source;target\n特朗普;Trump\n川普;Trump\n贝森特;Bessent\n"),
        ("csv", "id,译文,原文\n1,Trump,特朗普\n2,Trump,川普\n3,Bessent,贝森特\n"),
        ("tsv", "\ufeff特朗普\tTrump\n川普\tTrump\n\n贝森特\tBessent\n"),
        ("deepl", "特朗普,Trump\n川普,Trump\n贝森特,Bessent\n"),
        ("omegat", "# pairs\n特朗普\tTrump\t\n川普\tTrump\r\n贝森特\tBessent\n"),
        ("json", JSON_PAIRS),
    ],
)
def test_pairs_of_any_shape_become_entries(name: str, text: str) -> None:
    assert read(name, text) == [
        {"en": ["Trump"], "zh": ["特朗普"], "also": {"zh": ["川普"]}},
        {"en": ["Bessent"], "zh": ["贝森特"]},
    ]


def test_headers_of_others_are_understood() -> None:
    google = "en-US,zh-CN,zh-Hant,pos,description\nchips,芯片,晶片,noun,not snacks\n"
    entry = {"en": ["chips"], "zh": ["芯片"], "zh-TW": ["晶片"], "note": "not snacks"}
    assert read("google", google) == [entry]
    assert read("csv", "英文\t中文\nchips\t芯片\n") == [{"en": ["chips"], "zh": ["芯片"]}]


def test_traditional_pairs_are_taken_for_taiwan() -> None:
    assert read("csv", "Bessent,貝森特\nTrump,川普\n")[0] == {
        "en": ["Bessent"],
        "zh-TW": ["貝森特"],
    }


def test_unknown_columns_are_named() -> None:
    source = Source("file", "id,en,zh,rating\n1,Trump,特朗普,5\n")
    read_terms(source, by_name("csv"))
    assert source.notes == ["columns that no entry has a field for, not read: id, rating"]


def test_no_cell_is_a_formula() -> None:
    entries: list[Entry] = [{"en": "=cmd|' /C calc'!A0", "zh": "＝一", "note": "-1+2"}]
    for name, separator in (("csv", ","), ("tsv", "\t")):
        text = by_name(name).write(terms_of(entries), Languages()).data.decode("utf-8-sig")
        cells = next(row for row in list(csv.reader(io.StringIO(text), delimiter=separator))[1:])
        assert all(cell.startswith("'") for cell in cells if cell)
        assert round_trip(name, entries) == [entry_of(term) for term in terms_of(entries)]
    for name in ("deepl", "google"):
        written = by_name(name).write(terms_of(entries), Languages())
        assert b"cmd" not in written.data
        assert "formulas: 1" in written.notes[0]


def test_a_service_gets_no_source_twice_and_no_deprecated_form() -> None:
    entries: list[Entry] = [
        {"en": "Apple", "zh": "苹果"},
        {"en": "apple", "zh": "苹果"},
        {"en": "Huawei", "zh": "华为", "status": "deprecated"},
    ]
    written = by_name("deepl").write(terms_of(entries), Languages())
    assert written.data.decode() == "苹果,Apple\n"
    assert "1" in written.notes[0]
    assert by_name("google").write(terms_of(entries), Languages()).count == 1


def test_pairs_go_either_way_in_the_form_of_the_region() -> None:
    written = by_name("deepl").write(terms_of([TRUMP, QUALCOMM, CHIPS]), Languages(EN, ZH_TW))
    assert written.data.decode().splitlines() == [
        "Trump,川普",
        "Donald Trump,川普",
        "Qualcomm,高通",
        "chips,晶片",
        "chip,晶片",
    ]


def test_a_service_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MAX_BYTES == 10_485_760
    monkeypatch.setattr("workbench.glossary.formats.services.MAX_BYTES", 60)
    assert by_name("deepl").write(terms_of([TRUMP]), Languages()).count == 3
    with pytest.raises(InputError, match="DeepL takes 60"):
        by_name("deepl").write(terms_of([TRUMP, CHIPS]), Languages())


def test_tbx_of_others() -> None:
    dca = """<tbx style="dca" type="TBX-Basic" xml:lang="de"><text><body>
      <conceptEntry id="c1"><descrip type="subjectField">trade</descrip>
      <langSec xml:lang="en-GB"><termSec><term>rare <hi>earths</hi></term>
        <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec>
        <termSec><term>REE</term><termNote type="termType">acronym</termNote></termSec></langSec>
      <langSec xml:lang="zh-Hans"><termSec><term>稀土</term></termSec></langSec>
      <langSec xml:lang="de"><termSec><term>Seltene Erden</term></termSec></langSec></conceptEntry>
      <conceptEntry id="c2"><langSec xml:lang="de"><termSec><term>Zoll</term></termSec></langSec>
      </conceptEntry></body></text></tbx>"""
    source = Source("file", dca)
    (term,) = read_terms(source, by_name("tbx"))
    assert entry_of(term) == {
        "en": ["rare earths"],
        "zh": ["稀土"],
        "abbr": {"en": ["REE"]},
        "domain": "trade",
    }
    assert source.notes == ["concepts without both English and Chinese, left out: 1"]


def workbook(*cells: tuple[str, object], merged: str = "") -> Source:
    book = openpyxl.Workbook()
    sheet = book.active
    for place, value in (("A1", "en"), ("B1", "zh"), *cells):
        sheet[place] = value
    if merged:
        sheet.merge_cells(merged)
    out = io.BytesIO()
    book.save(out)
    return Source("file", data=out.getvalue())


def test_workbooks_of_others() -> None:
    source = workbook(("A2", "Trump"), ("B2", "特朗普"), ("A4", 5.0), ("B4", "五"), ("D9", " "))
    terms = read_terms(source, by_name("xlsx"))
    assert [term.id for term in terms] == ["Trump", "5"]


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        (workbook(("A2", "=1+1"), ("B2", "特朗普")), "file:2:1: A2 is a formula"),
        (workbook(("A2", "a"), ("B2", "五"), merged="A2:A3"), "file:2:1: merged cells A2:A3"),
    ],
)
def test_formulas_and_merged_cells_are_said(source: Source, fault: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        read_terms(source, by_name("xlsx"))
    assert fault in str(caught.value)


@pytest.mark.parametrize("member", ["xl/worksheets/sheet1.xml", "xl/workbook.xml"])
@pytest.mark.parametrize("head", [b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"\xff\xfe<"])
def test_workbooks_with_entities_are_refused(member: str, head: bytes) -> None:
    whole = workbook(("A2", "Trump"), ("B2", "特朗普")).data
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, (head if name == member else b"") + old.read(name))
    with pytest.raises(InputError, match="entities"):
        read_terms(Source("file", data=out.getvalue()), by_name("xlsx"))


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"", b"no workbook", b"PK\x05\x06" + bytes(18)])
def test_damaged_workbooks(data: bytes) -> None:
    with pytest.raises(InputError, match="not readable as a workbook"):
        read_terms(Source("file", data=data), by_name("xlsx"))


@pytest.mark.parametrize("name", ["csv", "omegat", "json", "tbx"])
def test_a_form_that_is_too_long_is_one_fault(name: str) -> None:
    entries: list[Entry] = [{"en": "Trump", "zh": "特朗普"}, {"en": "long", "zh": "长"}]
    text = by_name(name).write(terms_of(entries), Languages()).data.decode("utf-8-sig")
    with pytest.raises(GlossaryError) as caught:
        read(name, text.replace("长", "长" * 10_000))
    assert len(caught.value.faults) == 1
    assert "a form of 10000 characters" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("csv", "en,zh\n" + "a,一\n" * 1_000_000),
        ("tsv", "a\t一\n" * 1_000_000),
        ("omegat", "a\t一\n" * 1_000_000),
    ],
)
def test_a_million_rows_are_one_error(name: str, text: str) -> None:
    start = time.perf_counter()
    with pytest.raises(InputError, match="more than 200,000 entries"):
        read(name, text)
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("csv", '"' * 200_000),
        ("csv", "," * 100_000 + "\n"),
        ("tbx", "<tbx>" + "<a>" * 50_000),
        ("tbx", "<tbx>" + "x" * 200_000 + "</tbx>"),
        ("json", "[" * 100_000),
        ("json", "[" + '{"src":' * 50_000),
        ("omegat", "\t" * 100_000),
        ("csv", "en,zh\n" + "a\n" * 50_000),
    ],
)
def test_hostile_files_end_soon(name: str, text: str) -> None:
    start = time.perf_counter()
    with pytest.raises(InputError) as caught:
        read(name, text)
    assert time.perf_counter() - start < 3
    assert len(str(caught.value)) < 20_000


def test_empty_files_and_unknown_formats() -> None:
    with pytest.raises(InputError, match="no entries"):
        read("csv", "en,zh\n")
    with pytest.raises(InputError, match="no entries"):
        read("json", "[]")
    with pytest.raises(UsageError, match="no suffix"):
        find_exchange("glossary.docx")
    with pytest.raises(UsageError, match="unknown exchange format"):
        find_exchange("x.csv", "excel")


def test_the_info_of_a_json_list_tells_the_kind_or_is_a_note() -> None:
    text = json.dumps(
        [
            {"src": "特朗普", "dst": "Trump", "info": "person"},
            {"src": "稀土", "dst": "rare earths", "info": "17 elements", "regex": False},
        ]
    )
    first, second = read("json", text)
    assert (first["kind"], second["note"]) == ("person", "17 elements")
    assert round_trip("json", [first, second]) == [first, second]


def test_a_workbook_is_what_its_own_library_reads() -> None:
    data = by_name("xlsx").write(terms_of(ENTRIES), Languages()).data
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    head, *rows_ = sheet.iter_rows(values_only=True)
    trump = dict(zip(head, rows_[0], strict=True))
    assert (trump["en"], trump["zh"], trump["zh-TW"]) == ("Trump", "特朗普", "川普")
    assert len(rows_) == len(ENTRIES)
    assert not sheet.merged_cells.ranges
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}  # text, no formula


def test_the_translate_toolkit_reads_our_tbx_and_we_its() -> None:
    """It is GPL, so it is in no list of ours: install translate-toolkit to run this."""
    storage = pytest.importorskip("translate.storage.tbx", reason="translate-toolkit is missing")
    data = by_name("tbx-v2").write(terms_of(ENTRIES), Languages()).data
    units = storage.tbxfile.parsestring(data).units
    assert [(unit.source, unit.target) for unit in units] == [
        (entry_of(term)["en"][0], entry_of(term)["zh"][0]) for term in terms_of(ENTRIES)
    ]
    theirs = storage.tbxfile(sourcelanguage="en", targetlanguage="zh")
    for english, chinese in (("Trump", "特朗普"), ("R&D <x>", "研发")):
        theirs.addsourceunit(english).settarget(chinese, "zh")
    back = read_terms(source_of(by_name("tbx-v2"), bytes(theirs)), by_name("tbx-v2"))
    assert [(term.id, term.forms["zh"]) for term in back] == [
        ("Trump", ("特朗普",)),
        ("R&D <x>", ("研发",)),
    ]
