"""The rule ``carry-over-notes``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Finding, Severity
from workbench.checks.base import Pair, Rule
from workbench.checks.carried import lost
from workbench.text.carried import FOOTNOTE

if TYPE_CHECKING:
    from collections.abc import Iterator


class CarryOverNotes(Rule):
    """A mark of a footnote that was lost.

    Reports: footnote marks such as [1], 〔1〕 or [^note] of the source that the target does not
    have.

    Why: the note below has then nothing to belong to.

    Example: "rare earths" for 稀土[3].

    Mend: put the mark where the sentence needs it.
    """

    id = "carry-over-notes"
    severity = Severity.WARNING
    languages = None

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each one that the target has less often."""
        for span in lost(
            FOOTNOTE, pair.source, pair.target, lambda mark: mark.strip("[]［］〔〕^")
        ):
            mark = span.of(pair.source)
            yield self.finding(
                f"the note {mark} is not in the target", source=span, suggestion=mark
            )
