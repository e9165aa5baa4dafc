"""Projection: the marks on a block's text, put onto the translation of its sentences.

Pure: texts, what is known of which words stand for which, and marks in; a text and marks out.
Words are never cut, marks never cross, and a link, picture, note or piece of code is never lost:
where its words cannot be told it covers their clause, and where its text is missing it is put in.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.article import Span, joins_closed
from workbench.documents.marks import MarkKind, Passage
from workbench.projection.borders import divided_at
from workbench.projection.choice import Sentence
from workbench.projection.evidence import gather
from workbench.projection.sentence import Part, place_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.article import Segment
    from workbench.locales import Locale

_MOST_MARKS = 60
"""In a sentence with more, marks are placed by clauses alone: no writer's has so many."""
_MOST_CARRIED = 20
"""Marks that go on from a sentence into the next; inner ones that are more end with the sentence.

A file with more is made to exhaust its reader, by as many marks in each of as many sentences.
"""
_SIGNS = {MarkKind.IMAGE, MarkKind.LINK}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("[ \t]*[\r\n\u2028\u2029]+[ \t]*")
_SPACES = re.compile(r"[\s\u3000]+")


@dataclass
class Projected:
    """A block in the target's language."""

    passage: Passage
    cuts: tuple[int, ...] = ()
    """Where the text is to be cut again, for a block that was made of several."""
    guessed: int = 0
    """How many marks cover a clause because their own words could not be told."""
    untranslated: int = 0
    """How many sentences have no target, and stand in the source's language."""


def project(
    passage: Passage,
    segments: Sequence[Segment],
    locale: Locale,
    seams: Sequence[int] = (),
    *,
    divides: bool = False,
) -> Projected:
    """Return the translation of a block with the marks of ``passage``, its source.

    ``seams`` are the places at which several blocks of the file were joined to this one. A sentence
    over a seam stays whole, before it; with ``divides`` it is cut where its words suggest.
    """
    builder = _Builder(passage, locale, tuple(seams), divides)
    for segment in segments:
        builder.add(segment)
    return builder.finished()


@dataclass
class _Builder:
    passage: Passage
    locale: Locale
    seams: tuple[int, ...]
    divides: bool
    text: str = ""
    spans: dict[int, Span] = field(default_factory=dict)
    """Where each mark of the passage is, by its place in the list."""
    cuts: list[int] = field(default_factory=list)
    position: int = 0
    """How much of the source is done."""
    same: bool = True
    """Whether the sentence before was left as it was."""
    guessed: int = 0
    untranslated: int = 0
    torn: set[int] = field(default_factory=set)
    """The marks that lie on several sentences."""
    begun: int = 0
    """How many marks begin in what is done."""
    active: list[int] = field(default_factory=list)
    """Those of them that may not be over."""

    def add(self, segment: Segment) -> None:
        """Add the translation of a sentence."""
        same = segment.target == segment.source
        target = segment.source if same else _cleaned(segment.target or "", self.locale)
        self.untranslated += not target
        same = same or not target
        target = target or segment.source
        self._gap(segment, target, same=same)
        offset = len(self.text)
        indices = [index for index in self._near(segment) if self._is_in(index, segment)]
        cuts = [seam for seam in self.seams if segment.start < seam < segment.span.end]
        if same:
            self._copy(segment, indices, cuts, offset)
        else:
            self._project(segment, target, indices, cuts)
        self.position = segment.span.end
        self.same = same

    def _gap(self, segment: Segment, target: str, *, same: bool) -> None:
        """Add what stands between two sentences."""
        span = segment.span
        gap = self.passage.text[self.position : span.start]
        start = len(self.text)
        if "\n" in gap:
            lines = "\n" * gap.count("\n") if not (same and self.same) else gap
            if not self.locale.is_chinese:
                lines = lines.replace("\u3000", "")
            self.text += lines
        elif same and self.same:
            self.text += gap
        elif self.text and not (joins_closed(self.text, target) or self._noted(segment)):
            self.text += " "
        breaks = [place for place in range(start, len(self.text)) if self.text[place] == "\n"]
        for index in self._near(segment):
            mark = self.passage.marks[index]
            if mark.kind is MarkKind.BREAK and self.position <= mark.span.start < span.start:
                place = breaks.pop(0) if breaks else len(self.text)
                self.spans[index] = Span(place, min(place + 1, len(self.text)))
        for seam in self.seams:
            if self.position <= seam <= span.start and len(self.cuts) < len(self.seams):
                self.cuts.append(len(self.text))

    def _noted(self, segment: Segment) -> bool:
        """Tell whether a sentence begins with the sign of a note on the words before."""
        near = (self.passage.marks[index] for index in self._near(segment))
        return any(mark.kind is MarkKind.NOTE and mark.span.start == segment.start for mark in near)

    def _near(self, segment: Segment) -> list[int]:
        """Return the marks that begin up to the end of a sentence and are not over before it."""
        marks = self.passage.marks
        while self.begun < len(marks) and marks[self.begun].span.start <= segment.span.end:
            self.active.append(self.begun)
            self.begun += 1
        active = [at for at in self.active if marks[at].span.end >= self.position]
        new = bisect_left(active, self.position, key=lambda at: marks[at].span.start)
        self.active = active[: min(new, _MOST_CARRIED)] + active[new:]
        return self.active

    def _is_in(self, index: int, segment: Segment) -> bool:
        """Tell whether a part of a mark lies in a sentence, or it stands at it without width."""
        mark = self.passage.marks[index]
        if mark.kind is MarkKind.BREAK:
            return False
        start, end = mark.span
        if start == end:
            at_start = start == segment.start and start > self.position
            first = start <= segment.start and self.position == 0
            return at_start or first or segment.start < start <= segment.span.end
        return mark.span.overlaps(segment.span)

    def _copy(
        self, segment: Segment, indices: Sequence[int], cuts: Sequence[int], offset: int
    ) -> None:
        """Add a sentence that stays as it is, with its marks."""
        self.text += segment.source
        for index in indices:
            span = _within(self.passage.marks[index].span, segment.span)
            self._note(index, Span(span.start + offset, span.end + offset))
        self.cuts += (offset + cut - segment.start for cut in cuts)

    def _project(
        self, segment: Segment, target: str, indices: Sequence[int], cuts: Sequence[int]
    ) -> None:
        if not indices and not (cuts and self.divides):
            self.text += target
            self.cuts += [len(self.text)] * len(cuts)
            return
        from_chinese = not self.locale.is_chinese
        few = len(indices) <= _MOST_MARKS
        uses = segment.uses
        links = gather(segment.source, target, uses, from_chinese=from_chinese) if few else []
        sentence = Sentence(segment.source, target, tuple(links))
        placed = place_parts(sentence, [self._part(index, segment) for index in indices])
        offset = len(self.text)
        self.text += placed.text
        self.guessed += placed.guessed
        for number, span in placed.spans.items():
            self._note(indices[number], Span(span.start + offset, span.end + offset))
        grown = replace(sentence, target=placed.text)
        for cut in cuts:
            place = divided_at(grown, cut - segment.start) if self.divides else len(placed.text)
            self.cuts.append(max([offset + place, *self.cuts]))

    def _part(self, index: int, segment: Segment) -> Part:
        mark = self.passage.marks[index]
        torn = mark.kind.keeps_text and not segment.span.covers(mark.span)
        kind = MarkKind.STYLE if torn else mark.kind
        return Part(
            replace(mark, span=_within(mark.span, segment.span), kind=kind),
            from_before=mark.span.start < segment.start and mark.span.end > segment.start,
            goes_on=mark.span.end > segment.span.end and mark.span.start < segment.span.end,
        )

    def _note(self, index: int, span: Span) -> None:
        """Note where a mark is; its parts in several sentences make one."""
        before = self.spans.get(index)
        if before:
            self.torn.add(index)
        self.spans[index] = Span(min(before.start, span.start), span.end) if before else span

    def finished(self) -> Projected:
        """Return the block, every mark of the source in it."""
        tail = self.passage.text[self.position :]
        if tail and self.same:
            self.text += tail
        for seam in self.seams[len(self.cuts) :]:
            self.cuts.append(min(len(self.text), seam) if self.same else len(self.text))
        marks = []
        for index, mark in enumerate(self.passage.marks):
            at_end = Span(len(self.text), len(self.text))
            span = self.spans.get(index, at_end)
            if span.start < span.end or mark.span.start == mark.span.end or mark.kind.must_stay:
                # Code over several sentences is no word that could stand there as it is.
                torn = mark.kind.keeps_text and index in self.torn and not self.same
                kind = MarkKind.STYLE if torn else mark.kind
                marks.append(replace(mark, span=span, kind=kind))
        marks.sort(key=lambda mark: mark.span.start)
        passage = Passage(self.text, tuple(marks))
        if passage != self.passage and not self.locale.is_chinese:
            passage = _spaced(passage)
        return Projected(passage, tuple(self.cuts), self.guessed, self.untranslated)


def _spaced(passage: Passage) -> Passage:
    """Return a passage with a space between its words and a picture before or after them."""
    text, marks = passage.text, list(passage.marks)
    signs = [mark for mark in marks if mark.kind in _SIGNS and mark.span.start == mark.span.end]
    if text and not text[-1].isspace() and any(one.span.start == len(text) for one in signs):
        end = Span(len(text) + 1, len(text) + 1)
        marks = [
            replace(one, span=end) if one.kind in _SIGNS and one.span.start == len(text) else one
            for one in marks
        ]
        text += " "
    if text and not text[0].isspace() and any(one.span.end == 0 for one in signs):
        marks = [
            one if one.span.end == 0 else replace(one, span=Span(*(at + 1 for at in one.span)))
            for one in marks
        ]
        text = f" {text}"
    return Passage(text, tuple(marks))


def _within(span: Span, sentence: Span) -> Span:
    """Return the part of ``span`` in a sentence, counted from its start."""
    start = min(max(span.start, sentence.start), sentence.end)
    end = min(max(span.end, start), sentence.end)
    return Span(start - sentence.start, end - sentence.start)


def _cleaned(target: str, locale: Locale) -> str:
    """Return a target on one line, without control characters, with the spaces of its language."""
    text = _CONTROL.sub("\ufffd", _LINE_ENDS.sub(" ", target))
    return text.strip() if locale.is_chinese else _SPACES.sub(" ", text).strip()
