"""The account of uses: the cases, and what holds of any target."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import rows
from tests.glossary.shared import CHIPS, QUALCOMM, TRUMP, terms_of
from workbench.article import Met
from workbench.glossary.honour import account, occurrences
from workbench.glossary.match import Matcher
from workbench.locales import EN, LOCALES, Locale, parse_locale

TOWER = {"en": "Trump Tower", "zh": "特朗普大厦"}
WORDS = [
    "特朗普",
    "特朗普大厦",
    "芯片",
    "高通",
    "Trump",
    "Tower",
    "chips",
    "Qualcomm",
    "'s",
    "said",
]
TEXTS = st.lists(st.sampled_from(WORDS)).map(" ".join)


@pytest.mark.parametrize("case", rows("glossary/account.yaml"))
def test_uses_are_accounted_for(case: dict[str, Any]) -> None:
    locale = parse_locale(case.get("to", "en"))
    matches = Matcher(terms_of(case["terms"]), "en" if locale.is_chinese else "zh")
    uses = account(matches.find(case["source"]), case["target"], locale, Met.GIVEN)
    found = [use.target_span and use.target_span.of(case["target"]) for use in uses]
    assert found == case["met"]
    assert [use.met for use in uses] == [
        Met.NOT_MET if words is None else Met.GIVEN for words in case["met"]
    ]


@given(TEXTS, TEXTS, st.sampled_from(list(LOCALES.values())))
def test_no_occurrence_meets_two_uses(source: str, target: str, locale: Locale) -> None:
    terms = terms_of([TRUMP, TOWER, CHIPS, QUALCOMM])
    matches = Matcher(terms, "en" if locale.is_chinese else "zh").find(source)
    uses = account(matches, target, locale, Met.BY_MODEL)
    assert [use.source_span for use in uses] == [match.span for match in matches]
    spans = sorted(use.target_span for use in uses if use.target_span)
    assert not any(one.overlaps(other) for one in spans for other in spans if one is not other)
    for use in uses:
        assert (use.met is Met.NOT_MET) is (use.target_span is None)
        assert use.target_span is None or occurrences(
            use.target_span.of(target), use.expected, locale
        )


@given(st.integers(0, 30), st.integers(0, 30))
def test_as_many_uses_are_met_as_there_are_occurrences(uses: int, found: int) -> None:
    matches = Matcher(terms_of([TRUMP]), "zh").find("特朗普，" * uses)
    rows_ = account(matches, "Trump, " * found, EN, Met.GIVEN)
    assert sum(row.met is Met.GIVEN for row in rows_) == min(uses, found)


def test_thousands_of_uses_are_counted_soon() -> None:
    matches = Matcher(terms_of([TRUMP, TOWER]), "zh").find("特朗普，特朗普大厦，" * 3_000)
    uses = account(matches, "Trump, Trump Tower, " * 3_000, EN, Met.GIVEN)
    assert len(uses) == 6_000
    assert all(use.met is Met.GIVEN for use in uses)
