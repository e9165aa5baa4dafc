"""Batches of a shard: sentences of like length together, a set number of tokens in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch
from torch import Tensor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


class Batch(NamedTuple):
    """Padded piece ids, each (sentences, length); labels are -1 where there is nothing to learn."""

    source: Tensor
    target_in: Tensor
    labels: Tensor


@dataclass(frozen=True)
class Specials:
    """Ids of the pieces that begin and end a sentence; the first also pads a source."""

    start: int
    end: int


Ids = list[np.ndarray]


def load_shard(path: Path) -> tuple[Ids, Ids]:
    """Return source and target ids of a shard's pairs."""
    with np.load(path) as arrays:
        sides = [
            np.split(arrays[side], np.cumsum(arrays[f"{side}_lengths"], dtype=np.int64)[:-1])
            for side in ("source", "target")
        ]
    return sides[0], sides[1]


def batches(
    source: Ids, target: Ids, tokens: int, specials: Specials, seed: int
) -> Iterator[Batch]:
    """Yield the pairs of a shard once, in batches of about ``tokens`` target tokens, shuffled."""
    rng = np.random.default_rng(seed)
    jitter = rng.random(len(source))
    order = sorted(
        range(len(source)), key=lambda i: (len(target[i]) // 4, len(source[i]) // 4, jitter[i])
    )
    groups: list[list[int]] = [[]]
    for index in order:
        longest = max(len(target[index]), len(source[index])) + 1
        if groups[-1] and longest * (len(groups[-1]) + 1) > tokens:
            groups.append([])
        groups[-1].append(index)
    rng.shuffle(groups)  # type: ignore[arg-type]
    for group in groups:
        yield make_batch([source[i] for i in group], [target[i] for i in group], specials)


def make_batch(
    source: Sequence[np.ndarray], target: Sequence[np.ndarray], specials: Specials
) -> Batch:
    """Return one padded batch: the source ends in the end piece, the target is shifted."""
    return Batch(
        _padded([[*ids.tolist(), specials.end] for ids in source], specials.start),
        _padded([[specials.start, *ids.tolist()] for ids in target], specials.end),
        _padded([[*ids.tolist(), specials.end] for ids in target], -1),
    )


def _padded(rows: list[list[int]], filler: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([row + [filler] * (width - len(row)) for row in rows])
