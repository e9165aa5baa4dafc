"""Two documents that cannot be checked: one line says why, and nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.cases import rows
from tests.cli.program import invoke
from workbench.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("case", rows("cli/bad-pairs.yaml"))
def test_what_cannot_be_checked_is_said(case: dict[str, Any], folder: Path) -> None:
    (folder / "a.md").write_text(case["source"] * case.get("times", 1), "utf-8")
    (folder / "b.md").write_text(case["target"] * case.get("target_times", 1), "utf-8")
    for field, name in (
        ("suppressions", ".workbench-suppress.yaml"),
        ("settings", "workbench.yaml"),
    ):
        if field in case:
            (folder / name).write_text(case[field], "utf-8")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    target = "a.md" if case.get("same") else "b.md"
    args = ["-o", "report.json", "--fix", "c.md", *case.get("args", [])]
    outcome = invoke("check", "a.md", target, *args)
    assert outcome.code == case.get("code", ExitCode.INPUT), outcome
    assert case["says"] in outcome.err
    assert outcome.out == ""
    assert "Traceback" not in outcome.err
    assert len(outcome.err.splitlines()) <= 3, outcome.err
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
