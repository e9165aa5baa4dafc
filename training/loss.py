"""Label-smoothed cross entropy, computed with its gradients in the forward pass.

The logits over 14–16 thousand pieces are the largest tensor of all, so that every pass over them
counts. Only the softmax is made of them. With its chances p, the slope of a token's loss by its
logits is p, less 1 - smoothing at the label, less smoothing / pieces everywhere; this last part is
the same for all tokens and pieces, and enters the gradients as a sum of the table and the states.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

_CHUNK = 4096
"""Tokens at a time, to bound the memory; a training batch on a CPU is one chunk."""
_MULTIPLE = 64
"""Of rows in a product: for each other number a CPU makes other kernels, and keeps them."""
_LEAST_CHANCE = 1e-30


@lru_cache(maxsize=1)
def _space(pieces: int, kind: torch.dtype, device: torch.device) -> Tensor:
    """Return room for the logits of a chunk, the same every time: to get it anew takes longer."""
    return torch.empty(_CHUNK, pieces, dtype=kind, device=device)


class _ChunkedLoss(torch.autograd.Function):
    @staticmethod
    def forward(
        ctx: Any,  # noqa: ANN401 - torch's own type is private
        states: Tensor,
        weights: Tensor,
        labels: Tensor,
        smoothing: float,
    ) -> Tensor:
        table = weights.to(states.dtype)
        share, count = smoothing / table.shape[0], labels.shape[0]
        table_sum, states_sum = weights.sum(0), states.sum(0, dtype=torch.float32)
        gradient = torch.empty_like(states)
        table_gradients: list[Tensor] = []
        space = _space(table.shape[0], states.dtype, states.device)
        logs = torch.zeros((), device=states.device)
        for start in range(0, count, _CHUNK):
            part, wanted = states[start : start + _CHUNK], labels[start : start + _CHUNK]
            rows = functional.pad(part, (0, 0, 0, -len(part) % _MULTIPLE))
            chances = torch.mm(rows, table.T, out=space[: len(rows)])
            torch.softmax(chances, -1, out=chances)
            at_labels = torch.arange(len(part), device=wanted.device), wanted
            right = chances[at_labels]
            logs += right.float().clamp(min=_LEAST_CHANCE).log().sum()
            chances[at_labels] = right - (1 - smoothing)
            chances[len(part) :] = 0
            gradient[start : start + _CHUNK] = (chances @ table)[: len(part)]
            by_pieces = (rows / count).T.contiguous() @ chances
            table_gradients.append(by_pieces.T.contiguous().float())
        gradient.sub_(share * table_sum).div_(count)
        table_gradient = sum(table_gradients[1:], table_gradients[0])
        table_gradient.sub_(share / count * states_sum)
        ctx.gradients = gradient, table_gradient
        picked = (states * table[labels]).sum(dtype=torch.float32)
        return (smoothing * picked - share * states_sum @ table_sum - logs) / count

    @staticmethod
    def backward(ctx: Any, *slopes: Tensor) -> tuple[Tensor, Tensor, None, None]:  # noqa: ANN401
        gradient, table_gradient = ctx.gradients
        del ctx.gradients
        if float(slopes[0]) != 1:
            gradient, table_gradient = gradient * slopes[0], table_gradient * slopes[0]
        return gradient, table_gradient, None, None


def chunked_loss(states: Tensor, table: Tensor, labels: Tensor, smoothing: float) -> Tensor:
    """Return the mean loss of ``states`` (tokens, width) against ``labels`` (tokens,).

    The products are made in the states' type, the sums and the table's gradient in float32.
    """
    loss: Tensor = _ChunkedLoss.apply(  # type: ignore[no-untyped-call]
        states, table, labels, smoothing
    )
    return loss
