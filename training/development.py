"""The development sets, as the models see them: for measuring, never for training."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.normalise import normalise_chinese, normalise_english
from training.sources import required

if TYPE_CHECKING:
    from pathlib import Path

SETS = {"newsroom": "zh", "ud-pud": "zh_hant", "flores200-dev": "zh", "tatoeba-test": "zh"}
"""Sets, and which Chinese file of each is read."""
LOSS_SETS = ("newsroom", "ud-pud")
"""Sets on whose first lines the development loss is measured while training."""
_LOSS_LINES = 200


def read_set(shared: Path, name: str, limit: int | None = None) -> list[tuple[str, str]]:
    """Return Chinese (Simplified, as the models read it) and English lines of a set."""
    import opencc

    folder = required(shared / "parallel-dev" / name)
    chinese = (folder / f"{SETS[name]}.txt").read_text(encoding="utf-8").splitlines()
    english = (folder / "en.txt").read_text(encoding="utf-8").splitlines()
    simplify = opencc.OpenCC("t2s").convert
    pairs = list(zip(chinese, english, strict=True))[:limit]
    return [(normalise_chinese(simplify(source)), target) for source, target in pairs]


def loss_pairs(shared: Path, direction: str) -> list[tuple[str, str]]:
    """Return source and target lines for the development loss."""
    pairs = [
        (chinese, normalise_english(english))
        for name in LOSS_SETS
        for chinese, english in read_set(shared, name, _LOSS_LINES)
    ]
    return pairs if direction == "zh-en" else [(english, chinese) for chinese, english in pairs]
