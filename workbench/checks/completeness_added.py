"""The rule ``completeness-added``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Finding, Severity, Span
from workbench.checks.base import Pair, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator


class CompletenessAdded(Rule):
    """A paragraph of the translation that the source does not have.

    Reports: a target with words or figures in it whose source is empty, as where two documents
    are compared and one of the translation's paragraphs has no counterpart.

    Why: it may be an editor's addition, and it may be what was left of another article.

    Example: "Sign up for our newsletter." between the translations of two neighbouring paragraphs.

    Mend: take it out, or let it be if it was added on purpose. If its source is there and stands
    next to it without a translation, the two were too unlike to be taken for a pair.
    """

    id = "completeness-added"
    severity = Severity.WARNING
    languages = None

    def applies(self, pair: Pair) -> bool:
        """Tell whether there is no source."""
        return not pair.source.strip()

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding where the target says something."""
        if any(char.isalnum() for char in pair.target):
            yield self.finding("the source has nothing for it", target=Span(0, len(pair.target)))
