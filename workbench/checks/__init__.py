"""Checks: what a careful reviser would find in a sentence and its translation.

One rule, one file. To add a rule: write its file with a ``Rule`` whose docstring has the four
parts, list it in ``RULES``, give it ``tests/cases/checks/<rule>.yaml``, and make the page of the
docs anew; tests hold all of these together.
"""

from __future__ import annotations

import difflib
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.checks.base import CheckSettings, Pair, Rule
from workbench.checks.carry_over_handles import CarryOverHandles
from workbench.checks.carry_over_links import CarryOverLinks
from workbench.checks.carry_over_markup import CarryOverMarkup
from workbench.checks.carry_over_notes import CarryOverNotes
from workbench.checks.carry_over_placeholders import CarryOverPlaceholders
from workbench.checks.completeness_empty import CompletenessEmpty
from workbench.checks.completeness_latin import CompletenessLatin
from workbench.checks.completeness_length import CompletenessLength
from workbench.checks.completeness_loop import CompletenessLoop
from workbench.checks.completeness_untranslated import CompletenessUntranslated
from workbench.checks.explain import Explanation, explanation, page
from workbench.checks.forbidden import ForbiddenForms
from workbench.checks.names_order import NamesOrder
from workbench.checks.numbers_missing import NumbersMissing
from workbench.checks.punctuation_doubled import PunctuationDoubled
from workbench.checks.punctuation_end import PunctuationEnd
from workbench.checks.punctuation_forms import PunctuationForms
from workbench.checks.punctuation_quotes import PunctuationQuotes
from workbench.checks.punctuation_spaces import PunctuationSpaces
from workbench.checks.punctuation_unpaired import PunctuationUnpaired
from workbench.checks.punctuation_width import PunctuationWidth
from workbench.checks.script_compatibility import ScriptCompatibility
from workbench.checks.script_damaged import ScriptDamaged
from workbench.checks.script_han_left import ScriptHanLeft
from workbench.checks.script_invisible import ScriptInvisible
from workbench.checks.script_latin_left import ScriptLatinLeft
from workbench.checks.script_mixed import ScriptMixed
from workbench.checks.terms_forbidden import TermsForbidden
from workbench.checks.terms_missing import TermsMissing
from workbench.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.article import Finding

__all__ = [
    "RULES",
    "CheckSettings",
    "Explanation",
    "ForbiddenForms",
    "Pair",
    "Rule",
    "check_names",
    "explain",
    "page",
    "run",
]

RULES: dict[str, Rule] = {
    rule.id: rule
    for rule in (
        TermsMissing(),
        TermsForbidden(),
        NumbersMissing(),
        CompletenessEmpty(),
        CompletenessUntranslated(),
        CompletenessLoop(),
        CompletenessLength(),
        CompletenessLatin(),
        NamesOrder(),
        ScriptHanLeft(),
        ScriptLatinLeft(),
        ScriptMixed(),
        ScriptDamaged(),
        ScriptInvisible(),
        ScriptCompatibility(),
        CarryOverPlaceholders(),
        CarryOverLinks(),
        CarryOverHandles(),
        CarryOverNotes(),
        CarryOverMarkup(),
        PunctuationWidth(),
        PunctuationUnpaired(),
        PunctuationDoubled(),
        PunctuationSpaces(),
        PunctuationEnd(),
        PunctuationForms(),
        PunctuationQuotes(),
    )
}
"""Every rule by its id, in the order in which findings are given."""

_DEFAULT = CheckSettings()


def run(pair: Pair, settings: CheckSettings = _DEFAULT) -> tuple[Finding, ...]:
    """Return what the rules that ``settings`` want find in ``pair``, the gravest first."""
    found: list[Finding] = []
    for rule in RULES.values():
        if settings.wants(rule.id) and rule.applies(pair):
            found += _graded(rule.find(pair), settings)
    return tuple(sorted(found, key=lambda finding: finding.severity.rank))


def _graded(findings: Iterable[Finding], settings: CheckSettings) -> list[Finding]:
    return [
        replace(finding, severity=settings.severity.get(finding.rule, finding.severity))
        for finding in findings
    ]


def check_names(names: Iterable[str]) -> frozenset[str]:
    """Return ``names`` as the ids of rules; UsageError for one that is no rule's."""
    for name in (names := frozenset(names)):
        if name not in RULES:
            near = difflib.get_close_matches(name, RULES, n=1)
            hint = f"did you mean {near[0]}?" if near else f"choose from {', '.join(RULES)}"
            raise UsageError(f"unknown rule {name!r}", hint=hint)
    return frozenset(names)


def explain(rule_id: str) -> Explanation:
    """Return what the rule ``rule_id`` is about, in parts; UsageError for an unknown one."""
    (known,) = check_names([rule_id])
    return explanation(RULES[known])
