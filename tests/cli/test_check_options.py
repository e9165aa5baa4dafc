"""What can be chosen about a check: rules, settings, suppressions, and what a rule is about."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.program import invoke
from workbench.checks import ALL_RULES
from workbench.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

PAIR = ("check", "a.zh.md", "a.en.md")


@pytest.fixture(autouse=True)
def pair(folder: Path) -> None:
    (folder / "a.zh.md").write_text("# 投资\n\n公司投资90亿美元。\n\n他走了。\n", "utf-8")
    (folder / "a.en.md").write_text(
        "# Investment\n\nThe company invested $90 billion.\n\nHe  left.\n", "utf-8"
    )


def rules(*args: str) -> list[tuple[str, str]]:
    outcome = invoke(*PAIR, "--json", "-q", "--fail-on", "never", *args)
    assert (outcome.code, outcome.err) == (ExitCode.CLEAN, "")
    found: list[dict[str, Any]] = json.loads(outcome.out)["findings"]
    return [(one["rule"], one["severity"]) for one in found]


def test_rules_and_families_are_selected_and_ignored() -> None:
    both = [("numbers-missing", "error"), ("punctuation-spaces", "warning")]
    assert rules() == both
    assert rules("--select", "punctuation") == both[1:]
    assert rules("--select", "punctuation,numbers-missing") == both
    assert rules("--ignore", "punctuation", "--ignore", "numbers") == []


def test_an_unknown_rule_is_named() -> None:
    outcome = invoke(*PAIR, "--select", "numbres")
    assert outcome.code == ExitCode.USAGE
    assert "did you mean numbers?" in outcome.err


def test_settings_beside_the_source_or_elsewhere(folder: Path) -> None:
    (folder / "workbench.yaml").write_text("checks: {severity: {numbers: info}}", "utf-8")
    assert ("numbers-missing", "info") in rules()
    assert rules("--select", "numbers") == [("numbers-missing", "info")]
    (folder / "other.yaml").write_text("checks: {ignore: [numbers]}", "utf-8")
    assert rules("--config", "other.yaml") == [("punctuation-spaces", "warning")]
    (folder / "workbench.yaml").write_text("checks: {sevrity: {}}", "utf-8")
    outcome = invoke(*PAIR)
    assert (outcome.code, outcome.out) == (ExitCode.INPUT, "")
    assert "workbench.yaml:1:10: unknown field 'sevrity': did you mean 'severity'?" in outcome.err


def test_a_finding_is_suppressed_with_a_reason(folder: Path) -> None:
    outcome = invoke(*PAIR, "--suppress", "numbers-missing", "--reason", "the company says so")
    assert (outcome.code, outcome.out) == (ExitCode.CLEAN, "")
    assert "1 more in .workbench-suppress.yaml" in outcome.err
    assert rules() == [("punctuation-spaces", "warning")]
    (folder / "a.en.md").write_text("# Investment\n\nIt invested $9 billion.\n\nHe left.\n")
    assert rules() == [("suppression-unused", "info")]
    assert rules("--ignore", "numbers") == []
    assert invoke(*PAIR, "--fail-on", "info").code == ExitCode.FINDINGS


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--suppress", "numbers-missing"], "a suppression needs a reason"),
        (["--suppress", "numbers-missing:x", "--reason", "a"], "'x' is no line"),
        (["--suppress", "numbers-missing:5", "--reason", "a"], "found nothing at line 5"),
        (["--suppress", "numbers-missing:5", "--reason", "a"], "it has at line 3"),
        (["--suppress", "numbers", "--reason", "a"], "numbers is a family"),
        (["--explain", "nonsense"], "unknown rule 'nonsense'"),
    ],
)
def test_what_cannot_be_done_is_said(args: list[str], says: str, folder: Path) -> None:
    outcome = invoke(*PAIR, *args)
    assert (outcome.code, outcome.out) == (ExitCode.USAGE, "")
    assert says in outcome.err
    outcome.assert_clear()
    assert not (folder / ".workbench-suppress.yaml").exists()


def test_suppressions_of_another_version_are_refused(folder: Path) -> None:
    (folder / ".workbench-suppress.yaml").write_text("version: 9\n", "utf-8")
    outcome = invoke(*PAIR)
    assert (outcome.code, outcome.out) == (ExitCode.INPUT, "")
    assert "reads suppressions of version 1" in outcome.err
    assert "no such file" in invoke(*PAIR, "--suppressions", "none.yaml").err.lower()


def test_all_rules_are_explained_at_once() -> None:
    outcome = invoke("check", "--explain", "all")
    assert outcome.code == ExitCode.CLEAN
    heads = [line[3:] for line in outcome.out.splitlines() if line.startswith("## ")]
    assert heads == list(ALL_RULES)


def test_a_rule_is_explained_without_an_article() -> None:
    outcome = invoke("check", "--explain", "punctuation-spaces")
    assert outcome.code == ExitCode.CLEAN
    assert outcome.out.startswith("## punctuation-spaces\n")
    assert "**Options.** `han-latin`: off, required or forbidden" in outcome.out


@pytest.mark.parametrize("name", ["json", "sarif", "xml", "csv", "html", "txt"])
def test_a_report_is_written_by_its_suffix(name: str, folder: Path) -> None:
    outcome = invoke(*PAIR, "-o", f"report.{name}")
    assert (outcome.code, outcome.out) == (ExitCode.FINDINGS, "")
    assert outcome.err.endswith(f"note: written: report.{name}\n")
    assert "numbers-missing" in (folder / f"report.{name}").read_text("utf-8")


def test_a_report_is_printed_in_any_format() -> None:
    assert json.loads(invoke(*PAIR, "-f", "sarif").out)["version"] == "2.1.0"
    assert invoke(*PAIR, "-f", "html").out.startswith("<!doctype html>")
    assert "numbers-missing     1 error\n" in invoke(*PAIR).out


@pytest.mark.parametrize("output", ["report.docx", "a.zh.md", "a.en.md", "none/report.json"])
def test_a_report_that_cannot_be_written_is_refused_first(output: str, folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    outcome = invoke(*PAIR, "-o", output, "-f", "json" if output != "report.docx" else "docx")
    assert (outcome.code > ExitCode.FINDINGS, outcome.out) == (True, "")
    outcome.assert_clear()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_corrected_target_is_written(folder: Path) -> None:
    before = (folder / "a.en.md").read_bytes()
    outcome = invoke(*PAIR, "--fix", "b.en.md")
    assert outcome.code == ExitCode.FINDINGS
    assert "note: line 5: “  ” → “ ” (punctuation-spaces)\n" in outcome.err
    assert "note: written: b.en.md, with 1 correction\n" in outcome.err
    assert (folder / "b.en.md").read_bytes() == before.replace(b"He  left", b"He left")
    assert (folder / "a.en.md").read_bytes() == before


@pytest.mark.parametrize("fixed", ["a.en.md", "a.zh.md", "b.txt", "-", "none/b.md"])
def test_a_corrected_target_goes_to_a_file_of_its_own(fixed: str, folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    outcome = invoke(*PAIR, "--fix", fixed)
    assert (outcome.code > ExitCode.FINDINGS, outcome.out) == (True, "")
    outcome.assert_clear()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
