"""What tells that a part of a sentence stands for a part of its translation.

Terms whose place is known on both sides, equal strings, numbers of one value, quotations in order,
and words that a small dictionary knows as each other's translation.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Span
from workbench.projection.tokens import clauses, quoted, words
from workbench.text.fold import fold
from workbench.text.lexicon import word_stems, words_with_stems
from workbench.text.numbers import quantities
from workbench.text.script import HAN

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from workbench.article import Use

TERM, STRING, NUMBER, QUOTE, CLAUSE, WORD = 6.0, 5.0, 4.0, 3.0, 1.0, 2.0
"""How much each kind of evidence weighs."""
_LATIN = re.compile(r"(?:https?://|www\.)[!-~]+|[A-Za-zÀ-ɏ0-9]+(?:[.'’&+/-][A-Za-zÀ-ɏ0-9]+)*")
_LEAST = 2
_COUNTRIES = (
    ("中国|中國|中方|中共", r"\bChin(?:a|ese)\b"),
    ("法国|法國|法方", r"\bFrance\b|\bFrench\b"),
    ("美国|美國|美方", r"United States|\bU\.S\.|\bUS\b|\bAmerican?s?\b"),
    ("英国|英國|英方", r"United Kingdom|\bU\.K\.|\bUK\b|\bBrit(?:ain|ish)\b"),
    ("欧盟|歐盟", r"European Union|\bE\.U\.|\bEU\b"),
    ("联合国|聯合國", r"United Nations|\bU\.N\.|\bUN\b"),
)
"""Countries in the forms that a dictionary of words lacks: abbreviated, and as adjectives."""


class Link(NamedTuple):
    """A part of the source, the part of the target that stands for it, and how sure that is."""

    source: Span
    target: Span
    weight: float

    def turned(self) -> Link:
        """Return the link from the target's side."""
        return Link(self.target, self.source, self.weight)


def gather(source: str, target: str, uses: Iterable[Use], *, from_chinese: bool) -> list[Link]:
    """Return the evidence of a sentence and its translation, between Chinese and English."""
    found = [
        Link(use.source_span, use.target_span, TERM)
        for use in uses
        if use.target_span is not None and use.target_span.start < use.target_span.end
    ]
    found += _strings(source, target)
    if from_chinese:
        between = [*_numbers(source, target), *_words(source, target)]
    else:
        between = [link.turned() for link in (*_numbers(target, source), *_words(target, source))]
    found += between
    found += _in_order(quoted(source), quoted(target), QUOTE)
    found += _in_order(clauses(source), clauses(target), CLAUSE)
    return found


def _in_order(ones: Sequence[Span], others: Sequence[Span], weight: float) -> list[Link]:
    if len(ones) != len(others) or (weight == CLAUSE and len(ones) == 1):
        return []
    return [Link(one, other, weight) for one, other in zip(ones, others, strict=True)]


def _strings(source: str, target: str) -> list[Link]:
    """Link equal Latin strings and figures."""
    sides = [
        [
            (fold(match.group()), Span(*match.span()))
            for match in _LATIN.finditer(text)
            if len(match.group()) >= _LEAST or match.group().isdigit()
        ]
        for text in (source, target)
    ]
    return _paired(sides[0], sides[1], STRING, (source, target))


def _numbers(chinese: str, english: str) -> list[Link]:
    """Link numbers of the same value."""
    sides = [
        [(one.low.normalize(), one.span) for one in quantities(text, language)]
        for text, language in ((chinese, "zh"), (english, "en"))
    ]
    return _paired(sides[0], sides[1], NUMBER, (chinese, english))


def _paired(
    ones: Iterable[tuple[Hashable, Span]],
    others: Iterable[tuple[Hashable, Span]],
    weight: float,
    texts: tuple[str, str],
) -> list[Link]:
    """Link what has the same key, the nearest in place first, each once."""
    by_key: dict[Hashable, list[Span]] = {}
    for key, span in others:
        by_key.setdefault(key, []).append(span)
    pairs = [(one, other) for key, one in ones for other in by_key.get(key, ())]
    return [Link(one, other, weight) for one, other in _nearest(pairs, texts)]


def _nearest(pairs: Iterable[tuple[Span, Span]], texts: tuple[str, str]) -> list[tuple[Span, Span]]:
    """Return pairs of which none overlap: those of several words and of like places first."""
    text = texts[1]
    here, there = (max(1, len(one)) for one in texts)
    chosen: list[tuple[Span, Span]] = []

    def rank(pair: tuple[Span, Span]) -> tuple[int, float]:
        one, other = pair
        several = " " in text[other.start : other.end]
        return -several, abs(one.start / here - other.start / there)

    for one, other in sorted(pairs, key=rank):
        if not any(one.overlaps(here_) or other.overlaps(there_) for here_, there_ in chosen):
            chosen.append((one, other))
    return chosen


def _words(chinese: str, english: str) -> list[Link]:
    """Link words by the dictionary; words side by side that all fit one are linked together."""
    there = list(words_with_stems(english))
    pairs = []
    for span, likely in _known(fold(chinese)):
        start = 0
        while start < len(there):
            end = start
            while end < len(there) and there[end][0] in likely:
                end += 1
            if end > start:
                pairs.append((span, Span(there[start][1].start, there[end - 1][1].end)))
            start = max(end, start + 1)
    pairs += _countries(chinese, english)
    return [Link(one, other, WORD) for one, other in _nearest(pairs, (chinese, english))]


def _known(folded: str) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Yield what the dictionary has: words, or else parts of them, or else two words together."""
    spans = [span for span in words(folded) if HAN.match(folded, span.start)]
    found = {
        span: [
            (Span(span.start + inner.start, span.start + inner.end), likely)
            for inner, likely in word_stems(span.of(folded))
        ]
        for span in spans
    }
    for rows in found.values():
        yield from rows
    for one, other in pairwise(spans):
        if one.end == other.start and not (found[one] or found[other]):
            both = Span(one.start, other.end)
            yield from ((both, likely) for _, likely in word_stems(both.of(folded)))


def _countries(chinese: str, english: str) -> Iterator[tuple[Span, Span]]:
    """Yield countries with the forms that English has for them."""
    for here, there in _COUNTRIES:
        others = [Span(*match.span()) for match in re.finditer(there, english)]
        for match in re.finditer(here, chinese) if others else ():
            yield from ((Span(*match.span()), other) for other in others)
