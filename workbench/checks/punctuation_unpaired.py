"""The rule ``punctuation-unpaired``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Finding, Severity
from workbench.checks.base import Pair, Rule
from workbench.text.brackets import unpaired

if TYPE_CHECKING:
    from collections.abc import Iterator


class PunctuationUnpaired(Rule):
    """A bracket or a quotation mark without its partner.

    Reports: a bracket or quotation mark of any kind in the target that is not opened or not
    closed. Apostrophes, list markers such as `1)`, inches and smileys are let be, and so are
    quotes where the source has an unpaired one too, because a quotation may run over several
    sentences; likewise brackets.

    Why: without the second quotation mark nobody knows where the quotation ends, and whose words
    the rest are.

    Example: “He said “no and left.” for 他说“不”，然后走了。

    Mend: put in the missing mark, or take out the one that is too many.
    """

    id = "punctuation-unpaired"
    severity = Severity.WARNING
    languages = None

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield one finding for brackets and one for quotes, at most."""
        found = unpaired(pair.target)
        given = unpaired(pair.source) if found else []
        for is_quote in (False, True):
            alone = [one for one in found if one.is_quote is is_quote]
            open_in_source = sum(one.is_quote is is_quote for one in given)
            if alone and open_in_source % 2 == 0:  # two are one pair that is turned the wrong way
                name = "quotation mark" if is_quote else "bracket"
                yield self.finding(f"{name} {alone[0].mark} has no partner", target=alone[0].span)
