"""Where a mark without width goes, and which punctuation goes with a marked part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Span
from workbench.documents.marks import MarkKind
from workbench.projection.evidence import CLAUSE
from workbench.projection.tokens import clauses, core, words

if TYPE_CHECKING:
    from workbench.projection.choice import Sentence

_OPENERS = "“‘\"'（(《「『[【〈"
_CLOSERS = "”’\"'）)》」』]】〉"
_STOPS = "。，；：！？、….,;:!?"
_PAIRS = dict(zip(_OPENERS, _CLOSERS, strict=True))
_NEAR = 0.25
"""Within this share of the sentence a clause's end is preferred to a word's."""


def border_of(sentence: Sentence, part: Span, kind: MarkKind, window: Span) -> int:
    """Return where in the target a mark goes that stands at ``part`` of the source.

    ``part`` has a width only where the mark is to be put in with a text of its own.
    """
    source = sentence.source
    own = core(sentence.target, window)
    if not any(map(str.isalnum, source[: part.start])):
        found = window.start
    elif not any(map(str.isalnum, source[part.end :])):
        found = own.end if source[part.start - 1].isalnum() else window.end
    else:
        found = _beside_link(sentence, part, kind)
        if not window.start <= found <= window.end:
            found = _nearest_border(sentence, part.start, kind)
    return min(max(found, window.start), window.end)


def _beside_link(sentence: Sentence, part: Span, kind: MarkKind) -> int:
    """Return the border of what stands for the words beside a mark; -1 where none is known.

    An anchor belongs to the words after it, anything else to those before, and at the end of a
    clause to the clause.
    """
    clause = [
        one.target.start
        for one in sentence.links
        if one.weight == CLAUSE and one.source.start == part.end
    ]
    if clause:
        before = sentence.target[: clause[0]]
        return clause[0] if kind is MarkKind.POINT else len(before.rstrip())
    ends = [one for one in sentence.links if one.source.end == part.start]
    starts = [one for one in sentence.links if one.source.start == part.end]
    if kind is MarkKind.POINT:
        return max((one.weight, one.target.start) for one in starts)[1] if starts else -1
    return max((one.weight, one.target.end) for one in ends)[1] if ends else -1


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
        after = source[inner.end : part.end]
        signs = _CLOSERS * any(char in _CLOSERS for char in after)
        signs += _STOPS * any(char in _STOPS for char in after)
        while end < window.end and target[end] in signs:
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
