"""What the linter reports, and that the glossaries of the project give it nothing to report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cases import rows
from tests.glossary.shared import terms_of
from workbench.article import Severity
from workbench.glossary.lint import RULES, lint
from workbench.glossary.match import Matcher
from workbench.glossary.store import Glossary, load
from workbench.locales import EN

CASES = rows("glossary/lint.yaml")
GLOSSARIES = Path(__file__).parents[2] / "glossaries"


@pytest.fixture(scope="module")
def shipped() -> Glossary:
    return load([GLOSSARIES])


@pytest.mark.parametrize("case", CASES)
def test_a_glossary_is_linted(case: dict[str, Any]) -> None:
    terms = terms_of(case["terms"])
    places = [term.place for term in terms]
    found = lint(terms)
    assert len(found) == len(case["found"]), found
    for report, wanted in zip(found, case["found"], strict=True):
        entry, rule, severity, words = wanted.split(maxsplit=3)
        assert (places.index(report.place), report.rule, report.severity) == (
            *(int(entry), rule, Severity(severity)),
        )
        assert words in report.message


def test_every_rule_has_cases() -> None:
    reported = {found.split()[1] for case in CASES for found in case.values[0]["found"]}
    assert reported == {rule.__name__.replace("_", "-") for rule in RULES}
    assert all(rule.__doc__ for rule in RULES)


def test_the_shipped_glossaries_have_nothing_to_mend(shipped: Glossary) -> None:
    assert [found for found in lint(shipped.terms) if found.severity is not Severity.INFO] == []
    assert len(shipped) >= 150


def test_every_shipped_form_is_found_or_another_terms(shipped: Glossary) -> None:
    matcher = Matcher(shipped.terms, "zh")
    for term in shipped.terms:
        for name in ("zh", "zh-TW", "zh-HK"):
            for form in term.forms.get(name, ())[:1]:
                assert [match.span.of(form) for match in matcher.find(form)] == [form]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The US and Britain", "华盛顿"),
        ("the British", "伦敦"),
        ("China told the Chinese", "北京"),
        ("Japan, Japanese", "东京"),
        ("Russia and Russians", "莫斯科"),
        ("the French", "巴黎"),
        ("spaghetti and pasta", "意大利"),
        ("a Sultan", "苏丹"),
        ("the government", "行政院"),
    ],
)
def test_english_words_of_another_thing_are_not_the_term(
    shipped: Glossary, english: str, chinese: str
) -> None:
    found = Matcher(shipped.terms, "en").find(english)
    assert not [match for match in found if chinese in match.term.forms.get("zh", ())]
    other = [term for term in shipped.terms if chinese in term.forms.get("zh", ())]
    words = english.replace(",", "").split()
    assert not [form for term in other for form in term.target_forms(EN) if form in words[1:]]


def test_each_file_is_sorted_and_says_what_it_is() -> None:
    for path in sorted(GLOSSARIES.glob("*.yaml")):
        head = path.read_text("utf-8").partition("name:")[0]
        assert "Format:" in head
        assert "CC0-1.0" in head
        ids = [term.id.casefold() for term in load([path]).terms]
        assert ids == sorted(ids), path.name
