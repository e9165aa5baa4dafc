"""Sentences: the cases, what holds for any text, and what monstrous texts cost."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import rows
from workbench.text.sentences import split_sentences

MARKS = "。！？!?….“”‘’「」（）()《》【】\"'[1] \n　他说问的道。中文ABcd.e U.S.No1𠮷\u0301\u200b"
MARKED = st.text(st.sampled_from(MARKS), max_size=60)
LANGUAGES = ("zh", "en")


def check(case: dict[str, Any], language: str) -> None:
    wanted = case["text"].replace("|n", "| \n").split("|")
    text = "".join(piece.removeprefix(" ") if language == "zh" else piece for piece in wanted)
    found = [span.of(text) for span in split_sentences(text, language)]
    assert found == [piece.strip() for piece in wanted if piece.strip()]


@pytest.mark.parametrize("case", rows("sentences/chinese.yaml"))
def test_chinese_sentences(case: dict[str, Any]) -> None:
    check(case, "zh")


@pytest.mark.parametrize("case", rows("sentences/english.yaml"))
def test_english_sentences(case: dict[str, Any]) -> None:
    check(case, "en")


@given(st.text() | MARKED, st.sampled_from(LANGUAGES))
def test_nothing_but_white_space_is_lost(text: str, language: str) -> None:
    spans = split_sentences(text, language)
    places = [0, *(place for span in spans for place in span), len(text)]
    assert places == sorted(places)
    for span in spans:
        assert span.of(text)
        assert span.of(text) == span.of(text).strip()
    for end, start in zip(places[::2], places[1::2], strict=True):
        assert not text[end:start].strip()


@given(st.text() | MARKED, st.sampled_from(LANGUAGES))
def test_no_sentence_holds_a_line_end(text: str, language: str) -> None:
    for span in split_sentences(text, language):
        assert "\n" not in span.of(text)


@given(st.lists(st.sampled_from(["他走了。", "真的？", "“好！”", "甲（乙。）丙。"]), max_size=8))
def test_whole_sentences_come_back(sentences: list[str]) -> None:
    text = "".join(sentences)
    assert [span.of(text) for span in split_sentences(text, "zh")] == sentences


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "piece",
    ["字", "word ", "!", ".", "。", "…", "”", "（", "（）", "“！", "“！”", "！”，", '"', '!"，',
     "\n", " ", "A.", "1. ", "U.S. ", ".)", "http://", "他说", "[1]"],
)  # fmt: skip
def test_monstrous_texts_take_linear_time(piece: str, language: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        split_sentences(text, language)
        return time.process_time() - start

    small, large = seconds(10_000), seconds(80_000)
    assert large < max(40 * small, 2.0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_megabyte_without_a_stop_is_one_sentence(language: str) -> None:
    text = "中文字" * 350_000
    assert split_sentences(text, language) == [(0, len(text))]
