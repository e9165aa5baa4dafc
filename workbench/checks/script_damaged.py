"""The rule ``script-damaged``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Finding, Severity, Span
from workbench.checks.base import Pair, Rule
from workbench.checks.places import places
from workbench.text.invisible import PRIVATE_USE, name_of
from workbench.text.mojibake import damaged

if TYPE_CHECKING:
    from collections.abc import Iterator


class ScriptDamaged(Rule):
    """Characters that were damaged on the way.

    Reports: the replacement character (U+FFFD), text read in the wrong encoding (Ã©, â€œ, ï»¿,
    锟斤拷, 烫烫烫), and as warnings private-use characters, which no common font has.

    Why: it cannot be read, and what was lost can only be had from the source file.

    Example: "CafÃ©" for Café.

    Mend: write what the finding suggests, or read the file again in its own encoding.
    """

    id = "script-damaged"
    severity = Severity.ERROR
    languages = None

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each different damage of the target."""
        known = {one.span.of(pair.target): one.meant for one in damaged(pair.target)}
        spans = [one.span for one in damaged(pair.target)]
        for place in places(pair.target, spans):
            meant = known[place.mark]
            yield self.finding(
                f"“{place.mark[:40]}” was “{meant[:40]}”{place.often}"
                if meant
                else f"“{place.mark[:40]}” is damaged text{place.often}",
                target=place.span,
                suggestion=meant or None,
            )
        private = [Span(*match.span()) for match in PRIVATE_USE.finditer(pair.target)]
        for place in places(pair.target, private):
            yield self.finding(
                f"{name_of(place.mark)} is a private-use character{place.often}",
                target=place.span,
                severity=Severity.WARNING,
            )
