"""The network: a pre-norm Transformer with a deep encoder and a shallow decoder.

Its conventions are CTranslate2's TransformerSpec: ReLU feed-forward, embeddings shared by both
sides and the output and scaled by the root of the width, positions added from a fixed table.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.dropout import BulkDropout


@dataclass(frozen=True)
class Shape:
    """Sizes of a network."""

    vocabulary: int
    width: int = 384
    heads: int = 6
    hidden: int = 1536
    encoder_layers: int = 6
    decoder_layers: int = 2
    positions: int = 512
    dropout: float = 0.1


class Attention(nn.Module):
    """Multi-head attention by plain products: on CPU faster to train than the fused kernel."""

    def __init__(self, shape: Shape, *, across: bool) -> None:
        super().__init__()
        width = shape.width
        self.heads = shape.heads
        self.across = across
        self.norm = nn.LayerNorm(width)
        if across:
            self.query = nn.Linear(width, width)
            self.key_value = nn.Linear(width, 2 * width)
        else:
            self.query_key_value = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)

    def forward(self, x: Tensor, mask: Tensor, memory: Tensor | None = None) -> Tensor:
        """Attend from ``x`` (batch, length, width) under an additive ``mask``."""
        normed = self.norm(x)
        if self.across:
            query = self.query(normed)
            key, value = self.key_value(memory).chunk(2, dim=-1)
        else:
            query, key, value = self.query_key_value(normed).chunk(3, dim=-1)
        query, key, value = (self._split(part) for part in (query, key, value))
        products = query @ key.transpose(-1, -2)
        scale = 1 / math.sqrt(query.shape[-1])
        scores = torch.add(mask, products.float(), alpha=scale)
        mixed = (scores.softmax(-1) @ value).transpose(1, 2).flatten(2)
        out: Tensor = self.out(mixed)
        return out

    def _split(self, x: Tensor) -> Tensor:
        return x.view(*x.shape[:-1], self.heads, -1).transpose(1, 2)


class FeedForward(nn.Module):
    """Two linear layers with a ReLU between them."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(shape.width)
        self.inner = nn.Linear(shape.width, shape.hidden)
        self.outer = nn.Linear(shape.hidden, shape.width)

    def forward(self, x: Tensor) -> Tensor:
        """Return the update of ``x``."""
        update: Tensor = self.outer(functional.relu(self.inner(self.norm(x))))
        return update


class Layer(nn.Module):
    """One layer of the encoder, or of the decoder where it attends ``across`` to the encoder."""

    def __init__(self, shape: Shape, dropout: BulkDropout, *, across: bool) -> None:
        super().__init__()
        self.own = Attention(shape, across=False)
        self.across = Attention(shape, across=True) if across else None
        self.feed = FeedForward(shape)
        self.dropout = dropout

    def forward(
        self,
        x: Tensor,
        mask: Tensor,
        memory: Tensor | None = None,
        memory_mask: Tensor | None = None,
    ) -> Tensor:
        """Return ``x`` after attention and feed-forward, each added to what came in."""
        x = self.dropout.add(x, self.own(x, mask))
        if self.across is not None and memory_mask is not None:
            x = self.dropout.add(x, self.across(x, memory_mask, memory))
        return self.dropout.add(x, self.feed(x))


class Translator(nn.Module):
    """Encoder and decoder over one shared table of pieces."""

    positions: Tensor

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.vocabulary, shape.width)
        nn.init.normal_(self.embedding.weight, std=shape.width**-0.5)
        self.dropout = BulkDropout(shape.dropout)
        self.encoder = nn.ModuleList(
            Layer(shape, self.dropout, across=False) for _ in range(shape.encoder_layers)
        )
        self.decoder = nn.ModuleList(
            Layer(shape, self.dropout, across=True) for _ in range(shape.decoder_layers)
        )
        self.encoder_norm = nn.LayerNorm(shape.width)
        self.decoder_norm = nn.LayerNorm(shape.width)
        self.register_buffer("positions", sinusoids(shape.positions, shape.width))

    def forward(self, source: Tensor, target: Tensor, padding: int) -> Tensor:
        """Return the decoder's states (batch, target length, width) for shifted targets."""
        source_mask = _padding_mask(source, padding)
        memory = self.encode(source, source_mask)
        length = target.shape[1]
        causal = torch.full((length, length), -1e4, device=target.device).triu(1)
        x = self._embed(target)
        for layer in self.decoder:
            x = layer(x, causal, memory, source_mask)
        states: Tensor = self.decoder_norm(x)
        return states

    def encode(self, source: Tensor, mask: Tensor) -> Tensor:
        """Return the encoder's states (batch, source length, width)."""
        x = self._embed(source)
        for layer in self.encoder:
            x = layer(x, mask)
        states: Tensor = self.encoder_norm(x)
        return states

    def _embed(self, pieces: Tensor) -> Tensor:
        scaled = self.embedding(pieces) * math.sqrt(self.shape.width)
        embedded: Tensor = self.dropout(scaled + self.positions[: pieces.shape[1]])
        return embedded


def _padding_mask(pieces: Tensor, padding: int) -> Tensor:
    return (pieces == padding)[:, None, None, :].float() * -1e4


def sinusoids(length: int, width: int) -> Tensor:
    """Return CTranslate2's position table: sines in the first half, cosines in the second."""
    position = torch.arange(length, dtype=torch.float32)[:, None]
    rate = torch.exp(torch.arange(width // 2) * -(math.log(10000.0) / (width // 2 - 1)))
    angles = (position + 1) * rate
    return torch.cat([angles.sin(), angles.cos()], dim=1)
