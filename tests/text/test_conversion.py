"""Conversion between Chinese locales, with whichever OpenCC is installed."""

from __future__ import annotations

import importlib.metadata
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
from workbench.text.wrong_script import wrong_script

STEPS = [("zh-CN", "zh-TW"), ("zh-TW", "zh-CN"), ("zh-CN", "zh-HK"), ("zh-HK", "zh-CN")]
KEPT_BY_THE_MAINLAND = "昇劏著"
"""Here and there, but never by OpenCC."""
CHINESE = [LOCALES[tag] for tag in CHINESE_REGIONS]
ENCODABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


@pytest.mark.parametrize("case", rows("text/conversion.yaml"))
def test_a_text_is_converted(case: dict[str, Any]) -> None:
    source, target = LOCALES[case["from"]], LOCALES[case["to"]]
    assert convert_script(case["text"], source, target) == case["words"]
    assert convert_script(case["text"], source, target, vocabulary=False) == case["script"]


@pytest.mark.parametrize(("source", "target"), STEPS)
def test_each_word_of_prose_becomes_what_its_line_says(source: str, target: str) -> None:
    words = prose_words(source, target)
    assert words
    for found, written in words.items():
        for text in (found, f"，{found}。"):
            expected = text.replace(found, written)
            assert convert_script(text, LOCALES[source], LOCALES[target]) == expected
        simplified = (found if source == "zh-CN" else written).strip(KEPT_BY_THE_MAINLAND)
        assert not [*wrong_script(simplified, traditional=False)]


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
