"""Two given documents as one article."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import CASES, rows
from workbench.alignment import Alignment, aligned, paired
from workbench.article import Article, Block, BlockKind
from workbench.errors import ExitCode, InputError
from workbench.glossary.term import Term
from workbench.locales import EN, ZH_CN, Locale

CHINESE = ["甲乙丙丁。", "长一些的一段话，有两个分句。", "短。", "又是一段中等长度的话。", "完。"]
ENGLISH = [
    "A, B, C and D.",
    "A somewhat longer paragraph, which has two clauses in it.",
    "Short.",
    "Again a paragraph of a medium length.",
    "End.",
]
TEXT: list[dict[str, list[str]]] = yaml.safe_load(
    (CASES / "alignment/text.yaml").read_text("utf-8")
)


def article(texts: list[str], locale: Locale, name: str = "", *headings: int) -> Article:
    blocks = [
        Block(BlockKind.HEADING if n in headings else BlockKind.PARAGRAPH, text, line=2 * n + 1)
        for n, text in enumerate(texts)
    ]
    return Article(tuple(blocks), locale, name=name or f"a.{locale}.md")


def document(numbers: list[int | str], locale: Locale) -> Article:
    """Return paragraphs of the text of the cases, put together as a case says."""
    space = "" if locale.is_chinese else " "
    texts = []
    for number in map(str, numbers):
        parts = re.findall(r"(\d)([ab]?)", number)
        sentences = [
            {"": one, "a": one[:1], "b": one[1:]}[half]
            for digit, half in parts
            for one in [TEXT[int(digit) - 1][locale.language]]
        ]
        texts.append(space.join(sentence for part in sentences for sentence in part))
    headings = [n for n, number in enumerate(numbers) if str(number).startswith("#")]
    return article(texts, locale, "", *headings)


def written(alignment: Alignment, *, flip: bool = False) -> list[str]:
    """Return the links as the cases write them."""
    sides = [[link.ours, link.theirs][:: -1 if flip else 1] for link in alignment.links]
    return ["=".join("+".join(str(n + 1) for n in side) for side in link) for link in sides]


@pytest.mark.parametrize("flip", [False, True])
@pytest.mark.parametrize("case", rows("alignment/links.yaml"))
def test_blocks_are_linked(case: dict[str, Any], flip: bool) -> None:  # noqa: FBT001
    zh, en = document(case["zh"], ZH_CN), document(case["en"], EN)
    found = aligned(en, zh) if flip else aligned(zh, en)
    assert written(found, flip=flip) == case["links"]


def test_equal_counts_pair_up() -> None:
    done = paired(article(CHINESE, ZH_CN), article(ENGLISH, EN))
    assert done.target_locale is EN
    assert [(s.source, s.start, s.target) for s in done.segments] == [
        (ours, 0, theirs) for ours, theirs in zip(CHINESE, ENGLISH, strict=True)
    ]
    assert [block.target_text for block in done.blocks] == ENGLISH
    assert not done.notes


def test_a_row_of_two_blocks_has_both_texts() -> None:
    source = document([1, 2, 3, 4, 5], ZH_CN)
    done = paired(source, document([1, "2+3", 4, 5], EN))
    row = done.blocks[1]
    assert row.text == f"{source.blocks[1].text}\n{source.blocks[2].text}"
    assert row.line == source.blocks[1].line
    assert row.target_text == document(["2+3"], EN).blocks[0].text
    assert len(done.blocks) == 4


def test_what_was_left_out_has_no_target_and_what_was_added_no_source() -> None:
    done = paired(document([1, 3, 4, 5], ZH_CN), document([1, 2, 3, 4], EN))
    added, left_out = done.blocks[1], done.blocks[-1]
    assert (added.text, added.target_text) == ("", document([2], EN).blocks[0].text)
    assert (left_out.text, left_out.target_text) == (document([5], ZH_CN).blocks[0].text, "")
    assert [segment.target for segment in left_out.segments] == [""]
    assert (added.line, added.target_line) == (done.blocks[0].line, 3)
    assert (left_out.line, left_out.target_line) == (7, 0)
    assert done.alignment is not None
    assert done.alignment[1:] == (0, 1, 1)
    assert [bool(block.confidence) for block in done.blocks] == [True, False, True, True, False]
    assert any("1 left out, 1 added; confidence" in note for note in done.notes)


def test_sentences_of_a_block_are_linked() -> None:
    done = paired(document([4, "5+6"], ZH_CN), document([4, "5+6"], EN))
    wanted = [*TEXT[3]["zh"], *TEXT[4]["zh"], *TEXT[5]["zh"]]
    assert [segment.source for segment in done.segments] == wanted
    assert [s.target for s in done.segments] == [e for n in (3, 4, 5) for e in TEXT[n]["en"]]
    for block in done.blocks:
        assert all(segment.span.of(block.text) == segment.source for segment in block.segments)


def test_a_sentence_that_was_left_out_has_no_target() -> None:
    english = " ".join([*TEXT[1]["en"], *TEXT[5]["en"]])
    done = paired(document(["2+4a+6"], ZH_CN), article([english], EN))
    assert [bool(segment.target) for segment in done.segments] == [True, False, True]


def test_terms_of_a_glossary_link_what_else_would_not() -> None:
    zh = ["蓝鲸计划。", "灰狼计划。", "赤狐计划。", "白鹤计划。"]
    en = ["Project Grey.", "Project Red.", "Project White."]
    pairs = {"灰狼": "Project Grey", "赤狐": "Project Red", "白鹤": "Project White"}
    terms = [Term({"zh": (one,), "en": (other,)}) for one, other in pairs.items()]
    found = aligned(article(zh, ZH_CN), article(en, EN), terms)
    assert written(found) == ["1=", "2=1", "3=2", "4=3"]


def test_code_and_rules_need_no_partner() -> None:
    source = article(CHINESE[:2], ZH_CN)
    code = Block(BlockKind.CODE, "x = 1")
    source = Article((source.blocks[0], code, source.blocks[1]), ZH_CN, name="a")
    done = paired(source, article(ENGLISH[:2], EN))
    assert [len(block.segments) for block in done.blocks] == [1, 0, 1]
    assert done.blocks[1] is code


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


def test_confidence_tells_a_translation() -> None:
    numbers: list[int | str] = [*range(1, 9)]
    whole = aligned(document(numbers, ZH_CN), document(numbers, EN))
    partial = aligned(document(numbers, ZH_CN), document(numbers[:5], EN))
    assert 0.9 < whole.confidence <= 1
    assert partial.confidence < whole.confidence


def refusal(source: Article, target: Article) -> str:
    with pytest.raises(InputError) as caught:
        paired(source, target)
    assert caught.value.exit_code is ExitCode.INPUT
    assert caught.value.hint
    return caught.value.message


def test_strangers_are_refused() -> None:
    others = [
        "The orchestra rehearsed the symphony again, because its conductor was not content.",
        "Whales of the southern ocean sing more loudly in winter, biologists found.",
        "My grandmother baked bread on Sundays, and we children were allowed to watch.",
        "Goalkeeper Smith kept three penalties out, but his club lost anyway.",
        "Prices of used cars fell again, dealers complained at their fair in Detroit.",
        "It rained.",
    ]
    message = refusal(document([1, 2, 3, 4, 5, 6], ZH_CN), article(others, EN))
    assert "a.en.md does not seem to be a translation of a.zh-CN.md" in message


def test_another_order_is_refused() -> None:
    numbers: list[int | str] = [*range(1, 9)]
    message = refusal(document(numbers, ZH_CN), document(numbers[::-1], EN))
    assert "no counterpart in the same order" in message


def test_documents_given_the_wrong_way_round_are_refused() -> None:
    zh, en = document([1, 2, 3], ZH_CN), document([1, 2, 3], EN)
    swapped = Article(en.blocks, ZH_CN, name="en"), Article(zh.blocks, EN, name="zh")
    assert "the two seem to be in the wrong order" in refusal(*swapped)
    assert "zh is not written in English" in refusal(zh, swapped[1])


@pytest.mark.parametrize(("ours", "theirs"), [(10_000, 10), (10, 10_000)])
def test_very_different_counts_are_refused(ours: int, theirs: int) -> None:
    message = refusal(article(["甲。"] * ours, ZH_CN), article(["A."] * theirs, EN))
    assert f"a.zh-CN.md has {ours:,} paragraphs, a.en.md {theirs:,}: they cannot be" in message


def test_an_empty_side_is_refused() -> None:
    assert "a.en.md has no text" in refusal(article(CHINESE, ZH_CN), article([], EN))
    assert "a.zh-CN.md has no text" in refusal(article([], ZH_CN), article(ENGLISH, EN))
    assert not paired(article([], ZH_CN), article([], EN)).blocks


SIDES = [
    st.lists(st.text(alphabet, min_size=1, max_size=12), min_size=1, max_size=7)
    for alphabet in ("的一三百万亿年月%（）。！ H20", "the of and 15.,Trump- H20")
]


@given(*SIDES)
def test_every_block_appears_once_and_in_order(ours: list[str], theirs: list[str]) -> None:
    done = aligned(article(ours, ZH_CN), article(theirs, EN))
    assert [n for link in done.links for n in link.ours] == [*range(len(ours))]
    assert [n for link in done.links for n in link.theirs] == [*range(len(theirs))]
    texts = [block.text for block in done.article.blocks if block.text]
    assert "\n".join(texts) == "\n".join(ours)
    assert squeezed(block.target_text for block in done.article.blocks) == squeezed(theirs)
    assert 0 <= done.confidence <= 1


def squeezed(texts: Any) -> str:  # noqa: ANN401
    return "".join("".join(texts).split())


@given(*[st.lists(st.text(min_size=1, max_size=3), min_size=1, max_size=6)] * 2)
def test_equal_counts_of_anything_pair_up(ours: list[str], theirs: list[str]) -> None:
    pairs = list(zip(ours, theirs, strict=False))
    # Some letters of the right language each, lest they be refused for the wrong one.
    source = article(["甲" * len(one) + one for one, _ in pairs], ZH_CN)
    target = article(["a" * len(other) + other for _, other in pairs], EN)
    done = aligned(source, target)
    assert all(len(link.ours) == len(link.theirs) == 1 for link in done.links)


@given(st.data())
@settings(max_examples=40)
def test_swapping_the_sides_mirrors_the_links(data: st.DataObject) -> None:
    sides = []
    for locale in (ZH_CN, EN):
        numbers: list[int | str] = []
        for number in range(1, 9):
            how = data.draw(st.sampled_from(["as it is"] * 4 + ["dropped", "merged"]))
            if how == "merged" and numbers:
                numbers[-1] = f"{numbers[-1]}+{number}"
            elif how != "dropped" or number == 1:
                numbers.append(number)
        sides.append(document(numbers, locale))
    zh, en = sides
    try:
        found = aligned(zh, en)
    except InputError:
        refusal(en, zh)
        return
    mirrored = aligned(en, zh)
    pairs = [
        {(link.ours, link.theirs)[::step] for link in one.links if link.is_pair}
        for one, step in ((found, 1), (mirrored, -1))
    ]
    assert pairs[0] == pairs[1]
    assert found.confidence == pytest.approx(mirrored.confidence)


HOSTILE = {
    "equal blocks": (["甲乙丙。"] * 5000, ["A, B."] * 5000),
    "equal blocks but ten": (["甲乙丙。"] * 500, ["A, B."] * 490),
    "one very long block": (["甲乙丙，丁。" * 50_000, "完。"], ["A, B and C. " * 50_000]),
    "very many numbers": ([" ".join(map(str, range(9000))), "甲。"], ["1 2 3 4 5 6 " * 4000]),
    "nothing but spaces": ([" ", "\u3000", "\n"], ["\t", " "]),
    "half a character": (["\ud800甲。", "乙。"], ["\ud800 A."]),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_take_no_more_than_moments(name: str) -> None:
    ours, theirs = HOSTILE[name]
    start = time.process_time()
    try:
        links = aligned(article(ours, ZH_CN), article(theirs, EN)).links
    except InputError:
        assert name == "very many numbers"
    else:
        assert [n for link in links for n in link.ours] == [*range(len(ours))]
        assert [n for link in links for n in link.theirs] == [*range(len(theirs))]
    assert time.process_time() - start < 10


def test_a_long_document_keeps_its_way_past_a_gap() -> None:
    ours = [f"第{n}号文件说，第{n}号建议在{n % 97}天之内办理。" for n in range(1000, 1300)]
    theirs = [
        f"Paper No. {n} says proposal No. {n} takes {n % 97} days." for n in range(1000, 1300)
    ]
    del theirs[100:180]
    links = aligned(article(ours, ZH_CN), article(theirs, EN)).links
    pairs = {(a, b) for link in links if link.is_pair for a in link.ours for b in link.theirs}
    right = {(n, n if n < 100 else n - 80) for n in range(300) if not 100 <= n < 180}
    assert len(pairs & right) > 0.99 * len(right)
