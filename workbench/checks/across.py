"""Consistency over many articles: what each says is noted, and compared when all are read.

The notes are kept in a temporary database on disk, so that memory does not grow with the articles.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Finding, Met
from workbench.checks.consistency_source import ConsistencySource
from workbench.checks.consistency_target import ConsistencyTarget
from workbench.checks.renderings import related, same
from workbench.checks.repeated import is_sentence, sentence_key
from workbench.checks.terms_inconsistent import TermsInconsistent
from workbench.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.article import Article

_TABLES = """
create table sentence (source_key blob, target_key blob, document int, line int, block int,
                       segment int, source text, target text);
create table rendering (term text, form text, shown text, alike text, number int, document int,
                        line int, block int, segment int, source text, target text);
"""


class Place(NamedTuple):
    """Where a finding stands: the number of its document, and the segment there."""

    document: int
    line: int
    block: int
    segment: int
    source: str
    target: str


class Notes(NamedTuple):
    """What one article says, to be compared with the others."""

    sentences: list[tuple[bytes, bytes, int, int, int, str, str]]
    renderings: list[tuple[str, str, str, str, int, int, int, int, str, str]]


def notes_of(article: Article) -> Notes:
    """Return what is to be compared: its sentences, and how often it renders a term how."""
    sentences = []
    first: dict[tuple[str, str, str], tuple[str, int, int, int, str, str]] = {}
    counts: Counter[tuple[str, str, str]] = Counter()
    for number, block in enumerate(article.blocks, start=1):
        for index, segment in enumerate(block.segments, start=1):
            source, target = segment.source, segment.target or ""
            keys = sentence_key(source), sentence_key(target)
            if all(keys) and is_sentence(source):
                sentences.append((*map(_short, keys), block.line, number, index, source, target))
            for use in segment.uses:
                if use.target_span is not None and use.met is not Met.NOT_MET:
                    shown = use.target_span.of(target)
                    key = (use.term, fold(use.form), same(shown))
                    counts[key] += 1
                    first.setdefault(key, (shown, block.line, number, index, source, target))
    renderings = [
        (term, form, shown, alike, counts[term, form, alike], *place)
        for (term, form, alike), (shown, *place) in first.items()
    ]
    return Notes(sentences, renderings)  # type: ignore[arg-type]  # a starred tuple's parts


def _short(key: str) -> bytes:
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()


class Across:
    """Takes the notes of one article after another, and then says what does not agree."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("")  # a temporary file that is gone with the connection
        self._base.executescript(_TABLES)

    def close(self) -> None:
        """Drop the notes."""
        self._base.close()

    def add(self, document: int, notes: Notes) -> None:
        """Take the notes of the article with the number ``document``."""
        self._base.executemany(
            "insert into sentence values (?, ?, ?, ?, ?, ?, ?, ?)",
            ((*row[:2], document, *row[2:5], *map(_storable, row[5:])) for row in notes.sentences),
        )
        self._base.executemany(
            "insert into rendering values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (*map(_storable, row[:4]), row[4], document, *row[5:8], *map(_storable, row[8:]))
                for row in notes.renderings
            ),
        )

    def findings(self, names: list[str]) -> Iterator[tuple[Place, Finding]]:
        """Yield what does not agree between documents, whose targets have the ``names``."""
        yield from self._renderings(names)
        yield from self._sentences("source_key", "target_key", names)
        yield from self._sentences("target_key", "source_key", names)

    def _sentences(self, key: str, other: str, names: list[str]) -> Iterator[tuple[Place, Finding]]:
        rows = self._base.execute(
            f"select {key}, {other}, document, line, block, segment, source, target from sentence "  # noqa: S608 - names of columns
            f"where {key} in (select {key} from sentence group by {key} "
            f"having count(distinct {other}) > 1) order by {key}, rowid"
        )
        last = None
        known: dict[bytes, Place] = {}
        for row in rows:
            if row[0] != last:
                last, known = row[0], {}
            place = Place(*row[2:])
            first = next(iter(known.values()), None)
            if first and row[1] not in known and first.document != place.document:
                yield place, _report(key, place, first, names)
            known.setdefault(row[1], place)

    def _renderings(self, names: list[str]) -> Iterator[tuple[Place, Finding]]:
        groups = self._base.execute(
            "select term, form from rendering group by term, form "
            "having count(distinct alike) > 1 order by min(rowid)"
        ).fetchall()
        for term, form in groups:
            rows = self._base.execute(
                "select alike, shown, sum(number), count(distinct document), min(rowid), document, "
                "line, block, segment, source, target from rendering where term = ? and form = ? "
                "group by alike order by sum(number) desc, min(rowid)",
                (term, form),
            ).fetchall()
            usual = rows[0]
            for row in rows[1:]:
                place = Place(*row[5:])
                if place.document != usual[5] and not related(row[1], usual[1]):
                    often = f"({row[2]} in {_documents(row[3])})"
                    yield (
                        place,
                        TermsInconsistent().finding(
                            f"“{form}” is “{row[1]}” here {often}, “{usual[1]}” elsewhere "
                            f"({usual[2]} in {_documents(usual[3])}, such as {names[usual[5]]})",
                            suggestion=usual[1],
                        ),
                    )


def _report(key: str, place: Place, first: Place, names: list[str]) -> Finding:
    where = names[first.document]
    if key == "source_key":
        return ConsistencySource().report(place.source, first.target, where)
    return ConsistencyTarget().report(first.source, where)


def _documents(number: int) -> str:
    return "1 document" if number == 1 else f"{number:,} documents"


def _storable(text: str) -> str:
    """Return ``text`` without half characters, which a database cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
