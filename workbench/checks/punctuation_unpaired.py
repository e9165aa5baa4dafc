"""The rule ``punctuation-unpaired``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Finding, Severity
from workbench.checks.base import Pair, Rule
from workbench.text.brackets import Unpaired, unpaired

if TYPE_CHECKING:
    from collections.abc import Iterator


class PunctuationUnpaired(Rule):
    """A bracket or a quotation mark without its partner.

    Reports: a bracket or quotation mark of any kind in the target that is not opened or not
    closed. Apostrophes, list markers such as `1)`, inches and smileys are let be. A quotation may
    run over several sentences: so a mark is let be whose partner stands in the sentence before or
    after it, or that has none in the source either; but not where the source closes in the next
    sentence and the target does not. Likewise brackets.

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
            alone = _of_kind(found, is_quote=is_quote)
            if alone and not _is_sound(alone, _of_kind(given, is_quote=is_quote), pair):
                name = "quotation mark" if is_quote else "bracket"
                yield self.finding(f"{name} {alone[0].mark} has no partner", target=alone[0].span)


def _of_kind(marks: list[Unpaired], *, is_quote: bool) -> list[Unpaired]:
    return [one for one in marks if one.is_quote is is_quote]


def _is_sound(alone: list[Unpaired], given: list[Unpaired], pair: Pair) -> bool:
    """Tell whether the marks that are ``alone`` belong to what runs over several sentences.

    ``given`` are those of the source.
    """
    first, last, is_quote = alone[0], alone[-1], alone[0].is_quote
    source, target = (_of_kind(unpaired(text), is_quote=is_quote) for text in pair.after)
    if last.may_open and any(one.may_close for one in target):
        return True
    if first.may_close and any(
        one.may_open for one in _of_kind(unpaired(pair.before[1]), is_quote=is_quote)
    ):
        return True
    closed_in_source = last.may_open and any(not one.may_open for one in source)
    # Two in the source are one pair that is turned the wrong way.
    return len(given) % 2 == 1 and not closed_in_source
