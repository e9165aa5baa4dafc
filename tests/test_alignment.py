"""Two given documents as one article."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.alignment import paired
from workbench.article import Article, Block, BlockKind
from workbench.errors import ExitCode, InputError
from workbench.locales import EN, ZH_CN, Locale

CHINESE = ["甲乙丙丁。", "长一些的一段话，有两个分句。", "短。", "又是一段中等长度的话。", "完。"]
ENGLISH = [
    "A, B, C and D.",
    "A somewhat longer paragraph, which has two clauses in it.",
    "Short.",
    "Again a paragraph of a medium length.",
    "End.",
]


def article(texts: list[str], locale: Locale, name: str = "", *headings: int) -> Article:
    blocks = [
        Block(BlockKind.HEADING if n in headings else BlockKind.PARAGRAPH, text, line=2 * n + 1)
        for n, text in enumerate(texts)
    ]
    return Article(tuple(blocks), locale, name=name or f"a.{locale}.md")


def test_equal_counts_pair_up() -> None:
    done = paired(article(CHINESE, ZH_CN), article(ENGLISH, EN))
    assert done.target_locale is EN
    assert [(s.source, s.start, s.target) for s in done.segments] == [
        (ours, 0, theirs) for ours, theirs in zip(CHINESE, ENGLISH, strict=True)
    ]
    assert [block.target_text for block in done.blocks] == ENGLISH


def test_code_and_rules_need_no_partner() -> None:
    source = article(CHINESE[:2], ZH_CN)
    code = Block(BlockKind.CODE, "x = 1")
    source = Article((source.blocks[0], code, source.blocks[1]), ZH_CN, name="a")
    done = paired(source, article(ENGLISH[:2], EN))
    assert [len(block.segments) for block in done.blocks] == [1, 0, 1]
    assert done.blocks[1] is code


@pytest.mark.parametrize("missing", range(5))
@pytest.mark.parametrize("flip", [False, True])
def test_the_place_is_named_where_the_two_part(missing: int, flip: bool) -> None:  # noqa: FBT001
    shorter = [text for n, text in enumerate(CHINESE if flip else ENGLISH) if n != missing]
    ours = article(shorter if flip else CHINESE, ZH_CN)
    theirs = article(ENGLISH if flip else shorter, EN)
    with pytest.raises(InputError) as caught:
        paired(ours, theirs)
    lacks = "a.en.md" if flip else "a.zh-CN.md"
    text = (ENGLISH if flip else CHINESE)[missing]
    message = caught.value.message
    assert f"part at line {2 * missing + 1} of {lacks} (“{text[:20]}" in message
    assert f"a.zh-CN.md has {5 - flip} paragraphs, a.en.md {4 + flip}: " in message
    assert caught.value.exit_code is ExitCode.INPUT
    assert caught.value.hint


def test_a_heading_too_many_is_told_by_its_kind() -> None:
    source = article(["题目题目。", *CHINESE[:2], "小标题题。", *CHINESE[3:]], ZH_CN, "", 0, 3)
    target = article(["A heading.", *ENGLISH[:2], *ENGLISH[3:]], EN, "", 0)
    with pytest.raises(InputError, match="part at line 7 of"):
        paired(source, target)


def test_several_too_many_are_counted() -> None:
    with pytest.raises(InputError, match=r"and 2 more, which the other lacks"):
        paired(article(CHINESE, ZH_CN), article(ENGLISH[:2], EN))


def test_a_place_without_lines_is_counted() -> None:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in CHINESE)
    with pytest.raises(InputError, match=r"part at paragraph 5 of a\.docx"):
        paired(Article(blocks, ZH_CN, name="a.docx"), article(ENGLISH[:4], EN))


def test_a_heading_against_a_paragraph_is_noted() -> None:
    source, target = article(CHINESE, ZH_CN, "", 0, 2), article(ENGLISH, EN, "", 0, 3)
    notes = paired(source, target).notes
    assert len(notes) == 1
    assert notes[0].startswith("a.zh-CN.md line 5 is a heading, a.en.md line 5 a paragraph")


def test_plain_text_has_no_headings_to_compare() -> None:
    assert not paired(article(CHINESE, ZH_CN, "", 0), article(ENGLISH, EN)).notes


def test_a_note_says_whose_it_is() -> None:
    source = Article(article(CHINESE, ZH_CN).blocks, ZH_CN, name="a", notes=("read as GBK",))
    target = Article(article(ENGLISH, EN).blocks, EN, name="b", notes=("read as GBK",))
    assert paired(source, target).notes == ("a: read as GBK", "b: read as GBK")


@given(*[st.lists(st.text(min_size=1, max_size=9), min_size=1, max_size=6)] * 2)
def test_any_two_pair_or_part(ours: list[str], theirs: list[str]) -> None:
    source, target = article(ours, ZH_CN), article(theirs, EN)
    if len(ours) == len(theirs):
        assert [s.target for s in paired(source, target).segments] == theirs
    else:
        with pytest.raises(InputError, match="seem to part at line"):
            paired(source, target)


def test_long_documents_part_in_linear_time() -> None:
    source, target = article(["甲乙丙。"] * 40_000, ZH_CN), article(["A, B."] * 39_999, EN)
    start = time.process_time()
    with pytest.raises(InputError):
        paired(source, target)
    assert time.process_time() - start < 15
