"""Text files and subtitles written again: line by line, cue by cue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import rows
from tests.documents.rewriting import layout, opened, rewritten
from workbench.article import BlockKind
from workbench.documents.layouts.lines import balanced, shares, width, wrapped
from workbench.errors import InputError
from workbench.locales import EN, ZH_CN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.article import Block

LINES = st.lists(
    st.sampled_from(
        ["稀土。", "磁体，", "a b", " ", "\n", "\n\n", "　　", "- ", "***", "1. ", "\t"]
    ),
    max_size=20,
).map("".join)
CUE = "{}\n00:00:0{},000 --> 00:00:0{},500\n{}\n\n"


@pytest.mark.parametrize("case", rows("documents/rewritten-lines.yaml"))
def test_written_again(case: dict[str, Any]) -> None:
    into = ZH_CN if case.get("to") == "zh" else EN
    made = rewritten(case["name"], case["text"].encode(), case["targets"].__getitem__, to=into)
    assert made.data.decode() == case["written"]


@pytest.mark.parametrize("case", rows("documents/subtitles.yaml"))
def test_subtitles_stay_as_they_are(case: dict[str, Any]) -> None:
    data = case["text"].encode()
    passages = layout(case["name"], data).passages
    assert [one.text for one in passages] == [text for _, text in case["blocks"]]
    assert rewritten(case["name"], data, lambda source: source).data == data


@settings(max_examples=200)
@given(LINES, st.sampled_from(["Rare earths.", "a", "1. x", "一 二"]))
def test_any_text_file(text: str, target: str) -> None:
    data = f"文{text}".encode()
    try:
        before = opened("a.txt", data).content.blocks
    except InputError:
        return
    assert [one.text for one in layout("a.txt", data).passages] == [one.text for one in before]
    assert rewritten("a.txt", data, lambda source: source).data == data
    made = rewritten("a.txt", data, lambda _: target).data.decode()
    after = opened("a.txt", made.encode()).content.blocks
    assert rules(after) == rules(before)
    assert made.startswith(target[:1])


def rules(blocks: Iterable[Block]) -> int:
    return sum(block.kind is BlockKind.RULE for block in blocks)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8"])
def test_byte_order_mark_and_line_ends_stay(encoding: str) -> None:
    data = "稀土。\r\n\r\n磁体。\r\n".encode(encoding)
    made = rewritten("a.txt", data, {"稀土。": "Rare.", "磁体。": "Magnets."}.__getitem__)
    assert made.data == "Rare.\r\n\r\nMagnets.\r\n".encode(encoding)


def test_an_old_encoding_becomes_utf8() -> None:
    made = rewritten("a.txt", "稀土很重要。\n磁体也是。\n".encode("gbk"), lambda source: source)
    assert made.data.decode() == "稀土很重要。\n磁体也是。\n"


@given(st.text(st.sampled_from("ab, 稀土。（）"), max_size=60), st.integers(4, 20))
def test_lines_lose_nothing_but_spaces(text: str, columns: int) -> None:
    for lines in (wrapped(text, columns), balanced(text, columns)):
        assert "".join(text[start:end] for start, end in lines).replace(" ", "") == text.replace(
            " ", ""
        )


@given(st.text(st.sampled_from("ab 稀土。"), max_size=40), st.lists(st.integers(0, 9), min_size=1))
def test_shares_lose_nothing(text: str, weights: list[int]) -> None:
    parts = shares(text, weights)
    assert "".join(parts) == text
    assert len(parts) == len(weights)


def test_lines_of_a_cue_are_readable() -> None:
    target = "Beijing has not yet promised to approve the exports of any rare earth magnets at all."
    data = CUE.format(1, 1, 3, "北京尚未承诺。").encode()
    lines = rewritten("a.srt", data, lambda _: target).data.decode().split("\n")[2:-2]
    assert all(width(line) <= 45 for line in lines if line)
    assert " ".join(filter(None, lines)) == target
