"""Brackets that only repeat a name."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.cases import rows
from tests.glossary.shared import NVIDIA, TRUMP, terms_of
from workbench.glossary.glosses import gloss_after
from workbench.glossary.match import Matcher
from workbench.glossary.regions import convert
from workbench.locales import ZH_CN, ZH_TW, parse_locale

TERMS = terms_of([TRUMP, NVIDIA])


@pytest.mark.parametrize("case", rows("glossary/glosses.yaml"))
def test_a_gloss_is_known(case: dict[str, Any]) -> None:
    text, target = case["text"], parse_locale(case.get("to", "en"))
    matches = Matcher(TERMS, case.get("in", "zh")).find(text)
    gloss = gloss_after(text, matches[0], matches, target)
    assert (gloss and gloss.of(text)) == case["gloss"]


def test_a_long_row_of_glosses_is_read_soon() -> None:
    start = time.process_time()
    text = "川普（特朗普）" * 20_000
    assert convert(text, ZH_CN, ZH_TW, Matcher(TERMS, "zh")) == text
    assert time.process_time() - start < 15
