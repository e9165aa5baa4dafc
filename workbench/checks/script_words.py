"""The rule ``script-words``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Finding, Severity
from workbench.checks.base import Pair, Rule
from workbench.checks.places import places
from workbench.checks.region_words import foreign_words

if TYPE_CHECKING:
    from collections.abc import Iterator


class ScriptWords(Rule):
    """A word of another Chinese region.

    Reports: words such as 軟件 or 出租車 in a text for Taiwan, which says 軟體 and 計程車, and 軟體
    in one for the Mainland, out of a list of some ninety things that the regions call
    differently. Words that a region uses beside its own (影片 on the Mainland) are let be, and so
    are the forms that the glossary wants; names are the business of `terms-region`.

    Why: a text whose characters were converted and not its words reads as foreign as a spelling
    from across the ocean.

    Example: 這款軟件 in a text for Taiwan.

    Mend: write the word that the finding suggests, or convert the text with `workbench convert`.
    """

    id = "script-words"
    severity = Severity.WARNING
    languages = None
    yields_to = frozenset({"terms-region"})

    def applies(self, pair: Pair) -> bool:
        """Tell whether the target is Chinese."""
        return pair.target_locale.is_chinese and super().applies(pair)

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield one finding for each different word."""
        kept = [use.target_span for use in pair.uses if use.target_span]
        found = {
            one.span: one
            for one in foreign_words(pair.target, pair.target_locale)
            if not any(place.overlaps(one.span) for place in kept)
        }
        for place in places(pair.target, found):
            word = found[place.span]
            yield self.finding(
                f"{place.mark} is a word of {word.home}; {pair.target_locale} has {word.own}"
                f"{place.often}",
                target=place.span,
                suggestion=word.own,
            )
