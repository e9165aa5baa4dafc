"""What is like a text is found, scored as translators know it, and told apart."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import rows
from tests.memory.shared import BACK, PAIR, TEXTS, in_memory, made, pair_of
from workbench.article import Span
from workbench.memory.differences import differences
from workbench.memory.fuzzy import similar
from workbench.memory.normal import grams, mark, normal, token_spans, tokens
from workbench.memory.store import Memory, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUBJECTS = (
    "商务部",
    "外交部",
    "中国银行",
    "国家统计局",
    "英伟达",
    "欧盟委员会",
    "法国总统",
    "工会",
)
VERBS = ("昨天公布了", "拒绝评论", "正在考虑", "再次推迟了", "没有证实", "批准了", "严厉批评")
OBJECTS = ("出口许可的数量", "新的关税清单", "上半年的收入", "稀土磁体的价格", "这项协议的细节")


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with opened(str(tmp_path / "m.db"), create=True) as opened_memory:
        yield opened_memory


@pytest.mark.parametrize("case", rows("memory/likeness.yaml"))
def test_likeness_is_scored_and_told(case: dict[str, Any], memory: Memory) -> None:
    here, there = case["here"], case["there"]
    language = case.get("language", "zh")
    pair = BACK if language == "en" else PAIR
    memory.add(pair, [pair_of(there, "target")])
    found = similar(memory, here, pair)
    assert [one.score for one in found] == ([case["score"]] if "score" in case else [])
    if "score" in case:
        spans = [
            [Span(text.index(term), text.index(term) + len(term))] if term else []
            for text, term in zip((here, there), case.get("terms", ["", ""]), strict=True)
        ]
        told = differences(here, there, language, (spans[0], spans[1]))
        assert [f"{one.here} | {one.there}" for one in told] == case["differs"]


def test_the_best_come_first_and_each_pair_once(memory: Memory) -> None:
    said = ("关税合计55%，为期90天。", "关税合计10%，为期60天。", "关税合计10%，为期90天。")
    memory.add(PAIR, [pair_of(text, text, str(number)) for number, text in enumerate(said)])
    memory.add(PAIR, [pair_of(said[0], said[0], "elsewhere"), pair_of(said[0], "other", "x")])
    found = similar(memory, "关税合计20%，为期90天。", PAIR, limit=4)
    assert [one.score for one in found] == [91, 91, 91, 83]
    assert {one.unit.target for one in found[:3]} == {"other", said[0], said[2]}
    assert len(similar(memory, "关税合计20%，为期90天。", PAIR, limit=2)) == 2


def test_what_a_model_wrote_and_other_locales_are_not_offered(memory: Memory) -> None:
    memory.keep(PAIR, "a.md", "signature", [made("关税合计55%。", "Tariffs of 55%.")])
    memory.add(BACK, [pair_of("关税合计55%。", "not English")])
    assert similar(memory, "关税合计10%。", PAIR) == []


def test_what_is_common_to_many_does_not_hide_the_one_that_is_meant(memory: Memory) -> None:
    many = [f"{one}{two}{three}。" for one in SUBJECTS for two in VERBS for three in OBJECTS]
    memory.add(PAIR, [pair_of(text, "x") for text in many])
    memory.add(PAIR, [pair_of("商务部昨天公布了钨和锑的产量。", "the one")])
    (found, *_) = similar(memory, "商务部昨天公布了钨和钼的产量。", PAIR)
    assert (found.unit.target, found.score) == ("the one", 93)


def test_a_sentence_of_nothing_but_common_words_is_found(
    memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every pair of these words is in far more sentences than are looked at one by one."""
    monkeypatch.setattr("workbench.memory.fuzzy._COMMON", 20)
    source = random.Random(3)  # noqa: S311 - sentences to look for
    texts = ["".join(source.choices("了在是我的和", k=12)) for _ in range(400)]
    memory.add(PAIR, [pair_of(text, text) for text in texts])
    missed = []
    for text in texts[::8]:
        at = source.randrange(2, 10)
        asked = f"{text[:at]}钨{text[at + 1 :]}"
        if text not in {one.unit.target for one in similar(memory, asked, PAIR)}:
            missed.append(text)
    assert len(missed) <= 5


@given(
    st.lists(
        st.sampled_from([*SUBJECTS, *VERBS, *OBJECTS, "，", "2025年"]), min_size=4, max_size=9
    ),
    st.integers(0, 2**32),
)
@settings(max_examples=60)
def test_a_text_with_a_tenth_of_its_tokens_changed_is_found(parts: list[str], seed: int) -> None:
    drawn = random.Random(seed)  # noqa: S311 - edits
    memory = in_memory()
    source = "".join(parts)
    others = ["".join(drawn.choices([*SUBJECTS, *OBJECTS], k=5)) for _ in range(20)]
    memory.add(PAIR, [pair_of(source, "it"), *(pair_of(other, "other") for other in others)])
    words = tokens(source)
    for _ in range(max(1, len(words) // 10)):
        words[drawn.randrange(len(words))] = drawn.choice("钨锑钼铋")
    assert "it" in {one.unit.target for one in similar(memory, "".join(words), PAIR)}
    memory.connection.close()


@given(TEXTS)
def test_the_normal_form_is_stable_and_what_a_text_is_found_by(text: str) -> None:
    form = normal(text)
    assert normal(form) == form
    assert mark(form) == mark(text)
    assert len(mark(text)) == 16
    assert "".join(tokens(form)) == "".join(form.split())
    assert len(grams(tokens(form), 1)) <= 16


@given(TEXTS, TEXTS, st.sampled_from(["zh", "en"]))
def test_differences_are_parts_of_the_texts_in_order(here: str, there: str, language: str) -> None:
    places = [0, 0]
    for pair in differences(here, there, language):
        assert pair.here != pair.there
        for side, (text, part) in enumerate(zip((here, there), pair, strict=True)):
            places[side] = text.index(part, places[side]) + len(part)
    assert differences(here, here, language) == []
    spans = token_spans(here)
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_a_text_without_end_is_no_sentence_to_look_for(memory: Memory) -> None:
    memory.add(PAIR, [pair_of("中文字" * 100_000, "long"), pair_of("中文字", "short")])
    assert similar(memory, "中文字" * 100_001, PAIR) == []
    assert similar(memory, "", PAIR) == []
