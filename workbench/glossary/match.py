"""Finding terms in a text: Aho–Corasick over the fold, leftmost longest, with vetoes.

Rules, in order: where several entries have the form, ``senses`` says which of them it is; a Latin
hit must stand alone, and so must a single Han character (钕、镨 in a list); a hit inside one of its
entry's ``unless`` contexts is vetoed, and so is one whose border a word of the language surely
crosses (``borders``); of the hits that remain the leftmost wins, and of several at one place the
longest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.article import Span
from workbench.glossary.borders import crossing, is_han
from workbench.glossary.forms import case_agrees, key, key_variants, stands_alone
from workbench.glossary.senses import claims

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.glossary.term import Form, Term

    Hit = tuple[int, int, int]

_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Match:
    """A term found at a span of a text, through one of its forms."""

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
        patterns = [
            (variant, claim, all(map(is_han, variant)))
            for folded, claim in self._claims.items()
            for variant in key_variants(folded, language)
        ]
        self._patterns = [(claim, is_plain) for _, claim, is_plain in patterns]
        """Who has the key that was hit, and whether it is nothing but Han."""
        self._contexts: dict[Term, list[tuple[str, str]]] = {}
        self._automaton = _automaton([pattern for pattern, _, _ in patterns])

    def find(self, text: str, *, nested: bool = False) -> list[Match]:
        """Return the matches in ``text``, in order and not overlapping.

        With ``nested``, those that lie inside another (特朗普 in 特朗普大厦) follow it.
        """
        chosen: list[Match] = []
        covered = 0
        folded = key(text, self.language)
        for hit in self._hits(folded):
            _, start, end = hit
            if start < covered and not (nested and end <= covered):
                continue
            outcome = self._judged(text, folded, hit)
            if isinstance(outcome, Match):
                chosen.append(outcome)
                covered = max(covered, end)
        return chosen

    def vetoes(self, text: str) -> list[Veto]:
        """Return the hits that were ruled out, to explain what was not found."""
        folded = key(text, self.language)
        outcomes = (self._judged(text, folded, hit) for hit in self._hits(folded))
        return [outcome for outcome in outcomes if isinstance(outcome, Veto)]

    def _hits(self, folded: str) -> list[Hit]:
        """Return every hit as (pattern, start, end), the leftmost first, the longest before."""
        if self._automaton is None:
            return []
        try:
            hits: list[Hit] = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        except UnicodeEncodeError:
            return self._hits(_SURROGATES.sub("\ufffd", folded))
        hits.sort(key=_place)
        return hits

    def _judged(self, text: str, folded: str, hit: Hit) -> Match | Veto | None:
        """Return the match that a hit is, the reason why it is not, None for part of a word."""
        index, start, end = hit
        claim, is_plain = self._patterns[index]
        found = text[start:end]
        if not _is_whole(folded, start, end, is_plain=is_plain):
            return None
        entry = claim.entry_at(text, folded, start, end)
        term, form = entry or claim.senses[0][0]
        if not is_plain and not case_agrees(
            form.text, found, name=term.kind.is_name, case=term.case
        ):
            return None
        match = Match(term, Span(start, end), form, found)
        if entry is None:
            contexts = " ".join(term.when_contexts(self.language))
            return Veto(match, "", f"none of its contexts is near: {contexts}")
        if term.unless and (context := self._excluding(term, folded, match.span)):
            return Veto(match, context, f"it stands in {context!r}")
        words = crossing(folded, start, end, self._claims)
        if words:
            context = words.of(text)
            return Veto(match, context, f"no word ends at its border in {context!r}")
        return match

    def _excluding(self, term: Term, folded: str, span: Span) -> str | None:
        """Return the ``unless`` context of ``term`` that covers ``span``, if one does."""
        if term not in self._contexts:
            contexts = term.contexts(self.language)
            self._contexts[term] = [(key(text, self.language), text) for text in contexts]
        for context, text in self._contexts[term]:
            first = max(0, span.end - len(context))
            start = folded.find(context, first, span.start + len(context))
            if first <= start <= span.start:
                return text
        return None


def _is_whole(folded: str, start: int, end: int, *, is_plain: bool) -> bool:
    """Tell whether a hit is no part of a word, as far as its neighbours tell.

    ``is_plain`` says that it is nothing but Han.
    """
    before, after = folded[max(0, start - 1) : start], folded[end : end + 1]
    if is_plain and end - start == 1 and (is_han(before) or is_han(after)):
        return False
    return (is_plain and (not after or is_han(after))) or stands_alone(folded, start, end)


def _place(hit: Hit) -> tuple[int, int]:
    return hit[1], -hit[2]


def _automaton(patterns: list[str]) -> Any | None:  # noqa: ANN401 - made where it is imported
    import ahocorasick_rs

    return ahocorasick_rs.AhoCorasick(patterns, store_patterns=False) if patterns else None
