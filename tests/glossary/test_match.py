"""Finding terms: the cases, and what holds of any text."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import rows
from tests.glossary.shared import CHIPS, NVIDIA, QUALCOMM, TRUMP, terms_of
from workbench.glossary.forms import key, keys, stands_alone
from workbench.glossary.match import Matcher
from workbench.text.compose import compose

GLOSSARY = [TRUMP, NVIDIA, CHIPS, QUALCOMM, {"en": ["C++", "rare earth"], "zh": ["普通", "英"]}]
PIECES = st.sampled_from(
    [*"特朗普川唐纳德·．四通话芯晶片高英伟達輝𠮷 -'’sEe\u0301İß", *"Trump chip"]
)
TEXTS = st.lists(PIECES | st.sampled_from(["Trump", "chips", "川普", "Ｃ＋＋"])).map("".join)


@pytest.mark.parametrize("case", rows("glossary/matches.yaml"))
def test_terms_are_found(case: dict[str, Any]) -> None:
    matcher = Matcher(terms_of(case["terms"]), case["in"])
    found = matcher.find(case["text"], nested=case.get("nested", False))
    assert [f"{one.span.of(case['text'])} = {one.term.id}" for one in found] == case["found"]


@given(TEXTS | st.text(), st.sampled_from(["en", "zh"]))
def test_matches_are_in_order_and_are_their_forms(text: str, language: str) -> None:
    matcher = Matcher(terms_of(GLOSSARY), language)
    found = matcher.find(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    composed = compose(text)
    folded = key(composed.text, language)
    for match in found:
        assert key(compose(match.found).text, language) in keys(match.form.text, language)
        assert match.found == match.span.of(text)
        assert match.form in match.term.all_forms(language)
        assert stands_alone(
            folded,
            *(composed.places.index(place) if composed.places else place for place in match.span),
        )
    for veto in matcher.vetoes(text):
        assert key(veto.context, language) in folded


@given(st.lists(st.sampled_from(["特朗普", "川普", "英伟达", "高通"])))
def test_nothing_is_missed_between_commas(names: list[str]) -> None:
    text = "，".join(names)
    found = Matcher(terms_of(GLOSSARY), "zh").find(text)
    assert [one.span.of(text) for one in found] == names


def test_a_veto_is_explained() -> None:
    text = "四川普通话"
    (veto,) = Matcher(terms_of([TRUMP]), "zh").vetoes(text)
    assert (veto.context, veto.match.span.of(text)) == ("四川普通话", "川普")


def test_no_terms_find_nothing() -> None:
    assert Matcher([], "zh").find("特朗普") == []
    assert Matcher(terms_of([TRUMP]), "zh").find("") == []


def test_a_veto_names_the_contexts_that_are_missing() -> None:
    dialect = {"en": "Sichuan Mandarin", "zh": "川普", "when": {"zh": ["方言", "四川话"]}}
    (veto,) = Matcher(terms_of([dialect]), "zh").vetoes("他说川普")
    assert (veto.context, veto.reason) == ("", "none of its contexts is near: 方言 四川话")


def test_a_form_that_is_its_own_context_is_said_to_be_for_targets() -> None:
    terms = terms_of([{"en": ["Theresa May", "May"], "zh": "特雷莎·梅", "unless": {"en": ["May"]}}])
    (veto,) = Matcher(terms, "en").vetoes("in May")
    assert (veto.context, veto.reason) == ("May", "alone it is looked for in targets only")


def test_a_target_is_searched_whatever_the_direction() -> None:
    terms = terms_of([{"en": "POTUS", "zh": "总统", "direction": "en-zh"}])
    assert Matcher(terms, "zh", directed=False).find("总统")
