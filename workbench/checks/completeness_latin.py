"""The rule ``completeness-latin``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.article import Finding, Severity, Span
from workbench.checks.base import BOTH_WAYS, Pair, Rule
from workbench.text.carried import EMAIL, URL
from workbench.text.latin import LatinIndex, codes, latin_strings

if TYPE_CHECKING:
    from collections.abc import Iterator


_MAX_STRINGS = 200
_GLOSS = re.compile(r"\s?[（(][^（）()]{1,80}[）)]")


class CompletenessLatin(Rule):
    """A name or model number in Latin letters that was left out or changed.

    Reports: Latin strings of a Chinese source, and model numbers such as H20, A100 or GPT-4 of an
    English one, that the target does not have. Case, hyphens, spaces and accents do not count, and
    an abbreviation may be written out. Units, addresses and the glossary's terms are let be.

    Why: they stand in both languages alike, so one that is missing was lost or mistyped.

    Example: 出售H20芯片 with "sales of the H200 chip".

    Mend: write the string as it stands in the source; put it into the glossary if the target has
    another name for it.
    """

    id = "completeness-latin"
    severity = Severity.WARNING
    languages = BOTH_WAYS
    yields_to = frozenset({"completeness-clause", "completeness-untranslated"})

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each different string that is missing."""
        into_english = not pair.target_locale.is_chinese
        found = latin_strings(pair.source) if into_english else codes(pair.source)
        different = {one.text: one for one in reversed(found)}
        if not different:
            return
        index = LatinIndex(pair.target)
        elsewhere = _others_affair(pair)
        missing = [
            one.span
            for one in sorted(different.values(), key=lambda one: one.span)[:_MAX_STRINGS]
            if not index.has(one.text) and not any(place.overlaps(one.span) for place in elsewhere)
        ]
        for span in _joined(missing, pair.source):
            text = span.of(pair.source)
            yield self.finding(f"{text} is not in the target", source=span, suggestion=text)


def _others_affair(pair: Pair) -> list[Span]:
    """Return addresses, terms, and the bracket in which a term's original follows it."""
    places = [use.source_span for use in pair.uses]
    places += [
        Span(span.end, gloss.end())
        for span in places
        if (gloss := _GLOSS.match(pair.source, span.end))
    ]
    for pattern in (URL, EMAIL):
        places += [Span(*match.span()) for match in pattern.finditer(pair.source)]
    return places


def _joined(spans: list[Span], text: str) -> list[Span]:
    """Return ``spans`` with those as one that a single space parts."""
    joined: list[Span] = []
    for span in spans:
        if joined and text[joined[-1].end : span.start] == " ":
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined
