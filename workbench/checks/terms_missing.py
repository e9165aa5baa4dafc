"""The rule ``terms-missing``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Finding, Met, Severity, Use
from workbench.checks.base import Pair, Rule
from workbench.glossary.honour import occurrences

if TYPE_CHECKING:
    from collections.abc import Iterator


class TermsMissing(Rule):
    """A term of the glossary that the target does not use.

    Reports: a term that stands in the source while the target has none of its accepted forms
    (error), or has them fewer times than the source (warning, "1 of 2 uses").

    Why: a name or term that is rendered by chance differs from sentence to sentence, and readers
    take two renderings for two things. Fewer uses may be right, where a pronoun stands for a name.

    Example: 特朗普 in the source, "Chuanpu said" in the target, while the glossary says Trump.

    Mend: write the form that the finding suggests, or add the rendering to the accepted forms of
    the term if it is as good; add an `unless` context if the source does not mean this term.
    """

    id = "terms-missing"
    severity = Severity.ERROR
    languages = None

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield one finding for each term of which a use is not met."""
        by_term: dict[str, list[Use]] = {}
        for use in pair.uses:
            by_term.setdefault(use.term, []).append(use)
        for uses in by_term.values():
            missing = [use for use in uses if use.met is Met.NOT_MET]
            if missing:
                yield self._report(pair, uses, missing[0])

    def _report(self, pair: Pair, uses: list[Use], missing: Use) -> Finding:
        preferred = missing.expected[0] if missing.expected else missing.term
        source_form = missing.source_span.of(pair.source) or missing.form
        met = sum(use.met is not Met.NOT_MET for use in uses)
        if met or occurrences(pair.target, missing.expected, pair.target_locale):
            return self.finding(
                f"{source_form} should be “{preferred}”: {met} of {len(uses)} uses",
                source=missing.source_span,
                severity=Severity.WARNING,
                suggestion=preferred,
            )
        times = f" ({len(uses)} uses)" if len(uses) > 1 else ""
        return self.finding(
            f"{source_form} should be “{preferred}”, which the target does not have{times}",
            source=missing.source_span,
            suggestion=preferred,
        )
