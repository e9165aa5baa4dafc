"""The rule ``punctuation-width``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Finding, Severity
from workbench.checks.base import Pair, Rule
from workbench.checks.completeness_untranslated import is_untranslated
from workbench.checks.places import places
from workbench.text.punctuation import (
    FULL_FOR_HALF,
    HALF_FOR_FULL,
    full_width_in_english,
    half_width_in_chinese,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


class PunctuationWidth(Rule):
    """Punctuation of the other language.

    Reports: marks of Chinese in an English target (，。：；！？（） and also 「」《》); marks of
    English in a Chinese target where Han characters stand on both sides or the sentence ends.
    Chinese that is quoted in brackets, numbers, and Latin names in a Chinese text are let be.

    Why: a wrong width is what a reader sees first, and it shows that nobody has read the text.

    Example: "he said，and left" in English; 他说,不去 in Chinese.

    Mend: write the mark that the finding suggests.
    """

    id = "punctuation-width"
    severity = Severity.WARNING
    languages = None

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield one finding for each different mark."""
        if is_untranslated(pair):
            return
        chinese = pair.target_locale.is_chinese
        spans = half_width_in_chinese if chinese else full_width_in_english
        suggestions = FULL_FOR_HALF if chinese else HALF_FOR_FULL
        kind = "an English mark in Chinese" if chinese else "a Chinese mark in English"
        for place in places(pair.target, spans(pair.target)):
            better = suggestions[place.mark]
            mark = "a full-width space" if place.mark.isspace() else f"“{place.mark}”"
            yield self.finding(
                f"{mark} is {kind}{place.often}", target=place.span, suggestion=better
            )
