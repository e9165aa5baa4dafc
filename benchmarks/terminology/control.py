"""The control: random words in the place of terms.

What a glossary gains on a set may come from its terms, or from any words of the references that
are given away. So each sentence gets as many random words as it has terms: pairs of a source word
and a word of its reference that occur together throughout the set (Dice).
"""

from __future__ import annotations

import random
import re
from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.terminology.sets import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.terminology.sets import Set

_SEED = 20
_LEAST = 3
_STRONG = 0.4
_HAN = re.compile("[一-鿿]+")
_WORD = re.compile(r"[A-Za-z]{4,}")


def with_random_words(one: Set) -> Set:
    """Return the set with random words for terms; a sentence without any keeps none."""
    sources = [set(_words(text)) for text in one.sources]
    targets = [set(_words(text)) for text in one.references]
    in_sources = Counter(word for words in sources for word in words)
    in_targets = Counter(word for words in targets for word in words)
    both = Counter(
        (source, target)
        for line, found in zip(sources, targets, strict=True)
        for source in line
        if in_sources[source] >= _LEAST
        for target in found
        if in_targets[target] >= _LEAST
    )
    pairs: dict[str, str] = {}
    strength: dict[str, float] = {}
    for (source, target), number in sorted(both.items()):
        dice = 2 * number / (in_sources[source] + in_targets[target])
        if dice > max(_STRONG, strength.get(source, 0)):
            pairs[source], strength[source] = target, dice
    chance = random.Random(_SEED)  # noqa: S311 - no secret
    entries = []
    for line, found, terms in zip(sources, targets, one.entries, strict=True):
        known = {term.source.lower() for term in terms}
        usable = sorted(
            word
            for word in line
            if pairs.get(word) in found and not any(word in term or term in word for term in known)
        )
        drawn = chance.sample(usable, min(len(terms), len(usable)))
        entries.append(tuple(Entry(word, (pairs[word],)) for word in sorted(drawn)))
    return one._replace(entries=tuple(entries))


def _words(text: str) -> Iterator[str]:
    """Yield the English words of ``text``, and its pairs of Han characters."""
    yield from (word.lower() for word in _WORD.findall(text))
    for run in _HAN.findall(text):
        yield from (run[start : start + 2] for start in range(len(run) - 1))
