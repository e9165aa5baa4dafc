"""Plain text: paragraphs, however their lines are kept."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import rows
from workbench.documents.plain import join_lines, prose_spans, read_blocks

LINES = st.lists(
    st.sampled_from(
        ["", "　　第一段。", "路透社报道说，北京尚未承诺批准一部分专用稀", "short", "- a", "***",
         "Reuters reported that Beijing had not yet", "图：港口。", "  b", "\u3000"]
    ),
    max_size=12,
).map("\n".join)  # fmt: skip


@pytest.mark.parametrize("case", rows("plain/blocks.yaml"))
def test_blocks(case: dict[str, Any]) -> None:
    wanted = [one if isinstance(one, list) else ["paragraph", one] for one in case["blocks"]]
    assert [[block.kind.value, block.text] for block in read_blocks(case["text"])] == wanted


@given(LINES | st.text())
def test_nothing_is_lost_and_lines_are_right(text: str) -> None:
    blocks = read_blocks(text)
    lines = text.split("\n")
    numbers = [block.line for block in blocks]
    assert numbers == sorted(set(numbers))
    for block in blocks:
        if block.text:
            assert lines[block.line - 1].strip().startswith(block.text[:1])
    kept = "".join(block.text for block in blocks)
    rules = re.compile(r"[-*_=＊—\s]*")
    dropped = [line for line in lines if not rules.fullmatch(line)]
    assert sorted("".join(kept.split())) == sorted("".join("".join(dropped).split()))


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["稀土", "牌"], "稀土牌"),
        (["rare", "earth"], "rare earth"),
        (["rare-", "earth"], "rare-earth"),
        (["2018 -", "2019"], "2018 - 2019"),
        (["使用AI", "芯片"], "使用AI芯片"),
        (["芯片和", "AI"], "芯片和AI"),
        (["he said “yes”", "and “no”"], "he said “yes” and “no”"),
        (["他说“好”", "“不”"], "他说“好”“不”"),
        (["“yes”", "“no”"], "“yes” “no”"),
        (["他说，", "AI"], "他说，AI"),
        (["等待……", "然后"], "等待……然后"),
        (["wait…", "then"], "wait… then"),
        (["", "甲", " ", "乙", ""], "甲乙"),
        (["𠮷", "A"], "𠮷A"),
        ([""], ""),
        ([], ""),
    ],
)
def test_lines_are_joined(lines: list[str], joined: str) -> None:
    assert join_lines(lines) == joined


def test_prose_is_all_but_addresses() -> None:
    text = "软件见https://a.b/软件。\nftp://c.d/e 网络"
    assert [span.of(text) for span in prose_spans(text)] == ["软件见", "。\n", " 网络"]


@pytest.mark.parametrize(
    "piece", ["字", "a\n", "字\n\n", "　字\n", "- a\n", " ", "www.", "https://a/字"]
)
def test_monstrous_texts_take_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        read_blocks(text)
        prose_spans(text)
        return time.process_time() - start

    small, large = seconds(20_000), seconds(160_000)
    assert large < max(40 * small, 4.0)
