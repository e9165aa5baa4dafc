"""``workbench check`` of one file that has both texts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import docx
import pytest

from tests.cli.program import invoke
from workbench.article import Article, Block, BlockKind, Segment
from workbench.bilingual import render
from workbench.bilingual.reading import read_bilingual
from workbench.errors import ExitCode
from workbench.locales import EN, ZH_CN

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "这家公司去年一共投资90亿美元。"
GOOD, BAD = "The company invested $9 billion last year.", "It invested $90 billion last year."
OURS = ["jsonl", "tmx", "xlf", "xliff", "xlsx", "tsv", "docx"]
REFUSED = "--fix writes only bilingual files that the workbench has made"


def article(target: str, *notes: str) -> Article:
    block = Block(BlockKind.PARAGRAPH, SOURCE, segments=(Segment(SOURCE, 0, target, notes=notes),))
    other = Block(BlockKind.PARAGRAPH, "他走了。", segments=(Segment("他走了。", 0, "He  left."),))
    return Article((block, other), ZH_CN, EN, name="a.md")


@pytest.fixture(autouse=True)
def files(folder: Path) -> None:
    for suffix in OURS:
        (folder / f"bad.{suffix}").write_bytes(render(article(BAD), f".{suffix}"))
        (folder / f"good.{suffix}").write_bytes(render(article(GOOD), f".{suffix}"))


def report(*args: str) -> dict[str, Any]:
    outcome = invoke("check", *args, "--json", "-q", "--fail-on", "never")
    assert (outcome.code, outcome.err) == (ExitCode.CLEAN, "")
    found: dict[str, Any] = json.loads(outcome.out)
    return found


def rules(*args: str) -> list[str]:
    return [one["rule"] for one in report(*args)["findings"]]


@pytest.mark.parametrize("suffix", OURS)
def test_a_bilingual_file_is_checked_as_two_documents_are(suffix: str) -> None:
    assert rules(f"bad.{suffix}") == ["numbers-missing", "punctuation-spaces"]
    assert rules(f"good.{suffix}") == ["punctuation-spaces"]
    found = report(f"bad.{suffix}")["findings"][0]
    assert found["source_file"] == found["target_file"] == f"bad.{suffix}"
    assert (found["source"], found["target"]) == (SOURCE, BAD)


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "csv", "html"])
def test_every_report_is_of_a_bilingual_file_too(form: str, folder: Path) -> None:
    outcome = invoke("check", "bad.xlsx", "-f", form, "-o", "out", "-q")
    assert outcome.code == ExitCode.FINDINGS
    assert "numbers-missing" in (folder / "out").read_text("utf-8")


def test_a_line_is_that_of_the_file(folder: Path) -> None:
    (folder / "a.csv").write_text(f"zh,en\n他走了。,He left.\n{SOURCE},{BAD}\n", "utf-8")
    assert [one["line"] for one in report("a.csv")["findings"]] == [3]


def test_a_missing_target_is_a_finding(folder: Path) -> None:
    (folder / "a.csv").write_text(f"zh,en\n{SOURCE},{GOOD}\n他走了。,\n", "utf-8")
    assert rules("a.csv") == ["completeness-empty"]


@pytest.mark.parametrize("suffix", [one for one in OURS if one != "docx"])
def test_a_corrected_file_is_of_the_same_format(suffix: str, folder: Path) -> None:
    outcome = invoke("check", f"bad.{suffix}", "--fix", f"new.{suffix}", "--fail-on", "never")
    assert outcome.code == ExitCode.CLEAN
    assert "“  ” → “ ” (punctuation-spaces)\n" in outcome.err
    assert f"written: new.{suffix}, with 1 correction\n" in outcome.err
    found = read_bilingual(str(folder / f"new.{suffix}")).article
    assert [one.target for one in found.segments] == [BAD, "He left."]
    assert [one.rule for one in found.findings] == ["numbers-missing"]
    assert found.name == (f"new.{suffix}" if suffix == "tsv" else "a.md")


@pytest.mark.parametrize("name", ["bad.docx", "other.csv"])
def test_what_would_not_stay_as_it_is_is_not_written(name: str, folder: Path) -> None:
    (folder / "other.csv").write_text(f"zh,en\n{SOURCE},{BAD}\n", "utf-8")
    outcome = invoke("check", name, "--fix", f"new{name[-5:]}".replace("r.", "."))
    assert outcome.code == ExitCode.USAGE
    assert REFUSED in outcome.err
    assert not list(folder.glob("new*"))


@pytest.mark.parametrize("suffix", [one for one in OURS if one != "docx"])
def test_a_note_lets_a_finding_be_and_is_reported_when_it_does_not(
    suffix: str, folder: Path
) -> None:
    note = "workbench-ignore: numbers-missing the source is wrong"
    for name, target in (("bad", BAD), ("good", GOOD)):
        data = render(article(target, "seen", note), f".{suffix}")
        (folder / f"{name}.{suffix}").write_bytes(data)
    let_be = report(f"bad.{suffix}")
    assert [one["rule"] for one in let_be["findings"]] == ["punctuation-spaces"]
    assert let_be["suppressed"] == 1
    found = report(f"good.{suffix}")["findings"]
    assert [one["rule"] for one in found] == ["punctuation-spaces", "suppression-unused"]
    assert "the suppression of numbers-missing is not needed" in found[1]["message"]
    many = folder / "pairs.txt"
    many.write_text(f"bad.{suffix}\ngood.{suffix}\n", "utf-8")
    both = report("--pairs", "pairs.txt", "--jobs", "1", "--select", "numbers")
    assert [(one["rule"], one["source_file"][-len(suffix) - 5 :]) for one in both["findings"]] == [
        ("suppression-unused", f"good.{suffix}")
    ]


def test_a_comment_in_a_word_table_lets_its_row_be(folder: Path) -> None:
    made = docx.Document(str(folder / "bad.docx"))
    runs = made.tables[0].rows[1].cells[1].paragraphs[0].runs
    made.add_comment(runs, "workbench-ignore: numbers-missing the source is wrong", author="Anna")
    made.save(str(folder / "bad.docx"))
    assert rules("bad.docx") == ["punctuation-spaces"]


@pytest.mark.parametrize(
    ("note", "says"),
    [
        ("workbench-ignore: numbers-mising because", "did you mean 'numbers-missing'?"),
        ("workbench-ignore: numbers-missing", "needs a reason after it"),
        ("workbench-ignore:", "unknown rule ''"),
    ],
)
def test_a_faulty_note_is_named_with_its_line(note: str, says: str, folder: Path) -> None:
    (folder / "a.csv").write_text(f"zh,en,notes\n{SOURCE},{BAD},{note}\n", "utf-8")
    outcome = invoke("check", "a.csv")
    assert (outcome.code, outcome.out) == (ExitCode.INPUT, "")
    assert "a.csv:2:1: workbench-ignore:" in outcome.err
    assert says in outcome.err


def test_a_finding_of_a_bilingual_file_is_suppressed_beside_it() -> None:
    outcome = invoke("check", "bad.tsv", "--suppress", "numbers-missing:2", "--reason", "so it is")
    assert outcome.code == ExitCode.CLEAN
    assert rules("bad.tsv") == ["punctuation-spaces"]


def test_bilingual_files_and_pairs_are_listed_together(folder: Path) -> None:
    (folder / "a.zh.md").write_text(SOURCE, "utf-8")
    (folder / "a.en.md").write_text(BAD, "utf-8")
    (folder / "pairs.txt").write_text("bad.xliff\na.zh.md\ta.en.md\ngood.tmx\n", "utf-8")
    found = report("--pairs", "pairs.txt", "--jobs", "2", "--select", "numbers,consistency")
    wrong = [one for one in found["findings"] if one["rule"] == "numbers-missing"]
    assert [one["source_file"] for one in wrong] == ["bad.xliff", "a.zh.md"]
    assert {one["rule"] for one in found["findings"]} >= {"consistency-source"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (f"zh,en\n{SOURCE},\n他走了。,\n", "a.csv: none of its 2 texts has a translation"),
        (f"zh-CN,zh-TW\n{SOURCE},公司投資。\n", "on both sides"),
        ("zh,en\n" + f"{BAD},{SOURCE}\n" * 9, "a.csv (targets) not English"),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused(content: str, says: str, folder: Path) -> None:
    (folder / "a.csv").write_text(content, "utf-8")
    outcome = invoke("check", "a.csv")
    assert (outcome.code, outcome.out) == (ExitCode.INPUT, "")
    assert says in outcome.err
    outcome.assert_clear()


def test_a_document_alone_needs_its_translation(folder: Path) -> None:
    (folder / "a.md").write_text(SOURCE, "utf-8")
    outcome = invoke("check", "a.md")
    assert (outcome.code, outcome.out) == (ExitCode.USAGE, "")
    assert "Missing argument 'TARGET'" in outcome.err
