"""The development sets, as the models see them: for measuring, never for training."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from training.batches import Batch, Specials, make_batch
from training.normalise import normalise_chinese, normalise_english

if TYPE_CHECKING:
    from pathlib import Path

SETS = {"newsroom": "zh", "ud-pud": "zh_hant", "flores200-dev": "zh", "tatoeba-test": "zh"}
"""Sets, and which Chinese file of each is read."""


def read_set(shared: Path, name: str, limit: int | None = None) -> list[tuple[str, str]]:
    """Return Chinese (Simplified) and English lines of a development set."""
    import opencc

    folder = shared / "parallel-dev" / name
    chinese = (folder / f"{SETS[name]}.txt").read_text(encoding="utf-8").splitlines()
    english = (folder / "en.txt").read_text(encoding="utf-8").splitlines()
    simplify = opencc.OpenCC("t2s").convert
    pairs = list(zip(chinese, english, strict=True))[:limit]
    return [(normalise_chinese(simplify(source)), target) for source, target in pairs]


def development_batch(
    shared: Path, pieces: Path, direction: str, specials: Specials, limit: int = 200
) -> Batch:
    """Return lines of the two news sets as one batch for the development loss."""
    import sentencepiece

    processor = sentencepiece.SentencePieceProcessor(model_file=str(pieces))
    pairs = [pair for name in ("newsroom", "ud-pud") for pair in read_set(shared, name, limit)]
    sides = [
        [np.asarray(ids) for ids in processor.encode(side)]
        for side in (
            [chinese for chinese, _ in pairs],
            [normalise_english(english) for _, english in pairs],
        )
    ]
    if direction == "en-zh":
        sides.reverse()
    kept = [(s, t) for s, t in zip(*sides, strict=True) if max(len(s), len(t)) < 100]  # noqa: PLR2004
    return make_batch([s for s, _ in kept], [t for _, t in kept], specials)
