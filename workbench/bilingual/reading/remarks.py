"""What our writers say in words beside a sentence, understood again: findings, uses, states."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.article import BlockKind, Finding, Met, Severity, Span, State, Use
from workbench.bilingual.plain import met_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

_SEVERITIES = "|".join(severity.value for severity in Severity)
_FINDING = re.compile(rf"({_SEVERITIES}) ([a-z]+(?:-[a-z]+)*): ?(.*)", re.DOTALL)
_NEXT_FINDING = re.compile(rf"(?:\n|; )(?=(?:{_SEVERITIES}) [a-z]+(?:-[a-z]+)*:)")
_MET = {met_phrase(met): met for met in Met}
_USE = re.compile(rf"(.+?) → (.*): ({'|'.join(map(re.escape, _MET))})", re.DOTALL)
_LONGEST, _MOST_USES = 1000, 200
"""A longer note, or more of them on a sentence, are no account of uses."""
_VALUE = re.compile(rf"(.*) \(({'|'.join(map(re.escape, _MET))})\)", re.DOTALL)
_KINDS = {kind.value.replace("-", " "): kind for kind in BlockKind}
_KIND = re.compile(rf"({'|'.join(_KINDS)})(?: (\d{{1,3}}))?(?: \((.{{1,9}})\))?")
_SUMMARY = re.compile(r"[\d,]+ segments?\b.* · ")
_SIGNATURE = re.compile(r"workbench \S+ · ")
_STATES = {
    State.TRANSLATED: "translated reviewed approved final done 已译 已譯 已审 已審 完成",
    State.TO_REVIEW: "review fuzzy draft revise 待审 待審 待校 存疑",
}
_BY_WORD = {word: state for state, words in _STATES.items() for word in words.split()}


def finding(text: str) -> Finding | None:
    """Return the finding that ``text`` reports; None where it is something else.

    >>> finding("error numbers-missing: 55% is missing").rule
    'numbers-missing'
    """
    found = _FINDING.fullmatch(text.strip())
    return Finding(found[2], Severity(found[1]), found[3].strip()) if found else None


def findings(text: str) -> list[str]:
    """Return the parts of a cell that lists findings, on lines of their own or joined by ``;``."""
    return [part for part in _NEXT_FINDING.split(text.strip()) if part]


def use(text: str, source: str, target: str, uses: Iterable[Use]) -> Use | None:
    """Return the use that ``text`` accounts for, after those already known; None for another text.

    >>> found = use("川普 → Trump: met by the model", "川普说。", "Trump said so.", [])
    >>> found.met, found.source_span, found.target_span
    (<Met.BY_MODEL: 'model'>, Span(start=0, end=2), Span(start=0, end=5))
    """
    known = list(uses)
    told = _USE.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if told is None or len(known) >= _MOST_USES:
        return None
    form, expected, met = told[1], told[2], _MET[told[3]]
    span = _after(source, form, [one.source_span for one in known])
    if span is None:
        return None
    there = [one.target_span for one in known if one.target_span]
    honoured = None if met is Met.NOT_MET else _after(target, expected, there)
    return Use(expected, span, form, (expected,) if expected else (), met, honoured)


def value(text: str) -> tuple[str, Met] | None:
    """Return the form and how it was met from what a mark says: ``Trump (met by the model)``."""
    told = _VALUE.fullmatch(text)
    return (told[1], _MET[told[2]]) if told else None


def _after(text: str, form: str, taken: Iterable[Span]) -> Span | None:
    """Return where ``form`` stands in ``text`` apart from the spans that are taken."""
    if not form:
        return None
    taken = list(taken)
    for exact in (True, False):
        flags = 0 if exact else re.IGNORECASE
        for found in re.finditer(re.escape(form), text, flags):
            span = Span(*found.span())
            if not any(span.overlaps(other) for other in taken):
                return span
    return None


def kind(text: str) -> tuple[BlockKind, int, str] | None:
    """Return kind, level and marker of a block as our tables note them.

    >>> kind("list item 1 (3.)"), kind("heading 2"), kind("a heading")
    ((<BlockKind.LIST_ITEM: 'list-item'>, 1, '3.'), (<BlockKind.HEADING: 'heading'>, 2, ''), None)
    """
    found = _KIND.fullmatch(text.strip())
    if found is None:
        return None
    which = _KINDS[found[1]]
    bullet = "-" if which is BlockKind.LIST_ITEM else ""
    return which, int(found[2] or 0), found[3] or bullet


def state(text: str) -> State | None:
    """Return the state that a cell or an attribute names; None for none or one unknown here."""
    words = text.lower().replace("-", " ").strip()
    for known in State:
        if words == known.value:
            return known
    told = [_BY_WORD[word] for word in words.split() if word in _BY_WORD]
    # "needs review" is a review to come, "reviewed" one that is past.
    return State.TO_REVIEW if State.TO_REVIEW in told else next(iter(told), None)


def is_summary(text: str) -> bool:
    """Tell whether a note is the counts that our writers give; they are counted anew."""
    return _SUMMARY.match(text) is not None


def is_signature(text: str) -> bool:
    """Tell whether a note is the signature of a result."""
    return _SIGNATURE.match(text) is not None
