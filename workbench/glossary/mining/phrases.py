"""Phrases that come again: words side by side that a dictionary does not have as one."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from workbench.glossary.borders import is_han
from workbench.glossary.mining.lists import BREAKS, TITLES
from workbench.glossary.mining.sighting import Passage, Sighting
from workbench.glossary.mining.words import is_word, split
from workbench.glossary.term import Kind
from workbench.text.script import HAN_RUN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LONGEST = 8
"""Longest phrase in characters."""
_MOST_WORDS = 6
_LEAST = 3
"""How often a phrase must come; a longer one once less."""
_LONG = 4
_ENTROPY = 0.6
_INNER = 0.7
"""A phrase that comes in a longer one for so much of the time is a part of it."""
_PARTICLES = re.compile("[的了着过们吗呢吧啊]")

Words = tuple[str, ...]


def frequent_runs(passages: Iterable[Passage]) -> dict[str, int]:
    """Return the runs of 2 to ``LONGEST`` characters that come twice or more, with their counts.

    Longer ones are counted only where shorter ones came twice, so that memory stays in bounds.
    """
    text = "\n".join(passage.folded for passage in passages)
    places = [at for at in range(len(text)) if is_han(text[at])]
    counts: dict[str, int] = {}
    for length in range(2, LONGEST + 1):
        places = [at for at in places if at + length <= len(text) and is_han(text[at + length - 1])]
        found = Counter(text[at : at + length] for at in places)
        counts.update((run, count) for run, count in found.items() if count > 1)
        places = [at for at in places if found[text[at : at + length]] > 1]
    return counts


def sightings(passages: Sequence[Passage]) -> Iterator[Sighting]:
    """Yield phrases that a dictionary does not have, once each."""
    counts: Counter[Words] = Counter()
    before: dict[Words, Counter[str]] = defaultdict(Counter)
    after: dict[Words, Counter[str]] = defaultdict(Counter)
    sentences = [split(run[0]) for p in passages for run in HAN_RUN.finditer(p.folded)]
    for words in sentences:
        counts.update(phrase for _, phrase in _phrases_of(words))
    wanted = {phrase for phrase, count in counts.items() if _is_candidate(phrase, count)}
    wanted -= set(_inner(wanted, counts))
    for number, words in enumerate(sentences):
        for at, phrase in _phrases_of(words):
            if phrase in wanted:  # the edge of a run is a neighbour of its own
                before[phrase][words[at - 1] if at else f"^{number}"] += 1
                end = at + len(phrase)
                after[phrase][words[end] if end < len(words) else f"${number}"] += 1
    for phrase in sorted(wanted):
        entropy = min(_entropy(before[phrase]), _entropy(after[phrase]))
        if entropy >= _ENTROPY:
            yield _sighting(phrase, entropy)


def _sighting(phrase: Words, entropy: float) -> Sighting:
    text = "".join(phrase)
    unknown = all(len(word) == 1 for word in phrase)
    confidence = 0.35 + 0.1 * unknown + 0.05 * min(entropy, 2.0)
    kind = Kind.TITLE if text.endswith(TITLES) else Kind.TERM
    return Sighting(text, "comes again and is no common word", confidence, kind)


def _phrases_of(words: Sequence[str]) -> Iterator[tuple[int, Words]]:
    """Yield the phrases of a run of words, each with the number of its first word."""
    for at in range(len(words)):
        length = len(words[at])
        if words[at] in BREAKS:
            continue
        for end in range(at + 1, min(at + _MOST_WORDS, len(words))):
            length += len(words[end])
            if length > LONGEST or words[end] in BREAKS:
                break
            yield at, tuple(words[at : end + 1])


def _is_candidate(phrase: Words, count: int) -> bool:
    text = "".join(phrase)
    least = _LEAST - (len(text) >= _LONG)
    # Two characters are too often halves of words; one at an edge is often a verb or a number.
    return (
        count >= least
        and len(text) > 2  # noqa: PLR2004
        and not is_word(text)
        and not _PARTICLES.search(text)
        and (all(len(word) == 1 for word in phrase) or len(phrase[0]) > 1 or len(text) > _LONG)
    )


def _inner(wanted: Iterable[Words], counts: Counter[Words]) -> Iterator[Words]:
    """Yield the phrases that mostly come as a part of a longer one."""
    for phrase in wanted:
        for inner in (phrase[:-1], phrase[1:]):
            if counts[inner] * _INNER <= counts[phrase]:
                yield inner


def _entropy(counts: Counter[str]) -> float:
    total = sum(counts.values())
    return -sum(n / total * math.log(n / total) for n in counts.values()) if total else 0.0
