"""The rule ``punctuation-quotes``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.article import Finding, Severity, Span
from workbench.checks.base import Pair, Rule
from workbench.checks.places import places
from workbench.text.punctuation import CORNERS_FOR_CURLY, CURLY_FOR_CORNERS
from workbench.text.script import HAN_CLASS

if TYPE_CHECKING:
    from collections.abc import Iterator

_RIGHT = {"Hans": "“ ” and ‘ ’", "Hant": "「 」 and 『 』"}
_STYLES = {"Hans": CURLY_FOR_CORNERS, "Hant": CORNERS_FOR_CURLY}
"""For each script the marks of the other, and its own for them."""
_STRAIGHT = re.compile(rf"\"(?=[{HAN_CLASS}])|(?<=[{HAN_CLASS}，。！？])\"")
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])[‘’]|[‘’](?=[A-Za-z])")
_CURLY = re.compile("[“”]")


class PunctuationQuotes(Rule):
    """Quotation marks of another region.

    Reports: 「」 in Mainland or Singapore Chinese, “” in Taiwan's or Hong Kong's, straight quotes
    beside Han characters, and straight and curly quotes side by side in English. It is info: many
    houses have a style of their own.

    Why: quotation marks are the first thing by which readers tell where a text was written.

    Example: 他說“不” in a text for Taiwan, which writes 他說「不」.

    Mend: write the quotation marks that the finding suggests, everywhere in the text.
    """

    id = "punctuation-quotes"
    severity = Severity.INFO
    languages = None

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield one finding for each kind of mark, at its first place."""
        if not pair.target_locale.is_chinese:
            straight, curly = pair.target.find('"'), _CURLY.search(pair.target)
            if straight >= 0 and curly:
                yield self.finding(
                    "straight and curly quotation marks side by side",
                    target=Span(straight, straight + 1),
                )
            return
        script = pair.target_locale.script
        apostrophes = {match.start() for match in _APOSTROPHE.finditer(pair.target)}
        wrong = [
            Span(at, at + 1)
            for at, char in enumerate(pair.target)
            if char in _STYLES[script] and at not in apostrophes
        ]
        wrong += [Span(*match.span()) for match in _STRAIGHT.finditer(pair.target)]
        for place in places(pair.target, wrong):
            yield self.finding(
                f"{place.mark} is not for {pair.target_locale}, which has {_RIGHT[script]}"
                f"{place.often}",
                target=place.span,
                suggestion=_STYLES[script].get(place.mark),
            )
