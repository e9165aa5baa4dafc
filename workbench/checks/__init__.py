"""Checks: what a careful reviser would find in sentences and their translations.

One rule, one file. To add a rule: write its file with a ``Rule`` (one sentence at a time) or an
``ArticleRule`` (all of an article's) whose docstring has the four parts, list it in ``RULES`` or
``ARTICLE_RULES``, give it ``tests/cases/checks/<rule>.yaml``, and make the page of the
docs anew; tests hold all of these together.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from workbench.checks.base import AnyRule, ArticleRule, CheckSettings, Pair, Rule
from workbench.checks.carry_over_handles import CarryOverHandles
from workbench.checks.carry_over_links import CarryOverLinks
from workbench.checks.carry_over_markup import CarryOverMarkup
from workbench.checks.carry_over_notes import CarryOverNotes
from workbench.checks.carry_over_placeholders import CarryOverPlaceholders
from workbench.checks.completeness_added import CompletenessAdded
from workbench.checks.completeness_clause import CompletenessClause
from workbench.checks.completeness_empty import CompletenessEmpty
from workbench.checks.completeness_latin import CompletenessLatin
from workbench.checks.completeness_length import CompletenessLength
from workbench.checks.completeness_loop import CompletenessLoop
from workbench.checks.completeness_untranslated import CompletenessUntranslated
from workbench.checks.consistency_source import ConsistencySource
from workbench.checks.consistency_target import ConsistencyTarget
from workbench.checks.explain import Explanation, explanation, page
from workbench.checks.forbidden import ForbiddenForms
from workbench.checks.lesser_forms import LesserForms
from workbench.checks.name_forms import NameForms
from workbench.checks.names_capitals import NamesCapitals
from workbench.checks.names_mixed_forms import NamesMixedForms
from workbench.checks.names_order import NamesOrder
from workbench.checks.names_spelling import NamesSpelling
from workbench.checks.numbers_added import NumbersAdded
from workbench.checks.numbers_direction import NumbersDirection
from workbench.checks.numbers_missing import NumbersMissing
from workbench.checks.numbers_periods import NumbersPeriods
from workbench.checks.numbers_signs import NumbersSigns
from workbench.checks.numbers_units import NumbersUnits
from workbench.checks.numbers_weekdays import NumbersWeekdays
from workbench.checks.punctuation_doubled import PunctuationDoubled
from workbench.checks.punctuation_end import PunctuationEnd
from workbench.checks.punctuation_forms import PunctuationForms
from workbench.checks.punctuation_lists import PunctuationLists
from workbench.checks.punctuation_quotes import PunctuationQuotes
from workbench.checks.punctuation_separators import PunctuationSeparators
from workbench.checks.punctuation_spaces import PunctuationSpaces
from workbench.checks.punctuation_unpaired import PunctuationUnpaired
from workbench.checks.punctuation_width import PunctuationWidth
from workbench.checks.script_compatibility import ScriptCompatibility
from workbench.checks.script_damaged import ScriptDamaged
from workbench.checks.script_han_left import ScriptHanLeft
from workbench.checks.script_invisible import ScriptInvisible
from workbench.checks.script_latin_left import ScriptLatinLeft
from workbench.checks.script_mixed import ScriptMixed
from workbench.checks.script_words import ScriptWords
from workbench.checks.terms_forbidden import TermsForbidden
from workbench.checks.terms_inconsistent import TermsInconsistent
from workbench.checks.terms_missing import TermsMissing
from workbench.checks.terms_preferred import TermsPreferred
from workbench.checks.terms_region import TermsRegion
from workbench.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from workbench.article import Finding

__all__ = [
    "ALL_RULES",
    "ARTICLE_RULES",
    "FAMILIES",
    "RULES",
    "CheckSettings",
    "Explanation",
    "ForbiddenForms",
    "LesserForms",
    "NameForms",
    "Pair",
    "Rule",
    "check_names",
    "explain",
    "page",
    "run",
    "run_article",
]

RULES: dict[str, Rule] = {
    rule.id: rule
    for rule in (
        TermsMissing(),
        TermsForbidden(),
        TermsPreferred(),
        TermsRegion(),
        NumbersMissing(),
        NumbersAdded(),
        NumbersSigns(),
        NumbersDirection(),
        NumbersUnits(),
        NumbersWeekdays(),
        NumbersPeriods(),
        CompletenessEmpty(),
        CompletenessAdded(),
        CompletenessUntranslated(),
        CompletenessLoop(),
        CompletenessClause(),
        CompletenessLength(),
        CompletenessLatin(),
        NamesOrder(),
        NamesCapitals(),
        ScriptHanLeft(),
        ScriptLatinLeft(),
        ScriptMixed(),
        ScriptWords(),
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
        PunctuationLists(),
        PunctuationSeparators(),
    )
}
"""Every rule on one sentence by its id, in the order in which findings are given."""

ARTICLE_RULES: dict[str, ArticleRule] = {
    rule.id: rule
    for rule in (
        TermsInconsistent(),
        ConsistencySource(),
        ConsistencyTarget(),
        NamesMixedForms(),
        NamesSpelling(),
    )
}
"""Every rule on the sentences of an article by its id."""

ALL_RULES: dict[str, AnyRule] = {**RULES, **ARTICLE_RULES}

FAMILIES = (
    "terms",
    "numbers",
    "completeness",
    "names",
    "script",
    "carry-over",
    "punctuation",
    "consistency",
)
"""What the ids of rules that belong together begin with."""

_DEFAULT = CheckSettings()


def run(pair: Pair, settings: CheckSettings = _DEFAULT) -> tuple[Finding, ...]:
    """Return what the rules that ``settings`` want find in ``pair``, the gravest first."""
    found: list[Finding] = []
    for rule in RULES.values():
        if settings.wants(rule.id) and rule.applies(pair):
            found += settings.graded(rule.configured(settings).find(pair))
    by_rule: dict[str, list[Finding]] = {}
    for finding in found:
        by_rule.setdefault(finding.rule, []).append(finding)
    kept = [one for one in found if not _is_said_better(one, by_rule)]
    return tuple(sorted(kept, key=lambda finding: finding.severity.rank))


def _is_said_better(one: Finding, by_rule: Mapping[str, Sequence[Finding]]) -> bool:
    """Tell whether a rule that ``one`` yields to says more about the same place."""
    return any(
        other.severity.rank <= one.severity.rank and _same_place(one, other)
        for rule in RULES[one.rule].yields_to
        for other in by_rule.get(rule, ())
    )


def _same_place(one: Finding, other: Finding) -> bool:
    """Tell whether two findings are about the same words, of the target if both name some."""
    if one.target_span and other.target_span:
        return one.target_span.overlaps(other.target_span)
    if one.source_span and other.source_span:
        return one.source_span.overlaps(other.source_span)
    return False


def run_article(
    pairs: Sequence[Pair], settings: CheckSettings = _DEFAULT
) -> Iterator[tuple[int, Finding]]:
    """Yield what the rules on whole articles find, each with the number of its pair."""
    for rule in ARTICLE_RULES.values():
        if settings.wants(rule.id):
            numbers = [number for number, pair in enumerate(pairs) if rule.applies(pair)]
            chosen = [pairs[number] for number in numbers]
            for index, finding in rule.configured(settings).find(chosen):
                yield from ((numbers[index], one) for one in settings.graded([finding]))


def check_names(names: Iterable[str]) -> frozenset[str]:
    """Return ``names`` as the ids of rules; one may also name a family, such as punctuation.

    Raises UsageError for one that is no rule's and no family's.
    """
    found: set[str] = set()
    for name in names:
        family = [rule for rule in ALL_RULES if rule == name or rule.startswith(f"{name}-")]
        if not family:
            near = difflib.get_close_matches(name, [*ALL_RULES, *FAMILIES], n=1)
            hint = f"did you mean {near[0]}?" if near else f"choose from {', '.join(ALL_RULES)}"
            raise UsageError(f"unknown rule {name!r}", hint=hint)
        found.update(family)
    return frozenset(found)


def explain(rule_id: str) -> Explanation:
    """Return what the rule ``rule_id`` is about, in parts; UsageError for an unknown one."""
    known = check_names([rule_id])
    if rule_id not in known:
        raise UsageError(f"{rule_id} is a family", hint=f"choose from {', '.join(sorted(known))}")
    return explanation(ALL_RULES[rule_id])
