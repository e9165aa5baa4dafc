"""English names: runs of capitalised words, and abbreviations in brackets after what they mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.article import Span
from workbench.glossary.mining.sighting import Passage, Sighting
from workbench.glossary.term import Kind
from workbench.text.capitals import NO_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = r"[A-ZÀ-Þ][\w’'&-]*(?:\.(?=\w)\w+)*"
_SMALL = r"of the|of|for|de|van|von|[A-Z]\."
_PHRASE = re.compile(rf"{_WORD}(?:,? (?:{_SMALL}|{_WORD}))* {_WORD}|{_WORD}")
_ABBREVIATED = re.compile(r" \(([A-Z][A-Za-z&-]{1,9}s?)\)")
_LONGEST = 80
_POSSESSIVE = re.compile(r"[’']s?$")


def phrases(text: str) -> list[tuple[str, Span]]:
    """Return the capitalised phrases of a text, without what only begins a sentence.

    >>> [phrase for phrase, _ in phrases("On Monday, the Bank of Japan’s Kazuo Ueda met Lutnick.")]
    ['Bank of Japan', 'Kazuo Ueda', 'Lutnick']
    """
    found = []
    for match in _PHRASE.finditer(text):
        for part in _parts(match[0], match.start()):
            start, words = part
            first = next((at for at, word in enumerate(words) if word not in NO_NAMES), len(words))
            start += sum(len(word) + 1 for word in words[:first])
            words = words[first:]
            while words and (words[-1] in NO_NAMES or words[-1][0].islower()):
                words.pop()
            phrase = _POSSESSIVE.sub("", " ".join(words)).rstrip(",")
            if 1 < len(phrase) <= _LONGEST:
                found.append((phrase, Span(start, start + len(phrase))))
    return found


def _parts(text: str, start: int) -> Iterator[tuple[int, list[str]]]:
    """Yield a phrase cut after possessives and commas, each part with its place."""
    words: list[str] = []
    at = begin = start
    for word in text.split(" "):
        words.append(word)
        at += len(word) + 1
        if word.endswith(("’s", "'s", ",")):
            yield begin, words
            words, begin = [], at
    if words:
        yield begin, words


def sightings(passage: Passage) -> Iterator[Sighting]:
    """Yield the names of an English passage."""
    for phrase, span in phrases(passage.text):
        short = _ABBREVIATED.match(passage.text, span.end)
        at_start = span.start == 0 or passage.text[span.start - 2 : span.start] in {
            ". ",
            "? ",
            "! ",
        }
        if short:
            yield Sighting(
                phrase, "with an abbreviation in brackets", 0.9, variant=short[1], span=span
            )
        elif " " in phrase:
            yield Sighting(phrase, "capitalised words", 0.7, span=span)
        elif not at_start or phrase.isupper():
            yield Sighting(phrase, "a capitalised word", 0.5, Kind.TERM, span=span)
