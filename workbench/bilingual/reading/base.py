"""What readers of bilingual files share: what they are given, and pairs made into an article."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import count, groupby
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Article, Block, BlockKind, Segment, State, joins_closed
from workbench.bilingual.reading import remarks
from workbench.bilingual.reading.languages import locale_for, named
from workbench.bilingual.state import inferred
from workbench.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.article import Finding, Use
    from workbench.locales import Locale

MAX_UNITS = 1_000_000


@dataclass(frozen=True)
class Given:
    """The bytes of a bilingual file, and what its user said of it."""

    name: str
    data: bytes
    encoding: str | None = None
    source_locale: Locale | None = None
    target_locale: Locale | None = None


class Read(NamedTuple):
    """What came of a file, and whether our own writer could write it again without a loss."""

    article: Article
    ours: bool


@dataclass(frozen=True)
class Unit:
    """One source text with its translation, as a file has them."""

    source: str
    target: str | None
    line: int = 0
    block: str = ""
    """Units in a row with the same one are sentences of a block; without one a unit is a block."""
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    marker: str = ""
    lead: str | None = None
    """What stands before it in its block; None where the file does not say."""
    trail: str = ""
    """What stands after it, at the end of its block."""
    state: State | None = None
    notes: tuple[str, ...] = ()
    uses: tuple[Use, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass
class Contents:
    """The pairs of a file with what it says of itself."""

    units: list[Unit] = field(default_factory=list)
    source: str = ""
    """What the file calls the language of its sources; empty where it does not say."""
    target: str = ""
    name: str = ""
    told: list[str] = field(default_factory=list)
    """Notes of the whole file: its counts and signature, if it is ours, and others."""
    notes: list[str] = field(default_factory=list)
    """How it was read."""
    ours: bool = False


def assembled(given: Given, contents: Contents) -> Read:
    """Return the pairs of a file as an article.

    Raises InputError for a file without any, or in other languages than Chinese and English.
    """
    contents = _oriented(given, contents)
    units = [unit for unit in contents.units if unit.source.strip() or (unit.target or "").strip()]
    if not units:
        raise InputError(f"{given.name}: no pairs of texts in it")
    if len(units) > MAX_UNITS:
        raise InputError(f"{given.name}: more than {MAX_UNITS:,} pairs", hint="split it")
    targets = [unit.target for unit in units if unit.target]
    source_locale = locale_for(
        given.name, contents.source, given.source_locale, (unit.source for unit in units)
    )
    target_locale = given.target_locale
    if target_locale is None and (targets or named(contents.target)):
        target_locale = locale_for(given.name, contents.target, None, targets)
    told = [text for text in contents.told if not remarks.is_summary(text)]
    signatures = [text for text in told if remarks.is_signature(text)]
    article = Article(
        blocks=tuple(_blocks(units)),
        source_locale=source_locale,
        target_locale=target_locale,
        name=contents.name or given.name,
        signature=signatures[-1] if signatures else "",
        notes=(*(text for text in told if text not in signatures), *contents.notes),
    )
    return Read(article, contents.ours)


def _oriented(given: Given, contents: Contents) -> Contents:
    """Return the pairs the other way round, where that is the way that is asked for."""
    ours, theirs = named(contents.source), named(contents.target)
    if ours is None or theirs is None or ours.language == theirs.language:
        return contents
    wants_other = given.source_locale and given.source_locale.language == theirs.language
    wants_other = wants_other or (
        given.source_locale is None
        and given.target_locale is not None
        and given.target_locale.language == ours.language
    )
    if not wants_other:
        return contents
    units = [swapped for unit in contents.units if (swapped := _swapped(unit))]
    return replace(contents, units=units, source=contents.target, target=contents.source)


def _swapped(unit: Unit) -> Unit | None:
    if not unit.target:
        return None
    return replace(
        unit, source=unit.target, target=unit.source, uses=(), findings=(), lead=None, trail=""
    )


def _blocks(units: Iterable[Unit]) -> Iterator[Block]:
    alone = count()
    for _, members in groupby(units, key=lambda unit: unit.block or next(alone)):
        yield _block(list(members))


def _block(units: list[Unit]) -> Block:
    first = units[0]
    if not first.kind.is_prose:
        text = "\n".join(unit.source for unit in units)
        return Block(first.kind, text, first.level, first.line, first.marker)
    text, segments = "", []
    for unit in units:
        lead = unit.lead
        if lead is None:
            closed = not text or not unit.source or joins_closed(text, unit.source)
            lead = "" if closed or text[-1:].isspace() else " "
        text += lead
        segments.append(_segment(unit, len(text)))
        text += unit.source
    text += units[-1].trail
    return Block(first.kind, text, first.level, first.line, first.marker, tuple(segments))


def _segment(unit: Unit, start: int) -> Segment:
    target = unit.target or None
    segment = Segment(
        unit.source,
        start,
        target,
        uses=unit.uses,
        findings=unit.findings,
        notes=tuple(note for note in unit.notes if note.strip()),
    )
    told = unit.state not in {None, State.NOT_TRANSLATED} and target is not None
    return (
        replace(segment, state=unit.state) if told and unit.state != inferred(segment) else segment
    )
