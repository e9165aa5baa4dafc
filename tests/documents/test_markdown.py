"""Markdown: blocks, where their prose stands, and texts made to break either."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import rows
from tests.documents.shared import replaced
from workbench.documents.markdown import prose_spans, read_blocks

if TYPE_CHECKING:
    from workbench.article import Block

PIECES = [
    "软件", "网络。", "a", " ", "  ", "\n", "\n\n", "\n> ", "\n- ", "\n1. ", "\n# ", "\n    ",
    "\t", "`", "``", "```", "*", "**", "_", "~~", "[", "](", ")", "]", "![", "<", ">", "<b>",
    "</b>", "|", "\n|-|-|\n", "\\", "\\|", "&amp;", "&#x4e2d;", "<!--", "-->", "https://a.b/软件",
    "“", "”", '"', "\n[r]: http://软件 '软件'\n", "[r]", "\n---\n", "\n===\n", "\r\n", "\0",
    "\u3000", "𠮷", "\ud800",
]  # fmt: skip
MARKED = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


def as_row(block: Block, wanted: list[Any]) -> list[Any]:
    """Return as much of a block as its case says."""
    return [block.kind.value, block.text, block.level, block.marker][: len(wanted)]


@pytest.mark.parametrize("case", rows("markdown/blocks.yaml"))
def test_blocks(case: dict[str, Any]) -> None:
    blocks = read_blocks(case["text"])
    assert len(blocks) == len(case["blocks"]), blocks
    assert [as_row(*pair) for pair in zip(blocks, case["blocks"], strict=True)] == case["blocks"]


@pytest.mark.parametrize("case", rows("markdown/spans.yaml"))
def test_prose(case: dict[str, Any]) -> None:
    assert [span.of(case["text"]) for span in prose_spans(case["text"])] == case["prose"]


def test_a_block_knows_its_line() -> None:
    text = "---\na: b\n---\n\n# 一\n\n二\n三\n\n> 四\n\n- 五\n- 六\n\n```\n七\n```\n"
    lines = [(block.line, block.text[:1]) for block in read_blocks(text)]
    assert lines == [(1, "-"), (5, "一"), (7, "二"), (10, "四"), (12, "五"), (13, "六"), (15, "七")]


@settings(max_examples=300)
@given(MARKED | st.text())
def test_any_text_is_read(text: str) -> None:
    for block in read_blocks(text):
        assert block.text or not block.kind.is_prose
        assert 1 <= block.line <= len(re.findall("[\r\n]", text)) + 1


@settings(max_examples=300)
@given(MARKED | st.text())
def test_prose_lies_in_order_and_holds_no_markup(text: str) -> None:
    end = 0
    for span in prose_spans(text):
        assert end <= span.start < span.end <= len(text)
        assert span.of(text).strip()
        assert "https://" not in span.of(text)
        end = span.end


@settings(max_examples=300)
@given(MARKED)
def test_changed_prose_leaves_code_and_addresses(text: str) -> None:
    """Change what is prose and read again: blocks of the same kinds, and code as it was."""
    changed = replaced(text, prose_spans(text), lambda prose: prose.replace("软件", "網網"))
    before, after = read_blocks(text), read_blocks(changed)
    assert [(block.kind, block.level) for block in after] == [
        (block.kind, block.level) for block in before
    ]
    assert [block.text for block in after if not block.kind.is_prose] == [
        block.text for block in before if not block.kind.is_prose
    ]
    for address in ("https://a.b/软件", "http://软件"):
        assert changed.count(address) == text.count(address)


@given(st.lists(st.text(st.sampled_from("软件网络ab 。，"), min_size=1), min_size=1, max_size=5))
def test_prose_of_plain_paragraphs_is_all_of_them(paragraphs: list[str]) -> None:
    text = "\n\n".join(f"文{paragraph.strip()}" for paragraph in paragraphs)
    assert "\n\n".join(span.of(text) for span in prose_spans(text)) == text


@pytest.mark.parametrize("marker", ["> ", "- ", ">", "1. ", "> - "])
def test_deep_nesting_loses_nothing(marker: str) -> None:
    text = marker * 1000 + "文"
    assert read_blocks(text)[-1].text.endswith("文")
    assert prose_spans(text)[-1].of(text).endswith("文")


def test_a_list_of_sixty_levels_loses_nothing() -> None:
    text = "\n".join("  " * level + f"- 项{level}" for level in range(60))
    read = "".join(block.text for block in read_blocks(text))
    assert all(f"项{level}" in read for level in range(60))


def test_an_overlong_paragraph_is_read_without_its_links_and_code() -> None:
    text = "软件[网络](http://软件) `软件` <http://软件> https://a/软件 软件。\n" * 1000
    assert len(read_blocks(text)) == 1
    prose = {span.of(text).strip() for span in prose_spans(text)}
    assert prose == {"软件[网络", "软件。"}


@pytest.mark.parametrize(
    "piece",
    ["中文", "[", "![", "*a **a ", "_a ", "`a``b", "<a ", "&a", "](", "[a](", "\\", "~~a", "\n> ",
     "> ", "- ", "\n- a", "|a", "[a]: b\n", "<!--", "\n", "(", '"', "https://", "“**"],
)  # fmt: skip
def test_monstrous_texts_take_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        read_blocks(text)
        prose_spans(text)
        return time.process_time() - start

    small, large = seconds(2_500), seconds(20_000)
    assert large < max(40 * small, 4.0)


def test_a_megabyte_on_one_line() -> None:
    text = "中文字，" * 260_000
    assert [block.text for block in read_blocks(text)] == [text]
    assert prose_spans(text) == [(0, len(text))]
