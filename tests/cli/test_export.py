"""``workbench export``: a bilingual file of any format in any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bilingual.samples import REALISTIC
from tests.cases import rows
from tests.cli.program import invoke
from workbench.bilingual import WRITERS, render
from workbench.bilingual.reading import READERS, read_bilingual
from workbench.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

TARGETS = [suffix for suffix, writer in WRITERS.items() if suffix != ".pdf"]


@pytest.fixture(autouse=True)
def article(folder: Path) -> None:
    (folder / "a.jsonl").write_bytes(render(REALISTIC, ".jsonl"))


@pytest.mark.parametrize("suffix", TARGETS)
def test_json_lines_give_the_file_that_translate_would_have_written(
    suffix: str, folder: Path
) -> None:
    outcome = invoke("export", "a.jsonl", "-o", f"b{suffix}")
    assert (outcome.code, outcome.out) == (ExitCode.CLEAN, "")
    assert f"written: b{suffix}\n" in outcome.err
    if WRITERS[suffix].is_text:
        assert (folder / f"b{suffix}").read_bytes() == render(REALISTIC, suffix)
    if suffix in READERS:
        assert read_bilingual(f"b{suffix}").article.blocks


def test_standard_output_takes_a_format() -> None:
    outcome = invoke("export", "a.jsonl", "-o", "-", "-f", "tsv", "-q")
    assert (outcome.code, outcome.err) == (ExitCode.CLEAN, "")
    assert "Who is waiting for permits" in outcome.out


def test_a_file_is_turned(folder: Path) -> None:
    (folder / "m.tsv").write_text("稀土\trare earth\n川普\t\n", "utf-8")
    outcome = invoke("export", "m.tsv", "-o", "m.jsonl", "--from", "en", "--to", "zh-TW", "-q")
    assert outcome.code == ExitCode.CLEAN
    found = read_bilingual("m.jsonl").article
    assert [(one.source, one.target) for one in found.segments] == [("rare earth", "稀土")]
    assert (found.source_locale.tag, str(found.target_locale)) == ("en", "zh-TW")


def test_paragraphs_of_a_word_table_are_divided_into_sentences(folder: Path) -> None:
    (folder / "p.csv").write_text("zh,en\n他来了。她走了。,He came. She left.\n", "utf-8")
    assert invoke("export", "p.csv", "-o", "p.docx", "-q").code == ExitCode.CLEAN
    assert invoke("export", "p.docx", "-o", "p.tmx", "-q").code == ExitCode.CLEAN
    found = [(one.source, one.target) for one in read_bilingual("p.tmx").article.segments]
    assert found == [("他来了。", "He came."), ("她走了。", "She left.")]


@pytest.mark.parametrize("command", [["export", "-o", "out.xlsx"], ["check"]])
@pytest.mark.parametrize("case", rows("bilingual/faulty.yaml"))
def test_what_cannot_be_read_leaves_nothing(
    command: list[str], case: dict[str, Any], folder: Path
) -> None:
    data = bytes.fromhex(case["hex"]) if "hex" in case else case["content"].encode()
    (folder / case["name"]).write_bytes(data)
    before = sorted(folder.iterdir())
    outcome = invoke(command[0], case["name"], *command[1:])
    assert (outcome.code, outcome.out) == (ExitCode.INPUT, "")
    assert case["says"] in outcome.err
    outcome.assert_clear()
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (["a.md", "-o", "b.tmx"], 2, "a.md: a file with the suffix .md is not read"),
        (["-", "-o", "b.tmx"], 2, "standard input is not read"),
        (["a.jsonl", "-o", "b.doc"], 2, "no side-by-side output for the suffix '.doc'"),
        (["a.jsonl", "-o", "b"], 2, "name it with --format"),
        (["a.jsonl", "-o", "b.html", "--layout", "table"], 2, ".html has no layouts"),
        (["a.jsonl", "-o", "a.jsonl"], 2, "is the article itself"),
        (["none.tmx", "-o", "b.tmx"], 3, "none.tmx: no such file"),
        (["a.jsonl", "-o", "no/b.tmx"], 3, "no such folder"),
        (["a.jsonl"], 2, "Missing option"),
    ],
)
def test_wrong_calls_are_named(args: list[str], code: int, says: str, folder: Path) -> None:
    before = sorted(folder.iterdir())
    outcome = invoke("export", *args)
    assert (outcome.code, outcome.out) == (code, "")
    assert says in outcome.err
    assert sorted(folder.iterdir()) == before
