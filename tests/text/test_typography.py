"""The typography of a model's output."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import rows
from workbench.locales import EN, ZH_CN, parse_locale
from workbench.text.script import HAN_CLASS
from workbench.text.typography import tidy

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
