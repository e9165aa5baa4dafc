"""Pairs joined to two and three sentences, so that inputs of several sentences are learnt."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator

SHARE = 0.15
"""Share of the whole, short sentences that are joined to their neighbours."""
_COUNTS = (2, 2, 3)
_LONGEST = 70
_CHINESE_END = "。！？”"
_ENGLISH_END = '.!?"'

Pair = tuple[str, str]


def joined(pairs: Iterable[Pair], rng: random.Random) -> Iterator[Pair]:
    """Yield ``pairs``, some of them two or three at a time."""
    waiting: list[Pair] = []
    count = rng.choice(_COUNTS)
    for pair in pairs:
        if not may_join(pair) or rng.random() >= SHARE:
            yield pair
            continue
        waiting.append(pair)
        if len(waiting) == count:
            yield "".join(chinese for chinese, _ in waiting), " ".join(e for _, e in waiting)
            waiting, count = [], rng.choice(_COUNTS)
    yield from waiting


def may_join(pair: Pair) -> bool:
    """Tell whether a pair is a whole, short sentence.

    >>> may_join(("他来了。", "He came.")), may_join(("财报速递", "Earnings in brief"))
    (True, False)
    """
    chinese, english = pair
    return len(chinese) <= _LONGEST and chinese[-1] in _CHINESE_END and english[-1] in _ENGLISH_END
