"""What readers of bilingual files share: what they are given, and pairs made into an article."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import count, groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.article import Article, Block, BlockKind, Segment, State, joins_closed
from workbench.bilingual.reading import remarks
from workbench.bilingual.reading.languages import locale_for, named
from workbench.bilingual.state import inferred
from workbench.errors import InputError
from workbench.text.script import detect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.article import Finding, Use
    from workbench.locales import Locale

MAX_UNITS = 1_000_000
_DIRECTION = re.compile(r"workbench \S+ · (\S+) → (\S+) · ")


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
    whole_blocks: bool = False
    """Whether a block is one segment because its format divides no sentences."""


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
    ours: bool = False
    skipped: Counter[str] = field(default_factory=Counter)
    """What was left out, and how often."""

    def left_out(self, what: str) -> None:
        """Count something that is not read."""
        self.skipped[what] += 1


def same_languages(
    files: Sequence[Any], source: str, target: str, contents: Contents
) -> Iterator[Any]:
    """Yield the files of a document that have the languages of its first, and note these.

    ``source`` and ``target`` are the names of the attributes that give them.
    """
    for file in files:
        said = file.get(source, ""), file.get(target, "")
        if not contents.source:
            contents.source, contents.target = said
        if said[0] == contents.source and said[1] in {contents.target, ""}:
            yield file
        else:
            contents.left_out(f"files of other languages ({' → '.join(said)})")


def assembled(given: Given, contents: Contents) -> Read:
    """Return the pairs of a file as an article.

    Raises InputError for a file without any, or in other languages than Chinese and English.
    """
    contents = _oriented(given, _signed(contents))
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
        notes=(
            *(text for text in told if text not in signatures),
            *(f"{what}, left out: {number}" for what, number in contents.skipped.items()),
        ),
    )
    return Read(article, contents.ours)


def _signed(contents: Contents) -> Contents:
    """Return the pairs with the languages that a signature names, where nothing else names them."""
    for text in contents.told:
        found = _DIRECTION.match(text)
        if found and not contents.source:
            return replace(contents, source=found[1], target=found[2])
    return contents


def _oriented(given: Given, contents: Contents) -> Contents:
    """Return the pairs the other way round, where that is the way that is asked for."""
    if given.source_locale is None and given.target_locale is None:
        return contents
    ours = _language(contents.source, (unit.source for unit in contents.units))
    theirs = _language(contents.target, (unit.target or "" for unit in contents.units))
    if given.source_locale is not None:
        turned = given.source_locale.language == theirs
    else:
        turned = given.target_locale is not None and given.target_locale.language == ours
    if ours == theirs or not turned:
        return contents
    units = [swapped for unit in contents.units if (swapped := _swapped(unit))]
    return replace(contents, units=units, source=contents.target, target=contents.source)


def _language(said: str, texts: Iterable[str]) -> str:
    """Return the language of one side, as the file says or as its texts are."""
    language = named(said) if said else None
    return language.language if language else detect("\n".join(texts)).locale.language


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
