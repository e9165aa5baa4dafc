"""``workbench check`` of many pairs: two folders, or a file that lists them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.program import invoke
from workbench.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

SOURCE, GOOD, BAD = "公司投资90亿美元。", "It invested $9 billion.", "It invested $90 billion."


@pytest.fixture(autouse=True)
def folders(folder: Path) -> None:
    for name, target in (("a", GOOD), ("b", BAD)):
        for side, text in (("zh", SOURCE), ("en", target)):
            (folder / side).mkdir(exist_ok=True)
            (folder / side / f"{name}.{side}.md").write_text(text + "\n", "utf-8")
    (folder / "pairs.tsv").write_text("zh/a.zh.md\ten/a.en.md\nzh/b.zh.md\ten/b.en.md\n", "utf-8")


@pytest.mark.parametrize("args", [["zh", "en"], ["--pairs", "pairs.tsv"]])
def test_many_pairs_are_checked_at_once(args: list[str]) -> None:
    outcome = invoke("check", *args, "--json", "-q", "--jobs", "1")
    assert (outcome.code, outcome.err) == (ExitCode.FINDINGS, "")
    report = json.loads(outcome.out)
    assert (report["pairs"], report["segments"]) == (2, 2)
    found = {(one["rule"], one["target_file"][-9:]) for one in report["findings"]}
    assert ("numbers-missing", "en/b.en.md"[-9:]) in found


def test_the_text_names_the_files_and_counts() -> None:
    outcome = invoke("check", "zh", "en", "--jobs", "1", "--select", "numbers")
    assert "zh/b.zh.md → en/b.en.md\n" in outcome.out
    assert "numbers-missing  1 error\n2 pairs · 2 segments · 1 finding (1 error)" in outcome.out


def test_settings_of_the_folder_and_files_without_a_partner(folder: Path) -> None:
    (folder / "zh" / "c.md").write_text(SOURCE, "utf-8")
    (folder / "zh" / "workbench.yaml").write_text("checks: {ignore: [numbers]}", "utf-8")
    outcome = invoke("check", "zh", "en", "--jobs", "1")
    assert outcome.code == ExitCode.CLEAN
    assert "note: zh/c.md has no partner\n" in outcome.err


def test_a_pair_that_cannot_be_checked_is_named_after_the_report(folder: Path) -> None:
    (folder / "en" / "a.en.md").write_text("\n", "utf-8")
    outcome = invoke("check", "zh", "en", "--jobs", "1")
    assert outcome.code == ExitCode.INPUT
    assert "numbers-missing" in outcome.out
    assert "1 of 2 pairs could not be checked:\n  en/a.en.md: empty" in outcome.err


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["zh"], "Missing argument 'TARGET'"),
        ([], "Missing argument 'SOURCE'"),
        (["zh", "en", "-f", "html"], "the page in HTML is of one article"),
        (["zh", "en", "--fix", "out.md"], "--fix and --suppress are for one pair"),
        (["zh", "--pairs", "pairs.tsv"], "--pairs names the files"),
        (["zh", "en", "--jobs", "0"], "--jobs"),
    ],
)
def test_what_does_not_go_together_is_said(args: list[str], says: str, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    outcome = invoke("check", *args)
    assert (outcome.code, outcome.out) == (ExitCode.USAGE, "")
    assert says in outcome.err
    assert sorted(folder.rglob("*")) == before
