"""Terms that have another form in another Chinese region, and where a text has which of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.glossary.match import Match, Matcher
from workbench.glossary.term import language_of
from workbench.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.article import Span
    from workbench.glossary.term import Term


class NameForms:
    """Finds the terms of a glossary, mostly names, that Chinese regions write in different ways."""

    def __init__(self, terms: Iterable[Term]) -> None:
        names = [term for term in terms if len(regional_forms(term)) > 1]
        self._matcher = Matcher(names, "zh", directed=False) if names else None

    def find(self, text: str) -> tuple[Match, ...]:
        """Return where the Chinese ``text`` has one of them, but for titles of works (《》)."""
        matches = self._matcher.find(text) if self._matcher else []
        return tuple(match for match in matches if not _in_title(text, match.span))


def regional_forms(term: Term) -> tuple[str, ...]:
    """Return the folded forms of a term that differ by region: 特朗普 and 川普.

    Forms that hold another one (唐纳德·特朗普) are not others, and neither are further forms that a
    region has beside its first.
    """
    firsts = dict.fromkeys(
        fold(forms[0]) for name, forms in term.forms.items() if language_of(name) == "zh" and forms
    )
    beside = {
        fold(form) for name, forms in term.forms.items() if name == "zh" for form in forms[1:]
    }
    return tuple(
        form
        for form in firsts
        if form not in beside and not any(other != form and other in form for other in firsts)
    )


def variant(match: Match) -> str | None:
    """Return which of the regional forms a match has; None where it has none of them."""
    found = fold(match.found or match.form.text)
    return max(
        (form for form in regional_forms(match.term) if form in found), key=len, default=None
    )


def _in_title(text: str, span: Span) -> bool:
    opened = text.rfind("《", 0, span.start)
    return opened >= 0 and "》" not in text[opened : span.start] and "》" in text[span.end :]
