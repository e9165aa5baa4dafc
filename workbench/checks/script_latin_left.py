"""The rule ``script-latin-left``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.article import Finding, Severity, Span
from workbench.checks.base import Pair, Rule
from workbench.checks.completeness_untranslated import is_untranslated
from workbench.text.carried import CODE, EMAIL, PLACEHOLDER, TAG, URL
from workbench.text.script import HAN_CLASS

if TYPE_CHECKING:
    from collections.abc import Iterator


_RUN = re.compile(
    rf"(?<=[{HAN_CLASS}，。、；：])\s?(?P<words>[A-Za-z]+(?:[ -][A-Za-z]+){{0,3}})"
    rf"(?=\s?[{HAN_CLASS}，。、；：！？])"
)
_MIN_LETTERS = 4
"""Shorter words are often units (km), abbreviations (app) or sounds."""
_NOT_WORDS = (URL, EMAIL, PLACEHOLDER, TAG)


class ScriptLatinLeft(Rule):
    """English words left in a Chinese target.

    Reports: words in small letters that stand in the source too, with Chinese on both sides.
    Names, abbreviations and model numbers may stay, and so may what stands in brackets or code.

    Why: engines copy words that they do not know, and a reader of Chinese stumbles over them.

    Example: 他们在 dugout 里等着 for “They waited in the dugout.”

    Mend: translate the words, or put them into the glossary with `keep: true`.
    """

    id = "script-latin-left"
    severity = Severity.WARNING
    languages = frozenset({("en", "zh")})

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each passage; none where the whole target is untranslated."""
        if is_untranslated(pair) or CODE.search(pair.target):
            return
        kept = [use.target_span for use in pair.uses if use.target_span]
        kept += [
            Span(*match.span()) for pattern in _NOT_WORDS for match in pattern.finditer(pair.target)
        ]
        source = pair.source.lower()
        for match in _RUN.finditer(pair.target):
            words, span = match["words"], Span(*match.span("words"))
            plain = words.islower() and len(words) >= _MIN_LETTERS
            if plain and words in source and not any(place.overlaps(span) for place in kept):
                yield self.finding(f"“{words}” is left in English", target=span)
