"""Which uses of terms a target honours: the account that enforcement and the checks share.

The count is strict: two uses of a term in a segment need two occurrences of accepted forms in its
target. An occurrence belongs to one term only; where the forms of two terms overlap, the longer
one takes the place.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.article import Met, Span, Use
from workbench.glossary.forms import case_agrees, key, stands_alone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.glossary.match import Match
    from workbench.glossary.term import Term
    from workbench.locales import Locale


def occurrences(text: str, forms: Sequence[str], locale: Locale) -> list[Span]:
    """Return where ``text`` has one of ``forms``, in order and not overlapping.

    English forms are found as whole words, with plural and possessive endings; Chinese ones in
    either script.
    """
    folded = key(text, locale.language)
    taken: list[Span] = []
    for form in sorted(dict.fromkeys(forms), key=len, reverse=True):
        for span in _find_all(text, folded, form, locale.language):
            if not any(span.overlaps(other) for other in taken):
                taken.append(span)
    return sorted(taken)


def _find_all(text: str, folded: str, form: str, language: str) -> list[Span]:
    wanted = _cached_key(form, language)
    spans: list[Span] = []
    start = folded.find(wanted) if wanted.strip() else -1
    while start >= 0:
        span = Span(start, start + len(wanted))
        if stands_alone(text, *span) and case_agrees(form, span.of(text), name=False):
            spans.append(span)
        start = folded.find(wanted, start + 1)
    return spans


_cached_key = lru_cache(maxsize=8192)(key)


def expected_forms(match: Match, locale: Locale) -> tuple[str, ...]:
    """Return the forms that a target may render ``match`` with, the one to write first."""
    return (match.form.text,) if match.term.keep else match.term.target_forms(locale)


def account(matches: Sequence[Match], target: str, locale: Locale, met: Met) -> tuple[Use, ...]:
    """Return a ledger row for each of ``matches``: met as ``met`` says, or not met.

    The n-th use of a term is met by the n-th occurrence of its forms in ``target``.
    """
    places = _places(matches, target, locale)
    rows = []
    for match in matches:
        free = places[match.term]
        span = free.pop(0) if free else None
        rows.append(
            Use(
                term=match.term.id,
                source_span=match.span,
                form=match.form.text,
                expected=expected_forms(match, locale),
                met=met if span else Met.NOT_MET,
                target_span=span,
            )
        )
    return tuple(rows)


def _places(matches: Sequence[Match], target: str, locale: Locale) -> dict[Term, list[Span]]:
    """Return the occurrences in ``target`` of each matched term, each given to one term only."""
    expected = {match.term: expected_forms(match, locale) for match in matches}
    found = [
        (span, term)
        for term, forms in expected.items()
        for span in occurrences(target, forms, locale)
    ]
    places: dict[Term, list[Span]] = {term: [] for term in expected}
    taken: list[Span] = []
    for span, term in sorted(found, key=lambda item: (item[0].start - item[0].end, item[0])):
        if not any(span.overlaps(other) for other in taken):
            taken.append(span)
            places[term].append(span)
    return {term: sorted(spans) for term, spans in places.items()}
