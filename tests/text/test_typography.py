"""The typography of a model's output."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import rows
from workbench.locales import EN, ZH_CN, ZH_HK, ZH_TW, parse_locale
from workbench.text.script import HAN_CLASS
from workbench.text.typography import requoted, tidy

WIDE = "，。；：！？、（）【】《》「」『』％　．０Ａz９"
MIXED = st.text(st.sampled_from(WIDE + " ,.aB1’”“(\n"), max_size=30)


@pytest.mark.parametrize("case", rows("text/typography.yaml"))
def test_english_is_tidied(case: dict[str, Any]) -> None:
    assert tidy(case["text"], EN) == case["tidy"]


@given(MIXED)
def test_no_wide_sign_is_left_and_tidying_again_changes_nothing(text: str) -> None:
    tidied = tidy(text, EN)
    assert not set(tidied) & set(WIDE) - {"z"}
    assert tidy(tidied, EN) == tidied


@pytest.mark.parametrize("case", rows("text/chinese-typography.yaml"))
def test_chinese_is_tidied(case: dict[str, Any]) -> None:
    assert tidy(case["text"], parse_locale(case.get("locale", "zh-CN"))) == case["tidy"]


@given(st.text() | st.text(st.sampled_from("稀土”（）() ,.:;!?aB1’“\n"), max_size=30))
def test_no_mark_of_english_is_left_beside_han(text: str) -> None:
    tidied = tidy(text, ZH_CN)
    assert not re.search(f"[{HAN_CLASS}][,;:!?]", tidied)
    assert tidy(tidied, ZH_CN) == tidied
    assert len(tidied) <= len(text)


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("他说：“这是‘老’问题。”", "他说：「这是『老』问题。」"),
        ("“前半", "「前半"),
        ("后半”，Moody’s 说", "后半」，Moody’s 说"),
        ("the students’ “union”\n“工会”", "the students’ “union”\n「工会」"),
        ("“”", "「」"),
        ("‘’", "‘’"),
        ("‘‘老’", "‘『老』"),
    ],
)
def test_quotes_become_corners(text: str, becomes: str) -> None:
    assert requoted(text, ZH_TW) == requoted(text, ZH_HK) == becomes


@given(st.lists(st.sampled_from(["他说“不”。", "“‘老’问题”", "\n", "It’s"])))
def test_quotes_go_and_come_back(parts: list[str]) -> None:
    text = "".join(parts)
    assert requoted(requoted(text, ZH_TW), ZH_CN) == text
