"""What is wrong, or likely to go wrong, in a glossary that loads.

Each rule is a function from the terms to its faults; its docstring says what it reports and why.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.article import Severity
from workbench.glossary.forms import key
from workbench.glossary.lint_advice import common_keys, converted_keys, missing_regions
from workbench.glossary.lint_base import Lint, name_of
from workbench.glossary.lint_forms import (
    deprecated_terms,
    repeated_forms,
    stray_spaces,
    unbalanced_brackets,
    unfound_forms,
)
from workbench.glossary.lint_text import chance_keys, tried_keys
from workbench.glossary.term import Direction, language_of
from workbench.locales import CHINESE_REGIONS, LOCALES, ZH_CN
from workbench.text.conversion import convert_script
from workbench.text.script import Script, script_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from workbench.glossary.stack import Shadow
    from workbench.glossary.term import Order, Status, Term


def lint(
    terms: Sequence[Term],
    shadows: Iterable[Shadow] = (),
    orders: Mapping[str, Order] | None = None,
    texts: Sequence[str] = (),
    *,
    advice: bool = False,
) -> list[Lint]:
    """Return everything that the rules report, in the order of the files.

    ``shadows`` are the entries that stacking has left out, ``orders`` by what files say they are
    sorted; with ``texts`` the keys are tried in them; ``advice`` adds the rules of that name.
    """
    rules = (*RULES, *ADVICE) if advice else RULES
    found = [*shadowed_entries(shadows), *unsorted_entries(terms, orders or {})]
    found += [found for rule in rules for found in rule(terms)]
    found += tried_keys(terms, texts) if texts else ()
    return sorted(found, key=lambda lint: (lint.place, lint.rule, lint.message))


def shadowed_entries(shadows: Iterable[Shadow]) -> Iterator[Lint]:
    """Report an entry that is not used, because one of a later glossary overrides it."""
    for term, by in shadows:
        message = f"{term.id} is overridden by {name_of(by)}"
        yield Lint("shadowed-entries", Severity.INFO, term.place, message)


def unsorted_entries(terms: Sequence[Term], orders: Mapping[str, Order]) -> Iterator[Lint]:
    """Report an entry out of its place in a file that says it is sorted (``sorted: en``)."""
    for before, term in pairwise(terms):
        order = orders.get(term.place.path)
        if order and before.place.path == term.place.path and order.key(before) > order.key(term):
            message = f"{term.id} stands after {before.id}, in a file sorted by {order.value}"
            yield Lint("unsorted-entries", Severity.WARNING, term.place, message)


def conflicting_forms(terms: Sequence[Term]) -> Iterator[Lint]:
    """Report one form in two entries: only one of the two can ever be found or written.

    Senses are told apart by their ``when``, entries of two directions by these, and of a preferred
    and a deprecated entry the first is meant.
    """
    for language in ("zh", "en"):
        owners: dict[tuple[str, Status], list[Term]] = defaultdict(list)
        for term in terms:
            if term.when or term.direction is not Direction.BOTH:
                continue
            for folded in _claimed(term, language):
                owners[folded, term.status].append(term)
        for (folded, _), sharing in owners.items():
            for term in sharing[1:]:
                message = f"{folded!r} is also a form of {name_of(sharing[0])}"
                yield Lint("conflicting-forms", Severity.WARNING, term.place, message)


def forbidden_forms(terms: Sequence[Term]) -> Iterator[Lint]:
    """Report a form that is forbidden and accepted at once: every use of it is a finding."""
    for term in terms:
        for name, forms in term.forbid.items():
            language = language_of(name)
            accepted = {key(form.text, language) for form in term.all_forms(language)}
            for form in forms:
                if key(form, language) in accepted:
                    message = f"{form!r} is both accepted and forbidden"
                    yield Lint("forbidden-forms", Severity.ERROR, term.place, message)


def wrong_script(terms: Sequence[Term]) -> Iterator[Lint]:
    """Report Simplified text in a Traditional region's form, or the reverse: it is written so.

    A form that mixes the two is reported as well.
    """
    for term in terms:
        for tag in ("zh", *CHINESE_REGIONS):
            locale = LOCALES.get(tag, ZH_CN)
            wrong = Script.SIMPLIFIED if locale.is_traditional else Script.TRADITIONAL
            for form in term.forms.get(tag, ()):
                script = script_of(form if locale.is_traditional else form.translate(_IN_NAMES))
                if script in {wrong, Script.MIXED}:
                    manner = "mixes the scripts" if script is not wrong else f"is {script.value}"
                    message = f"{tag}: {form!r} {manner}"
                    yield Lint("wrong-script", Severity.WARNING, term.place, message)


def redundant_regions(terms: Sequence[Term]) -> Iterator[Lint]:
    """Report a region's form that only converts the script of ``zh``: that is done anyway."""
    for term in terms:
        for tag in redundant_tags(term):
            message = f"{tag}: {term.forms[tag][0]!r} only converts {term.forms['zh'][0]!r}"
            yield Lint("redundant-regions", Severity.INFO, term.place, message + ": leave it out")


def redundant_tags(term: Term) -> list[str]:
    """Return the regions of ``term`` whose forms only convert the script of ``zh``."""
    common = term.forms.get("zh")
    if not common:
        return []
    return [tag for tag in CHINESE_REGIONS if term.forms.get(tag) == _converted(common, tag)]


def unreachable_contexts(terms: Sequence[Term]) -> Iterator[Lint]:
    """Report an ``unless`` context that holds no form of its entry: it can never veto anything."""
    for term in terms:
        for language in ("zh", "en"):
            forms = [key(form.text, language) for form in term.all_forms(language)]
            for context in term.contexts(language):
                folded = key(context, language)
                if not any(form in folded for form in forms):
                    message = f"unless: {context!r} holds no form of the entry"
                    yield Lint("unreachable-contexts", Severity.WARNING, term.place, message)


_IN_NAMES = {ord("昇"): None, ord("吒"): None}
"""What Simplified text keeps in names (昇腾, 毕昇; 哪吒), by the standard list of 2013."""

RULES: tuple[Callable[[Sequence[Term]], Iterable[Lint]], ...] = (
    conflicting_forms,
    forbidden_forms,
    wrong_script,
    redundant_regions,
    unreachable_contexts,
    unbalanced_brackets,
    stray_spaces,
    repeated_forms,
    unfound_forms,
    deprecated_terms,
)
ADVICE = (common_keys, chance_keys, converted_keys, missing_regions)


def rules_by_name() -> dict[str, Callable[..., Iterable[Lint]]]:
    """Return every rule under the name it reports."""
    rules: tuple[Callable[..., Iterable[Lint]], ...] = (
        *RULES,
        *ADVICE,
        shadowed_entries,
        unsorted_entries,
        tried_keys,
    )
    return {rule.__name__.replace("_", "-"): rule for rule in rules}


def _claimed(term: Term, language: str) -> set[str]:
    """Return the keys that a term claims: every Chinese form, but only its first English one.

    Several entries may well accept one English word (ministry, lawmakers) as their target.
    """
    forms = [form.text for form in term.all_forms(language)]
    return {key(form, language) for form in (forms[:1] if language == "en" else forms)}


def _converted(forms: Iterable[str], tag: str) -> tuple[str, ...]:
    return tuple(convert_script(form, ZH_CN, LOCALES[tag], vocabulary=False) for form in forms)
