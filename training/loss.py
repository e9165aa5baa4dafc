"""Label-smoothed cross entropy, computed with its gradients in the forward pass.

The logits over 14–16 thousand pieces are the largest tensor of all, so that every pass over them
counts. Only the softmax is made of them. With its chances p, the slope of a token's loss by its
logits is p, less 1 - smoothing at the label, less smoothing / pieces everywhere; this last part is
the same for all tokens and pieces, and enters the gradients as a sum of the table and the states.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

_CHUNK = 4096
"""Tokens at a time, to bound the memory; a training batch on a CPU is one chunk."""
_LEAST_CHANCE = 1e-30


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
        table_sum, states_sum = (x.sum(0, dtype=torch.float32) for x in (table, states))
        gradient = torch.empty_like(states)
        table_gradient = (-share * states_sum)[:, None].repeat(1, table.shape[0])
        logs = torch.zeros((), device=states.device)
        for start in range(0, count, _CHUNK):
            part, wanted = states[start : start + _CHUNK], labels[start : start + _CHUNK]
            chances = (part @ table.T).softmax(-1)
            at_labels = torch.arange(len(wanted), device=wanted.device), wanted
            right = chances[at_labels]
            logs += right.float().clamp(min=_LEAST_CHANCE).log().sum()
            chances[at_labels] = right - (1 - smoothing)
            gradient[start : start + _CHUNK] = chances @ table
            table_gradient += part.T.contiguous() @ chances
        gradient.sub_(share * table_sum).div_(count)
        ctx.save_for_backward(gradient, table_gradient.T.contiguous().div_(count))
        picked = (states * table[labels]).sum(dtype=torch.float32)
        return (smoothing * picked - share * states_sum @ table_sum - logs) / count

    @staticmethod
    def backward(ctx: Any, *slopes: Tensor) -> tuple[Tensor, Tensor, None, None]:  # noqa: ANN401
        gradient, table_gradient = ctx.saved_tensors
        return gradient * slopes[0], table_gradient * slopes[0], None, None


def chunked_loss(states: Tensor, table: Tensor, labels: Tensor, smoothing: float) -> Tensor:
    """Return the mean loss of ``states`` (tokens, width) against ``labels`` (tokens,).

    The products are made in the states' type, the sums and the table's gradient in float32.
    """
    loss: Tensor = _ChunkedLoss.apply(  # type: ignore[no-untyped-call]
        states, table, labels, smoothing
    )
    return loss
