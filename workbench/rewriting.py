"""The translated article in the format of its source, with the inline markup that it had.

Projection puts the marks of each block onto its translation, the layout writes the file, and what
was written is read again: where a block's text, a link, a picture, a note or a piece of code is not
there, the block is written once more without emphasis, and a note says so.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.article import Block, BlockKind, Span, joins_closed
from workbench.documents.marks import Mark, Passage
from workbench.documents.source import Source
from workbench.errors import InputError
from workbench.projection import Projected, project
from workbench.projection.tokens import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.article import Article
    from workbench.documents import Document
    from workbench.documents.marks import Layout

_MOST_NAMED = 5
_Signature = tuple[str, frozenset[tuple[tuple[str, str], int]]]


@dataclass(frozen=True)
class Rewritten:
    """A file in the format of its source, and what its user should know."""

    data: bytes
    notes: tuple[str, ...]


def for_rewriting(article: Article, layout: Layout) -> Article:
    """Return ``article`` as it is to be translated for ``layout``.

    Its labels are further blocks at the end, and blocks whose sentence runs on in the next
    (subtitles) are joined.
    """
    blocks: list[Block] = []
    for number, block in enumerate(article.blocks):
        if number - 1 in layout.runs_on:
            before = blocks[-1].text
            space = "" if joins_closed(before, block.text) else " "
            blocks[-1] = replace(blocks[-1], text=f"{before}{space}{block.text}")
        else:
            blocks.append(block)
    blocks += [Block(BlockKind.CAPTION, label) for label in layout.labels]
    return replace(article, blocks=tuple(blocks))


def without_labels(article: Article, layout: Layout) -> Article:
    """Return a translated article without the blocks that stand for labels."""
    count = len(layout.labels)
    return replace(article, blocks=article.blocks[: len(article.blocks) - count])


def rewrite(document: Document, layout: Layout, translated: Article) -> Rewritten:
    """Return the file of ``document`` with the targets of ``translated`` in its blocks.

    ``translated`` comes from ``for_rewriting`` with the same layout. Raises ValueError where its
    blocks are not those of the layout.
    """
    locale = translated.target_locale
    if locale is None:
        raise ValueError("an article without a target")
    count = len(translated.blocks) - len(layout.labels)
    labels = {block.text: block.target_text or block.text for block in translated.blocks[count:]}
    passages: list[Passage] = []
    projected: list[Projected] = []
    fixed: set[int] = set()
    for block, group in _groups(translated.blocks[:count], layout.passages):
        if block.kind.is_prose:
            joined, seams = _joined(block.text, group)
            done = project(joined, block.segments, locale, seams, divides=bool(layout.runs_on))
            projected.append(done)
            passages += _parts(done)
        else:
            fixed.update(range(len(passages), len(passages) + len(group)))
            passages += group
    data = layout.write(_changed(passages, layout), labels, locale)
    lost = _lost(document, data, passages, layout) - fixed
    notes = [*layout.notes, *_notes(projected)]
    if lost:
        safe = [_plain(one) if at in lost else one for at, one in enumerate(passages)]
        data = layout.write(_changed(safe, layout), labels, locale)
        notes += _loss_notes(lost, _lost(document, data, safe, layout) & lost, translated)
    return Rewritten(data, tuple(notes))


def _groups(
    blocks: Iterable[Block], passages: Sequence[Passage]
) -> Iterator[tuple[Block, list[Passage]]]:
    """Yield each block with the passages that it was made of: one, or those joined to it."""
    at = 0
    for block in blocks:
        letters = "".join(block.text.split())
        group: list[Passage] = []
        while at < len(passages) and (letters or not group):
            own = "".join(passages[at].text.split())
            if not letters.startswith(own):
                raise ValueError(f"block {block.text[:20]!r} is not in the layout")
            letters = letters[len(own) :]
            group.append(passages[at])
            at += 1
        yield block, group


def _joined(text: str, group: Sequence[Passage]) -> tuple[Passage, list[int]]:
    """Return the passage of a block, and where in its text each further passage begins."""
    if len(group) == 1:
        return group[0], []
    marks: list[Mark] = []
    seams = []
    place = 0
    for passage in group:
        own = passage.text.strip()
        start = text.index(own, place)
        shift = start - passage.text.index(own)
        marks += (
            replace(mark, span=_clamped(mark.span, shift, len(text))) for mark in passage.marks
        )
        seams.append(start)
        place = start + len(own)
    return Passage(text, tuple(marks)), seams[1:]


def _clamped(span: Span, shift: int, length: int) -> Span:
    start, end = (min(max(place + shift, 0), length) for place in span)
    return Span(start, end)


def _parts(projected: Projected) -> Iterator[Passage]:
    """Yield the passages of the file again that a block was made of."""
    whole = projected.passage
    if not projected.cuts:
        yield whole
        return
    edges = [0, *projected.cuts, len(whole.text)]
    spans = [trimmed(whole.text, Span(start, end)) for start, end in pairwise(edges)]
    owners = [_owner(mark.span, edges) for mark in whole.marks]
    for number, span in enumerate(spans):
        length = span.end - span.start
        own = (mark for mark, at in zip(whole.marks, owners, strict=True) if at == number)
        moved = (replace(one, span=_clamped(one.span, -span.start, length)) for one in own)
        yield Passage(span.of(whole.text), tuple(moved))


def _owner(span: Span, edges: Sequence[int]) -> int:
    """Return the part that most of a mark lies in."""
    shares = [min(span.end, end) - max(span.start, start) for start, end in pairwise(edges)]
    return shares.index(max(shares))


def _changed(passages: Sequence[Passage], layout: Layout) -> list[Passage | None]:
    """Return the passages to be written; None for those that are as they were."""
    return [
        None if _is_same(passage, own) else passage
        for passage, own in zip(passages, layout.passages, strict=True)
    ]


def _is_same(one: Passage, other: Passage) -> bool:
    return one == other or (one.text == other.text.strip() != other.text)


def _lost(
    document: Document, data: bytes, passages: Sequence[Passage], layout: Layout
) -> frozenset[int]:
    """Return which passages cannot be read back from the file as they were meant.

    Those that cannot be read so from the source either, such as paragraphs with a button in them
    when all of a page is read, say nothing.
    """
    written = _read_again(document, data)
    lost = _absent(passages, written)
    if not lost:
        return lost
    return lost - _absent(layout.passages, _read_again(document, document.source.data))


def _read_again(document: Document, data: bytes) -> Counter[_Signature]:
    encoding = document.source.encoding if data is document.source.data else None
    source = Source(document.name, data, encoding, whole_page=True)
    layout_of = document.format.layout
    try:
        content = document.format.read(source)
    except InputError:
        return Counter()
    again = layout_of(source, content).passages if layout_of else ()
    return Counter(map(_signature, again))


def _absent(passages: Sequence[Passage], found: Counter[_Signature]) -> frozenset[int]:
    left = found.copy()
    absent = set()
    for number, passage in enumerate(passages):
        signature = _signature(passage)
        if not signature[0]:
            continue
        if left[signature]:
            left[signature] -= 1
        else:
            absent.add(number)
    return frozenset(absent)


def _signature(passage: Passage) -> _Signature:
    """Return what must be the same when a passage is read again."""
    kept = Counter((mark.kind.value, mark.label) for mark in passage.marks if mark.kind.must_stay)
    return "".join(passage.text.split()), frozenset(kept.items())


def _plain(passage: Passage) -> Passage:
    """Return a passage with those marks only that must stay."""
    return replace(
        passage,
        marks=tuple(
            mark
            for mark in passage.marks
            if mark.kind.must_stay or mark.span.start == mark.span.end or mark.kind == "break"
        ),
    )


def _notes(projected: Sequence[Projected]) -> Iterator[str]:
    guessed = sum(one.guessed for one in projected)
    untranslated = sum(one.untranslated for one in projected)
    if guessed:
        yield f"links or emphasis on a whole clause, as their words could not be told: {guessed}"
    if untranslated:
        yield f"sentences without a translation, left as they were: {untranslated}"


def _loss_notes(lost: frozenset[int], still: frozenset[int], article: Article) -> Iterator[str]:
    mended = len(lost - still)
    if mended:
        yield f"emphasis left out where it would have been misread: {mended} blocks"
    for number in sorted(still)[:_MOST_NAMED]:
        yield (
            f"{article.name}: block {number + 1} does not read back as it was written: look at it"
        )
