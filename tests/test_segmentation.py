"""From blocks to segments."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import rows
from workbench.article import Article, Block, BlockKind
from workbench.locales import EN, LOCALES, ZH_CN
from workbench.segmentation import segmented

TEXTS = st.text(st.sampled_from("稀土。，“”！ab .\n"), max_size=40)
BLOCKS = st.lists(st.builds(Block, st.sampled_from(BlockKind), TEXTS), max_size=6)


def article_of(items: list[list[str]], locale: str = "zh-CN") -> Article:
    blocks = [Block(BlockKind(kind), text, line=n) for n, (kind, text) in enumerate(items, 1)]
    return Article(tuple(blocks), LOCALES[locale])


@pytest.mark.parametrize("case", rows("segmentation.yaml"))
def test_blocks_are_divided(case: dict[str, Any]) -> None:
    done = segmented(article_of(case["blocks"], case.get("locale", "zh-CN")))
    assert [[s.source for s in block.segments] for block in done.blocks] == case["segments"]
    assert list(done.notes) == [
        f"line {line}: joined to the paragraph before it, whose sentence runs on"
        for line in case.get("joined", [])
    ]


@given(BLOCKS, st.sampled_from([ZH_CN, EN]))
def test_segments_stand_in_their_blocks(blocks: list[Block], locale: Any) -> None:  # noqa: ANN401
    done = segmented(Article(tuple(blocks), locale))
    for block in done.blocks:
        assert block.kind.is_prose or not block.segments
        for segment in block.segments:
            assert segment.span.of(block.text) == segment.source
    before, after = ("".join("".join(b.text for b in bs).split()) for bs in (blocks, done.blocks))
    assert before == after


def test_segmenting_again_changes_nothing() -> None:
    once = segmented(article_of([["paragraph", "甲。乙。"], ["quote", "丙"]]))
    assert segmented(once) == once


def test_notes_are_kept() -> None:
    article = replace(article_of([["paragraph", "甲。"]]), notes=("read as GBK",))
    assert segmented(article).notes == ("read as GBK",)


def test_many_torn_paragraphs_take_linear_time() -> None:
    piece = "中共正试图通过出口来摆脱困境。美国不能允许中共，"
    start = time.process_time()
    segmented(article_of([["paragraph", piece]] * 20_000))
    assert time.process_time() - start < 20
