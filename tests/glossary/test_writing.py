"""Writing entries: what is written is read again, and nothing else of a file changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import rows
from tests.glossary.shared import CHIPS, NVIDIA, TRUMP, terms_of
from workbench.errors import GlossaryError, InputError
from workbench.glossary.comparing import difference, statistics
from workbench.glossary.editing import added
from workbench.glossary.entries import parse
from workbench.glossary.writing import Entry, dump, entry_of, flow_line, scalar

GLOSSARIES = sorted((Path(__file__).parents[2] / "glossaries").glob("*.yaml"))
NEW: Entry = {"en": ["Zzyzx"], "zh": ["乌有乡之名"]}


@pytest.mark.parametrize("case", rows("glossary/additions.yaml"))
def test_an_entry_is_added_and_nothing_else_changes(case: dict[str, Any]) -> None:
    assert added(case["before"], "g.yaml", [case["entry"]]) == case["after"]


@pytest.mark.parametrize("path", GLOSSARIES[:3], ids=lambda path: path.name)
def test_our_own_files_grow_by_the_lines_of_the_entry(path: Path) -> None:
    before = path.read_text("utf-8").splitlines()
    after = added(path.read_text("utf-8"), path.name, [NEW]).splitlines()
    assert [line for line in after if line not in {"  - en: Zzyzx", "    zh: 乌有乡之名"}] == before
    assert len(after) == len(before) + 2


def test_a_double_is_refused() -> None:
    text = dump([entry_of(term) for term in terms_of([TRUMP, NVIDIA])])
    for entry in ({"en": ["trump"], "zh": ["某人"]}, {"en": ["Someone"], "zh": ["川普"]}):
        with pytest.raises(InputError, match="is there already"):
            added(text, "g.yaml", [entry])
    with pytest.raises(InputError, match="is there already"):
        added(text, "g.yaml", [NEW, NEW])


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("terms:\n  - en: a\n", NEW),
        ("terms:\n  - {en: a, zh: 甲}\n", {"en": ["b"], "zh": ["!"]}),
        ("terms:\n  - {en: a, zh: 甲}\n", {"en": ["b"], "zh": ["乙"], "kind": "man"}),
    ],
)
def test_faults_of_the_file_and_of_the_entry(text: str, entry: Entry) -> None:
    with pytest.raises(GlossaryError):
        added(text, "g.yaml", [entry])


@pytest.mark.parametrize("text", ["terms: [{en: a, zh: 甲}]\n", "{terms: [{en: a, zh: 甲}]}\n"])
def test_a_layout_without_lines_is_left_alone(text: str) -> None:
    with pytest.raises(InputError):
        added(text, "g.yaml", [NEW])


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12))
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    assert yaml.safe_load(scalar(text)) == text
    assert yaml.safe_load(f"[{scalar(text)}, x]") == [text, "x"]


@pytest.mark.parametrize("word", ["no", "Yes", "null", "~", "1e5", "2025-01-01", "0x1F", "1_0", ""])
def test_words_that_mean_something_to_yaml_are_quoted(word: str) -> None:
    assert yaml.safe_load(scalar(word)) == word


def test_both_styles_are_read_alike() -> None:
    entries = [entry_of(term) for term in terms_of([TRUMP, NVIDIA, CHIPS])]
    flow = "terms:\n" + "".join(flow_line(entry) + "\n" for entry in entries)
    for text in (dump(entries, name="x", header="one\ntwo"), flow):
        assert [entry_of(term) for term in parse(text)[1]] == entries
    assert parse(dump([]))[1] == []


def test_differences() -> None:
    changed = {**NVIDIA, "zh-TW": "英偉達"}
    found = difference(terms_of([TRUMP, NVIDIA, CHIPS]), terms_of([changed, TRUMP, NEW]))
    assert [term.id for term in found.added] == ["Zzyzx"]
    assert [term.id for term in found.removed] == ["chips"]
    assert [(one.new.id, one.fields) for one in found.changed] == [("Nvidia", ("zh-TW",))]
    assert difference(terms_of([TRUMP]), terms_of([TRUMP])) == ([], [], [])


def test_statistics() -> None:
    found = statistics(terms_of([TRUMP, NVIDIA, CHIPS]))
    assert found["kinds"] == {"person": 1, "company": 1, "term": 1}
    assert found["fields"]["en"] == {"entries": 3, "forms": 5}
    assert found["coverage"]["company"] == {"en": 1, "zh": 1, "zh-TW": 1}
