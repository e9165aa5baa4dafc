"""The registry: what every rule must have, and what the settings do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.generators.checks_page import PAGE, make_page
from workbench.article import Met, Severity, Span, Use
from workbench.checks import (
    ALL_RULES,
    ARTICLE_RULES,
    FAMILIES,
    RULES,
    CheckSettings,
    Pair,
    check_names,
    explain,
    run,
)
from workbench.checks.base import ArticleRule, Rule
from workbench.errors import UsageError
from workbench.locales import EN, ZH_CN

ROOM = Path(__file__).parents[2] / "workbench" / "checks"
CASES = Path(__file__).parents[1] / "cases" / "checks"
WRONG = Pair("投资90亿美元。", "It invested the the $90 billion.", ZH_CN, EN)


@pytest.mark.parametrize("rule", ALL_RULES)
def test_a_rule_has_its_file_its_cases_and_its_docs(rule: str) -> None:
    assert (ROOM / f"{rule.replace('-', '_')}.py").is_file()
    cases = (CASES / f"{rule}.yaml").read_text("utf-8")
    assert "expect: []" in cases
    assert "expect: [{" in cases
    parts = explain(rule)
    assert parts.id == rule
    assert all(parts[:-1])
    assert bool(parts.options) is bool(ALL_RULES[rule].options)


def test_no_rule_is_left_out_of_the_registry() -> None:
    assert {type(rule) for rule in RULES.values()} == set(Rule.__subclasses__())
    assert {type(rule) for rule in ARTICLE_RULES.values()} == set(ArticleRule.__subclasses__())
    assert {path.stem for path in CASES.glob("*.yaml")} == set(ALL_RULES)


def test_the_page_of_the_docs_is_up_to_date() -> None:
    hint = "run: python -m tests.generators.checks_page"
    assert PAGE.read_text("utf-8") == make_page(), hint


def test_all_rules_run_and_the_gravest_comes_first() -> None:
    assert [(finding.rule, finding.severity) for finding in run(WRONG)] == [
        ("numbers-missing", Severity.ERROR),
        ("completeness-loop", Severity.WARNING),
    ]


def test_rules_can_be_selected_ignored_and_graded() -> None:
    only = CheckSettings(select=frozenset({"completeness-loop"}))
    assert [finding.rule for finding in run(WRONG, only)] == ["completeness-loop"]
    without = CheckSettings(ignore=frozenset({"completeness-loop"}))
    assert [finding.rule for finding in run(WRONG, without)] == ["numbers-missing"]
    graded = CheckSettings(severity={"numbers-missing": Severity.INFO})
    assert run(WRONG, graded)[-1].severity is Severity.INFO


def test_settings_differ_by_glossary() -> None:
    uses = tuple(
        Use(term, Span(at, at + 2), form, (term,), Met.NOT_MET, glossary=glossary)
        for term, form, at, glossary in (("tea", "红茶", 0, "food"), ("port", "港口", 3, "places"))
    )
    pair = Pair("红茶在港口", "It is there, it is.", ZH_CN, EN, uses)
    only = frozenset({"terms-missing"})
    own = CheckSettings(severity={"terms-missing": Severity.INFO})
    settings = CheckSettings(only, glossaries={"places": own})
    found = {finding.glossary: finding.severity for finding in run(pair, settings)}
    assert found == {"food": Severity.ERROR, "places": Severity.INFO}
    ignored = CheckSettings(only, glossaries={"food": CheckSettings(ignore=only)})
    assert [finding.glossary for finding in run(pair, ignored)] == ["places"]


def test_options_differ_by_glossary() -> None:
    met = Use("tea", Span(0, 2), "红茶", ("tea",), Met.GIVEN, Span(0, 3), glossary="food")
    missing = Use("tea", Span(3, 5), "红茶", ("tea",), Met.NOT_MET, glossary="food")
    pair = Pair("红茶和红茶", "tea and more", ZH_CN, EN, (met, missing))
    only = frozenset({"terms-missing"})
    once = CheckSettings(options={"terms-missing": {"count": "once"}})
    assert len(run(pair, CheckSettings(only, glossaries={"places": once}))) == 1
    assert not run(pair, CheckSettings(only, glossaries={"food": once}))


def test_a_finding_yields_to_one_that_says_more() -> None:
    pair = Pair("有1000人。", "There were 1.000 people.", ZH_CN, EN)
    assert [finding.rule for finding in run(pair)] == ["punctuation-separators"]
    without = CheckSettings(ignore=frozenset({"punctuation-separators"}))
    assert [finding.rule for finding in run(pair, without)] == ["numbers-missing"]


def test_an_unknown_rule_is_named_with_the_nearest() -> None:
    with pytest.raises(UsageError) as raised:
        check_names(["number-missing"])
    assert raised.value.hint == "did you mean numbers-missing?"
    with pytest.raises(UsageError) as raised:
        explain("xyz")
    assert "terms-missing" in (raised.value.hint or "")


def test_a_family_stands_for_its_rules() -> None:
    assert check_names(["consistency", "names-order"]) == {
        "consistency-source",
        "consistency-target",
        "names-order",
    }
    assert check_names(FAMILIES) == set(ALL_RULES)
    with pytest.raises(UsageError) as raised:
        explain("consistency")
    assert raised.value.hint == "choose from consistency-source, consistency-target"


def test_a_docstring_without_its_parts_is_refused() -> None:
    from workbench.checks.explain import explanation

    class Bare(type(RULES["terms-missing"])):  # type: ignore[misc]
        """No parts."""

    with pytest.raises(ValueError, match="needs the parts"):
        explanation(Bare())
