"""First and later mentions over an article."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import rows
from tests.glossary.shared import terms_of
from workbench.article import Met
from workbench.enforcement.introduce import Mentions, introduced
from workbench.glossary.honour import account
from workbench.glossary.match import Matcher
from workbench.locales import EN, Locale, parse_locale

TERMS = terms_of(
    [
        {"en": "Bessent", "zh": "贝森特", "kind": "person", "first": {"en": "Scott Bessent"}},
        {"en": "Monetary Fund", "zh": "货币基金", "abbr": {"en": "MF"}},
        {"en": "fund", "zh": "基金"},
    ]
)


def mentions(terms: list[Any], source: str, target: str, locale: Locale, **more: bool) -> Mentions:
    matches = Matcher(terms, "en" if locale.is_chinese else "zh").find(source)
    return Mentions(matches, target, account(matches, target, locale, Met.BY_MODEL), **more)


@pytest.mark.parametrize("case", rows("enforcement/introduce.yaml"))
def test_first_and_later_mentions(case: dict[str, Any]) -> None:
    locale = parse_locale(case.get("to", "en"))
    terms = terms_of(case["terms"])
    article = [
        mentions(
            terms,
            source,
            target,
            locale,
            heading=number in case.get("heading", []),
            given=number in case.get("given", []),
        )
        for number, (source, target) in enumerate(zip(case["source"], case["targets"], strict=True))
    ]
    found = introduced(article, locale)
    assert [one.target for one in found] == case["become"]
    for one, before in zip(found, article, strict=True):
        assert [use.met for use in one.uses] == [use.met for use in before.uses]
        for use in one.uses:
            assert use.target_span is None or use.target_span.of(one.target)


WORDS = ["Bessent", "Scott", "Monetary Fund", "MF", "fund", "the", "(", ")", "'s", ".", "Mr"]


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(["贝森特", "货币基金", "基金", "说"]), max_size=4),
            st.lists(st.sampled_from(WORDS), max_size=8),
        ),
        max_size=5,
    )
)
def test_no_use_is_lost_and_a_second_time_changes_nothing(pairs: list[Any]) -> None:
    article = [mentions(TERMS, "，".join(one), " ".join(other), EN) for one, other in pairs]
    once = introduced(article, EN)
    for one, before in zip(once, article, strict=True):
        rows_now = account(one.matches, one.target, EN, Met.BY_MODEL)
        for row, use, earlier in zip(rows_now, one.uses, before.uses, strict=True):
            assert row.met is earlier.met or earlier.met is Met.NOT_MET
            assert use.met is earlier.met
    assert [one.target for one in introduced(once, EN)] == [one.target for one in once]
