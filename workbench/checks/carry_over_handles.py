"""The rule ``carry-over-handles``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Finding, Severity
from workbench.checks.base import Pair, Rule
from workbench.checks.carried import lost
from workbench.text.carried import HANDLE, HASHTAG

if TYPE_CHECKING:
    from collections.abc import Iterator


class CarryOverHandles(Rule):
    """A hashtag or an @name that was lost.

    Reports: an @name of the source that the target does not have, and hashtags that the target has
    fewer of; their words may be translated.

    Why: they are links, and who is addressed must be seen.

    Example: "wrote on Weibo" for @stateDept 在微博上写道.

    Mend: copy the @name; write the hashtag in the language of the target, with its #.
    """

    id = "carry-over-handles"
    severity = Severity.WARNING
    languages = None

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each one that the target has less often."""
        for span in lost(HANDLE, pair.source, pair.target, str.lower):
            name = span.of(pair.source)
            yield self.finding(f"{name} is not in the target", source=span, suggestion=name)
        for span in lost(HASHTAG, pair.source, pair.target, lambda _: "#"):
            yield self.finding(f"the hashtag {span.of(pair.source)} is lost", source=span)
