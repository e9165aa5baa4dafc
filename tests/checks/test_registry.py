"""The registry: what every rule must have, and what the settings do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.generators.checks_page import PAGE, make_page
from workbench.article import Severity
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
