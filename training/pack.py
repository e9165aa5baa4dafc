"""Shards: the drawn mixture as piece ids, ready for a machine with torch and numpy alone."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

from training.development import loss_pairs
from training.sampling import drawn_path

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import numpy as np

MAX_TOKENS = 160
RESEGMENTED_SHARE = 0.4
"""Share of the sources cut into pieces by chance, so that repeated sentences look different."""
_SMOOTHNESS = 0.3
_MAX_DEVELOPMENT_TOKENS = 100

Encoded = tuple[list[int], list[int]]


def pack(shared: Path, work: Path, pieces: Path, direction: str, numbers: Iterable[int]) -> None:
    """Write each drawn file as an array file (the drawn one is removed), and what goes with them.

    That is the development pairs that the loss is measured on, and the tokenizer's size and ids.
    """
    import sentencepiece

    processor = sentencepiece.SentencePieceProcessor(model_file=str(pieces))
    ids = {
        "vocabulary": processor.get_piece_size(),
        "start": processor.bos_id(),
        "end": processor.eos_id(),
    }
    ids_path(work, direction).write_text(json.dumps(ids) + "\n", encoding="utf-8")
    development = [
        (processor.encode(source), processor.encode(target))
        for source, target in loss_pairs(shared, direction)
    ]
    short = [pair for pair in development if max(map(len, pair)) < _MAX_DEVELOPMENT_TOKENS]
    _save(development_path(work, direction), short)
    for number in numbers:
        path = work / f"shard-{direction}-{number:03d}.npz"
        if path.exists():
            print(f"{path.name} is there already")
            continue
        drawn = drawn_path(work, direction, number)
        lines = drawn.read_text(encoding="utf-8").splitlines()
        encoded = _encoded([line.split("\t") for line in lines], processor, seed=number)
        _save(path, encoded)
        drawn.unlink()
        print(f"{path.name}: {len(encoded):,} pairs, {path.stat().st_size / 1e6:.1f} MB")


def ids_path(work: Path, direction: str) -> Path:
    """Return where the tokenizer's size and special ids stand."""
    return work / f"ids-{direction}.json"


def development_path(work: Path, direction: str) -> Path:
    """Return where the development pairs stand, in the format of a shard."""
    return work / f"development-{direction}.npz"


def _encoded(
    pairs: list[list[str]],
    processor: Any,  # noqa: ANN401 - untyped library
    seed: int,
) -> list[Encoded]:
    """Return the piece ids of the pairs that are neither empty nor too long."""
    import sentencepiece

    sentencepiece.set_random_generator_seed(seed)
    rng = random.Random(seed)  # noqa: S311 - sampling, not secrets
    kept = []
    for source, target in pairs:
        by_chance = rng.random() < RESEGMENTED_SHARE
        ids = processor.encode(source, enable_sampling=by_chance, nbest_size=-1, alpha=_SMOOTHNESS)
        target_ids = processor.encode(target)
        if 0 < len(ids) <= MAX_TOKENS and 0 < len(target_ids) <= MAX_TOKENS:
            kept.append((ids, target_ids))
    return kept


def _save(path: Path, pairs: list[Encoded]) -> None:
    import numpy as np

    arrays: dict[str, np.ndarray] = {}
    for side, name in enumerate(("source", "target")):
        chosen = [np.asarray(pair[side], dtype=np.uint16) for pair in pairs]
        arrays[name] = np.concatenate(chosen)
        arrays[f"{name}_lengths"] = np.asarray([len(ids) for ids in chosen], dtype=np.uint8)
    temporary = path.with_suffix(".new.npz")
    np.savez_compressed(temporary, allow_pickle=False, **arrays)
    temporary.replace(path)
