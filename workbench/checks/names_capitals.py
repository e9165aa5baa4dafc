"""The rule ``names-capitals``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.article import BlockKind, Finding, Met, Severity, Span
from workbench.checks.base import INTO_ENGLISH, Pair, Rule
from workbench.text.capitals import Lower, lower_words, with_capitals
from workbench.text.punctuation import SENTENCE_ENDS, last_mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.article import Use

_BEGINS_LOW = re.compile(r"[\"“‘'(]?(?P<word>[a-z]+)(?=[\s,])")
_MAY_BEGIN_LOW = frozenset("de von van der la le al el bin iPhone".split())  # noqa: SIM905
_SENTENCE = 3
"""From so many words on a text is a sentence."""


class NamesCapitals(Rule):
    """A name without its capital.

    Reports: a name of the glossary in small letters where it has capitals; a day, month, country,
    people or language in small letters (warnings); a sentence that begins with a small letter
    (info). Names that begin so (iPhone, de Gaulle) and titles in capitals throughout are let be.

    Why: engines write names in small letters where they do not know them, and a reader takes a
    name for a word.

    Example: “trump said on monday” for 特朗普周一说.

    Mend: write the word as the finding suggests.
    """

    id = "names-capitals"
    severity = Severity.WARNING
    languages = INTO_ENGLISH
    of_terms = True
    yields_to = frozenset({"terms-forbidden"})

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each word."""
        taken: list[Span] = []
        for use, lower in _names(pair):
            taken.append(lower.span)
            yield self._report(pair, lower, use)
        for lower in lower_words(pair.target):
            if lower.span.of(pair.target) not in pair.source and not any(
                span.overlaps(lower.span) for span in taken
            ):
                yield self._report(pair, lower)
        start = _BEGINS_LOW.match(pair.target)
        if start and _is_sentence(pair) and start["word"] not in _MAY_BEGIN_LOW:
            span = Span(*start.span("word"))
            if not any(other.overlaps(span) for other in taken):
                word = span.of(pair.target)
                yield self.finding(
                    f"the sentence begins with a small letter: “{word}”",
                    target=span,
                    severity=Severity.INFO,
                    suggestion=word.capitalize(),
                )

    def _report(self, pair: Pair, lower: Lower, use: Use | None = None) -> Finding:
        return self.finding(
            f"“{lower.span.of(pair.target)}” should be “{lower.better}”",
            source=use.source_span if use else None,
            target=lower.span,
            suggestion=lower.better,
            glossary=use.glossary if use else "",
        )


def _names(pair: Pair) -> Iterator[tuple[Use, Lower]]:
    """Yield the names of the glossary that lack capitals."""
    for use in pair.uses:
        if use.is_name and use.target_span is not None and use.met is not Met.NOT_MET:
            shown = use.target_span.of(pair.target)
            ways = [with_capitals(form, shown) for form in use.expected if len(form) == len(shown)]
            exact = any(form == shown for form in use.expected)
            if not exact and (better := next(filter(None, ways), None)):
                yield use, Lower(use.target_span, better)


def _is_sentence(pair: Pair) -> bool:
    """Tell whether both sides are a whole sentence."""
    ended = all(last_mark(text) in {*SENTENCE_ENDS} - {"…"} for text in (pair.source, pair.target))
    return ended and pair.kind is BlockKind.PARAGRAPH and len(pair.target.split()) >= _SENTENCE
