"""Which uses of terms a target honours: the account that enforcement and the checks share.

The count is strict: two uses of a term in a segment need two occurrences of accepted forms in its
target. In a natural count the last of them meets the uses that are left over as well. Where the
forms of two terms overlap, the longer one takes the place, and where two terms share a form, each
occurrence goes to a use that still needs one.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.article import Met, Span, Use
from workbench.glossary.forms import case_agrees, key, keys, stands_alone
from workbench.glossary.match import covering, standing
from workbench.glossary.persons import is_another
from workbench.text.compose import compose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.glossary.match import Match
    from workbench.glossary.term import Term
    from workbench.locales import Locale


def occurrences(text: str, forms: Sequence[str], locale: Locale) -> list[Span]:
    """Return where ``text`` has one of ``forms``, in order and not overlapping.

    English forms are found as whole words, with plural and possessive endings; Chinese ones in
    either script.
    """
    composed = compose(text)
    folded = key(composed.text, locale.language)
    found = [
        span
        for form in dict.fromkeys(forms)
        for wanted in _cached_keys(form, locale.language)
        for span in _find_all(composed.text, folded, form, wanted)
    ]
    return [composed.original(span) for span in sorted(_longest_first(found))]


def _find_all(text: str, folded: str, form: str, wanted: str) -> Iterator[Span]:
    """Yield where ``form`` stands in ``text`` with the key ``wanted``."""
    start = folded.find(wanted) if wanted.strip() else -1
    while start >= 0:
        span = Span(start, start + len(wanted))
        if stands_alone(folded, *span) and case_agrees(form, span.of(text), name=False):
            yield span
        start = folded.find(wanted, start + 1)


_cached_keys = lru_cache(maxsize=8192)(keys)


def expected_forms(match: Match, locale: Locale) -> tuple[str, ...]:
    """Return the forms that a target may render ``match`` with, the one to write first."""
    if match.term.keep:
        return tuple(dict.fromkeys((match.found or match.form.text, match.form.text)))
    return match.term.target_forms(locale)


def account(
    matches: Sequence[Match], target: str, locale: Locale, met: Met, *, natural: bool = False
) -> tuple[Use, ...]:
    """Return a ledger row for each of ``matches``: met as ``met`` says, or not met.

    The n-th use of a term is met by the n-th occurrence of its forms in ``target``. With
    ``natural`` the last of them meets the uses that are left over.
    """
    places = _places(matches, target, locale)
    rows = []
    last: dict[Term, Span] = {}
    for match in matches:
        free = places[match.term]
        span = free.pop(0) if free else None
        how = met if span else Met.NOT_MET
        if span:
            last[match.term] = span
        elif natural and match.term in last:
            span, how = last[match.term], Met.BY_MENTION
        rows.append(
            Use(
                term=match.term.id,
                source_span=match.span,
                form=match.found or match.form.text,
                expected=expected_forms(match, locale),
                met=how,
                target_span=span,
                glossary=match.term.glossary,
                is_name=match.term.kind.is_name,
            )
        )
    return tuple(rows)


def _places(matches: Sequence[Match], target: str, locale: Locale) -> dict[Term, list[Span]]:
    """Return the occurrences in ``target`` that meet uses of each matched term."""
    expected = {match.term: expected_forms(match, locale) for match in matches}
    needed = Counter(match.term for match in matches)
    claims: dict[Span, list[Term]] = {}
    for term, forms in expected.items():
        for span in occurrences(target, forms, locale):
            if _is_other(term, target, span, locale):
                continue
            claims.setdefault(span, []).append(term)
    taken = _longest_first(claims)
    places: dict[Term, list[Span]] = {term: [] for term in expected}
    for span in sorted(taken, key=lambda span: (len(claims[span]), span)):  # undisputed ones first
        claimants = [term for term in claims[span] if len(places[term]) < needed[term]]
        if claimants:
            places[claimants[0]].append(span)
    return {term: sorted(spans) for term, spans in places.items()}


def _is_other(term: Term, target: str, span: Span, locale: Locale) -> bool:
    """Tell whether what stands at ``span`` is not ``term``: Korea in North Korea, another's Lee."""
    if not locale.is_chinese and is_another(term, target, span):
        return True
    if not term.unless:
        return False
    folded = key(target, locale.language)
    found = span.of(folded)
    contexts = covering(term, found, locale.language)
    # A form that is its own context is accepted in a target.
    return any(context != found for context, _ in standing(contexts, folded, span.start))


def _longest_first(spans: Iterable[Span]) -> list[Span]:
    """Return those of ``spans`` that no longer one overlaps, none overlapping another."""
    taken: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start - span.end, span)):
        place = bisect(taken, span)
        if not any(span.overlaps(other) for other in taken[max(0, place - 1) : place + 1]):
            taken.insert(place, span)
    return taken
