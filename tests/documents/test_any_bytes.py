"""Whatever the bytes, a reader gives blocks or one clear error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.program import SAMPLES, invoke
from tests.documents.packages import docx, epub
from tests.documents.pdfs import pdf
from tests.documents.shared import read
from tests.documents.test_files import Streams
from workbench.documents import FORMATS, open_document
from workbench.errors import ExitCode, InputError, UsageError

if TYPE_CHECKING:
    from workbench.article import Block

TEXT = "稀土很重要。"
PAGE = f"<!DOCTYPE html><html><body><h1>标题</h1><p>{TEXT}</p><ul><li>一</li></ul></body></html>"
CUE = f"1\n00:00:01,000 --> 00:00:02,000\n{TEXT}\n"
GOOD = {
    "Word (DOCX)": docx(f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>", styles="", numbering=""),
    "EPUB": epub({"1.xhtml": f"<h1>标题</h1><p>{TEXT}</p>"}),
    "PDF": pdf([["标题", TEXT]]),
    "HTML": PAGE.encode(),
    "SubRip": CUE.encode(),
    "WebVTT": f"WEBVTT\n\n{CUE}".replace(",", ".").encode(),
    "Markdown": f"# 标题\n\n{TEXT}\n".encode(),
    "text": TEXT.encode(),
}
"""A small file of each format."""
NAMES = [f"a{one.suffixes[0]}" for one in FORMATS]


def check(name: str, data: bytes) -> None:
    """Hold that these bytes are read or refused, whatever the format."""
    said = ""
    blocks: tuple[Block, ...] = ()
    try:
        blocks = read(name, data).blocks
    except InputError as error:
        said = error.message
    assert not said or said.startswith(f"{name}: ")
    assert "\n" not in said
    for block in blocks:
        block.text.encode("utf-8")
        assert "\r" not in block.text


@given(st.sampled_from(NAMES), st.binary(max_size=300))
def test_random_bytes(name: str, data: bytes) -> None:
    check(name, data)


@given(
    st.sampled_from(FORMATS),
    st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=4)), max_size=4),
    st.floats(0, 1),
)
def test_damaged_files(one: object, edits: list[tuple[float, bytes]], length: float) -> None:
    chosen = next(candidate for candidate in FORMATS if candidate is one)
    data = bytearray(GOOD[chosen.name])
    for where, new in edits:
        place = int(where * len(data))
        data[place : place + len(new)] = new
    if length < 0.5:
        del data[int(2 * length * len(data)) :]
    check(f"a{chosen.suffixes[0]}", bytes(data))


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda one: one.name)
def test_standard_input_tells_its_format(chosen: object, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = next(one for one in FORMATS if one is chosen)
    monkeypatch.setattr(sys, "stdin", Streams(GOOD[expected.name]))
    document = open_document("-")
    assert document.format is expected
    assert TEXT in document.text


@pytest.mark.parametrize("name", [one.name for one in FORMATS])
def test_convert_takes_text_and_says_what_it_cannot(name: str) -> None:
    document = next(one for one in FORMATS if one.name == name)
    outcome = invoke("convert", "-", "--to", "zh-TW", "-q", stdin=GOOD[name])
    outcome.assert_clear()
    if document.prose_spans is None and not document.converts:
        assert outcome.code == ExitCode.USAGE
        assert f"{name} cannot be rewritten in place" in outcome.err
    elif document.magic is None:  # the text of the others is packed
        assert "很重要" in outcome.out
    else:
        assert outcome.code == ExitCode.CLEAN


def test_more_text_than_an_article_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.documents.MAX_BYTES", 5)
    monkeypatch.setattr(sys, "stdin", Streams(GOOD["EPUB"]))
    with pytest.raises(InputError, match="characters of text"):
        open_document("-")


def test_every_format_is_described() -> None:
    page = (SAMPLES.parent / "docs" / "formats.md").read_text("utf-8")
    said = page[page.index("# Documents that are read") :]
    for one in FORMATS:
        assert all(f"`{suffix}`" in said for suffix in one.suffixes), one.name


def test_an_unknown_suffix_names_those_that_are_known(tmp_path: object) -> None:
    with pytest.raises(UsageError) as caught:
        open_document(f"{tmp_path}/a.doc")
    assert ".docx" in (caught.value.hint or "")
