"""The marks of one sentence, put onto its translation: nested as they were, and none lost."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Span
from workbench.documents.marks import Mark, MarkKind
from workbench.projection.borders import border_of, dressed
from workbench.projection.tokens import core, stands_alone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.projection.choice import Choice, Sentence

_OPEN_SPACE = '([“‘"（「『《\n'
_MOST, _DEEPEST = 500, 50
"""Parts in a sentence and in each other; what a file has more of is made to exhaust its reader."""
_CLOSE_SPACE = '.,;:!?)]”’"）」』》，。；：！？、\n'


class Part(NamedTuple):
    """The part of a mark that lies in a sentence, and whether it goes on beyond its ends."""

    mark: Mark
    """With its span in the sentence."""
    from_before: bool = False
    goes_on: bool = False


@dataclass
class Placed:
    """A translation with the marks on it; ``text`` has grown by what had to be put in."""

    text: str
    spans: dict[int, Span] = field(default_factory=dict)
    """Where each part is, by its place in the list of parts."""
    guessed: int = 0
    """How many marks stand on a whole clause, for want of knowing better."""


class _Insertion(NamedTuple):
    place: int
    text: str
    part: int
    around: frozenset[int]
    """The parts that hold it."""
    within: tuple[tuple[int, Span], ...]
    """The parts in it, and where they lie in its text."""


@dataclass
class _Node:
    """A part with the parts in it."""

    index: int
    part: Part
    within: list[_Node] = field(default_factory=list)

    @property
    def span(self) -> Span:
        return self.part.mark.span


def place_parts(sentence: Sentence, parts: Sequence[Part]) -> Placed:
    """Return the translation of ``sentence`` with each of ``parts`` on it.

    Of very many, and of those nested very deep, the last have no span in what is returned.
    """
    placer = _Placer(sentence, Placed(sentence.target))
    placer.place(_tree(parts[:_MOST]), Span(0, len(sentence.target)), frozenset())
    return placer.finished()


def _tree(parts: Sequence[Part]) -> list[_Node]:
    top: list[_Node] = []
    around: list[_Node] = []
    order = sorted(enumerate(parts), key=lambda one: (one[1].mark.span.start, one[0]))
    for index, part in order:
        node = _Node(index, part)
        while around and not _holds(around[-1], node):
            around.pop()
        if len(around) == _DEEPEST:
            continue
        (around[-1].within if around else top).append(node)
        if node.span.start < node.span.end:
            around.append(node)
    return top


def _holds(outer: _Node, inner: _Node) -> bool:
    if inner.span.start == inner.span.end:
        return outer.span.start <= inner.span.start < outer.span.end
    return outer.span.covers(inner.span)


@dataclass
class _Placer:
    sentence: Sentence
    placed: Placed
    insertions: list[_Insertion] = field(default_factory=list)
    notes: list[_Node] = field(default_factory=list)

    def place(self, nodes: Sequence[_Node], window: Span, around: frozenset[int]) -> None:
        """Place parts that lie side by side in the source, the surest first."""
        wide = [node for node in nodes if node.span.start < node.span.end]
        taken: list[Span] = []
        for node in sorted(wide, key=lambda one: self._rank(one, window)):
            span = self._span(node, _free(window, taken))
            if span is None:
                self._insert(node, window, taken, around)
                continue
            taken.append(span)
            if node.part.mark.kind is MarkKind.NOTE:
                self.notes.append(node)
            self.placed.spans[node.index] = span
            self.place(node.within, span, around | {node.index})
        for node in nodes:
            if node not in wide:
                place = border_of(self.sentence, node.span, node.part.mark.kind, window)
                place = _outside(place, taken)
                self.placed.spans[node.index] = Span(place, place)

    def _rank(self, node: _Node, window: Span) -> tuple[bool, float, int]:
        choice = self._choice(node, [window])
        bound = node.part.from_before or node.part.goes_on
        return not bound, -(choice.sureness if choice else -1.0), node.index

    def _choice(self, node: _Node, windows: Sequence[Span]) -> Choice | None:
        return self.sentence.choose(node.span, windows) if windows else None

    def _span(self, node: _Node, windows: Sequence[Span]) -> Span | None:
        """Return where a part goes; None where there is no room, or its own text is missing."""
        if not windows:
            return None
        if node.part.mark.kind.keeps_text:
            return self._same_text(node, windows)
        sentence = self.sentence
        inner = core(sentence.source, node.span)
        if inner.start == inner.end:
            return None
        whole = core(sentence.source)
        if inner == whole and len(windows) == 1:
            span = dressed(sentence, node.span, core(sentence.target, windows[0]), windows[0])
            return self._bound(node, span, windows) if span.start < span.end else None
        choice = self._choice(node, windows)
        if choice is None or (node.part.mark.kind is MarkKind.IMAGE and not choice.sureness):
            return None  # a picture must not take visible text for its own
        self.placed.guessed += choice.sureness == 0
        window = next(one for one in windows if one.covers(choice.span))
        return self._bound(node, dressed(sentence, node.span, choice.span, window), windows)

    def _bound(self, node: _Node, span: Span, windows: Sequence[Span]) -> Span:
        """Let a part that goes on beyond the sentence reach its end."""
        start = windows[0].start if node.part.from_before else span.start
        end = windows[-1].end if node.part.goes_on else span.end
        return Span(start, end)

    def _same_text(self, node: _Node, windows: Sequence[Span]) -> Span | None:
        written = node.span.of(self.sentence.source)
        wanted = self.sentence.expected(node.span.start)
        found = []
        for window in windows:
            start = self.sentence.target.find(written, *window)
            while start >= 0:
                span = Span(start, start + len(written))
                if stands_alone(self.sentence.target, span):
                    found.append(span)
                start = self.sentence.target.find(written, start + 1, window.end)
        return min(found, key=lambda span: abs(span.start - wanted), default=None)

    def _insert(
        self, node: _Node, window: Span, taken: Sequence[Span], around: frozenset[int]
    ) -> None:
        """Put a part with its own text into the target, where a mark must not be lost."""
        mark = node.part.mark
        if not mark.kind.must_stay:
            self.place(node.within, window, around)
            return
        kind = mark.kind if mark.kind.keeps_text else MarkKind.POINT
        place = border_of(self.sentence, node.span, kind, window)
        place = _outside(place, taken)
        start = node.span.start
        within = tuple(
            (inner.index, Span(inner.span.start - start, inner.span.end - start))
            for inner in _all_within(node)
        )
        text = node.span.of(self.sentence.source)
        self.insertions.append(_Insertion(place, text, node.index, around, within))

    def _close_up(self) -> None:
        """Take out the space that a model puts before the sign of a note, where there was none."""
        source, placed = self.sentence.source, self.placed
        for node in self.notes:
            span = placed.spans.get(node.index)
            before = source[: node.span.start][-1:]
            if span is None or before.isspace() or placed.text[: span.start][-1:] != " ":
                continue
            place = span.start - 1
            placed.text = placed.text[:place] + placed.text[span.start :]
            self.insertions = [
                row._replace(place=row.place - (row.place > place)) for row in self.insertions
            ]
            for index, other in placed.spans.items():
                placed.spans[index] = _moved_left(other, place)

    def finished(self) -> Placed:
        """Return the target with what is to be put in, and the marks moved on accordingly."""
        placed = self.placed
        self._close_up()
        for row in sorted(self.insertions, key=lambda one: (-one.place, -one.part)):
            text = placed.text
            spaced = _spaced(text, row)
            placed.text = text[: row.place] + spaced + text[row.place :]
            start = row.place + spaced.index(row.text)
            for index, span in placed.spans.items():
                placed.spans[index] = _moved(span, row, len(spaced), inside=index in row.around)
            placed.spans[row.part] = Span(start, start + len(row.text))
            placed.spans |= {
                index: Span(start + span.start, start + span.end) for index, span in row.within
            }
        return replace(placed)


def _all_within(node: _Node) -> Iterator[_Node]:
    for inner in node.within:
        yield inner
        yield from _all_within(inner)


def _moved_left(span: Span, place: int) -> Span:
    return Span(*(at - (at > place) for at in span))


def _outside(place: int, taken: Sequence[Span]) -> int:
    """Return a place, or the end of the marked words next to it that it would fall into."""
    for span in taken:
        if span.start < place < span.end:
            nearer = place - span.start < span.end - place
            return span.start if nearer else span.end
    return place


def _moved(span: Span, row: _Insertion, length: int, *, inside: bool) -> Span:
    if inside:
        return Span(span.start, span.end + length)
    start = span.start + length * (span.start >= row.place)
    return Span(start, max(start, span.end + length * (span.end > row.place)))


def _spaced(text: str, row: _Insertion) -> str:
    """Return what is put in, with a space beside Latin words; a note's sign has none before it."""
    before, after = text[: row.place][-1:], text[row.place :][:1]
    is_note = not row.text[:1].isalnum() and row.text[:1] not in "`<"
    lead = "" if is_note or not before or before in _OPEN_SPACE or before.isspace() else " "
    tail = "" if not after or after in _CLOSE_SPACE or after.isspace() else " "
    wide = _is_wide(before or after)
    return row.text if wide else f"{lead}{row.text}{tail}"


def _is_wide(char: str) -> bool:
    return bool(char) and char >= "\u2e80"


def _free(window: Span, taken: Sequence[Span]) -> list[Span]:
    """Return the parts of ``window`` that are not taken, in order."""
    found = []
    start = window.start
    for span in sorted(taken):
        if span.start > start:
            found.append(Span(start, span.start))
        start = max(start, span.end)
    if start < window.end:
        found.append(Span(start, window.end))
    return found
