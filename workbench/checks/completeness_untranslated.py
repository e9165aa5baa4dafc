"""The rule ``completeness-untranslated``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.article import Finding, Severity, Span
from workbench.checks.base import BOTH_WAYS, Pair, Rule
from workbench.checks.languages import LATIN_WORD, is_left_in
from workbench.text.carried import without_addresses
from workbench.text.fold import fold
from workbench.text.script import count_han

if TYPE_CHECKING:
    from collections.abc import Iterator

_MIN_WORDS = 4
"""Shorter English is often a name, a title or a brand, which stays."""
_MIN_PLAIN = 3
"""So many words in lower case make a passage out of a name."""
_LATIN_PASSAGE = re.compile(r"[A-Za-z][A-Za-z'’]*(?:[ ,;:\"“”-]{1,3}[A-Za-z][A-Za-z'’]*){4,}")


class CompletenessUntranslated(Rule):
    """A translation that is still in the language of the source.

    Reports: a target that equals its source, that is mostly in the source's language (errors), or
    a Chinese target in which a passage of English words stands (warning). Names, brands and codes
    that are the same in both languages are let be.

    Why: engines copy what they do not know, and people skip sentences; the text then reads as
    finished until somebody stumbles on it.

    Example: 他没有回答。 with 他没有回答。 as its English target.

    Mend: translate the sentence or the passage. A term that stays as it is belongs into the
    glossary with `keep: true`.
    """

    id = "completeness-untranslated"
    severity = Severity.ERROR
    languages = BOTH_WAYS

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield at most one finding for the whole target, or one for each passage."""
        language = pair.source_locale.language
        given, whole = Span(0, len(pair.source)), Span(0, len(pair.target))
        if not _is_text(pair.source, language):
            return
        if fold(pair.source).split() == fold(pair.target).split():
            yield self.finding("the target equals the source", source=given, target=whole)
        elif is_untranslated(pair):
            name = pair.source_locale.name.partition(" ")[0]
            yield self.finding(f"the target is still mostly in {name}", source=given, target=whole)
        elif language == "en":
            yield from self._passages(pair)

    def _passages(self, pair: Pair) -> Iterator[Finding]:
        for match in _LATIN_PASSAGE.finditer(pair.target):
            words = LATIN_WORD.findall(match.group())
            span = Span(*match.span())
            kept = any(use.target_span and use.target_span.overlaps(span) for use in pair.uses)
            if not kept and sum(word.islower() for word in words) >= _MIN_PLAIN:
                yield self.finding(
                    f"left in English: “{_shortened(match.group())}”",
                    target=span,
                    severity=Severity.WARNING,
                )


def is_untranslated(pair: Pair) -> bool:
    """Tell whether the target is mostly in the source's language and no mere name."""
    language = pair.source_locale.language
    return (
        pair.is_translation
        and _is_text(pair.target, language)
        and is_left_in(pair.target, language)
    )


def _is_text(text: str, language: str) -> bool:
    """Tell whether ``text`` has more of ``language`` than a name that may stay as it is."""
    if language == "zh":
        return count_han(text) > 1
    plain = without_addresses(text[:10_000])
    words = [word for word in LATIN_WORD.findall(plain) if word.islower()]
    return len(words) >= _MIN_WORDS


def _shortened(text: str, width: int = 60) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
