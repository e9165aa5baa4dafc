"""The rule ``terms-region``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Finding, Met, Severity, Span
from workbench.checks.base import Pair, Rule
from workbench.checks.name_forms import variant
from workbench.checks.region_words import REGION_NAMES
from workbench.glossary.borders import load_words
from workbench.glossary.glosses import gloss_after
from workbench.glossary.regions import regional_form
from workbench.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.glossary.match import Match


class TermsRegion(Rule):
    """A term in the form of another Chinese region.

    Reports: a name or term of the glossary in a Chinese target in the form of another region, such
    as 奥巴马 in a text for Taiwan, where the glossary has a form for the target's own: an error
    for a name that the source has and whose own form is missing, else a warning. A bracket
    that explains the one form by the other (川普（特朗普）) and titles of works in 《》 are let be,
    and so are common words of the Mainland in a Simplified text (澳洲, 印尼) that has others, too.

    Why: readers know the person by another name.

    Example: 奧巴馬 in a text for Taiwan, which writes 歐巴馬.

    Mend: write the form that the finding suggests.
    """

    id = "terms-region"
    severity = Severity.ERROR
    languages = None
    of_terms = True

    def applies(self, pair: Pair) -> bool:
        """Tell whether the target is Chinese."""
        return pair.target_locale.is_chinese and super().applies(pair)

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each mention in another region's form."""
        for one in foreign_forms(pair):
            found, term = one.match.span.of(pair.target), one.match.term
            use = next((u for u in pair.uses if u.term == term.id and u.met is Met.NOT_MET), None)
            home = f"the form of {one.home}" if one.home else "another region's form"
            yield self.finding(
                f"{found} is {home}; {pair.target_locale} has {one.own}",
                source=use.source_span if use else None,
                target=one.match.span,
                severity=None if use and term.kind.is_name else Severity.WARNING,
                suggestion=one.own,
                glossary=term.glossary,
            )


class ForeignForm(NamedTuple):
    """A term in another region's form, and what the target's own region writes there."""

    match: Match
    own: str
    home: str
    """The name of the region that the form is of; empty for more than one."""


def foreign_forms(pair: Pair) -> list[ForeignForm]:
    """Return the terms of a Chinese target that have another region's form."""
    found = []
    explained: list[Span] = []
    matches = pair.target_names
    for match in matches:
        gloss = gloss_after(pair.target, match, matches, pair.target_locale)
        explained += [match.span, gloss] if gloss else []
    for match in matches:
        form = variant(match)
        accepted = [fold(one) for one in match.term.target_forms(pair.target_locale)]
        known = form is None or any(form in one for one in accepted)
        known = known or (form in load_words().costs and not pair.target_locale.is_traditional)
        if known or any(span.covers(match.span) for span in explained):
            continue
        own = regional_form(match.term, pair.target_locale)
        if own is not None and form is not None:
            text = match.span.of(pair.target)
            start = fold(text).index(form)
            whole = text[:start] + own + text[start + len(form) :]
            found.append(ForeignForm(match, whole, _home(match, form)))
    return found


def _home(match: Match, form: str) -> str:
    """Return the region that writes ``form``; nothing where several do."""
    fields = [tag for tag, forms in match.term.forms.items() if form in map(fold, forms)]
    return REGION_NAMES.get(fields[0], "") if len(fields) == 1 else ""
