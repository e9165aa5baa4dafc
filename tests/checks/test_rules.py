"""Every rule on its cases, and all rules on any text."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import rows
from tests.checks.cases import agrees, pair_of, pairs_of
from workbench.checks import ARTICLE_RULES, RULES, CheckSettings, Pair, run, run_article
from workbench.locales import EN, LOCALES, ZH_CN, Locale


def cases(rules: Iterable[str]) -> list[Any]:
    return [
        pytest.param(rule, *row.values, id=f"{rule}: {row.id}", marks=row.marks)
        for rule in rules
        for row in rows(f"checks/{rule}.yaml")
    ]


if TYPE_CHECKING:
    from collections.abc import Iterable

MIXED = st.text(st.sampled_from("的一三百万亿年月%()（）中文 the of and 15.,Trump-"), max_size=60)


@pytest.mark.parametrize(("rule", "case"), cases(RULES))
def test_a_rule_finds_what_its_cases_say(rule: str, case: dict[str, Any]) -> None:
    pair = pair_of(case)
    settings = CheckSettings(frozenset({rule}), options={rule: case.get("options", {})})
    found = run(pair, settings)
    assert all(finding.rule == rule for finding in found)
    assert len(found) == len(case["expect"]), found
    for finding, wanted in zip(found, case["expect"], strict=True):
        assert agrees(finding, wanted, pair), finding


@pytest.mark.parametrize(("rule", "case"), cases(ARTICLE_RULES))
def test_a_rule_on_articles_finds_what_its_cases_say(rule: str, case: dict[str, Any]) -> None:
    pairs = pairs_of(case)
    found = list(run_article(pairs, CheckSettings(select=frozenset({rule}))))
    assert all(finding.rule == rule for _, finding in found)
    assert len(found) == len(case["expect"]), found
    for (number, finding), wanted in zip(found, case["expect"], strict=True):
        assert number == wanted["segment"]
        assert agrees(finding, wanted, pairs[number]), finding


@given(st.lists(st.tuples(MIXED, MIXED), max_size=4))
def test_any_article_can_be_checked(texts: list[tuple[str, str]]) -> None:
    pairs = [Pair(source, target, ZH_CN, EN) for source, target in texts]
    for number, finding in run_article(pairs):
        assert 0 <= number < len(pairs)
        assert finding.message


@given(st.text() | MIXED, st.text() | MIXED, *[st.sampled_from(list(LOCALES.values()))] * 2)
def test_any_pair_can_be_checked(source: str, target: str, one: Locale, other: Locale) -> None:
    for finding in run(Pair(source, target, one, other)):
        assert finding.message
        for span, text in ((finding.source_span, source), (finding.target_span, target)):
            assert span is None or 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    "piece",
    [
        "的",
        "word ",
        "(",
        "5",
        "the ",
        "中 a",
        "、中",
        "3万 ",
        "a,",
        "中文(",
        "…",
        "[1]",
        "{a",
        "<b ",
        "Ã©",
        "H20 ",
    ],
)
def test_a_monstrous_segment_takes_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.process_time()
    run(Pair(text, text, ZH_CN, EN))
    run(Pair("Thirty percent", text, EN, ZH_CN))
    assert time.process_time() - start < 15
