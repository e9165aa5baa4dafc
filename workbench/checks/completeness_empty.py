"""The rule ``completeness-empty``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Finding, Severity, Span
from workbench.checks.base import Pair, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator


class CompletenessEmpty(Rule):
    """A sentence without a translation.

    Reports: a source with words or figures in it whose target is empty or has nothing but spaces
    and punctuation.

    Why: a sentence that was left out is the gravest fault, and the one that is hardest to see in
    a fluent text.

    Example: 他没有回答。 with "…" as its target.

    Mend: translate the sentence; if it was merged with the one before, move its part here.
    """

    id = "completeness-empty"
    severity = Severity.ERROR
    languages = None

    def applies(self, pair: Pair) -> bool:
        """Tell whether there is something to translate."""
        return _says_something(pair.source)

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding where the target says nothing."""
        if not _says_something(pair.target):
            yield self.finding("no translation", source=Span(0, len(pair.source)))


def _says_something(text: str) -> bool:
    return any(char.isalnum() for char in text)
