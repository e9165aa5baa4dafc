"""The page on formats and the writers hold each other to account."""

from __future__ import annotations

import re
from pathlib import Path

from workbench import bilingual
from workbench.bilingual import xliff1, xlsx
from workbench.bilingual.state import State
from workbench.bilingual.xlsx import CELL_UNITS

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")


def test_every_format_has_its_row_and_its_section() -> None:
    sections = re.findall("^## ([a-z]+)$", PAGE, re.MULTILINE)
    assert sorted(f".{name}" for name in sections) == sorted(bilingual.WRITERS)
    rows = re.findall(r"^\| \[`(\.\w+)`\]\(#(\w+)\) \|.*\| ?([\w -]*?) ?\|$", PAGE, re.MULTILINE)
    needs = {suffix: needed for suffix, _, needed in rows}
    assert needs == {
        suffix: writer.needs.name if writer.needs else ""
        for suffix, writer in bilingual.WRITERS.items()
    }
    assert all(suffix == f".{anchor}" for suffix, anchor, _ in rows)


def test_the_page_knows_states_and_limits() -> None:
    for state in State:
        assert f"| {state.value} | `{xliff1.STATES[state]}` |" in PAGE
    assert f"{CELL_UNITS:,} characters" in PAGE
    assert xlsx.SHEET_ROWS == 1_000_000
