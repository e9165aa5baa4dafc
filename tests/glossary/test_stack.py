"""Glossaries over one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.glossary.shared import Entry, terms_of
from workbench.glossary.stack import stack
from workbench.glossary.store import load

if TYPE_CHECKING:
    from pathlib import Path


def stacked(*levels: list[Entry]) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the notes of what is left, and of what is shadowed with what by."""
    terms, shadows = stack([terms_of(level) for level in levels])
    return [term.note for term in terms], [(one.term.note, one.by.note) for one in shadows]


def entry(note: str, en: str, zh: str, **more: object) -> Entry:
    return {"en": en, "zh": zh, "note": note, **more}


def test_a_later_glossary_overrides_by_id() -> None:
    levels = (
        [entry("a", "Trump", "特朗普"), entry("b", "Biden", "拜登")],
        [entry("c", "Trump", "川普")],
    )
    assert stacked(*levels) == (["b", "c"], [("a", "c")])


def test_and_by_the_preferred_form_in_either_script() -> None:
    levels = [entry("a", "NVIDIA", "英伟达")], [entry("b", "Nvidia", "英偉達")]
    assert stacked(*levels) == (["b"], [("a", "b")])


def test_a_further_form_overrides_nothing() -> None:
    levels = [entry("a", "Trump", "特朗普")], [entry("b", "DJT", "川普", also={"zh": "特朗普"})]
    assert stacked(*levels) == (["a", "b"], [])


def test_senses_stand_side_by_side() -> None:
    levels = (
        [entry("a", "Qualcomm", "高通")],
        [entry("b", "high-pass", "高通", when={"zh": "滤波"})],
    )
    assert stacked(*levels) == (["a", "b"], [])


def test_entries_of_one_glossary_do_not_override_each_other() -> None:
    assert stacked([entry("a", "Trump", "特朗普"), entry("b", "Trump", "川普")]) == (["a", "b"], [])


def test_the_last_of_three_wins() -> None:
    levels = [[entry(note, "Trump", "特朗普")] for note in "abc"]
    assert stacked(*levels) == (["c"], [("a", "c"), ("b", "c")])


def test_paths_are_levels_and_a_folder_is_one(tmp_path: Path) -> None:
    for name, zh in (("f/a", "特朗普"), ("f/b", "特朗普"), ("mine", "川普")):
        (tmp_path / f"{name}.yaml").parent.mkdir(exist_ok=True)
        text = f"terms: [{{en: Trump, zh: {zh}}}]"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    glossary = load([tmp_path / "f", tmp_path / "mine.yaml"])
    assert [term.forms["zh"] for term in glossary.terms] == [("川普",)]
    assert len(glossary.shadowed) == 2
    assert len(load([tmp_path / "f"])) == 2
