"""First mentions over a whole article: "Treasury Secretary Scott Bessent", later "Bessent".

The first use of a term that is met gets the form that its entry has for it, or the preferred form
with the abbreviation in brackets; after that the abbreviation stands for the long form. Only what
meets the use is replaced, with as much of the title as stands before it already, and not where
that would break another use, or join two titles or names. Headings introduce nobody.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Met, Span, Use
from workbench.enforcement.mend import before_term
from workbench.glossary.honour import account
from workbench.glossary.mentions import forms_to_write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.glossary.match import Match
    from workbench.glossary.term import Term
    from workbench.locales import Locale

_LAST_WORD = re.compile(r"([\w’'.-]+)\s*$")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;”\"]\s+)[\w’'.-]+\s*$")


class Mentions(NamedTuple):
    """A sentence of an article with its uses, in the order of its ledger."""

    matches: Sequence[Match]
    target: str
    uses: tuple[Use, ...]
    heading: bool = False
    """Whether it is a heading, which stays as it is and introduces nobody."""
    given: bool = False
    """Whether its target is a person's, and stays as it is."""


def introduced(
    sentences: Sequence[Mentions], locale: Locale, *, natural: bool = False
) -> list[Mentions]:
    """Return the sentences of an article with their first and later mentions."""
    forms = iter(forms_to_write([m for one in sentences for m in one.matches], locale))
    written = [[next(forms) for _ in one.matches] for one in sentences]
    first: dict[Term, str] = {}
    for one, own in zip(sentences, written, strict=True):
        for match, form in zip(one.matches, own, strict=True):
            first.setdefault(match.term, form)
    seen: dict[Term, bool] = {}
    """Whether a term that was mentioned was introduced by its form for that."""
    found = []
    for one, own in zip(sentences, written, strict=True):
        changed = one
        for index, match in enumerate(() if one.heading else one.matches):
            if changed.uses[index].met in {Met.NOT_MET, Met.BY_MENTION}:
                continue
            wanted = own[index] if seen.get(match.term) else first[match.term]
            if not one.given and seen.get(match.term, True):
                changed = _with_form(changed, index, wanted, locale, natural=natural)
            if one.given or wanted in changed.target:
                seen.setdefault(match.term, wanted in changed.target)
        found.append(changed)
    return found


def _with_form(one: Mentions, index: int, form: str, locale: Locale, *, natural: bool) -> Mentions:
    """Return the sentence with ``form`` at a use; as it is where that does harm or is not asked."""
    use, match = one.uses[index], one.matches[index]
    span = use.target_span
    preferred = match.term.target_forms(locale)[0] if not match.term.keep else form
    if span is None or form == preferred or form in one.target:
        return one
    if _is_shortening(form, match, locale) and span.of(one.target) != preferred:
        return one
    start = _begin(one.target, span, form, locale)
    if start is None or not _goes_before(one.target[span.end :], form):
        return one
    target = before_term(one.target[:start], form, locale) + one.target[span.end :]
    rows = account(one.matches, target, locale, Met.GIVEN, natural=natural)
    kept = []
    for row, earlier in zip(rows, one.uses, strict=True):
        if row.met is Met.NOT_MET and earlier.met is not Met.NOT_MET:
            return one
        kept.append(replace(earlier, target_span=row.target_span))
    kept[index] = replace(kept[index], expected=tuple(dict.fromkeys((form, *use.expected))))
    return one._replace(target=target, uses=tuple(kept))


def _is_shortening(form: str, match: Match, locale: Locale) -> bool:
    """Tell whether ``form`` is the term's abbreviation alone."""
    return any(form in match.term.abbr.get(name, ()) for name in (locale.tag, locale.language))


def _begin(target: str, span: Span, form: str, locale: Locale) -> int | None:
    """Return where to begin to replace: before what of the form stands there already.

    None where a name or title that is none of the form's stands there.
    """
    before = target[: span.start]
    if locale.is_chinese:
        for length in range(len(form) - 1, 0, -1):
            for first in range(len(form) - length + 1):
                if before.endswith(form[first : first + length]):
                    return span.start - length
        return span.start
    words = form.split()
    start = span.start
    for length in range(len(words) - 1, 0, -1):
        for first in range(len(words) - length + 1):
            run = " ".join(words[first : first + length])
            place = span.start - len(run) - 1
            if place >= 0 and before[place:].rstrip().lower() == run.lower():
                return place
    last = _LAST_WORD.search(before)
    if last and last[1][0].isupper() and not _SENTENCE_START.search(before):
        return None
    return start


def _goes_before(after: str, form: str) -> bool:
    """Tell whether ``form`` may stand before ``after``: no bracket or other name follows.

    No possessive either where the form ends in a bracket.
    """
    if re.match(r"\s*[(（]|-", after) or (form[-1] in ")）" and after[:1] in {"'", "’"}):
        return False
    return not re.match(r"\s[A-Z]", after) or form.isupper()
