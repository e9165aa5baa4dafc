"""Finding terms in a text: Aho–Corasick over the fold, leftmost longest, with vetoes.

Rules, in order: a hit must stand alone where it is Latin; a hit inside one of its entry's
``unless`` contexts is vetoed; of the hits that remain the leftmost wins, and of several at one
place the longest. Where two entries share a form, the one that puts it first wins, and of two
such the one loaded later, which overrides the other; a form that is first in neither of two
entries decides nothing and is not matched.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.article import Span
from workbench.glossary.forms import case_agrees, key, stands_alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.glossary.term import Form, Term


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
    """A hit that is not the term, because of the context that covers it."""

    match: Match
    context: str


class Matcher:
    """Finds the terms of a glossary in texts of one language, whatever their script."""

    def __init__(self, terms: Iterable[Term], language: str) -> None:
        self.language = language
        self._entries = _entries(list(terms), language)
        self._contexts: dict[Term, list[tuple[str, str]]] = {}
        self._automaton = _automaton(self._entries)

    def find(self, text: str) -> list[Match]:
        """Return the matches in ``text``, in order and not overlapping."""
        kept = [match for match, context in self._judged(text) if context is None]
        return _leftmost_longest(kept)

    def vetoes(self, text: str) -> list[Veto]:
        """Return the hits that a context ruled out, to explain what was not found."""
        return [Veto(match, context) for match, context in self._judged(text) if context]

    def _judged(self, text: str) -> Iterator[tuple[Match, str | None]]:
        """Yield every hit with the context that vetoes it, or None."""
        if self._automaton is None:
            return
        folded = key(text, self.language)
        for last, found in self._automaton.iter(folded):
            term, form = self._entries[found]
            span = Span(last + 1 - len(found), last + 1)
            written = span.of(text)
            if stands_alone(folded, *span) and case_agrees(
                form.text, written, name=term.kind.is_name
            ):
                yield Match(term, span, form, written), self._vetoing(term, folded, span)

    def _vetoing(self, term: Term, folded: str, span: Span) -> str | None:
        """Return the context of ``term`` that covers ``span``, if one does."""
        if not term.unless:
            return None
        if term not in self._contexts:
            contexts = term.contexts(self.language)
            self._contexts[term] = [(key(text, self.language), text) for text in contexts]
        for context, text in self._contexts[term]:
            first = max(0, span.end - len(context))
            start = folded.find(context, first, span.start + len(context))
            if first <= start <= span.start:
                return text
        return None


Entry = tuple["Term", "Form"]


def _entries(terms: list[Term], language: str) -> dict[str, Entry]:
    """Return which term and form each key stands for."""
    first: dict[str, Entry] = {}
    further: list[tuple[str, Entry]] = []
    main: dict[Term, str] = {}
    for term in terms:
        for form in term.all_forms(language):
            folded = key(form.text, language)
            if not folded.strip():
                continue
            if _is_first(term, form):
                first[folded] = (term, form)
                main.setdefault(term, folded)
            else:
                further.append((folded, (term, form)))

    def overrides(one: Term, other: Term) -> bool:
        return one is other or (other in main and first[main[other]][0] is one)

    others: dict[str, Entry | None] = {}
    for folded, entry in further:
        taken = others.get(folded, entry)
        if taken is None or overrides(taken[0], entry[0]):
            others[folded] = taken
        else:
            others[folded] = entry if overrides(entry[0], taken[0]) else None
    return {folded: entry for folded, entry in others.items() if entry} | first


def _is_first(term: Term, form: Form) -> bool:
    return term.forms.get(form.field, ("",))[0] == form.text


def _automaton(entries: dict[str, Entry]) -> Any | None:  # noqa: ANN401 - the library has no types
    import ahocorasick

    if not entries:
        return None
    automaton = ahocorasick.Automaton()
    for folded in entries:
        automaton.add_word(folded, folded)
    automaton.make_automaton()
    return automaton


def _leftmost_longest(matches: list[Match]) -> list[Match]:
    chosen: list[Match] = []
    for match in sorted(matches, key=lambda match: (match.span.start, -match.span.end)):
        if not chosen or match.span.start >= chosen[-1].span.end:
            chosen.append(match)
    return chosen
