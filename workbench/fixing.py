"""Corrections made in the file of a target itself, where they surely belong there.

A segment has the text of its block without markup, so its characters are looked for in the file:
in its prose, or where that fails (an address stands in it) in all of it. White space does not
count in the search, but an edit is made only where the file has exactly what it replaces.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Span
from workbench.checks.fixes import Fix, fixes
from workbench.documents.files import read_bytes
from workbench.documents.source import Source
from workbench.errors import InputError
from workbench.text.edits import Edit, apply

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.article import Article, Block
    from workbench.checks import Pair
    from workbench.documents import Document


class Made(NamedTuple):
    """A correction in the file."""

    rule: str
    line: int
    old: str
    new: str


@dataclass(frozen=True)
class Corrected:
    """The text of a target with its corrections, and how many could not be placed."""

    text: str
    made: tuple[Made, ...]
    unplaced: int


def corrected(document: Document, article: Article, pairs: Sequence[Pair]) -> Corrected:
    """Return the text of the target ``document`` with the safe corrections of what was found.

    ``pairs`` are those of the checked ``article``. Raises InputError where the blocks of the text
    would not be the same as before, UsageError where its format cannot be rewritten in place.
    """
    texts = _Places(document)
    edits: list[tuple[Fix, Edit]] = []
    unplaced = 0
    for segment, pair in zip(article.segments, pairs, strict=True):
        where = texts.locate(pair.target)
        for fix in fixes(pair, segment.findings):
            edit = where and where.edit(fix.edit)
            if edit:
                edits.append((fix, edit))
            else:
                unplaced += 1
    kept = list(_apart(edits))
    text = apply(document.text, [edit for _, edit in kept])
    _compare(document, text)
    made = [
        Made(
            fix.rule,
            document.text.count("\n", 0, edit.span.start) + 1,
            edit.span.of(document.text),
            edit.text,
        )
        for fix, edit in kept
    ]
    return Corrected(text, tuple(made), unplaced + len(edits) - len(kept))


@dataclass(frozen=True)
class CorrectedArticle:
    """An article with corrected targets, and what was changed."""

    article: Article
    made: tuple[Made, ...]


def corrected_article(article: Article, pairs: Sequence[Pair]) -> CorrectedArticle:
    """Return a checked article with the safe corrections of what was found in its targets.

    ``pairs`` are those of the ``article``. Only texts are new: what was found has to be found anew.
    """
    made: list[Made] = []
    each = iter(pairs)

    def changed(block: Block) -> Block:
        segments = []
        for segment in block.segments:
            pair = next(each)
            found = fixes(pair, segment.findings)
            made.extend(
                Made(fix.rule, block.line, fix.edit.span.of(pair.target), fix.edit.text)
                for fix in found
            )
            text = apply(pair.target, [fix.edit for fix in found])
            segments.append(replace(segment, target=text) if found else segment)
        return replace(block, segments=tuple(segments))

    blocks = tuple(changed(block) for block in article.blocks)
    return CorrectedArticle(replace(article, blocks=blocks), tuple(made))


def _apart(edits: Iterable[tuple[Fix, Edit]]) -> Iterator[tuple[Fix, Edit]]:
    """Yield edits in order, without those that touch the one before."""
    end = 0
    for fix, edit in sorted(edits, key=lambda pair: pair[1].span):
        if edit.span.start >= end:
            yield fix, edit
            end = edit.span.end


def _compare(document: Document, text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    after = document.format.read(Source(document.name, data, "utf-8")).blocks
    before = document.content.blocks
    if [(b.kind, b.level, b.line) for b in before] != [(b.kind, b.level, b.line) for b in after]:
        raise InputError(
            f"{document.name}: corrections would change its paragraphs; nothing was written",
            hint="correct it by hand",
        )


class _Where(NamedTuple):
    """Where each character of a segment stands in the file; white space stands nowhere."""

    text: str
    target: str
    places: dict[int, int]

    def edit(self, edit: Edit) -> Edit | None:
        """Return ``edit`` as one of the file, if that has there exactly what it replaces."""
        start, end = edit.span
        first = self.places.get(start)
        if first is None:  # white space: count from the character before it
            before = max((index for index in self.places if index < start), default=None)
            if before is None:
                return None
            first = self.places[before] + start - before
        span = Span(first, first + end - start)
        return Edit(span, edit.text) if span.of(self.text) == edit.span.of(self.target) else None


class _Places:
    """Finds the segments of a target, which come in order, in its file."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        prose = [i for span in document.prose_spans() for i in range(*span)]
        self._views = [_view(document.text, prose), _view(document.text, range(len(self._text)))]
        self._cursors = [0, 0]

    def locate(self, target: str) -> _Where | None:
        """Return where ``target`` stands, after the last one if it does; None if nowhere."""
        inner = [index for index, char in enumerate(target) if not char.isspace()]
        wanted = "".join(target[index] for index in inner)
        for number, (compact, places) in enumerate(self._views):
            at = compact.find(wanted, self._cursors[number]) if wanted else -1
            if at >= 0:
                self._cursors[number] = at + len(wanted)
                here = places[at : at + len(wanted)]
                return _Where(self._text, target, dict(zip(inner, here, strict=True)))
        return None


def _view(text: str, indexes: Iterable[int]) -> tuple[str, list[int]]:
    """Return the characters at ``indexes`` that are not white space, and where they stand."""
    places = [index for index in indexes if not text[index].isspace()]
    return "".join(text[index] for index in places), places


def as_bytes(path: str, document: Document, text: str) -> tuple[bytes, bool]:
    """Return ``text`` as the file of the document at ``path`` has it, and whether it surely is so.

    Line ends and byte order mark of a file in UTF-8 are kept; any other becomes plain UTF-8.
    """
    data = read_bytes(path)
    for mark in ("", "\ufeff"):
        for end in ("\n", "\r\n"):
            if (mark + document.text.replace("\n", end)).encode("utf-8", "replace") == data:
                return (mark + text.replace("\n", end)).encode("utf-8", "replace"), True
    return text.encode("utf-8", "replace"), False
