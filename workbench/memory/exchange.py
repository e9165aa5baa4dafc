"""From an article with targets to units, and from units to an article that any writer can write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Article, Block, BlockKind, Segment, State
from workbench.errors import InputError
from workbench.memory.normal import mark
from workbench.memory.unit import Context, LocalePair, Placed, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def contexts(article: Article) -> list[Context]:
    """Return the place of each segment of an article; blank ones are nobody's neighbour."""
    segments = list(article.segments)
    marks = [mark(segment.source) for segment in segments if segment.source.strip()]
    inner = map(Context, [b"", *marks[:-1]], [*marks[1:], b""])
    return [next(inner) if segment.source.strip() else Context() for segment in segments]


def locales_of(article: Article) -> LocalePair:
    """Return the pair of locales of an article. Raises InputError where it has no target's."""
    if article.target_locale is None:
        raise InputError(f"{article.name}: it does not say into which language it is translated")
    return LocalePair(article.source_locale, article.target_locale)


def placed_units(article: Article) -> Iterator[Placed]:
    """Yield the pairs of an article; sentences that are not translated are left out."""
    for segment, context in zip(article.segments, contexts(article), strict=True):
        target = segment.target or ""
        begun = segment.state is not State.NOT_TRANSLATED
        if segment.source.strip() and target.strip() and begun:
            unit = Unit(
                source=segment.source,
                target=target,
                article=article.name,
                state=segment.state.value if segment.state else "",
                note="\n".join(segment.notes),
            )
            yield Placed(unit, context)


def article_of(units: Iterable[Unit], pair: LocalePair, name: str) -> Article:
    """Return units as an article: a paragraph of one sentence each."""
    return Article(
        blocks=tuple(map(_block, units)),
        source_locale=pair.source,
        target_locale=pair.target,
        name=name,
    )


def _block(unit: Unit) -> Block:
    known = {state.value: state for state in State}
    segment = Segment(
        source=unit.source,
        start=0,
        target=unit.target,
        state=known.get(unit.state),
        notes=tuple(unit.note.split("\n")) if unit.note else (),
    )
    return Block(BlockKind.PARAGRAPH, unit.source, segments=(segment,))
