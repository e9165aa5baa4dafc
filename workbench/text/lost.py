"""Which part of a sentence its translation seems to have left out.

Two things speak for it: that nothing in the target answers to the words, quantities and Latin
strings of a part, and that the target is shorter than usual by about as much. Each is weighed as
the logarithm of how much likelier it is for a part that was lost than for one that was translated.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Span
from workbench.text.fold import fold
from workbench.text.latin import LatinIndex, codes, latin_strings
from workbench.text.lexicon import known_stems, likely_stems, word_stems, words_with_stems
from workbench.text.numbers import Stock, quantities
from workbench.text.size import size, usual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_BORDER = re.compile(r"[，。；：、！？…—]+|[,;:.!?](?=\s)|\s[–—-]\s")
_SPREAD, _SPREAD_SHORT = 0.12, 0.75
"""Standard deviation of the logarithm of the length ratio of translations: of long ones, and how
much more over the root of a short one's size."""
_LEAST_SIZE = 8
_LEAST_SHARE = 0.12
"""A part that is less of its sentence does not show in the length."""
_MOST_SHARE = 0.9
_MOST_SIGNS = 80
_CHINESE_WORD = (-2.6, 0.75)
_ENGLISH_WORD = (-2.6, 0.45)
_NUMBER = (-3.5, 3.0)
_NAME = (-4.0, 3.5)
"""What it says of a part that one of its signs is in the target, and that it is not."""


class Sign(NamedTuple):
    """Something that a translation should have, and whether it does."""

    span: Span
    there: bool
    weights: tuple[float, float] = _NAME

    @property
    def weight(self) -> float:
        """How much it speaks for its part having been left out."""
        return self.weights[0 if self.there else 1]


class Lost(NamedTuple):
    """A part of a source without an answer in the target."""

    span: Span
    weight: float
    """How sure that is, as a logarithm; 5 is reached by one clean pair in a thousand."""


def lost_part(
    source: str, target: str, languages: tuple[str, str], more: Iterable[Sign] = ()
) -> Lost | None:
    """Return the part of ``source`` that ``target`` most likely left out; None for none.

    ``languages`` are those of source and target; ``more`` are signs that only the caller knows,
    such as terms.
    """
    given, got = size(source), size(target)
    if given < _LEAST_SIZE or not got:
        return None
    short = math.log(got / given) - usual(languages[1])
    if short >= 0:
        return None
    signs = sorted([*_signs(source, target, languages), *more])[:_MOST_SIGNS]
    gaps = _gaps(source, signs)
    spread = _SPREAD + _SPREAD_SHORT / math.sqrt(given)
    best = Lost(Span(0, 0), 0.0)
    for first in range(len(signs)):
        weight = 0.0
        for last in range(first, len(signs)):
            weight += signs[last].weight
            if weight <= 0:
                break
            before, after = gaps[first], gaps[last + 1]
            share = min((after.start - before.end) / len(source), _MOST_SHARE)
            if share < _LEAST_SHARE or not (before.parts or after.parts):
                continue
            off = short - math.log(1 - share)
            total = weight + (short * short - off * off) / (2 * spread * spread)
            if total > best.weight:
                best = Lost(Span(before.end, after.start), total)
    return best._replace(span=_in_clauses(source, best.span)) if best.weight else None


def _in_clauses(source: str, span: Span) -> Span:
    """Return ``span`` as whole clauses: of one at its ends it has all or nothing, if it can."""
    borders = [0, *(mark.end() for mark in _BORDER.finditer(source)), len(source)]
    start, end = span
    first, last = max(b for b in borders if b <= start), min(b for b in borders if b >= end)
    after = min((b for b in borders if b > start), default=end)
    before = max((b for b in borders if b < end), default=start)
    if start - first <= min(after, end) - start:
        start = first
    elif after < end:
        start = after
    if last - end <= end - max(before, span.start):
        end = last
    elif before > start:
        end = before
    return Span(start, end)


class _Gap(NamedTuple):
    """What lies between two signs: a part may end at its start, and another begin at its end."""

    start: int
    end: int
    parts: bool
    """Whether a clause ends there."""


def _gaps(source: str, signs: Sequence[Sign]) -> list[_Gap]:
    """Return what lies before each sign and after the last one."""
    ends = [0, *(sign.span.end for sign in signs)]
    starts = [*(sign.span.start for sign in signs), len(source)]
    gaps = []
    for number, (start, end) in enumerate(zip(ends, starts, strict=True)):
        mark = _BORDER.search(source, start, max(start, end))
        if mark:
            gaps.append(_Gap(mark.end(), mark.end(), parts=True))
        elif number in {0, len(signs)}:
            edge = len(source) if number else 0
            gaps.append(_Gap(edge, edge, parts=True))
        else:  # the words between belong to the part as well
            gaps.append(_Gap(end, start, parts=False))
    return gaps


def _signs(source: str, target: str, languages: tuple[str, str]) -> Iterator[Sign]:
    """Yield the words, quantities and Latin strings of ``source``."""
    if languages[0] == "zh":
        stems = known_stems(target)
        for span, likely in word_stems(fold(source)):
            yield Sign(span, not stems.isdisjoint(likely), _CHINESE_WORD)
    else:
        known, likely_here = known_stems(source), likely_stems(fold(target))
        for stem, span in words_with_stems(source):
            if stem in known:
                known -= {stem}
                yield Sign(span, stem in likely_here, _ENGLISH_WORD)
    asked = [one for one in quantities(source, languages[0]) if one.sure]
    stock = Stock(quantities(target, languages[1]) if asked else ())
    for quantity in asked:
        yield Sign(quantity.span, stock.has(quantity), _NUMBER)
    names = latin_strings(source) if languages[0] == "zh" else codes(source)
    index = LatinIndex(target if names else "")
    for name in names:
        yield Sign(name.span, index.has(name.text))
