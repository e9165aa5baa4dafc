"""``lint --fix``: what is mended, that nothing else changes, and what is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import rows
from tests.cli.program import Outcome, invoke
from tests.glossary.shared import terms_of
from workbench.cli.glossary_files import rewrite
from workbench.errors import GlossaryError, InputError
from workbench.glossary.entries import parse
from workbench.glossary.lint import lint
from workbench.glossary.mending import FIXABLE, Change, mend
from workbench.glossary.writing import dump, entry_lines, entry_of, flow_line

if TYPE_CHECKING:
    from pathlib import Path

FORMS = st.lists(
    st.sampled_from(["海关", "海關", "海　关", "甲  乙", "甲 乙", "甲"]), min_size=1, max_size=4
)
ENTRIES = st.lists(
    st.fixed_dictionaries(
        {
            "en": st.lists(st.sampled_from(["a", "b", "a  b", "B"]), min_size=1, max_size=3),
            "zh": FORMS,
        },
        optional={
            "zh-TW": FORMS,
            "zh-HK": FORMS,
            "also": st.fixed_dictionaries({}, optional={"zh": FORMS, "zh-TW": FORMS}).filter(bool),
            "note": st.just("n"),
        },
    ),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize("case", rows("glossary/mending.yaml"))
def test_what_is_mended(case: dict[str, Any]) -> None:
    mended = mend(case["before"], "g.yaml")
    assert mended.text == case["after"]
    assert _said(mended.changes) == case.get("changes", [])
    assert _said(mended.left) == case.get("left", [])
    assert mend(mended.text, "g.yaml").text == mended.text


def _said(changes: list[Change]) -> list[str]:
    return [f"{one.line} {one.rule}" for one in changes]


@given(ENTRIES, st.booleans(), st.sampled_from(["", "sorted: en\n", "sorted: zh\n"]))
def test_nothing_safe_is_left_to_mend(entries: list[dict[str, Any]], flow: bool, head: str) -> None:  # noqa: FBT001
    lines = [line for one in entries for line in ([flow_line(one)] if flow else entry_lines(one))]
    mended = mend(head + "terms:\n" + "\n".join(lines), "g.yaml")
    file = parse(mended.text, "g.yaml")
    orders = {"g.yaml": file.order} if file.order else {}
    assert {one.rule for one in lint(file.terms, (), orders)}.isdisjoint(FIXABLE)
    assert mended.left == []
    assert mend(mended.text, "g.yaml") == (mended.text, [], [])


def test_a_file_with_errors_is_refused() -> None:
    with pytest.raises(GlossaryError):
        mend("terms:\n  - {en: a  b}\n", "g.yaml")
    with pytest.raises(InputError, match=r"g\.yaml:3: not mended, as it has errors"):
        mend("terms:\n  - {en: a  b, zh: 甲}\n  - {en: c, zh: 乙, forbid: {en: c}}\n", "g.yaml")


def test_unusual_layouts_are_mended_or_left_whole() -> None:
    for text in (
        "{terms: [{en: a  b, zh: [海关, 海关], zh-TW: 海關}]}",
        "terms: [{en: a  b,\n zh: [海关,\n  海关],\n zh-TW: 海關}]\n",
        "terms:\n- en: >-\n    a\n    b\n  zh: [海关]\n  zh-TW: |-\n    海關\n",
        "terms:\n- ? en\n  : a\n  ? zh\n  : 海关\n  ? zh-TW\n  : 海關\n",
        "%YAML 1.1\n---\nterms:\n- &x {en: a, 'zh': 海关, \"zh-TW\": 海關}\n...\n",
    ):
        try:
            mended = mend(text, "g.yaml")
        except InputError as error:
            assert "not mended" in error.message  # noqa: PT017
        else:
            assert len(parse(mended.text).terms) == 1


def run(*args: str | Path) -> Outcome:
    return invoke("glossary", "lint", *map(str, args))


def test_the_command_says_what_it_mends_and_reports_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    entries = [{"en": ["a"], "zh": ["海关"], "zh-TW": ["海關"], "unless": {"zh": ["甲乙"]}}]
    path.write_text("\ufeff" + dump(entries), "utf-8")
    result = run(path, "--fix")
    assert "mended: a: zh-TW" in result.err
    assert "unreachable-contexts" in result.out
    assert "redundant-regions" not in result.out
    assert path.read_text("utf-8").startswith("\ufeffterms:")
    before = path.stat().st_mtime_ns
    assert "mended" not in run(path, "--fix").err
    assert path.stat().st_mtime_ns == before


def test_the_command_touches_no_file_with_errors(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text("terms:\n  - {en: a  b, zh: 甲}\n", "utf-8")
    bad.write_text("terms:\n  - {en: a  c, zh: 乙, forbid: {en: a  c}}\n", "utf-8")
    result = run(tmp_path, "--fix")
    assert result.code == 3
    assert "bad.yaml:2: not mended" in result.err
    assert good.read_text("utf-8") == "terms:\n  - {en: a b, zh: 甲}\n"
    assert "a  c" in bad.read_text("utf-8")
    bad.write_text("terms: 5\n", "utf-8")
    good.write_text("terms:\n  - {en: a  b, zh: 甲}\n", "utf-8")
    assert run(tmp_path, "--fix").code == 3
    assert "a  b" in good.read_text("utf-8")


def test_a_file_that_changes_meanwhile_is_left(tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    path.write_text("terms: []\n", "utf-8")

    def change(text: str) -> str:
        path.write_text("theirs\n", "utf-8")
        return text + "# ours\n"

    with pytest.raises(InputError, match="changed by another program"):
        rewrite(path, change)
    assert path.read_text("utf-8") == "theirs\n"
    assert [file.name for file in tmp_path.iterdir()] == ["g.yaml"]


def test_entries_are_what_they_were_but_for_what_was_mended() -> None:
    entry = {"en": ["a"], "zh": ["海关", "海关"], "first": {"en": ["the  a"]}, "keep": True}
    (term,) = parse(mend(dump([entry]), "g.yaml").text).terms
    (wanted,) = terms_of([{**entry, "zh": ["海关"], "first": {"en": ["the a"]}}])
    assert entry_of(term) == entry_of(wanted)
