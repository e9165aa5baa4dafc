"""From links to precision, recall and F1, of blocks and of the lines within."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.alignment.gale_church import gale_church
from workbench.alignment import Link, aligned
from workbench.article import Article, Block, BlockKind
from workbench.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.alignment.documents import Pair, Side

_WORDS_OF_CHANCE = 2


class Piece(NamedTuple):
    """What was linked inside two blocks: a range of characters of each side."""

    ours: tuple[int, int]
    theirs: tuple[int, int]


@dataclass
class Score:
    """Links found, right and wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, found: set[tuple[int, int]], wanted: set[tuple[int, int]]) -> None:
        """Count the links of one pair of documents."""
        self.right += len(found & wanted)
        self.found += len(found)
        self.wanted += len(wanted)

    def __add__(self, other: Score) -> Score:
        """Return the two counted together."""
        return Score(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def cells(self) -> tuple[str, str, str]:
        """Precision, recall and F1 in percent."""
        precision = self.right / max(1, self.found)
        recall = self.right / max(1, self.wanted)
        both = 2 * self.right / max(1, self.found + self.wanted)
        return f"{precision:.1%}", f"{recall:.1%}", f"{both:.1%}"


@dataclass
class Result:
    """What one method reached at one rate."""

    blocks: Score = field(default_factory=Score)
    lines: Score = field(default_factory=Score)
    count: int = 0
    seconds: float = 0.0

    def __add__(self, other: Result) -> Result:
        """Return the two counted together."""
        return Result(
            self.blocks + other.blocks,
            self.lines + other.lines,
            self.count + other.count,
            self.seconds + other.seconds,
        )

    def add(self, pair: Pair, *, baseline: bool) -> None:
        """Align one pair of documents and count."""
        start = time.process_time()
        rows = list(_by_length(pair) if baseline else _ours(pair))
        self.seconds += time.process_time() - start
        self.count += max(len(pair.source.paragraphs), len(pair.target.paragraphs))
        linked = {(a, b) for link, _ in rows for a in link.ours for b in link.theirs}
        self.blocks.add(linked, pair.gold())
        lines = {line for link, pieces in rows for line in _lines(pair, link, pieces)}
        kept = [
            {n for lines in side.paragraphs for n in lines} for side in (pair.source, pair.target)
        ]
        self.lines.add(lines, {(line, line) for line in kept[0] & kept[1]})


def _ours(pair: Pair) -> Iterator[tuple[Link, list[Piece]]]:
    """Yield the links of the workbench with what it linked inside them."""
    articles = [
        Article(
            tuple(Block(BlockKind.PARAGRAPH, text) for text in side.texts()),
            side.locale,
            name=side.locale.tag,
        )
        for side in (pair.source, pair.target)
    ]
    found = aligned(articles[0], articles[1])
    for link, row in zip(found.links, found.article.blocks, strict=True):
        text = _joined(pair.target, link.theirs)
        pieces = []
        at = 0
        for segment in row.segments if link.is_pair else ():
            target = segment.target or ""
            at = text.index(target, at)
            if target and segment.source:
                pieces.append(Piece((segment.span.start, segment.span.end), (at, at + len(target))))
            at += len(target)
        yield link, pieces


def _by_length(pair: Pair) -> Iterator[tuple[Link, list[Piece]]]:
    """Yield the links of the baseline, and what it links inside them."""
    ours, theirs = pair.source.texts(), pair.target.texts()
    total, other_total = (sum(map(len, side)) for side in (ours, theirs))
    english = other_total if pair.source.locale.is_chinese else total
    scale, other_scale = english / total, english / other_total
    links = gale_church(
        [len(text) * scale for text in ours], [len(text) * other_scale for text in theirs]
    )
    for link in links:
        if not link.is_pair:
            yield link, []
            continue
        texts = _joined(pair.source, link.ours), _joined(pair.target, link.theirs)
        spans = [
            split_sentences(text, side.locale.language)
            for text, side in zip(texts, (pair.source, pair.target), strict=True)
        ]
        inside = gale_church(
            [len(span.of(texts[0])) * scale for span in spans[0]],
            [len(span.of(texts[1])) * other_scale for span in spans[1]],
        )
        yield (
            link,
            [
                Piece(_range(spans[0], one.ours), _range(spans[1], one.theirs))
                for one in inside
                if one.is_pair
            ],
        )


def _range(spans: Sequence[tuple[int, int]], numbers: range) -> tuple[int, int]:
    return spans[numbers[0]][0], spans[numbers[-1]][1]


def _joined(side: Side, numbers: range) -> str:
    texts = side.texts()
    return "\n".join(texts[n] for n in numbers)


def _lines(pair: Pair, link: Link, pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of lines that the pieces of two blocks link."""
    ours, theirs = _places(pair.source, link.ours), _places(pair.target, link.theirs)
    for piece in pieces:
        for line in _touched(ours, piece.ours):
            yield from ((line, other) for other in _touched(theirs, piece.theirs))


def _places(side: Side, numbers: range) -> list[tuple[int, int, int]]:
    """Return each line of some blocks with where it stands in their joined text."""
    places = []
    at = 0
    space = 0 if side.locale.is_chinese else 1
    for number in numbers:
        for line in side.paragraphs[number]:
            places.append((line, at, at + len(side.lines[line])))
            at += len(side.lines[line]) + space
        at += 1 - space
    return places


def _touched(places: Sequence[tuple[int, int, int]], span: tuple[int, int]) -> list[int]:
    """Return the lines of which more than a stray mark lies in a range."""
    return [
        line
        for line, start, end in places
        if min(end, span[1]) - max(start, span[0]) > _WORDS_OF_CHANCE
    ]
