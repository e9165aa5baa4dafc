"""What a text is written in: script and locale, and how sure that is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import rows
from workbench.locales import LOCALES, parse_locale
from workbench.text.conversion import convert_script
from workbench.text.script import HAN, Script, count_han, detect, script_of


@pytest.mark.parametrize("case", rows("text/detection.yaml"))
def test_a_locale_is_detected(case: dict[str, Any]) -> None:
    found = detect(case["text"])
    assert (found.locale.tag, found.sure) == (case["locale"], case["sure"])


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("经济", Script.SIMPLIFIED),
        ("經濟", Script.TRADITIONAL),
        ("经濟", Script.MIXED),
        ("中文", Script.EITHER),
        ("皇后在台上", Script.EITHER),
        ("干系", Script.EITHER),
        ("English", Script.EITHER),
        ("", Script.EITHER),
    ],
)
def test_a_script_is_told(text: str, script: Script) -> None:
    assert script_of(text) is script


@pytest.mark.parametrize("tag", ["zh-TW", "zh-HK"])
def test_what_is_converted_is_detected(tag: str) -> None:
    text = "美国财政部长贝森特表示，美方不会放宽对芯片的出口管制，谈判还会继续。"
    converted = convert_script(text, LOCALES["zh-CN"], LOCALES[tag])
    assert detect(converted).locale.is_traditional
    assert not detect(text).locale.is_traditional


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("中A文", 2),
        ("𠮷野家", 3),
        ("㐂", 1),
        ("\uf900", 1),
        ("ひらがな", 0),
        ("한국어", 0),
        ("\ue000", 0),
        ("。，", 0),
        ("\ud842", 0),
    ],
)
def test_han_is_counted_by_code_point(text: str, count: int) -> None:
    assert count_han(text) == count
    assert bool(HAN.search(text)) == bool(count)


@given(st.text())
def test_any_text_has_a_locale(text: str) -> None:
    assert parse_locale(detect(text).locale.tag) is detect(text).locale
    assert script_of(text) in Script
