"""From links to rows: blocks with segments, the sentences inside linked blocks aligned as well."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from itertools import chain
from operator import add
from typing import TYPE_CHECKING

from workbench.alignment.fit import Fit
from workbench.alignment.path import Link, best_path
from workbench.article import Article, Block, Segment, Span
from workbench.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.alignment.units import Unit, UnitMaker

_FIRM = 2.0
"""Only between links that score so much a sentence counts as left out."""
_LOOSE = -2.0
"""Sentences whose link scores less stay with their neighbours."""
_FAR_WORSE = 2.0
"""So much less must its neighbours' links score with it; a key that they lack counts as much."""
_TELLING = frozenset("nlt")
"""Keys of quantities, Latin strings and terms, which a translation does not do without."""
_A_SENTENCE = 6.0
"""From this size on a sentence of a block may count as left out."""
_MOST_SENTENCES = 1000
"""Blocks of more sentences stay whole."""


@dataclass(frozen=True)
class _Side:
    """One side of a row: its text and its sentences."""

    text: str
    spans: tuple[Span, ...] = ()
    units: tuple[Unit, ...] = ()

    def piece(self, sentences: range) -> tuple[str, int]:
        """Return the text from the first to the last of ``sentences``, and where it begins."""
        if not sentences:
            return "", 0
        span = Span(self.spans[sentences[0]].start, self.spans[sentences[-1]].end)
        return span.of(self.text), span.start


def rows(
    source: Article,
    target: Article,
    links: Sequence[Link],
    makers: tuple[UnitMaker, UnitMaker],
) -> tuple[Block, ...]:
    """Return the blocks of ``source`` with their targets, blocks of the target's own among them.

    Blocks that belong together are one row; a block that was left out has an empty target, and one
    that was added an empty source. Code and rules of the source stay where they are.
    """
    ours = [block for block in source.blocks if block.kind.is_prose]
    theirs = [block for block in target.blocks if block.kind.is_prose]
    sides = [
        (
            _side(_joined([ours[n] for n in link.ours]), makers[0], link),
            _side(_joined([theirs[n] for n in link.theirs]), makers[1], link),
        )
        for link in links
    ]
    fit = _sentence_fit(sides, into_english=makers[1].language == "en")
    made: list[Block] = []
    later: dict[int, list[Block]] = {}
    at, line = -1, ours[0].line if ours else 0
    for link, (mine, other) in zip(links, sides, strict=True):
        at = link.ours[0] if link.ours else at
        line = ours[at].line if link.ours else line
        there = theirs[link.theirs[0]].line if link.theirs else 0
        if link.is_pair:
            segments = tuple(_segments(mine, other, fit))
            row = replace(ours[at], text=mine.text, segments=segments, target_line=there)
        elif link.ours:
            row = replace(ours[at], segments=(Segment(mine.text, 0, target=""),))
        else:  # in the source it belongs after the paragraph before it
            segments = (Segment("", 0, target=other.text),)
            first = theirs[link.theirs[0]]
            row = replace(first, text="", line=line, segments=segments, target_line=there)
        sure = link.confidence if link.is_pair else 0.0
        row = replace(row, confidence=sure)
        later.setdefault(at, []).append(row)
    made += later.get(-1, [])
    number = -1
    for block in source.blocks:
        if block.kind.is_prose:
            number += 1
            made += later.get(number, [])
        else:
            made.append(block)
    return tuple(made)


def _joined(blocks: Sequence[Block]) -> str:
    return "\n".join(block.text for block in blocks)


def _side(text: str, maker: UnitMaker, link: Link) -> _Side:
    spans = split_sentences(text, maker.language) if link.is_pair else []
    if not 1 < len(spans) <= _MOST_SENTENCES:
        return _Side(text, tuple(spans[:1]))
    return _Side(text, tuple(spans), tuple(maker.unit(span.of(text)) for span in spans))


def _sentence_fit(sides: Sequence[tuple[_Side, _Side]], *, into_english: bool) -> Fit | None:
    """Return the scores for sentences, learnt from those of all blocks."""
    mine = [*chain.from_iterable(one.units for one, _ in sides)]
    other = [*chain.from_iterable(two.units for _, two in sides)]
    return Fit(mine, other, into_english=into_english) if mine and other else None


def _segments(mine: _Side, other: _Side, fit: Fit | None) -> Iterator[Segment]:
    """Yield the segments of two blocks that belong together."""
    if fit is None or not mine.units or not other.units:
        yield Segment(mine.text, 0, target=other.text)
        return
    links = _settled(best_path(mine.units, other.units, fit), mine, other, fit)
    if len(links) == 1:
        yield Segment(mine.text, 0, target=other.text)
        return
    for link in links:
        text, start = mine.piece(link.ours)
        yield Segment(text, start, target=other.piece(link.theirs)[0])


def _settled(links: Sequence[Link], mine: _Side, other: _Side, fit: Fit) -> list[Link]:
    """Return the links with those that are not firm joined to a neighbour.

    Where sentences pass over from one to the next, it is better to keep them together than to take
    one for left out.
    """
    settled: list[Link] = []
    waiting: list[Link] = []
    for number, link in enumerate(links):
        around = [*links[max(0, number - 1) : number], *links[number + 1 : number + 2]]
        if link.is_pair and link.score >= _LOOSE:
            settled.append(_together([*waiting, link]))
            waiting = []
        elif link.ours and not link.theirs and _is_left_out(link, around, mine, other, fit):
            settled.append(link)
        elif settled and settled[-1].is_pair:
            settled[-1] = _together([settled[-1], link])
        else:
            waiting.append(link)
    return settled if settled and not waiting else [_together(links)]


def _is_left_out(link: Link, around: Sequence[Link], mine: _Side, other: _Side, fit: Fit) -> bool:
    """Tell whether a sentence is surely part of neither neighbour's target."""
    unit = mine.units[link.ours[0]]
    if unit.size < _A_SENTENCE:
        return False
    for near in around:
        if not near.is_pair or near.score < _FIRM:
            return False
        ours, theirs = (
            reduce(add, [side.units[n] for n in numbers])
            for side, numbers in ((mine, near.ours), (other, near.theirs))
        )
        missed = sum(key[0] in _TELLING for key in unit.due - theirs.keys)
        if fit.score(ours + unit, theirs) - missed * _FAR_WORSE > near.score - _FAR_WORSE:
            return False
    return True


def _together(links: Sequence[Link]) -> Link:
    return Link(
        range(links[0].ours.start, links[-1].ours.stop),
        range(links[0].theirs.start, links[-1].theirs.stop),
        sum(link.score for link in links),
    )
