"""Where a text has forms of admitted or deprecated entries that stand beside a preferred one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.glossary.forms import key
from workbench.glossary.match import Match, Matcher
from workbench.glossary.term import Form, Status, Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.locales import Locale


class Lesser(NamedTuple):
    """A form in a target that an entry of lesser status has, and the entry to use instead."""

    match: Match
    better: Term


class LesserForms:
    """Finds, in targets of one locale, forms of entries that are not the preferred ones.

    Two entries stand beside each other where a source form of the one is one of the other, too.
    """

    def __init__(self, terms: Iterable[Term], source_language: str, locale: Locale) -> None:
        terms = list(terms)
        lesser = [term for term in terms if term.status is not Status.PREFERRED]
        owners: dict[str, Term] = {}
        for term in reversed(terms) if lesser else ():
            for form in term.all_forms(source_language):
                owner = owners.setdefault(key(form.text, source_language), term)
                if term.status.rank < owner.status.rank:
                    owners[key(form.text, source_language)] = term
        self._entries: dict[Term, tuple[Term, Term]] = {}
        for term in lesser:
            better = _better(term, owners, source_language)
            if better is not None:
                own = {key(form, locale.language) for form in better.target_forms(locale)}
                forms = tuple(
                    form
                    for form in term.target_forms(locale)
                    if key(form, locale.language) not in own
                )
                if forms:
                    stand_in = Term({locale.language: forms}, unless=term.unless, case=term.case)
                    self._entries[stand_in] = (term, better)
        self._matcher = (
            Matcher(self._entries, locale.language, directed=False) if self._entries else None
        )

    def find(self, text: str) -> tuple[Lesser, ...]:
        """Return where ``text`` has such a form; each match names the entry that it is of."""
        found = []
        for match in self._matcher.find(text) if self._matcher else ():
            term, better = self._entries[match.term]
            found.append(Lesser(Match(term, match.span, Form(match.form.text, "")), better))
        return tuple(found)


def _better(term: Term, owners: dict[str, Term], language: str) -> Term | None:
    for form in term.all_forms(language):
        owner = owners[key(form.text, language)]
        if owner.status.rank < term.status.rank:
            return owner
    return None
