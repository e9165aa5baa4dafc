"""A sentence that people had translated is said to be from the memory, in what people read."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest

from tests.enforcement.engine import WordEngine
from tests.memory.long_article import WORDS, translated
from tests.memory.shared import PAIR, pair_of
from workbench.article import Origin
from workbench.bilingual import WRITERS, render
from workbench.bilingual.reading import read_bilingual
from workbench.bilingual.terminal import Bilingual
from workbench.memory.store import opened

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.article import Article

TEXT = sorted(suffix for suffix, writer in WRITERS.items() if writer.is_text)


@pytest.fixture
def done(tmp_path: Path) -> Article:
    path = str(tmp_path / "m.db")
    with opened(path, create=True) as memory:
        memory.add(PAIR, [pair_of("特朗普说好。", "Trump agreed.")])
    return translated(path, WordEngine(WORDS), "特朗普说好。", "他说不。")[0]


@pytest.mark.parametrize("suffix", [*TEXT, "terminal"])
def test_every_output_for_people_counts_what_the_memory_had(done: Article, suffix: str) -> None:
    if suffix == "terminal":
        from rich.console import Console

        console = Console(file=io.StringIO(), width=100)
        console.print(Bilingual(done))
        assert isinstance(console.file, io.StringIO)
        text = console.file.getvalue()
    else:
        text = render(done, suffix).decode()
    assert "1 from the memory" in text
    assert suffix == ".jsonl" or "1 by memory" in text or "met by memory" in text


def test_the_page_marks_the_sentence_and_explains_the_mark(done: Article) -> None:
    page = render(done, ".html").decode()
    marked = re.findall(r'class="s recalled"[^>]*title="from the memory"', page)
    assert len(marked) == 1
    assert '<span class="recalled">Sentence</span> from the memory' in page


@pytest.mark.parametrize("suffix", [".tsv", ".xlsx", ".tmx", ".xlf", ".xliff", ".docx"])
def test_what_is_said_of_the_memory_is_no_remark_of_a_person(
    done: Article, suffix: str, tmp_path: Path
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(render(done, suffix))
    read = read_bilingual(str(path)).article
    assert [segment.target for segment in read.segments] == ["Trump agreed.", "Said no."]
    assert [segment.notes for segment in read.segments] == [(), ()]


def test_json_lines_give_the_origin_back(done: Article, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(render(done, ".jsonl"))
    read = read_bilingual(str(path)).article
    assert [one.origin for one in read.segments] == [Origin.MEMORY, Origin.MODEL]
    lines = path.read_text("utf-8").replace(', "origin": "memory"', "")
    path.write_text(lines.replace(', "origin": "model"', ""), "utf-8")
    older = read_bilingual(str(path)).article
    assert {segment.origin for segment in older.segments} == {None}
