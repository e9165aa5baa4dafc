"""Label-smoothed cross entropy, computed in chunks with its gradient in the forward pass.

The logits of a whole batch over 14–16 thousand pieces are the largest tensor of all; a chunk at a
time they stay in the cache, and no second pass over them is needed.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

_CHUNK = 512


class _ChunkedLoss(torch.autograd.Function):
    @staticmethod
    def forward(
        ctx: Any,  # noqa: ANN401 - torch's own type is private
        states: Tensor,
        table: Tensor,
        labels: Tensor,
        smoothing: float,
    ) -> Tensor:
        gradient = torch.empty_like(states)
        table_gradient = torch.zeros_like(table, dtype=torch.float32)
        total = torch.zeros((), device=states.device)
        size, count = table.shape[0], labels.shape[0]
        for start in range(0, count, _CHUNK):
            part, wanted = states[start : start + _CHUNK], labels[start : start + _CHUNK]
            log_probabilities = (part @ table.T).float().log_softmax(-1)
            picked = log_probabilities.gather(1, wanted[:, None]).sum()
            total -= (1 - smoothing) * picked + smoothing / size * log_probabilities.sum()
            slope = log_probabilities.exp_().sub_(smoothing / size)
            slope.scatter_add_(
                1,
                wanted[:, None],
                torch.full_like(wanted[:, None], smoothing - 1, dtype=slope.dtype),
            )
            slope = (slope / count).to(part.dtype)
            gradient[start : start + _CHUNK] = slope @ table
            table_gradient += slope.T @ part
        ctx.save_for_backward(gradient, table_gradient.to(table.dtype))
        return total / count

    @staticmethod
    def backward(ctx: Any, *slopes: Tensor) -> tuple[Tensor, Tensor, None, None]:  # noqa: ANN401
        gradient, table_gradient = ctx.saved_tensors
        return gradient * slopes[0], table_gradient * slopes[0], None, None


def chunked_loss(states: Tensor, table: Tensor, labels: Tensor, smoothing: float) -> Tensor:
    """Return the mean loss of ``states`` (tokens, width) against ``labels`` (tokens,)."""
    loss: Tensor = _ChunkedLoss.apply(  # type: ignore[no-untyped-call]
        states, table, labels, smoothing
    )
    return loss
