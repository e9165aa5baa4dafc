"""The rule ``completeness-clause``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.article import Finding, Met, Severity, Span
from workbench.checks.base import BOTH_WAYS, Pair, Rule
from workbench.text.lost import Sign, lost_part

if TYPE_CHECKING:
    from collections.abc import Iterator

_SURE = {"en": 5.0, "zh": 6.0}
"""From which weight on a part counts as left out, by the language of the target."""
_LIKELY = {"en": 3.8, "zh": 3.6}
"""From which weight on as perhaps left out; Chinese can do with fewer words."""
_EDGE = re.compile(r"[\s，。、；：,.;:!?！？）)”’」』》]+")
_QUOTES = '“”‘’「」『』《》"'
_SHOWN = 40
_MOSTLY = 2
"""A part of which so much (one half) is terms says nothing more than that they are missing."""


class CompletenessClause(Rule):
    """A clause that was left out.

    Reports: the part of a source to whose words, numbers, Latin names and terms nothing in the
    target answers, where the target is shorter than usual by about as much (warning); what is less
    sure is info. The words are looked up in a small dictionary, so a free rendering may be taken
    for none.

    Why: a target that reads well hides what it lacks; engines drop clauses of long sentences, and
    so do tired people.

    Example: “The talks ended on Friday.” for 会谈星期五结束，双方同意下个月在伦敦再次见面。

    Mend: translate the part that the finding names, or let it be if it is said elsewhere.
    """

    id = "completeness-clause"
    severity = Severity.WARNING
    languages = BOTH_WAYS

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield at most one finding, at the part of the source."""
        terms = [
            Sign(use.source_span, use.met is not Met.NOT_MET or use.form in pair.target)
            for use in pair.uses
        ]
        lost = lost_part(pair.source, pair.target, pair.languages, terms)
        language = pair.target_locale.language
        if lost is None or lost.weight < _LIKELY[language]:
            return
        span = _trimmed(lost.span, pair.source)
        missing = [use.source_span for use in pair.uses if use.met is Met.NOT_MET]
        known = sum(len(term.of(pair.source)) for term in missing if span.covers(term))
        if known * _MOSTLY > span.end - span.start:
            return  # which is for terms-missing to say
        text = span.of(pair.source)
        shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
        sure = lost.weight >= _SURE[language]
        yield self.finding(
            f"“{shown}” {'seems to be' if sure else 'may have been'} left out",
            source=span,
            severity=None if sure else Severity.INFO,
        )


def _trimmed(span: Span, text: str) -> Span:
    """Return ``span`` without marks and spaces at its start, and spaces and quotes at its ends."""
    edge = _EDGE.match(text, span.start, span.end)
    start = edge.end() if edge else span.start
    part = text[start : span.end]
    inner = part.strip(_QUOTES + " \n\u3000")
    if not inner:
        return span
    start += part.index(inner)
    return Span(start, start + len(inner))
