"""Conversion between Chinese locales, with whichever OpenCC is installed."""

from __future__ import annotations

import importlib.metadata
import time
from importlib import resources
from typing import Any

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import rows
from workbench.locales import CHINESE_REGIONS, LOCALES
from workbench.text import conversion
from workbench.text.conversion import convert_script, implementation, prose_words
from workbench.text.fold import fold
from workbench.text.wrong_script import wrong_script

STEPS = [("zh-CN", "zh-TW"), ("zh-TW", "zh-CN"), ("zh-CN", "zh-HK"), ("zh-HK", "zh-CN")]
ACROSS = [("zh-TW", "zh-HK"), ("zh-HK", "zh-TW")]
KEPT_BY_THE_MAINLAND = "昇劏著"
"""Here and there, but never by OpenCC."""
CHINESE = [LOCALES[tag] for tag in CHINESE_REGIONS]
ENCODABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


@pytest.mark.parametrize("case", rows("text/conversion.yaml"))
def test_a_text_is_converted(case: dict[str, Any]) -> None:
    source, target = LOCALES[case["from"]], LOCALES[case["to"]]
    assert convert_script(case["text"], source, target) == case["words"]
    assert convert_script(case["text"], source, target, vocabulary=False) == case["script"]


@pytest.mark.parametrize(("source", "target"), [*STEPS, *ACROSS])
def test_each_word_of_prose_becomes_what_its_line_says(source: str, target: str) -> None:
    words = prose_words(source, target)
    assert words
    for found, written in words.items():
        for text in (found, f"，{found}。"):
            expected = text.replace(found, written)
            assert convert_script(text, LOCALES[source], LOCALES[target]) == expected
        for tag, word in ((source, found), (target, written)):
            kept = "" if LOCALES[tag].is_traditional else KEPT_BY_THE_MAINLAND
            assert not [*wrong_script(word.strip(kept), traditional=LOCALES[tag].is_traditional)]


@pytest.mark.parametrize("target", ["zh-TW", "zh-HK"])
def test_what_the_press_writes_otherwise_is_the_same_in_the_fold(target: str) -> None:
    table = conversion._PRINTED[target]  # noqa: SLF001 - each of its characters is looked at
    for schools, press in table.items():
        assert fold(chr(schools)) == fold(chr(press))
        assert not [*wrong_script(chr(press), traditional=True)]
        back = [
            convert_script(text, LOCALES[target], LOCALES["zh-CN"], vocabulary=False)
            for text in (chr(schools), chr(press))
        ]
        assert back[0] == back[1]


@settings(max_examples=50)
@given(st.text("说税阅峰面脱悦锐床群启台湿恒周温户，"), st.sampled_from(CHINESE), st.booleans())
def test_nothing_is_left_that_the_press_writes_otherwise(
    text: str,
    source: Any,  # noqa: ANN401
    words: bool,  # noqa: FBT001
) -> None:
    for target in ("zh-TW", "zh-HK"):
        if source.tag != target:
            converted = convert_script(text, source, LOCALES[target], vocabulary=words)
            table = conversion._PRINTED[target]  # noqa: SLF001
            assert not table.keys() & {ord(char) for char in converted}


def test_a_long_text_is_converted_in_a_second_or_so() -> None:
    text = "周四说1万7970亿元的视频，同比增长5%；脱口而出的13.5万亿。" * 3000 + "一万" + "千" * 9999
    start = time.process_time()
    convert_script(text, LOCALES["zh-CN"], LOCALES["zh-TW"])
    assert time.process_time() - start < 3


def test_a_line_of_the_table_is_there_once() -> None:
    table = resources.files("workbench.text").joinpath("prose_words.tsv").read_text("utf-8")
    keys = [tuple(line.split("\t")[:3]) for line in table.splitlines()]
    assert len(set(keys)) == len(keys)
    assert {len(line.split("\t")) for line in table.splitlines()} == {4}


@settings(max_examples=50)
@given(ENCODABLE, st.sampled_from(CHINESE), st.sampled_from(CHINESE), st.booleans())
def test_any_text_can_be_converted(text: str, source: Any, target: Any, words: bool) -> None:  # noqa: ANN401, FBT001
    converted = convert_script(text, source, target, vocabulary=words)
    assert converted.count("\n") == text.count("\n")
    if source == target:
        assert converted == text


@pytest.mark.parametrize("text", ["软件\0网络", "软件\ud800网络", "\ud800", "\0"])
def test_odd_characters_survive(text: str) -> None:
    converted = convert_script(text, LOCALES["zh-CN"], LOCALES["zh-TW"])
    assert converted == text.replace("软件", "軟體").replace("网络", "網路")


def test_a_missing_vocabulary_falls_back_to_the_script(monkeypatch: pytest.MonkeyPatch) -> None:
    real = opencc.OpenCC

    def lesser(config: str) -> object:
        if config == "s2hkp":
            raise FileNotFoundError(2, "No such file or directory")
        return real(config)

    monkeypatch.setattr(opencc, "OpenCC", lesser)
    conversion._converter.cache_clear()  # noqa: SLF001 - the cache outlives the other tests' converters
    try:
        assert convert_script("软件", LOCALES["zh-CN"], LOCALES["zh-HK"]) == "軟件"
    finally:
        conversion._converter.cache_clear()  # noqa: SLF001


def test_the_implementation_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert implementation().lower().startswith("opencc")

    def missing(_: str) -> str:
        raise importlib.metadata.PackageNotFoundError

    monkeypatch.setattr(importlib.metadata, "version", missing)
    assert implementation() == "none"
