"""Checkpoints: all that a run needs to go on, and the network that an export takes from one."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import torch

from training.model import Shape, Translator

if TYPE_CHECKING:
    from pathlib import Path

State = dict[str, Any]


def save(path: Path, model: Translator, state: State) -> None:
    """Write ``state`` with the network's shape and weights; the old file stands until then."""
    temporary = path.with_suffix(".new")
    torch.save({"shape": asdict(model.shape), "model": model.state_dict(), **state}, temporary)
    temporary.replace(path)


def load(path: Path, device: str = "cpu") -> State:
    """Return what was saved."""
    state: State = torch.load(path, map_location=device, weights_only=True)
    return state


def network(path: Path, weights: str = "best") -> Translator:
    """Return the network of a checkpoint with its ``average`` or ``last`` weights.

    ``best`` are those with the lower development loss: while the rate is high the average is, at
    the end of a schedule often the last ones are.
    """
    state = load(path)
    model = Translator(Shape(**state["shape"]))
    if weights == "best":
        now, averaged = state.get("development", (1.0, 0.0))
        weights = "last" if now < averaged else "average"
    model.load_state_dict(state["model" if weights == "last" else "average"])
    return model.eval()
