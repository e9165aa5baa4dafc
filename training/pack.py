"""Shards: the sampled, augmented, tokenised mixture, ready for a machine with torch alone."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from training.augment import JOINED_SHARE, augment, join, may_join
from training.corpus import read_pairs
from training.mixture import WEIGHTS
from training.numbers import SHARE, made_pair
from training.terms import Lexicon, lexicon_entries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import numpy as np

    from training.terms import Replacement

MAX_TOKENS = 160
_JOINS = 2


def pack(
    shared: Path, work: Path, pieces: Path, direction: str, shards: int, glossaries: Path
) -> None:
    """Write ``shards`` files of token ids to ``work``; each is one weighted pass."""
    lexicon = Lexicon(lexicon_entries(_cedict_senses(shared), glossaries))
    weighted = _weighted(work, lexicon)
    for shard in range(shards):
        path = work / f"shard-{direction}-{shard:03d}.npz"
        if path.exists():
            continue
        rng = random.Random(shard)  # noqa: S311 - sampling, not secrets
        pairs = list(_sampled(weighted, rng))
        _write(path, pairs, pieces, direction)
        print(f"{path.name}: {len(pairs):,} pairs, {path.stat().st_size / 1e6:.1f} MB")


Weighted = list[tuple[float, tuple[str, str], list["Replacement"]]]


def _weighted(work: Path, lexicon: Lexicon) -> Weighted:
    return [
        (WEIGHTS[name], (chinese, english), lexicon.replacements(chinese, english))
        for name, chinese, english in read_pairs(work)
        if WEIGHTS.get(name)
    ]


def _sampled(weighted: Weighted, rng: random.Random) -> Iterator[tuple[str, str]]:
    """Yield each pair about as often as its weight says, augmented anew each time."""
    waiting: tuple[str, str] | None = None
    for weight, pair, replacements in weighted:
        times = int(weight) + (rng.random() < weight % 1)
        for _ in range(times):
            made = augment(pair, replacements, rng)
            if rng.random() < JOINED_SHARE and may_join(made):
                if waiting is None:
                    waiting = made
                    continue
                made, waiting = join(waiting, made), None
            yield made
            if rng.random() < SHARE:
                yield made_pair(rng)


def _write(path: Path, pairs: list[tuple[str, str]], pieces: Path, direction: str) -> None:
    import numpy as np
    import sentencepiece

    processor = sentencepiece.SentencePieceProcessor(model_file=str(pieces))
    sides = [list(side) for side in zip(*pairs, strict=True)]
    if direction == "en-zh":
        sides.reverse()
    source, target = (processor.encode(side) for side in sides)
    kept = [
        index
        for index, (one, other) in enumerate(zip(source, target, strict=True))
        if 0 < len(one) <= MAX_TOKENS and 0 < len(other) <= MAX_TOKENS
    ]
    arrays: dict[str, np.ndarray] = {}
    for name, side in (("source", source), ("target", target)):
        chosen = [side[index] for index in kept]
        arrays[name] = np.concatenate([np.asarray(ids, dtype=np.uint16) for ids in chosen])
        arrays[f"{name}_lengths"] = np.asarray([len(ids) for ids in chosen], dtype=np.uint8)
    np.savez_compressed(path, **arrays)


def _cedict_senses(shared: Path) -> Iterator[tuple[str, list[str]]]:
    import lzma

    data = lzma.decompress((shared / "reference" / "cedict.tsv.xz").read_bytes())
    for line in data.decode("utf-8").split("\n"):
        fields = line.split("\t")
        if len(fields) > 3:  # noqa: PLR2004 - Traditional, Simplified, pinyin, senses
            senses = [part for sense in fields[3].split("/") for part in sense.split(";")]
            yield fields[1], [sense.strip() for sense in senses if sense.strip()]
