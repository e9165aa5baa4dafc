"""Where a mark without width goes, and which punctuation goes with a marked part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Span
from workbench.documents.marks import MarkKind
from workbench.projection.tokens import clauses, core, words

if TYPE_CHECKING:
    from workbench.projection.choice import Sentence

_OPENERS = "“‘\"'（(《「『[【〈"
_CLOSERS = "”’\"'）)》」』]】〉"
_PAIRS = dict(zip(_OPENERS, _CLOSERS, strict=True))
_NEAR = 0.25
"""Within this share of the sentence a clause's end is preferred to a word's."""


def border_of(sentence: Sentence, place: int, kind: MarkKind, window: Span) -> int:
    """Return where in the target a mark goes that stands at ``place`` in the source."""
    inner = core(sentence.source)
    own = core(sentence.target, window)
    if place <= inner.start:
        found = window.start
    elif place >= len(sentence.source):
        found = window.end
    elif place >= inner.end:
        found = own.end
    else:
        found = _beside_link(sentence, place, kind)
        if not window.start <= found <= window.end:
            found = _nearest_border(sentence, place, kind)
    return min(max(found, window.start), window.end)


def _beside_link(sentence: Sentence, place: int, kind: MarkKind) -> int:
    """Return the end (for an anchor the start) of what stands for the words beside, -1 for none."""
    links = sentence.links
    ends = [(one.weight, one.target.end) for one in links if one.source.end == place]
    starts = [(one.weight, one.target.start) for one in links if one.source.start == place]
    sides = (starts, ends) if kind is MarkKind.POINT else (ends, starts)
    return next((max(side)[1] for side in sides if side), -1)


def _nearest_border(sentence: Sentence, place: int, kind: MarkKind) -> int:
    wanted = sentence.expected(place)
    ends = [span.end for span in clauses(sentence.target)]
    if kind in {MarkKind.NOTE, MarkKind.IMAGE}:
        return min(ends, key=lambda end: abs(end - wanted), default=len(sentence.target))
    starts = [span.start for span in words(sentence.target)]
    return min(starts, key=lambda start: abs(start - wanted), default=len(sentence.target))


def divided_at(sentence: Sentence, place: int) -> int:
    """Return where a target is cut for a source that is cut at ``place``: between two words.

    The end of a clause is taken where one is near; both sides keep a word where there are two.
    """
    found = words(sentence.target)
    if len(found) < 2:  # noqa: PLR2004 - nothing to divide
        return len(sentence.target)
    wanted = sentence.expected(place)
    starts = [span.start for span in found[1:]]
    near = [
        start
        for clause in clauses(sentence.target)[1:]
        for start in starts
        if clause.start <= start
        and abs(start - wanted) <= _NEAR * len(sentence.target)
        and not any(clause.start <= other < start for other in starts)
    ]
    cut = min(near or starts, key=lambda start: abs(start - wanted))
    while cut > 0 and sentence.target[cut - 1] in _OPENERS:
        cut -= 1
    return cut


def dressed(sentence: Sentence, part: Span, span: Span, window: Span) -> Span:
    """Return ``span`` of the target with the punctuation at its ends that ``part`` has at its own.

    Brackets and quotes are taken in or left out in pairs.
    """
    source, target = sentence.source, sentence.target
    inner = core(source, part)
    start, end = span
    if inner.start > part.start:
        while start > window.start and not target[start - 1].isalnum() and _hugs(target, start - 1):
            start -= 1
    if inner.end < part.end:
        while end < window.end and not target[end].isalnum() and not target[end].isspace():
            end += 1
    return _balanced(target, Span(start, end), window)


def _hugs(text: str, place: int) -> bool:
    return text[place] in _OPENERS


def _balanced(text: str, span: Span, window: Span) -> Span:
    start, end = span
    open_: list[int] = []
    for place in range(start, end):
        char = text[place]
        if char in _PAIRS and char not in "'\"":
            open_.append(place)
        elif char in _CLOSERS and char not in "'\"’":
            if open_:
                open_.pop()
            elif start > window.start and text[start - 1] in _OPENERS:
                start -= 1
    if open_ and end < window.end and text[end] in _CLOSERS:
        end += 1
    return Span(start, end)
