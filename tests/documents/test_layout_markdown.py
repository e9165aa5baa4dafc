"""Markdown written again: what it looks like, and that it reads back as it was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.cases import rows
from tests.documents.rewriting import layout, opened, rewritten
from tests.documents.test_markdown import MARKED
from workbench.documents.layouts.markdown_writing import escaped
from workbench.documents.markdown import read_blocks
from workbench.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.article import Block

NASTY = st.lists(
    st.sampled_from(
        ["a", "b c", " ", "*", "**", "_", "`", "[", "](x)", "]", "!", "<b>", "<script>", "&amp;",
         "#", "1. ", "- ", "+ ", "> ", "|", "~~", "\\", "---", "===", "``` ",
         "https://a.b/_c_", "软件"]
    ),
    min_size=1,
    max_size=8,
).map("".join).filter(lambda text: any(map(str.isalnum, text)))  # fmt: skip


@pytest.mark.parametrize("case", rows("markdown/blocks.yaml"))
def test_passages_are_the_blocks(case: dict[str, Any]) -> None:
    if case["text"].strip():
        texts = [passage.text for passage in layout("a.md", case["text"].encode()).passages]
        assert texts == [block.text for block in read_blocks(case["text"])]


@pytest.mark.parametrize("case", rows("documents/rewritten-markdown.yaml"))
def test_written_again(case: dict[str, Any]) -> None:
    made = rewritten("a.md", case["text"].encode(), lambda source: case["targets"][source])
    assert made.data.decode() == case["written"]
    assert list(made.notes) == case.get("notes", [])


@pytest.mark.parametrize("case", rows("markdown/blocks.yaml"))
def test_an_unchanged_file_is_the_same(case: dict[str, Any]) -> None:
    unchanged(case["text"].encode())


@settings(max_examples=200)
@given(MARKED)
def test_any_unchanged_file_is_the_same(text: str) -> None:
    unchanged(text.encode("utf-8", "replace"))


def unchanged(data: bytes) -> None:
    """Hold that a file is the same where every sentence is its own translation."""
    try:
        made = rewritten("a.md", data, lambda source: source)
    except InputError:
        return  # nothing to read
    assert made.data == data


@settings(max_examples=300)
@given(MARKED, NASTY)
def test_any_translation_reads_back(text: str, target: str) -> None:
    data = ("文" + text.replace("\ud800", "")).encode()
    assume("\0" not in text)  # such a file is not read
    made = rewritten("a.md", data, lambda _: target)
    before, after = (opened("a.md", one).content.blocks for one in (data, made.data))
    if made.notes and any("look at it" in note for note in made.notes):
        return
    assert shapes(after) == shapes(before)


def shapes(blocks: Iterable[Block]) -> list[Any]:
    return [(block.kind, block.level, block.marker) for block in blocks]


@given(NASTY)
def test_escaped_text_is_text(target: str) -> None:
    block = read_blocks(f"x {escaped(target)} x")[0]
    assert "".join(block.text.split()) == "".join(f"x{target}x".split())
