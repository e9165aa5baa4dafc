"""The step ``augment``: the weighted mixture drawn, varied and joined, one file a shard."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from training.augment import Augmenter
from training.corpus import read_pairs
from training.joining import joined
from training.mixture import WEIGHTS
from training.numbers import SHARE, made_pair
from training.sources import cedict_senses
from training.synthetic import read_synthetic
from training.terms import Lexicon, lexicon_entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from training.terms import Known

Pair = tuple[str, str]
Weighted = list[tuple[float, Pair, list["Known"]]]


def draw_shards(
    shared: Path, work: Path, glossaries: Path, direction: str, numbers: Iterable[int]
) -> None:
    """Write ``drawn-DIRECTION-NUMBER.tsv`` in ``work``; each is one weighted pass."""
    lexicon = Lexicon(lexicon_entries(cedict_senses(shared), glossaries))
    weighted = [
        (WEIGHTS[name], (chinese, english), lexicon.known(chinese, english))
        for name, chinese, english in read_pairs(work)
        if WEIGHTS.get(name)
    ]
    for number in numbers:
        path = drawn_path(work, direction, number)
        if path.exists():
            print(f"{path.name} is there already")
            continue
        rng = random.Random(number)  # noqa: S311 - sampling, not secrets
        augmenter = Augmenter(direction, lexicon.names)
        real = [*joined(_drawn(weighted, augmenter, rng), rng)]
        pairs = real if direction == "zh-en" else [(english, chinese) for chinese, english in real]
        pairs += read_synthetic(work, direction)
        temporary = path.with_suffix(".new")
        with temporary.open("w", encoding="utf-8") as file:
            file.writelines(f"{source}\t{target}\n" for source, target in pairs)
        temporary.replace(path)
        print(f"{path.name}: {len(pairs):,} pairs")


def drawn_path(work: Path, direction: str, number: int) -> Path:
    """Return where a drawn shard is written: ``source<TAB>target`` a line."""
    return work / f"drawn-{direction}-{number:03d}.tsv"


def _drawn(weighted: Weighted, augmenter: Augmenter, rng: random.Random) -> Iterator[Pair]:
    """Yield each pair about as often as its weight says, varied anew each time."""
    for weight, pair, known in weighted:
        for _ in range(int(weight) + (rng.random() < weight % 1)):
            yield augmenter(pair, known, rng)
            if rng.random() < SHARE:
                yield augmenter(made_pair(rng), (), rng)
