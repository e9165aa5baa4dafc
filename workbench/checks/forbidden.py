"""Where a text has forms that a glossary forbids: all of them, found in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.glossary.match import Match, Matcher
from workbench.glossary.term import Form, Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.locales import Locale


class ForbiddenForms:
    """Finds the forbidden forms of a glossary's terms in texts of one locale."""

    def __init__(self, terms: Iterable[Term], locale: Locale) -> None:
        self._owners: dict[Term, Term] = {}
        for term in terms:
            if forms := term.forbidden_forms(locale):
                # A stand-in whose only forms are the forbidden ones: they are found as terms are.
                self._owners[Term({locale.language: forms}, unless=term.unless)] = term
        self._matcher = Matcher(self._owners, locale.language)

    def find(self, text: str) -> tuple[Match, ...]:
        """Return where ``text`` has a forbidden form; each match names the term that forbids it."""
        return tuple(
            Match(self._owners[match.term], match.span, Form(match.form.text, "forbid"))
            for match in self._matcher.find(text)
        )
