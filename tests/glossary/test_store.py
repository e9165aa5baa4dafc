"""Loading: every fault at its place, all at once; hostile files end soon; folders and files."""

from __future__ import annotations

import os
import re
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import rows
from workbench.errors import GlossaryError, InputError
from workbench.glossary import nodes, store
from workbench.glossary.entries import parse
from workbench.glossary.lint import lint
from workbench.glossary.match import Matcher
from workbench.glossary.store import load
from workbench.glossary.term import Kind

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.errors import Fault
    from workbench.glossary.term import Term

ENTRY = "terms: [{en: Trump, zh: 特朗普}]\n"
YAMLISH = st.text(st.sampled_from("terms:en zh[]{}-&*!#'\"\n\t ,?|>~特朗普0\\%@"), max_size=80)


@pytest.mark.parametrize("case", rows("glossary/faults.yaml"))
def test_every_fault_has_its_place(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_text(case["text"], encoding="utf-8", newline="")
    with pytest.raises(GlossaryError) as caught:
        load([path])
    found = [f"{fault.line}:{fault.column}: {fault.message}" for fault in caught.value.faults]
    assert len(found) == len(case["faults"]), found
    for fault, wanted in zip(found, case["faults"], strict=True):
        assert fault.startswith(wanted)
    assert all(f"{path}:{fault}" in str(caught.value) for fault in found)


@pytest.mark.parametrize("case", rows("glossary/readings.yaml"))
def test_forms_are_read(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_text(case["text"], encoding="utf-8")
    (term,) = load([path]).terms
    assert {name: list(forms) for name, forms in term.forms.items()} == case["forms"]


def test_an_entry_is_read_whole() -> None:
    name, (term,), _ = parse(
        "name: mine\nlicence: CC0\nterms:\n"
        "  - en: Trump\n    zh: 特朗普\n    kind: person\n    keep: yes\n    note: 47th\n"
        "    also: {en: Donald Trump}\n    forbid: {en: [Trumpp]}\n    unless: {zh: 四川普通话}\n",
        "mine.yaml",
    )
    assert (name, term.id, term.kind, term.keep, term.note) == (
        *("mine", "Trump", Kind.PERSON, True, "47th"),
    )
    assert (term.also, term.forbid, term.unless) == (
        {"en": ("Donald Trump",)},
        {"en": ("Trumpp",)},
        {"zh": ("四川普通话",)},
    )
    assert term.place == ("mine.yaml", 4, 5)


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("terms:\n  - en: é\n".encode("latin-1"), (2, 9)),
        ("terms:\n  - zh: 特\n    en: ".encode() + "特".encode("gbk"), (3, 9)),
        ("terms:\n  - zh: 特".encode() + b"\xff", (2, 10)),
        (ENTRY.encode("utf-16"), (1, 1)),
    ],
)
def test_a_file_in_another_encoding(data: bytes, place: tuple[int, int], tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_bytes(data)
    with pytest.raises(GlossaryError, match="not UTF-8") as caught:
        load([path])
    assert [(fault.line, fault.column) for fault in caught.value.faults] == [place]


def test_all_files_report_their_faults(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("terms: 3\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_bytes(b"terms: \xff\n")
    (tmp_path / "c.yaml").write_text("", encoding="utf-8")
    with pytest.raises(GlossaryError, match="3 faults") as caught:
        load([tmp_path])
    assert [fault.path[-6:] for fault in caught.value.faults] == ["a.yaml", "b.yaml", "c.yaml"]


@pytest.mark.parametrize("text", ["[" * 10_000, "{a: " * 10_000, "terms:\n" + "- " * 10_000])
def test_deep_nesting_is_a_fault(text: str) -> None:
    with pytest.raises(GlossaryError, match="nest"):
        parse(text)


@pytest.mark.parametrize(
    "line", ["- *a\n", "- !x\n", "- - [\n", "\t\n", "- 'a\n", "? x\n", "- \a\n"]
)
def test_a_million_hostile_lines_end_soon(line: str) -> None:
    start = time.process_time()
    with pytest.raises(GlossaryError) as caught:
        parse("terms:\n" + line * 1_000_000)
    assert len(caught.value.faults) <= 501
    assert time.process_time() - start < 10


def test_a_file_of_nothing_but_faults_is_not_read_to_its_end() -> None:
    with pytest.raises(GlossaryError, match="500 faults: not read further") as caught:
        parse("terms:\n" + "  - en: Trump\n    kind: man\n" * 5_000)
    assert len(caught.value.faults) == 501


def test_long_names_are_cut_in_messages() -> None:
    with pytest.raises(GlossaryError, match="unknown field") as caught:
        parse("? " + "a" * 100_000 + "\n: b\nterms: []")
    assert len(str(caught.value)) < 300


def test_a_form_that_is_too_long() -> None:
    with pytest.raises(GlossaryError, match="a form of 201 characters"):
        parse(f"terms: [{{en: {'a' * 201}, zh: 特朗普}}]")
    with pytest.raises(GlossaryError, match="2:17: a form of 10000 characters"):
        parse(f"terms:\n  - {{en: a, zh: {'长' * 10_000}}}")
    assert parse(f"terms: [{{en: {'a' * 200}, zh: 特朗普}}]")[1]


def test_folders_are_read_in_order_and_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.yaml", "a/z.YML", "a/y.yaml", ".git/x.yaml", "a/.draft.yaml", "note.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(ENTRY, encoding="utf-8")
    (tmp_path / "folder.yaml").mkdir()
    assert load([tmp_path]).names == ("y", "z", "b")


def test_a_file_named_twice_is_read_once_at_its_last_place(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(f"name: {name}\n{ENTRY}", encoding="utf-8")
    given = [tmp_path, tmp_path / "a.yaml", tmp_path / "." / "a.yaml"]
    assert load(given).names == ("b", "a")
    assert len(load(given)) == len(load(given).shadowed) == 1


def test_the_digest_follows_the_contents(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(ENTRY, encoding="utf-8")
    first = load([path]).digest
    assert re.fullmatch("[0-9a-f]{12}", first)
    assert load([path]).digest == first
    path.write_text(ENTRY + "# more\n", encoding="utf-8")
    assert load([path]).digest != first


def test_what_cannot_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="no such glossary"):
        load([tmp_path / "none.yaml"])
    with pytest.raises(InputError, match="no glossary"):
        load([tmp_path])
    monkeypatch.setattr(store, "MAX_BYTES", 10)
    (tmp_path / "a.yaml").write_text(ENTRY, encoding="utf-8")
    with pytest.raises(InputError, match="larger than"):
        load([tmp_path])


def test_a_file_that_changes_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(ENTRY, encoding="utf-8")
    real = os.fstat

    def written_between(handle: int) -> os.stat_result:
        found = real(handle)
        path.write_text(ENTRY + ENTRY, encoding="utf-8")
        return found

    monkeypatch.setattr(os, "fstat", written_between)
    with pytest.raises(InputError, match="changed while it was read"):
        load([path])


def test_a_million_entries_are_one_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    assert nodes.MAX_ITEMS == 200_000
    monkeypatch.setattr(nodes, "MAX_ITEMS", 2_000)
    parse("terms:\n" + "  - {en: a, zh: 一}\n" * 2_000)
    start = time.process_time()
    with pytest.raises(GlossaryError, match="more than 2,000 entries") as caught:
        parse("terms:\n" + "  - {en: a, zh: 一}\n" * 1_000_000)
    assert [fault.line for fault in caught.value.faults] == [2_002]
    assert time.process_time() - start < 5


def test_a_form_that_looks_like_a_pattern_is_taken_as_it_is() -> None:
    text = "terms:\n  - {en: '(a+)+$', zh: '甲.*'}\n  - {en: '[a-z]', zh: '\\d{4}'}\n"
    terms = parse(text)[1]
    matcher = Matcher(terms, "zh")
    assert [match.found for match in matcher.find("甲乙丙，甲.*，2025，\\d{4}")] == [
        "甲.*",
        "\\d{4}",
    ]
    start = time.process_time()
    assert Matcher(terms, "en").find("a" * 100_000 + "b") == []
    assert time.process_time() - start < 2


def test_two_files_of_a_folder_with_one_id(tmp_path: Path) -> None:
    for name, zh in (("a", "特朗普"), ("b", "川普")):
        text = f"terms:\n  - {{en: Trump, zh: {zh}}}\n"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    glossary = load([tmp_path])
    (found,) = lint(glossary.terms, glossary.shadowed, glossary.orders)
    assert (found.rule, found.place.path) == ("conflicting-forms", str(tmp_path / "b.yaml"))
    assert f"Trump ({tmp_path / 'a.yaml'}:2)" in found.message
    assert {
        match.term.place.path for match in Matcher(glossary.terms, "zh").find("川普，特朗普")
    } == {
        str(tmp_path / "a.yaml"),
        str(tmp_path / "b.yaml"),
    }


def test_no_glossary_has_no_terms() -> None:
    assert len(load([])) == 0


@given(st.text(max_size=60) | YAMLISH)
def test_any_text_loads_or_has_faults_inside_it(text: str) -> None:
    terms, faults = read(text)
    lines = len(re.split("\r\n|[\r\n\x85\u2028\u2029]", text))
    assert all(term.forms["en"] and term.id for term in terms)
    assert all(1 <= fault.line <= lines + 1 and fault.column >= 1 for fault in faults)


def read(text: str) -> tuple[list[Term], tuple[Fault, ...]]:
    try:
        return parse(text)[1], ()
    except GlossaryError as error:
        return [], error.faults
