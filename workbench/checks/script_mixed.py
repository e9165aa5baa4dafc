"""The rule ``script-mixed``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Finding, Severity
from workbench.checks.base import Pair, Rule
from workbench.checks.places import places
from workbench.text.fold import fold
from workbench.text.script import Script
from workbench.text.wrong_script import wrong_script

if TYPE_CHECKING:
    from collections.abc import Iterator


class ScriptMixed(Rule):
    """Characters of the other Chinese script.

    Reports: Simplified characters in a Traditional target and Traditional ones in a Simplified
    target. Characters that both scripts have (后, 里, 台, 著) are let be, and so are the forms that
    the glossary wants.

    Why: one wrong character shows that the text was converted and not read.

    Example: 发展 in a text for Taiwan, which writes 發展.

    Mend: convert the text with `workbench convert`, or write the character of the right script.
    """

    id = "script-mixed"
    severity = Severity.WARNING
    languages = None

    def applies(self, pair: Pair) -> bool:
        """Tell whether the target is Chinese."""
        return pair.target_locale.is_chinese and super().applies(pair)

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield one finding for each different character, or one for a text that is full of it."""
        traditional = pair.target_locale.is_traditional
        kept = [
            use.target_span
            for use in pair.uses
            if use.target_span and use.target_span.of(pair.target) in use.expected
        ]
        spans = [
            span
            for span in wrong_script(pair.target, traditional=traditional)
            if not any(place.covers(span) for place in kept)
        ]
        other = Script.SIMPLIFIED if traditional else Script.TRADITIONAL
        found = places(pair.target, spans)
        for place in found[:3]:
            more = f", and {len(found) - 1} other characters" if len(found) > 3 else ""  # noqa: PLR2004
            yield self.finding(
                f"{place.mark} is {other.value}{more or place.often}",
                target=place.span,
                suggestion=None if traditional else fold(place.mark),
            )
            if more:
                return
