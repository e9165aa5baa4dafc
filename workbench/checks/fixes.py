"""Corrections that need no thought: which edits of a target they are, and of which rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Severity, Span
from workbench.checks.punctuation_doubled import doubled_marks
from workbench.checks.punctuation_lists import lists_with_commas
from workbench.checks.punctuation_spaces import surplus_spaces
from workbench.text.edits import Edit
from workbench.text.punctuation import (
    FULL_FOR_HALF,
    HALF_FOR_FULL,
    full_width_in_english,
    half_width_in_chinese,
)
from workbench.text.script import HAN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from workbench.article import Finding
    from workbench.checks.base import Pair

_SURE = frozenset("，。；：！？（）\u3000")
"""Marks that stand for one mark of English only; 、 and 《》 are for a person to judge."""
_NAMED = {
    "names-order": {Severity.ERROR},
    "names-capitals": {Severity.WARNING},
    "terms-forbidden": {Severity.ERROR},
    "terms-missing": {Severity.ERROR},
    "terms-region": {Severity.ERROR},
    "punctuation-separators": {Severity.ERROR, Severity.WARNING},
}
"""Rules whose findings of such severity name the span, where they have one, and what to write."""


class Fix(NamedTuple):
    """A correction and the rule that asks for it."""

    rule: str
    edit: Edit


def fixes(pair: Pair, findings: Iterable[Finding]) -> list[Fix]:
    """Return the safe corrections of a target for what was found, in order, none overlapping."""
    found = list(findings)
    proposed = [Fix(one.rule, edit) for one in found for edit in _named(pair, one)]
    for rule in dict.fromkeys(finding.rule for finding in found):
        if rule in _FIXERS:
            proposed += [Fix(rule, edit) for edit in _FIXERS[rule](pair)]
    chosen: list[Fix] = []
    for fix in sorted(proposed, key=lambda one: (one.edit.span.start, -one.edit.span.end)):
        if not chosen or chosen[-1].edit.span.end <= fix.edit.span.start:
            chosen.append(fix)
    return chosen


def _named(pair: Pair, finding: Finding) -> Iterator[Edit]:
    """Yield what a finding itself asks for, where its span is sure."""
    sure = finding.severity in _NAMED.get(finding.rule, ())
    if sure and finding.target_span is not None and finding.suggestion:
        old, new = finding.target_span.of(pair.target), finding.suggestion
        begins = old[:1].isupper() and new.islower()
        yield Edit(finding.target_span, new[:1].upper() + new[1:] if begins else new)


def _width(pair: Pair) -> Iterator[Edit]:
    target = pair.target
    if pair.target_locale.is_chinese:
        for span in half_width_in_chinese(target):
            end = span.end
            while target[end : end + 1] == " ":
                end += 1
            joined = end if HAN.match(target[end : end + 1]) else span.end
            yield Edit(Span(span.start, joined), FULL_FOR_HALF[span.of(target)])
        return
    for span in full_width_in_english(target):
        mark = span.of(target)
        if mark in _SURE:
            before, after = target[span.start - 1 : span.start], target[span.end : span.end + 1]
            opens = mark == "（"
            lead = " " if opens and before.isalnum() else ""
            trail = " " if not opens and mark != "\u3000" and after.isalnum() else ""
            yield Edit(span, lead + HALF_FOR_FULL[mark] + trail)


def _doubled(pair: Pair) -> Iterator[Edit]:
    for span in doubled_marks(pair.target, chinese=pair.target_locale.is_chinese):
        marks = span.of(pair.target)
        if len(set(marks)) == 1:
            yield Edit(span, marks[0])


def _lists(pair: Pair) -> Iterator[Edit]:
    for commas in lists_with_commas(pair):
        yield from (Edit(comma, "、") for comma in commas)


def _spaces(pair: Pair) -> Iterator[Edit]:
    for span, better in surplus_spaces(pair.target, chinese=pair.target_locale.is_chinese):
        yield Edit(span, better)


_FIXERS: dict[str, Callable[[Pair], Iterator[Edit]]] = {
    "punctuation-width": _width,
    "punctuation-doubled": _doubled,
    "punctuation-spaces": _spaces,
    "punctuation-lists": _lists,
}
