"""``workbench memory`` and ``translate --memory`` as a user sees them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import docx
import pytest

from tests.cli.conftest import engine, folder
from tests.cli.program import invoke

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.program import FakeEngine

__all__ = ["engine", "folder"]
pytestmark = pytest.mark.usefixtures("engine")

TSV = "source\ttarget\n关税是55%，为期90天。\tTariffs are 55% for 90 days.\n她来了。\tShe came.\n"
ARTICLE = "她来了。\n\n关税是10%，为期90天。\n\n他走了。\n"


@pytest.fixture
def work(folder: Path) -> Path:
    (folder / "pairs.tsv").write_text(TSV, "utf-8")
    (folder / "a.txt").write_text(ARTICLE, "utf-8")
    return folder


def test_a_memory_is_filled_asked_and_emptied(work: Path) -> None:
    one = invoke("memory", "import", "pairs.tsv", "--memory", "m.db")
    assert (one.code, one.err) == (0, "pairs.tsv: 2 new, 0 changed, 0 same\n")
    (work / "pairs.tsv").write_text(TSV.replace("She came", "She has come"), "utf-8")
    again = invoke("memory", "import", "pairs.tsv", "--memory", "m.db")
    assert again.err == "pairs.tsv: 0 new, 1 changed, 1 same\n"

    found = invoke("memory", "search", "关税是20%，为期90天。", "--memory", "m.db")
    assert found.out.startswith("90%  zh-CN → en  by a person  pairs.tsv  ")
    assert "  Tariffs are 55% for 90 days.\n  asked / found: 20% / 55%\n" in found.out
    held = invoke("memory", "search", "has COME", "--memory", "m.db", "--json")
    (unit,) = json.loads(held.out)
    assert (unit["score"], unit["source"], unit["author"]) == (None, "她来了。", "person")
    none = invoke("memory", "search", "鲸鱼", "--memory", "m.db")
    assert (none.code, none.out) == (0, "")
    assert "nothing like it" in none.err

    stats = invoke("memory", "stats", "--memory", "m.db")
    assert "2  zh-CN → en  by a person" in stats.out
    assert stats.err == "2 units, 2 by people\n"
    assert json.loads(invoke("memory", "stats", "--memory", "m.db", "--json").out)[0]["units"] == 2

    out = invoke("memory", "export", "--memory", "m.db", "-o", "out.tmx")
    assert out.err == "2 units, zh-CN → en\n"
    assert "She has come." in (work / "out.tmx").read_text("utf-8")

    gone = invoke("memory", "remove", "--memory", "m.db", "--article", "pairs.tsv")
    assert gone.err == "2 units removed\n"
    assert invoke("memory", "stats", "--memory", "m.db").err == "0 units, 0 by people\n"


def test_an_article_is_translated_with_the_memory(
    work: Path,
    engine: FakeEngine,
) -> None:
    invoke("memory", "import", "pairs.tsv", "--memory", "m.db")
    done = invoke("translate", "a.txt", "--to", "en", "-o", "a.jsonl", "--memory", "m.db")
    assert done.code == 0
    assert "memory: 1 recalled from people, 0 from the model before\n" in done.err
    assert "1 from the memory" in done.err
    assert len(engine.given) == 2
    lines = [json.loads(line) for line in (work / "a.jsonl").read_text("utf-8").splitlines()[1:]]
    assert [line["origin"] for line in lines] == ["memory", "model", "model"]
    assert lines[0]["target"] == "She came."
    rules = [finding["rule"] for line in lines for finding in line["findings"]]
    assert "memory-similar" in rules

    again = invoke("translate", "a.txt", "--to", "en", "-o", "b.jsonl", "--memory", "m.db")
    assert "memory: 1 recalled from people, 2 from the model before\n" in again.err
    assert (work / "b.jsonl").read_bytes() == (work / "a.jsonl").read_bytes()
    assert len(engine.given) == 2

    model = invoke("memory", "export", "--memory", "m.db", "--by", "model", "-o", "-", "-f", "tsv")
    assert "A sentence of" in model.out
    assert "She came" not in model.out
    removed = invoke("memory", "remove", "--memory", "m.db", "--by", "model")
    assert removed.err == "2 units removed\n"


@pytest.mark.parametrize(
    ("call", "code", "said"),
    [
        ("memory search x --memory no.db", 3, "no.db: no such memory"),
        ("memory stats --memory a.txt", 3, "a.txt: not a memory of the workbench"),
        ("translate a.txt --to en --memory pairs.tsv", 3, "pairs.tsv: not a memory"),
        ("translate a.txt --to en --memory a.txt", 2, "is the article itself"),
        ("memory import m.db --memory m.db", 2, "is not read as a bilingual file"),
        ("memory import a.txt --memory m.db", 2, "is not read as a bilingual file"),
        ("memory import no.tmx --memory m.db", 3, "no.tmx: no such file"),
        ("memory remove --memory m.db", 2, "which units?"),
        ("memory remove --memory m.db --by cat", 2, "unknown author 'cat'"),
        ("memory export --memory m.db -o out.tmx --by model", 2, "no such units"),
        ("memory export --memory m.db -o out.tmx", 2, "several pairs of locales"),
        ("memory export --memory m.db -o m.db", 2, "m.db"),
        ("memory export --memory m.db -o out.xyz", 2, "no side-by-side output"),
        ("memory search x --memory m.db --to tlh", 2, "unknown locale 'tlh'"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(work: Path, call: str, code: int, said: str) -> None:
    invoke("memory", "import", "pairs.tsv", "--memory", "m.db")
    invoke("memory", "import", "pairs.tsv", "--memory", "m.db", "--from", "en", "--to", "zh-CN")
    before = (work / "a.txt").read_bytes(), (work / "pairs.tsv").read_bytes()
    done = invoke(*call.split())
    assert done.code == code
    assert said in done.err
    done.assert_clear()
    assert before == ((work / "a.txt").read_bytes(), (work / "pairs.tsv").read_bytes())
    assert not (work / "out.tmx").exists()


def test_the_rows_of_a_word_table_are_remembered_by_sentence(work: Path) -> None:
    """A row holds a paragraph; whole paragraphs would never be recalled, since sentences are."""
    (work / "b.txt").write_text("她来了。关税是10%，为期90天。\n", "utf-8")
    assert invoke("translate", "b.txt", "--to", "en", "-o", "b.docx").code == 0
    made = docx.Document("b.docx")
    made.add_comment(made.tables[0].rows[1].cells[1].paragraphs[0].runs, "Sure?", author="Reviser")
    made.save("b.docx")
    taken = invoke("memory", "import", "b.docx", "--memory", "m.db", "-q")
    assert (taken.code, taken.err) == (0, "")
    again = invoke("translate", "b.txt", "--to", "en", "--memory", "m.db", "-o", "c.docx")
    assert "memory: 2 recalled from people" in again.err
    found = invoke("memory", "search", "她来了。", "--memory", "m.db", "--json")
    assert json.loads(found.out)[0]["note"] == "Sure?"
