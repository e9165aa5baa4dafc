"""The rule ``names-mixed-forms``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Severity, Span
from workbench.checks.base import ArticleRule, Pair
from workbench.checks.name_forms import regional_forms, variant
from workbench.glossary.glosses import gloss_after
from workbench.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.article import Finding
    from workbench.glossary.match import Match
    from workbench.glossary.term import Term
    from workbench.locales import Locale


class _Mention(NamedTuple):
    number: int
    match: Match
    form: str


class NamesMixedForms(ArticleRule):
    """One name in the forms of two regions.

    Reports: a name of the glossary that stands in one Chinese text in the forms of two regions,
    such as 特朗普 and 川普: in a target (warning), in a source (info). A bracket that explains the
    one by the other, once in the article, and titles of works in 《》 are let be.

    Why: readers take the two for two people, and a newspaper writes a name in one way.

    Example: 川普周一说…… in the first paragraph and 特朗普总统 in the third.

    Mend: write the form of the region that the text is for, or explain the other at its first
    mention: 川普（特朗普）.
    """

    id = "names-mixed-forms"
    severity = Severity.WARNING
    languages = None
    of_terms = True

    def find(self, pairs: Sequence[Pair]) -> Iterator[tuple[int, Finding]]:
        """Yield a finding for each form but the one that belongs there, at its first mention."""
        yield from self._find(pairs, target=True)
        yield from self._find(pairs, target=False)

    def _find(self, pairs: Sequence[Pair], *, target: bool) -> Iterator[tuple[int, Finding]]:
        mentions: dict[Term, list[_Mention]] = {}
        for number, pair in enumerate(pairs):
            for match in pair.target_names if target else pair.source_names:
                form = variant(match) if match.term.kind.is_name else None
                if form:
                    mentions.setdefault(match.term, []).append(_Mention(number, match, form))
        for term, found in mentions.items():
            counts = Counter(mention.form for mention in found)
            if len(counts) > 1 and not _explained(pairs, found, target=target):
                sample = pairs[found[0].number]
                locale = sample.target_locale if target else sample.source_locale
                yield from self._report(term, found, counts, locale, target=target)

    def _report(
        self,
        term: Term,
        found: list[_Mention],
        counts: Counter[str],
        locale: Locale,
        *,
        target: bool,
    ) -> Iterator[tuple[int, Finding]]:
        belongs = _belonging(term, counts, locale)
        first = {mention.form: mention for mention in reversed(found)}
        kept = _written(first[belongs].match)
        for form, mention in sorted(first.items(), key=lambda item: item[1].number):
            if form != belongs:
                often = f" ({counts[form]} times)" if counts[form] > 1 else ""
                yield (
                    mention.number,
                    self.finding(
                        f"“{_written(mention.match)}”{often} is “{kept}” elsewhere in this text",
                        target=mention.match.span if target else None,
                        source=None if target else mention.match.span,
                        severity=None if target else Severity.INFO,
                        suggestion=kept if target else None,
                        glossary=term.glossary,
                    ),
                )


def _written(match: Match) -> str:
    return match.found or match.form.text


def _belonging(term: Term, counts: Counter[str], locale: Locale) -> str:
    """Return the form that belongs into a text of ``locale``; else the one that it has most."""
    own = {fold(form) for form in term.target_forms(locale)[:1]}
    known = [form for form in regional_forms(term) if form in counts]
    return next((form for form in known if form in own), max(known, key=lambda form: counts[form]))


def _explained(pairs: Sequence[Pair], found: list[_Mention], *, target: bool) -> bool:
    """Tell whether a bracket says that two of the forms are one."""
    for number in dict.fromkeys(mention.number for mention in found):
        pair = pairs[number]
        text = pair.target if target else pair.source
        matches = sorted(pair.target_names if target else pair.source_names, key=_start)
        locale = pair.target_locale if target else pair.source_locale
        for mention in found:
            if mention.number == number:
                gloss = gloss_after(text, mention.match, matches, locale)
                inside = gloss and _form_in(matches, gloss)
                if inside and inside != mention.form:
                    return True
    return False


def _start(match: Match) -> Span:
    return match.span


def _form_in(matches: Sequence[Match], gloss: Span) -> str | None:
    return next((variant(match) for match in matches if gloss.covers(match.span)), None)
