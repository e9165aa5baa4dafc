"""Two given documents as one article: block by block, where both have as many."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from workbench.article import Article, Block, BlockKind, Segment
from workbench.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_EXPECTED_RATIO = {("zh", "en"): 3.2, ("en", "zh"): 0.31}
"""Characters of a target for one of its source."""
_KIND_COST = 1.5


def paired(source: Article, target: Article) -> Article:
    """Return ``source`` with each prose block as one segment whose target is ``target``'s block.

    Raises InputError, naming the blocks at which the two part, where their counts differ.
    """
    ours, theirs = _prose(source), _prose(target)
    if len(ours) != len(theirs):
        raise InputError(
            f"{source.name} has {len(ours)} paragraphs, {target.name} {len(theirs)}: "
            + _parting(source, target, ours, theirs),
            hint="make the two the same paragraph by paragraph, then check again",
        )
    texts = iter(block.text for block in theirs)
    blocks = tuple(
        replace(block, segments=(Segment(block.text, 0, target=next(texts)),))
        if block.kind.is_prose
        else block
        for block in source.blocks
    )
    notes = (
        *(f"{source.name}: {note}" for note in source.notes),
        *(f"{target.name}: {note}" for note in target.notes),
        *_strays(source, target, ours, theirs),
    )
    return replace(source, blocks=blocks, target_locale=target.source_locale, notes=notes)


def _strays(
    source: Article, target: Article, ours: Sequence[Block], theirs: Sequence[Block]
) -> Iterator[str]:
    """Yield a note where a heading stands against something else: the two may have slipped."""
    if not all(BlockKind.HEADING in {block.kind for block in side} for side in (ours, theirs)):
        return
    for a, b in zip(ours, theirs, strict=True):
        if (a.kind is BlockKind.HEADING) is not (b.kind is BlockKind.HEADING):
            yield (
                f"{source.name} line {a.line} is a {a.kind.value}, {target.name} line {b.line} "
                f"a {b.kind.value}: the two may have slipped against each other"
            )
            return


def _prose(article: Article) -> list[Block]:
    return [block for block in article.blocks if block.kind.is_prose]


def _parting(
    source: Article, target: Article, ours: Sequence[Block], theirs: Sequence[Block]
) -> str:
    """Say at which blocks the two part: where leaving out the surplus fits the lengths best."""
    surplus = abs(len(ours) - len(theirs))
    pair = (source.source_locale.language, target.source_locale.language)
    ratio = _EXPECTED_RATIO.get(pair, 1.0)
    longer_is_ours = len(ours) > len(theirs)
    long, short = (ours, theirs) if longer_is_ours else (theirs, ours)
    before = [
        _misfit(a, b, ratio, flip=not longer_is_ours) for a, b in zip(long, short, strict=False)
    ]
    after = [
        _misfit(a, b, ratio, flip=not longer_is_ours)
        for a, b in zip(long[surplus:], short, strict=True)
    ]
    costs = [
        left + right
        for left, right in zip(
            accumulate(before, initial=0.0),
            reversed([*accumulate(reversed(after), initial=0.0)]),
            strict=True,
        )
    ]
    index = min(range(len(costs)), key=costs.__getitem__)
    name = source.name if longer_is_ours else target.name
    block = long[index]
    more = f" and {surplus - 1} more" if surplus > 1 else ""
    place = f"line {block.line}" if block.line else f"paragraph {index + 1}"
    return (
        f"they seem to part at {place} of {name} ({_excerpt(block)}){more}, which the other lacks"
    )


def _misfit(long: Block, short: Block, ratio: float, *, flip: bool) -> float:
    """Return how badly two blocks fit each other by length and kind."""
    ours, theirs = (short, long) if flip else (long, short)
    proportion = (len(theirs.text) + 3) / (ratio * len(ours.text) + 3)
    return abs(math.log(proportion)) + _KIND_COST * (long.kind is not short.kind)


def _excerpt(block: Block) -> str:
    text = " ".join(block.text.split())
    return f"“{text[:24]}…”" if len(text) > 25 else f"“{text}”"  # noqa: PLR2004
