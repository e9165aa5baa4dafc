"""The commands on the samples, and what each of them promises."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import docx
import pytest
from typer.main import get_command

from tests.cases import rows
from tests.cli.program import GLOSSARIES, SAMPLES, FakeEngine, invoke
from workbench import __version__
from workbench.cli.main import app
from workbench.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = str(SAMPLES / "rare-earth-talks.zh-CN.md")
CLEAN = str(SAMPLES / "rare-earth-talks.en.md")
FLAWED = str(SAMPLES / "rare-earth-talks.flawed.en.md")


def command_paths() -> list[list[str]]:
    """Return the words of every command and group."""
    root: Any = get_command(app)
    paths: list[list[str]] = [[]]
    for name, command in root.commands.items():
        paths.append([name])
        paths += [[name, inner] for inner in getattr(command, "commands", {})]
    return paths


@pytest.mark.parametrize("path", command_paths(), ids=" ".join)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_command_explains_itself(path: list[str], option: str) -> None:
    outcome = invoke(*path, option)
    assert (outcome.code, outcome.err) == (ExitCode.CLEAN, "")
    assert outcome.out.startswith(f"Usage: {' '.join(['workbench', *path])} ")


def test_the_version_is_shown() -> None:
    assert invoke("--version").out == f"workbench {__version__}\n"


@pytest.mark.parametrize("suffix", ["html", "md", "txt", "jsonl"])
def test_every_format_is_written(suffix: str, folder: Path, engine: FakeEngine) -> None:
    outcome = invoke("translate", SOURCE, "--to", "en", "-o", f"out.{suffix}")
    assert (outcome.code, outcome.out) == (ExitCode.CLEAN, "")
    assert outcome.err.endswith(f"written: out.{suffix}\n")
    assert engine.given
    assert [path.name for path in folder.iterdir()] == [f"out.{suffix}"]


def test_a_word_document_can_lie_in_paragraphs(folder: Path, engine: FakeEngine) -> None:
    (folder / "a.txt").write_text("今天下雨。", "utf-8")
    call = ("translate", "a.txt", "--to", "en", "-q", "-o")
    assert invoke(*call, "table.docx").code == 0
    assert invoke(*call, "under.docx", "--layout", "paragraphs").code == 0
    tables = [len(docx.Document(f"{name}.docx").tables) for name in ("table", "under")]
    assert tables == [1, 0]
    assert engine.given == ["今天下雨。"] * 2


def test_quiet_says_nothing(folder: Path, engine: FakeEngine) -> None:
    outcome = invoke("translate", SOURCE, "--to", "en", "-o", "out.md", "--quiet")
    assert (outcome.code, outcome.out, outcome.err) == (ExitCode.CLEAN, "", "")
    assert engine.given
    assert (folder / "out.md").exists()


def test_standard_input_and_output(engine: FakeEngine) -> None:
    text = "特朗普宣布征收关税，稀土很重要。".encode()
    outcome = invoke("translate", "-", "--to", "en", "-o", "-", "-f", "jsonl", "-q", stdin=text)
    assert (outcome.code, outcome.err) == (ExitCode.CLEAN, "")
    lines = [json.loads(line) for line in outcome.out.splitlines()]
    assert "A sentence of 16 characters." in outcome.out
    assert lines
    assert engine.given == [text.decode()]


def test_without_output_it_is_shown(engine: FakeEngine) -> None:
    outcome = invoke("translate", SOURCE, "--to", "en")
    assert outcome.code == ExitCode.CLEAN
    assert "A sentence of" in outcome.out
    assert engine.given


def test_traditional_text_reaches_the_model_simplified(engine: FakeEngine) -> None:
    text = "川普宣佈徵收關稅，臺灣的晶片產業很重要。".encode()
    assert invoke("translate", "-", "--to", "en", stdin=text).code == ExitCode.CLEAN
    (given,) = engine.given
    assert not set("佈徵關稅臺灣產業") & set(given)
    assert "关税" in given


def test_findings_fail_only_where_asked(engine: FakeEngine) -> None:
    args = ["translate", SOURCE, "--to", "en", "-g", GLOSSARIES]
    assert invoke(*args).code == ExitCode.CLEAN
    assert invoke(*args, "--fail-on", "error").code == ExitCode.FINDINGS
    assert engine.given


def test_without_a_model_the_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.engines.packages.embedded", list)
    outcome = invoke("translate", SOURCE, "--to", "en", "-o", "-")
    assert (outcome.code, outcome.out) == (ExitCode.MODEL, "")
    assert "workbench models install zh en" in outcome.err


def test_the_clean_pair_is_clean() -> None:
    outcome = invoke("check", SOURCE, CLEAN, "-g", GLOSSARIES)
    assert (outcome.code, outcome.err) == (ExitCode.CLEAN, "")
    assert "no findings" in outcome.out


@pytest.fixture(scope="module")
def findings() -> list[dict[str, Any]]:
    outcome = invoke("check", SOURCE, FLAWED, "-g", GLOSSARIES, "--json", "-q")
    assert (outcome.code, outcome.err) == (ExitCode.FINDINGS, "")
    found: list[dict[str, Any]] = json.loads(outcome.out)["findings"]
    return found


@pytest.mark.parametrize("planted", rows("cli/planted.yaml"))
def test_a_planted_error_is_found(planted: dict[str, Any], findings: list[dict[str, Any]]) -> None:
    assert any(
        (one["line"], one["rule"]) == (planted["line"], planted["rule"])
        and planted["says"] in one["message"]
        for one in findings
    )


def test_nothing_is_found_elsewhere(findings: list[dict[str, Any]]) -> None:
    lines = {row.values[0]["line"] for row in rows("cli/planted.yaml")}
    assert {finding["line"] for finding in findings} == lines


def test_never_fails_where_asked() -> None:
    args = ["check", SOURCE, FLAWED, "-g", GLOSSARIES, "--fail-on", "never"]
    assert invoke(*args).code == ExitCode.CLEAN


def test_a_paragraph_that_was_left_out_is_found(folder: Path) -> None:
    zh = [
        "第一段说的是稀土。",
        "第二段说的是磁体，还有电动车、风力发电机和战斗机要用的那些磁体。",
        "第三段。",
    ]
    en = ["The first paragraph is about rare earths.", "The third."]
    (folder / "zh.md").write_text("\n\n".join(zh), "utf-8")
    (folder / "en.md").write_text("\n\n".join(en), "utf-8")
    outcome = invoke("check", "zh.md", "en.md")
    assert outcome.code == ExitCode.FINDINGS
    assert "3 paragraphs of zh.md aligned with 2 of en.md: 1 left out; confidence" in outcome.err
    assert "第二段说的是磁体" in outcome.out
    assert "completeness-empty: " in outcome.out


def test_two_articles_that_do_not_belong_together_are_refused(folder: Path) -> None:
    (folder / "zh.md").write_bytes((SAMPLES / "rare-earth-talks.zh-CN.md").read_bytes())
    whales = "Whales of the southern ocean sing more loudly in winter, biologists found.\n\n"
    (folder / "en.md").write_text(whales * 40, "utf-8")
    outcome = invoke("check", "zh.md", "en.md")
    assert (outcome.code, outcome.out) == (ExitCode.INPUT, "")
    assert "en.md does not seem to be a translation of zh.md" in outcome.err
    outcome.assert_clear()
