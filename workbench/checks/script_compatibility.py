"""The rule ``script-compatibility``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Finding, Severity, Span
from workbench.checks.base import Pair, Rule
from workbench.checks.places import places
from workbench.text.invisible import COMPATIBILITY, plain

if TYPE_CHECKING:
    from collections.abc import Iterator


class ScriptCompatibility(Rule):
    """Characters that only look like the ordinary ones.

    Reports: ligatures such as ﬁ, radicals and doubled ideographs that stand for a Han character,
    full-width letters and digits, words squeezed into one character (㎡, ㏎).

    Why: they come out of PDF files and old encodings, and no search for the word finds them.

    Example: "the ﬁrst" with the ligature; ⽂ (a radical) for 文; ２０２５ for 2025.

    Mend: write the ordinary characters that the finding suggests.
    """

    id = "script-compatibility"
    severity = Severity.WARNING
    languages = None

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each different character."""
        spans = (Span(*match.span()) for match in COMPATIBILITY.finditer(pair.target))
        for place in places(pair.target, spans):
            better = plain(place.mark)
            yield self.finding(
                f"{place.mark} should be {better}{place.often}",
                target=place.span,
                suggestion=better if better != place.mark else None,
            )
