"""The rule ``script-invisible``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Finding, Severity, Span
from workbench.checks.base import Pair, Rule
from workbench.checks.places import places
from workbench.text.invisible import INVISIBLE, name_of
from workbench.text.mojibake import damaged

if TYPE_CHECKING:
    from collections.abc import Iterator


class ScriptInvisible(Rule):
    """Characters that nobody can see.

    Reports: zero-width spaces and joiners, soft hyphens, byte order marks inside the text,
    characters that turn the direction of writing, control characters. Joiners in emojis are let
    be.

    Why: they break searching, counting and line breaks, and hide differences between two texts.

    Example: a zero-width space in "rare<U+200B>earths", copied from a web page.

    Mend: take the character out.
    """

    id = "script-invisible"
    severity = Severity.WARNING
    languages = None

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each different character."""
        found = [Span(*match.span()) for match in INVISIBLE.finditer(pair.target)]
        other = [one.span for one in damaged(pair.target)] if found else []
        spans = (span for span in found if not any(place.covers(span) for place in other))
        for place in places(pair.target, spans):
            yield self.finding(
                f"{name_of(place.mark)}, which nobody can see{place.often}", target=place.span
            )
