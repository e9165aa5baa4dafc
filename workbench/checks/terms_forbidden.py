"""The rule ``terms-forbidden``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Finding, Severity
from workbench.checks.base import Pair, Rule
from workbench.glossary.honour import occurrences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.glossary.match import Match


class TermsForbidden(Rule):
    """A form that the glossary forbids.

    Reports: a forbidden form in the target: of a term that stands in the source (error), or of
    any other term of the glossary (warning). A forbidden form inside an accepted one is let be.

    Why: the glossary forbids what was got wrong before: a transliteration, an outdated name, a
    word that the house does not use.

    Example: "Chuanpu" in the target, which the entry of Trump lists under `forbid`.

    Mend: write the form that the finding suggests; if the form is right here, take it off the
    `forbid` list of the term, or give the term an `unless` context.
    """

    id = "terms-forbidden"
    severity = Severity.ERROR
    languages = None
    of_terms = True

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield one finding for each forbidden form in the target."""
        used = {use.term: use.source_span for use in reversed(pair.uses)}
        for match in pair.forbidden:
            if not _is_covered(pair, match):
                accepted = match.term.target_forms(pair.target_locale)
                preferred = accepted[0] if accepted else match.term.id
                yield self.finding(
                    f"“{match.span.of(pair.target)}” is forbidden; write “{preferred}”",
                    source=used.get(match.term.id),
                    target=match.span,
                    severity=None if match.term.id in used else Severity.WARNING,
                    suggestion=preferred,
                    glossary=match.term.glossary,
                )


def _is_covered(pair: Pair, match: Match) -> bool:
    """Tell whether the forbidden form is part of a form that is accepted there."""
    accepted = [form for use in pair.uses for form in use.expected]
    accepted += match.term.target_forms(pair.target_locale)
    places = occurrences(pair.target, accepted, pair.target_locale)
    return any(place.covers(match.span) for place in places)
