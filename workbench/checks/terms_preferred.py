"""The rule ``terms-preferred``."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.article import Finding, Severity
from workbench.checks.base import Pair, Rule
from workbench.checks.renderings import same
from workbench.glossary.honour import occurrences
from workbench.glossary.term import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.checks.lesser_forms import Lesser

_SEVERITY = {Status.ADMITTED: Severity.INFO, Status.DEPRECATED: Severity.WARNING}


class TermsPreferred(Rule):
    """A form that is not the preferred one.

    Reports: a form in the target that an entry with the status deprecated (warning) or admitted
    (info) has, where a preferred entry has the same source form and the source has it. With the
    option `accepted: report` also a form that an entry accepts but does not put first (info).

    Why: the glossary knows the word, and has settled for another one.

    Example: “unmanned aerial vehicle” for 无人机, where the preferred entry says “drone”.

    Mend: write the form that the finding suggests, or change the status of the entry.
    """

    id = "terms-preferred"
    severity = Severity.WARNING
    languages = None
    of_terms = True
    options = MappingProxyType({"accepted": ("allow", "report")})

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each form that is not the preferred one."""
        for one in lesser_of_uses(pair):
            term, better = one.match.term, one.better
            preferred = better.target_forms(pair.target_locale)[0]
            use = next(use for use in pair.uses if use.term == better.id)
            yield self.finding(
                f"“{one.match.span.of(pair.target)}” is {term.status.value}; write “{preferred}”",
                source=use.source_span,
                target=one.match.span,
                severity=_SEVERITY[term.status],
                suggestion=preferred,
                glossary=term.glossary,
            )
        for use in pair.uses:
            shown = use.target_span.of(pair.target) if use.target_span and use.expected else ""
            wanted = self.option("accepted", use.glossary) == "report"
            if wanted and shown and same(shown) != same(use.expected[0]):
                yield self.finding(
                    f"“{shown}” is accepted; “{use.expected[0]}” is preferred",
                    source=use.source_span,
                    target=use.target_span,
                    severity=Severity.INFO,
                    suggestion=use.expected[0],
                    glossary=use.glossary,
                )


def lesser_of_uses(pair: Pair) -> list[Lesser]:
    """Return the lesser forms of the target that stand for a use of the source."""
    if not pair.lesser:
        return []
    accepted = [form for use in pair.uses for form in use.expected]
    places = occurrences(pair.target, accepted, pair.target_locale)
    used = {use.term for use in pair.uses}
    return [
        one
        for one in pair.lesser
        if one.better.id in used and not any(place.covers(one.match.span) for place in places)
    ]
