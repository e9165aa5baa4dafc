"""Every rule on its cases, and all rules on any text."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import rows
from workbench.article import Finding, Met, Span, Use
from workbench.checks import RULES, CheckSettings, ForbiddenForms, Pair, run
from workbench.glossary.term import Term
from workbench.locales import EN, LOCALES, ZH_CN, Locale, parse_locale

CASES = [
    pytest.param(rule, *row.values, id=f"{rule}: {row.id}", marks=row.marks)
    for rule in RULES
    for row in rows(f"checks/{rule}.yaml")
]
MIXED = st.text(st.sampled_from("的一三百万亿年月%()（）中文 the of and 15.,Trump-"), max_size=60)


def pair_of(case: dict[str, Any]) -> Pair:
    """Build the pair of a case; the n-th use of a form stands at its n-th place."""
    target_locale = parse_locale(case.get("to", "en"))
    terms = [
        Term(
            {"en": tuple(item["en"]), "zh": tuple(item["zh"])},
            forbid={"en": tuple(item.get("forbid", ()))},
        )
        for item in case.get("terms", ())
    ]
    uses: list[Use] = []
    for item in case.get("uses", ()):
        seen = sum(use.form == item["form"] for use in uses)
        uses.append(use_of(item, case, seen))
    return Pair(
        case["source"],
        case["target"],
        parse_locale(case.get("from", "zh-CN")),
        target_locale,
        uses=tuple(uses),
        forbidden=ForbiddenForms(terms, target_locale).find(case["target"]),
    )


def use_of(item: dict[str, Any], case: dict[str, Any], seen: int) -> Use:
    start = -1
    for _ in range(seen + 1):
        start = (
            case["source"].index(item["form"], start + 1) if item["form"] in case["source"] else 0
        )
    expected = tuple(item.get("expected", [item["term"]]))
    at = case["target"].find(expected[0])
    met = item.get("met", False)
    return Use(
        item["term"],
        Span(start, start + len(item["form"])),
        item["form"],
        expected,
        Met.BY_MODEL if met else Met.NOT_MET,
        Span(at, at + len(expected[0])) if met else None,
    )


def agrees(finding: Finding, wanted: dict[str, str], pair: Pair) -> bool:
    """Tell whether ``finding`` has everything that the case asks for."""
    facts = {
        "severity": finding.severity.value,
        "source": finding.source_span and finding.source_span.of(pair.source),
        "target": finding.target_span and finding.target_span.of(pair.target),
        "suggestion": finding.suggestion,
    }
    said = wanted.get("message", "") in finding.message
    return said and all(facts[key] == value for key, value in wanted.items() if key != "message")


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_a_rule_finds_what_its_cases_say(rule: str, case: dict[str, Any]) -> None:
    pair = pair_of(case)
    found = run(pair, CheckSettings(select=frozenset({rule})))
    assert all(finding.rule == rule for finding in found)
    assert len(found) == len(case["expect"]), found
    for finding, wanted in zip(found, case["expect"], strict=True):
        assert agrees(finding, wanted, pair), finding


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
