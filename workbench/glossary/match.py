"""Finding terms in a text: Aho–Corasick over the fold, leftmost longest, with vetoes.

Rules, in order: where several entries have the form, ``senses`` says which of them it is; a Latin
hit must stand alone, and so must a single Han character (钕、镨 in a list); a hit inside one of its
entry's ``unless`` contexts is vetoed, and so is one whose border a word of the language surely
crosses (``borders``); of the hits that remain the leftmost wins, and of several at one place the
longest.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from workbench.article import Span
from workbench.glossary.borders import crossing, is_han
from workbench.glossary.forms import case_agrees, key, keys, stands_alone
from workbench.glossary.persons import is_another
from workbench.glossary.senses import claims
from workbench.text.carried import in_address
from workbench.text.compose import compose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.glossary.term import Form, Term
    from workbench.text.compose import Composed

    Hit = tuple[int, int, int]
    Context = tuple[int, str, str]
    """How much of a context stands before the hit, its key, and how it is written."""

_START = itemgetter(1)
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(unsafe_hash=True)
class Match:
    """A term found at a span of a text, through one of its forms; never changed.

    Not frozen: that would make a match take three times as long to make.
    """

    term: Term
    span: Span
    form: Form
    found: str = ""
    """The form as the text has it: in its script, width and case."""


@dataclass(frozen=True)
class Veto:
    """A hit that is not the term."""

    match: Match
    context: str
    """The words of the text that rule it out; empty where it is their absence that does."""
    reason: str


class Matcher:
    """Finds the terms of a glossary in texts of one language, whatever their script."""

    def __init__(self, terms: Iterable[Term], language: str, *, directed: bool = True) -> None:
        """Make a matcher of ``terms`` for texts of ``language``.

        Unless ``directed`` is false, the texts are sources: terms for the other direction only
        are left out.
        """
        self.language = language
        self._claims = claims((t for t in terms if not directed or t.is_from(language)), language)
        spelt = dict(self._claims)
        for claim in self._claims.values():
            for way in keys(claim.any_entry.form.text, language):
                spelt.setdefault(way, claim)
        self._patterns = [(claim, all(map(is_han, way))) for way, claim in spelt.items()]
        """Who has the key that was hit, and whether it is nothing but Han."""
        self._contexts: dict[tuple[Term, str], list[Context]] = {}
        self._automaton = _automaton([*spelt])

    def find(self, text: str, *, nested: bool = False) -> list[Match]:
        """Return the matches in ``text``, in order and not overlapping.

        With ``nested``, those that lie inside another (特朗普 in 特朗普大厦) follow it.
        """
        composed = compose(text)
        chosen: list[Match] = []
        covered = 0
        folded = key(composed.text, self.language)
        for hit in self._hits(folded):
            _, start, end = hit
            if start < covered and not (nested and end <= covered):
                continue
            outcome = self._judged(composed.text, folded, hit)
            if isinstance(outcome, Match):
                chosen.append(outcome)
                covered = max(covered, end)
        return chosen if composed.places is None else [_led_back(m, composed, text) for m in chosen]

    def vetoes(self, text: str) -> list[Veto]:
        """Return the hits that were ruled out, to explain what was not found."""
        composed = compose(text)
        folded = key(composed.text, self.language)
        outcomes = (self._judged(composed.text, folded, hit) for hit in self._hits(folded))
        return [
            replace(outcome, match=_led_back(outcome.match, composed, text))
            for outcome in outcomes
            if isinstance(outcome, Veto)
        ]

    def _hits(self, folded: str) -> list[Hit]:
        """Return every hit as (pattern, start, end), the leftmost first, the longest before."""
        if self._automaton is None:
            return []
        try:
            hits: list[Hit] = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        except UnicodeEncodeError:
            return self._hits(_SURROGATES.sub("\ufffd", folded))
        hits.reverse()  # they come by their ends: so of several at one place the longest is first
        hits.sort(key=_START)
        return hits

    def _judged(self, text: str, folded: str, hit: Hit) -> Match | Veto | None:
        """Return the match that a hit is, the reason why it is not, None for part of a word."""
        index, start, end = hit
        claim, is_plain = self._patterns[index]
        if not (_is_whole if is_plain else stands_alone)(folded, start, end):
            return None
        found = text[start:end]
        entry = claim.entry_at(text, folded, start, end) if claim.senses else claim.plain
        term, form = entry or claim.any_entry
        if not is_plain and not case_agrees(
            form.text, found, name=term.kind.is_name, case=term.case
        ):
            return None
        match = Match(term, Span(start, end), form, found)
        if entry is None:
            contexts = " ".join(term.when_contexts(self.language))
            return Veto(match, "", f"none of its contexts is near: {contexts}")
        return self._veto(match, text, folded) or match

    def _veto(self, match: Match, text: str, folded: str) -> Veto | None:
        """Return what the words around a hit have against it, if anything."""
        term, (start, end) = match.term, match.span
        if term.unless and (context := self._excluding(term, folded, start, end)):
            alone = key(context, self.language) == folded[start:end]
            told = (
                "alone it is looked for in targets only" if alone else f"it stands in {context!r}"
            )
            return Veto(match, context, told)
        if self.language == "en" and is_another(term, text, match.span):
            return Veto(match, "", "the name beside it is another person's")
        if in_address(text, match.span):
            return Veto(match, "", "it is part of an address")
        words = crossing(folded, start, end, self._claims)
        if words:
            context = words.of(text)
            return Veto(match, context, f"no word ends at its border in {context!r}")
        return None

    def _excluding(self, term: Term, folded: str, start: int, end: int) -> str | None:
        """Return the ``unless`` context of ``term`` that covers a hit, if one does."""
        hit = folded[start:end]
        contexts = self._contexts.get((term, hit))
        if contexts is None:
            contexts = self._contexts[term, hit] = [*covering(term, hit, self.language)]
        return next((text for _, text in standing(contexts, folded, start)), None)


def covering(term: Term, hit: str, language: str) -> Iterator[Context]:
    """Yield where a hit of ``term`` stands in its contexts, in each as often as it does."""
    for text in term.contexts(language):
        context = key(text, language)
        before = context.find(hit)
        while before >= 0:
            yield before, context, text
            before = context.find(hit, before + 1)


def standing(contexts: Iterable[Context], folded: str, start: int) -> Iterator[tuple[str, str]]:
    """Yield those of ``contexts``, key and text, that stand around a hit at ``start``."""
    for before, context, text in contexts:
        if before <= start and folded.startswith(context, start - before):
            yield context, text


def _is_whole(folded: str, start: int, end: int) -> bool:
    """Tell whether a hit of nothing but Han is no part of a word, as far as its neighbours tell."""
    after = folded[end : end + 1]
    if end - start == 1 and (is_han(after) or is_han(folded[max(0, start - 1) : start])):
        return False
    return not after or is_han(after) or not unicodedata.combining(after)


def _led_back(match: Match, composed: Composed, text: str) -> Match:
    """Return a match in a composed text as one in the original ``text``."""
    span = composed.original(match.span)
    return replace(match, span=span, found=span.of(text))


def _automaton(patterns: list[str]) -> Any | None:  # noqa: ANN401 - made where it is imported
    import ahocorasick_rs

    return ahocorasick_rs.AhoCorasick(patterns, store_patterns=False) if patterns else None
