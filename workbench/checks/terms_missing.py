"""The rule ``terms-missing``."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.article import Finding, Met, Severity, Span, Use
from workbench.checks.base import Pair, Rule
from workbench.checks.name_parts import name_part
from workbench.checks.terms_preferred import lesser_of_uses
from workbench.checks.terms_region import foreign_forms
from workbench.glossary.honour import occurrences

if TYPE_CHECKING:
    from collections.abc import Iterator

_BETWEEN = re.compile(r"[\W_]+")


class TermsMissing(Rule):
    """A term of the glossary that the target does not use.

    Reports: a term that stands in the source while the target has none of its accepted forms
    (error), or has them fewer times than the source (warning, "1 of 2 uses"), or only where they
    stand for another term (warning); a term to keep as it is that was changed (error). Another
    region's form, and a form that is not the preferred one, have rules of their own. A name of
    which the target has the telling part (Sanchez, 桑切斯, 台南 for 台南市) is info.

    Why: a name or term that is rendered by chance differs from sentence to sentence, and readers
    take two renderings for two things. Fewer uses may be right, where a pronoun stands for a name.

    Example: 特朗普 in the source, "Chuanpu said" in the target, while the glossary says Trump.

    Mend: write the form that the finding suggests, or add the rendering to the accepted forms of
    the term if it is as good; add an `unless` context if the source does not mean this term. With
    the option `count: once` a term that is met once in a sentence is met.
    """

    id = "terms-missing"
    severity = Severity.ERROR
    languages = None
    of_terms = True
    yields_to = frozenset({"terms-forbidden", "completeness-untranslated"})
    options = MappingProxyType({"count": ("each", "once")})

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield one finding for each term of which a use is not met."""
        by_term: dict[str, list[Use]] = {}
        for use in pair.uses:
            by_term.setdefault(use.term, []).append(use)
        for uses in by_term.values():
            missing = [use for use in uses if use.met is Met.NOT_MET]
            missing = missing[_otherwise_reported(pair, uses[0]) :]
            glossary = uses[0].glossary
            if len(missing) < len(uses) and self.option("count", glossary) == "once":
                missing = []
            changed = next(filter(None, (_changed(pair, use) for use in uses)), None)
            if changed:
                yield self._report_changed(pair, uses[0], changed)
            elif missing:
                yield self._report(pair, uses, missing[0])

    def _report(self, pair: Pair, uses: list[Use], missing: Use) -> Finding:
        preferred = missing.expected[0] if missing.expected else missing.term
        source_form = missing.source_span.of(pair.source) or missing.form
        met = sum(use.met is not Met.NOT_MET for use in uses)
        if part := name_part(missing, pair):
            return self.finding(
                f"{source_form} is “{part.of(pair.target)}” here; in full “{preferred}”",
                source=missing.source_span,
                target=part,
                severity=Severity.INFO,
                suggestion=preferred,
                glossary=missing.glossary,
            )
        places = [
            place
            for place in occurrences(pair.target, missing.expected, pair.target_locale)
            if _standing_for(pair, place)
        ]
        if met or places:
            why = f"{met} of {len(uses)} uses" if met else _taken(pair, places)
            return self.finding(
                f"{source_form} should be “{preferred}”: {why}",
                source=missing.source_span,
                severity=Severity.WARNING,
                suggestion=preferred,
                glossary=missing.glossary,
            )
        times = f" ({len(uses)} uses)" if len(uses) > 1 else ""
        tried = f"; {missing.effort}" if missing.tried > 1 else ""
        return self.finding(
            f"{source_form} should be “{preferred}”, which the target does not have{times}{tried}",
            source=missing.source_span,
            suggestion=preferred,
            glossary=missing.glossary,
        )

    def _report_changed(self, pair: Pair, use: Use, changed: Span) -> Finding:
        return self.finding(
            f"“{use.form}” stays as it is; the target has “{changed.of(pair.target)}”",
            source=use.source_span,
            target=changed,
            suggestion=use.form,
            glossary=use.glossary,
        )


def _otherwise_reported(pair: Pair, use: Use) -> int:
    """Return how many uses of the term have a form that another rule on terms reports."""
    lesser = sum(one.better.id == use.term for one in lesser_of_uses(pair))
    if not pair.target_names:
        return lesser
    return lesser + sum(one.match.term.id == use.term for one in foreign_forms(pair))


def _taken(pair: Pair, places: list[Span]) -> str:
    """Say what stands at the places that would meet the use, if they did not meet another."""
    span = places[0]
    others = {term for place in places for term in _standing_for(pair, place)}
    which = "the only" if len(places) == 1 else "every"
    stands = " and ".join(f"“{term}”" for term in sorted(others))
    return f"{which} “{span.of(pair.target)}” of the target stands for {stands}"


def _standing_for(pair: Pair, place: Span) -> set[str]:
    """Return the terms that a place in the target is taken to stand for."""
    spans = ((use.term, use.target_span) for use in pair.uses)
    return {term for term, span in spans if span is not None and span.overlaps(place)}


def _changed(pair: Pair, use: Use) -> Span | None:
    """Return where the target has a term to keep with other capitals, hyphens or spaces."""
    if use.form not in use.expected or use.form == use.form.lower() or pair.target.isupper():
        return None
    if any(form in pair.target for form in use.expected):
        return None
    pieces = [re.escape(char) for char in _BETWEEN.sub("", use.form)]
    pattern = re.compile(r"(?<!\w)" + r"[\W_]?".join(pieces) + r"(?!\w)", re.IGNORECASE)
    found = pattern.search(pair.target) if pieces else None
    return Span(*found.span()) if found else None
