"""Names of the regions: the cases, and that a glossary's names go and come back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import rows
from tests.glossary.shared import CHIPS, NVIDIA, QUALCOMM, TRUMP, terms_of
from workbench.glossary.match import Matcher
from workbench.glossary.regions import convert
from workbench.locales import ZH_CN, ZH_TW, parse_locale
from workbench.text.conversion import convert_script

MATCHER = Matcher(
    terms_of(
        [
            *(TRUMP, NVIDIA, CHIPS, QUALCOMM),
            {"en": "Database Inc.", "zh": "数据库公司", "kind": "company"},
            {"en": "software", "zh": "软件"},
            {"en": "printer", "zh": "打印机", "keep": True},
        ]
    ),
    "zh",
)
NAMES = {"特朗普": "川普", "英伟达": "輝達", "芯片": "晶片", "高通": "高通"}


@pytest.mark.parametrize("case", rows("glossary/conversions.yaml"))
def test_a_text_is_converted(case: dict[str, Any]) -> None:
    source, target = (
        parse_locale(case.get(key, tag)) for key, tag in (("from", "zh-CN"), ("to", "zh-TW"))
    )
    assert convert(case["text"], source, target, MATCHER) == case["becomes"]


@given(st.lists(st.sampled_from([*NAMES, "，", "说", "与"])))
def test_names_go_and_come_back(pieces: list[str]) -> None:
    text = "、".join(pieces)
    there = convert(text, ZH_CN, ZH_TW, MATCHER)
    wanted = [NAMES.get(piece) or convert_script(piece, ZH_CN, ZH_TW) for piece in pieces]
    assert there == "、".join(wanted)
    assert convert(there, ZH_TW, ZH_CN, MATCHER) == text


@given(st.text(st.sampled_from("ab 12，。\n*_`")))
def test_text_without_chinese_stays(text: str) -> None:
    assert convert(text, ZH_CN, ZH_TW, MATCHER) == text


def test_without_a_glossary_it_is_the_script_conversion() -> None:
    assert convert("特朗普的软件", ZH_CN, ZH_TW, None) == convert_script(
        "特朗普的软件", ZH_CN, ZH_TW
    )
    assert convert("软件", ZH_CN, ZH_TW, None, vocabulary=False) == "軟件"


@pytest.mark.parametrize(
    ("entry", "tag", "forms"),
    [
        ({"en": "EU", "zh": "欧盟", "kind": "organisation"}, "zh-TW", ["歐盟"]),
        ({"en": "EU", "zh": "欧盟", "kind": "organisation"}, "zh-CN", ["欧盟"]),
        ({"en": "software", "zh": "软件"}, "zh-TW", ["軟體", "軟件"]),
        ({"en": "software", "zh": "软件"}, "zh-SG", ["软件"]),
        ({"en": "Lai", "zh-TW": "賴清德", "kind": "person"}, "zh-CN", ["赖清德"]),
        ({"en": "Meta", "zh": "Meta", "kind": "company"}, "zh-HK", ["Meta"]),
        (TRUMP, "zh-TW", ["川普"]),
        (TRUMP, "zh-HK", ["特朗普", "唐納德·特朗普"]),
        (TRUMP, "en", ["Trump", "Donald Trump"]),
        (CHIPS, "zh-HK", ["芯片"]),
    ],
)
def test_the_forms_of_a_target_are_in_its_script(
    entry: dict[str, Any], tag: str, forms: list[str]
) -> None:
    assert [*terms_of([entry])[0].target_forms(parse_locale(tag))] == forms
