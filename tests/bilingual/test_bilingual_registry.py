"""What holds for every writer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from tests.bilingual.readers import whole
from tests.bilingual.samples import ARTICLES, REALISTIC
from tests.bilingual.strategies import articles
from workbench import bilingual
from workbench.errors import UsageError

if TYPE_CHECKING:
    from workbench.article import Article, Segment

PRINTED = {".pdf"}
"""What is the HTML page printed by a browser; test_bilingual_pdf looks at it."""
SUFFIXES = [suffix for suffix in bilingual.WRITERS if suffix not in PRINTED]
TEXTS = [suffix for suffix, writer in bilingual.WRITERS.items() if writer.is_text]
FOR_PROGRAMS = {".jsonl"}
ROOM = Path(bilingual.__file__).parent
SUPPORT = {
    "__init__",
    "accounts",
    "grid",
    "markup",
    "needs",
    "pieces",
    "plain",
    "record",
    "records",
    "state",
    "summary",
    "terminal",
    "wrap",
}


@pytest.mark.parametrize("suffix", TEXTS)
@settings(max_examples=25)
@given(article=articles())
def test_any_article_is_written_as_utf8(suffix: str, article: Article) -> None:
    text = bilingual.render(article, suffix).decode("utf-8")
    assert text.endswith("\n")
    assert not set(text) & {"\0", "\x1b", "\r", "\u2028", "\u202e"}


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", ARTICLES)
def test_every_writer_gives_the_signature(suffix: str, name: str) -> None:
    article = ARTICLES[name]
    text = whole(suffix, bilingual.render(article, suffix))
    words = article.signature.replace("<", " ").split()[:1]
    assert all(word.partition(">")[0] in text[-16_000:] for word in words)


@pytest.mark.parametrize("suffix", [suffix for suffix in SUFFIXES if suffix not in FOR_PROGRAMS])
def test_every_writer_for_readers_counts_uses_and_lists_findings(suffix: str) -> None:
    text = whole(suffix, bilingual.render(REALISTIC, suffix))
    assert "7 met by the model" in text
    assert "4 by injection" in text
    assert "2 not met" in text
    for finding in REALISTIC.findings:
        assert finding.rule in text
        message = finding.message.partition(" ")[2]
        assert message in text or message.replace("'", "&#x27;") in text


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_target_is_written(suffix: str) -> None:
    text = whole(suffix, bilingual.render(REALISTIC, suffix))
    last: Segment = list(REALISTIC.segments)[-1]
    assert last.source in text
    assert str(last.target) in text


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_format_is_text_or_a_zip(suffix: str) -> None:
    data = bilingual.render(REALISTIC, suffix)
    assert data.startswith(b"PK") is not bilingual.WRITERS[suffix].is_text


@pytest.mark.parametrize("suffix", ["html", ".HTML", ".html"])
def test_a_suffix_is_taken_in_any_case(suffix: str) -> None:
    assert bilingual.find_writer(suffix) is bilingual.WRITERS[".html"]


@pytest.mark.parametrize("suffix", ["", ".doc", "."])
def test_an_unknown_suffix_names_the_known_ones(suffix: str) -> None:
    with pytest.raises(UsageError) as raised:
        bilingual.render(REALISTIC, suffix)
    assert all(known in str(raised.value.hint) for known in SUFFIXES)


def test_every_file_of_the_room_is_a_writer_or_known_support() -> None:
    files = {path.stem for path in ROOM.glob("*.py")} - SUPPORT
    writers = {writer.render.__module__.rpartition(".")[2] for writer in bilingual.WRITERS.values()}
    assert files == writers


def test_the_room_loads_without_heavy_libraries() -> None:
    heavy = "{'rich', 'docx', 'xlsxwriter', 'lxml', 'zipfile', 'xml.etree'}"
    code = f"import sys, workbench.bilingual; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
