"""Dropout for a CPU, where drawing a mask for every layer takes longer than the layer's sums."""

from __future__ import annotations

import torch
from torch import Tensor, nn

_MASKS = 20
"""How many masks are cut from the same draws: about those of one step."""


class BulkDropout(nn.Module):
    """Dropout whose masks are windows, at random places, of one row of draws for many layers."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate
        self._drawn = torch.empty(0)
        self._given = 0

    def forward(self, x: Tensor) -> Tensor:
        """Return ``x`` with some of its values dropped and the others scaled up."""
        return x * self._mask(x) if self.training and self.rate else x

    def add(self, x: Tensor, update: Tensor) -> Tensor:
        """Return ``x`` with ``update`` added after dropout."""
        if self.training and self.rate:
            return torch.addcmul(x, update.to(x.dtype), self._mask(x))
        return x + update

    def _mask(self, x: Tensor) -> Tensor:
        size = x.numel()
        if self._given % _MASKS == 0 or len(self._drawn) < 2 * size:
            self._draw(2 * size, x)
        self._given += 1
        start = int(torch.randint(len(self._drawn) - size + 1, ()))
        return self._drawn[start : start + size].view_as(x)

    def _draw(self, size: int, like: Tensor) -> None:
        """Draw ``size`` factors: 16 random bits decide on each."""
        bits = torch.empty(size // 4 + 1, dtype=torch.int64, device=like.device)
        kept = bits.random_(-(2**63), None).view(torch.int16) >= self.rate * 2**16 - 2**15
        self._drawn = kept.to(like.dtype).div_(1 - self.rate)
        self._given = 0
