"""``workbench translate --only-target``: the article itself, and everything else as usual."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.program import invoke
from tests.documents.packages import epub
from tests.documents.pdfs import pdf
from workbench.documents import open_document

if TYPE_CHECKING:
    from tests.cli.program import FakeEngine, Outcome

GLOSSARY = "name: test\nterms:\n- {zh: 关税, en: tariffs}\n"
FILES = {
    "a.txt": "问关税30亿。\n".encode(),
    "a.md": "# 问**关税**\n\n见[网站](https://a.cn/)。\n".encode(),
    "a.html": "<!DOCTYPE html><html><body><p>问<b>关税</b>。</p></body></html>".encode(),
    "a.epub": epub({"1.xhtml": "<p>问<b>关税</b>。</p>"}),
    "a.srt": "1\n00:00:01,000 --> 00:00:02,000\n问关税。\n".encode(),
    "a.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n问关税。\n".encode(),
    "a.pdf": pdf([["问关税。", "问关税。"]]),
}


@pytest.fixture
def files(engine: FakeEngine, folder: Path) -> Path:
    """Write an article of every format, which no model translates here."""
    assert engine
    (folder / "g.yaml").write_text(GLOSSARY, "utf-8")
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    return folder


def translate(name: str, *options: str) -> Outcome:
    return invoke("translate", name, "--to", "en", "-g", "g.yaml", "--only-target", *options)


@pytest.mark.parametrize("name", sorted(set(FILES) - {"a.pdf"}))
def test_every_format_is_written(files: Path, name: str) -> None:
    outcome = translate(name, "-o", f"out{Path(name).suffix}")
    assert outcome.code == 0
    assert f"written: out{Path(name).suffix}" in outcome.err
    blocks = open_document(str(files / f"out{Path(name).suffix}")).content.blocks
    assert all("characters." in block.text for block in blocks)


def test_links_and_emphasis_are_there(files: Path) -> None:
    assert translate("a.md", "-o", "out.md").code == 0
    written = (files / "out.md").read_text("utf-8")
    assert written.startswith("# ")
    assert written.count("](https://a.cn/)") == 1
    assert written.count("**") == 2


def test_what_the_file_does_not_show_is_said(files: Path) -> None:
    assert files
    outcome = translate("a.txt", "-o", "out.txt", "--explain", "--fail-on", "warning")
    assert outcome.code == 1
    assert "which this file does not show" in outcome.err
    assert "→ tariffs: " in outcome.err
    assert "written: out.txt" in outcome.err
    assert translate("a.txt", "-o", "out.txt", "--fail-on", "terms").code == 1


def test_without_a_file_it_goes_to_standard_output(files: Path) -> None:
    assert files
    outcome = translate("a.txt", "-q")
    assert (outcome.code, outcome.err) == (0, "")
    assert "characters." in outcome.out


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (("a.md", "-o", "out.html"), "writes the format of the source, Markdown"),
        (("a.md", "-o", "out.docx"), "name it with .md"),
        (("a.md", "-o", "out"), "cannot read a file without suffix"),
        (("a.md", "-o", "out.md", "--format", "html"), "leave --format out"),
        (("a.pdf", "-o", "out.pdf"), "PDF cannot be written again in its own format"),
        (("a.md", "-o", "a.md"), "is the article itself"),
    ],
)
def test_what_cannot_be_written(files: Path, call: tuple[str, ...], says: str) -> None:
    before = sorted(files.iterdir())
    outcome = translate(*call)
    assert outcome.code == 2
    assert says in " ".join(outcome.err.split())
    assert sorted(files.iterdir()) == before


def test_labels_make_no_findings(files: Path) -> None:
    """A page's title is translated as well, but it is no sentence of the article."""
    head = "<head><title>标题是问题</title></head>"
    (files / "a.html").write_text(f"<html>{head}<body><p>问题。</p></body></html>", "utf-8")
    outcome = translate("a.html", "-o", "out.html")
    assert "1 segment " in outcome.err
    assert "<title>A sentence of 5 characters.</title>" in (files / "out.html").read_text("utf-8")
