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

Ids = list[np.ndarray]


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


class Stream:
    """Batches without end, pass after pass over the shards, from any position on."""

    def __init__(self, shards: Sequence[Path], tokens: int, specials: Specials) -> None:
        self.shards = shards
        self.tokens = tokens
        self.specials = specials
        self.position = (0, 0)
        """Passes done, and batches of the pass in progress that were given out."""

    def start(self, position: tuple[int, int]) -> Iterator[Batch]:
        """Yield the batches that come after ``position``; the order hangs on it alone."""
        number, given = position
        while True:
            source, target = load_shard(self.shards[number % len(self.shards)])
            groups = grouped(source, target, self.tokens, seed=number)
            for index in range(given, len(groups)):
                self.position = (number, index + 1)
                group = groups[index]
                yield make_batch([source[i] for i in group], [target[i] for i in group],
                                 self.specials)  # fmt: skip
            number, given = number + 1, 0


def load_shard(path: Path) -> tuple[Ids, Ids]:
    """Return source and target ids of a shard's pairs."""
    with np.load(path) as arrays:
        sides = [
            np.split(arrays[side], np.cumsum(arrays[f"{side}_lengths"], dtype=np.int64)[:-1])
            for side in ("source", "target")
        ]
    return sides[0], sides[1]


def grouped(source: Ids, target: Ids, tokens: int, seed: int) -> list[list[int]]:
    """Return the indices of all pairs in groups of about ``tokens`` padded tokens, shuffled."""
    rng = np.random.default_rng(seed)
    jitter = rng.random(len(source))
    order = sorted(
        range(len(source)), key=lambda i: (len(target[i]) // 4, len(source[i]) // 4, jitter[i])
    )
    groups: list[list[int]] = [[]]
    widest = 0
    for index in order:
        widest = max(widest, len(target[index]) + 1, len(source[index]) + 1)
        if groups[-1] and widest * (len(groups[-1]) + 1) > tokens:
            groups.append([])
            widest = max(len(target[index]), len(source[index])) + 1
        groups[-1].append(index)
    return [groups[i] for i in rng.permutation(len(groups))]


def make_batch(source: Ids, target: Ids, specials: Specials) -> Batch:
    """Return one padded batch: the source ends in the end piece, the target is shifted."""
    return Batch(
        _padded(source, specials.start, after=specials.end),
        _padded(target, specials.end, before=specials.start),
        _padded(target, -1, after=specials.end),
    )


def _padded(rows: Ids, filler: int, before: int | None = None, after: int | None = None) -> Tensor:
    table = np.full((len(rows), max(map(len, rows)) + 1), filler, dtype=np.int64)
    shift = 0 if before is None else 1
    for number, row in enumerate(rows):
        table[number, shift : shift + len(row)] = row
        if after is not None:
            table[number, len(row)] = after
    if before is not None:
        table[:, 0] = before
    return torch.from_numpy(table)
