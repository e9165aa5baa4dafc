"""Training, on a GPU in minutes or on a CPU in the background of other work.

The schedule goes by running time, so that a pause or a busy machine does it no harm. A checkpoint
is written every ten minutes and on SIGTERM, and a run resumes from it.
"""

from __future__ import annotations

import itertools
import signal
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import torch

from training.batches import Batch, Specials, batches, load_shard
from training.loss import chunked_loss
from training.model import Shape, Translator
from training.optimise import optimisers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_SMOOTHING = 0.1
_AVERAGING = 0.999
_CHECKPOINT_SECONDS = 600
_LONGEST_STEP = 30.0
"""Seconds; a step that took longer was paused, and the rest is not counted."""
_REPORT_STEPS = 20
_CLIP = 1.0


@dataclass(frozen=True)
class Plan:
    """How long and how fast to learn."""

    minutes: float
    tokens: int = 2500
    matrix_rate: float = 0.01
    other_rate: float = 1e-3
    warm_up: int = 200
    dropout: float = 0.1


class Trainer:
    """A network in training, with its running average and its clock."""

    def __init__(self, model: Translator, plan: Plan, specials: Specials, device: str) -> None:
        self.model = model.to(device)
        self.plan = plan
        self.specials = specials
        self.device = device
        self.average = {name: value.clone() for name, value in model.state_dict().items()}
        self.optimisers = optimisers(model, plan.matrix_rate, plan.other_rate)
        self.step = 0
        self.seconds = 0.0
        self.stopping = False

    def run(self, shards: Sequence[Path], development: Batch, checkpoint: Path) -> None:
        """Train until the planned minutes have passed, or SIGTERM comes."""
        signal.signal(signal.SIGTERM, lambda *_: setattr(self, "stopping", True))
        saved = time.monotonic()
        losses: list[float] = []
        for batch in self._stream(shards):
            started = time.monotonic()
            losses.append(self._learn(batch))
            self.seconds += min(time.monotonic() - started, _LONGEST_STEP)
            over = self.seconds >= self.plan.minutes * 60 or self.stopping
            if self.step % _REPORT_STEPS == 0:
                recent = sum(losses[-_REPORT_STEPS:]) / _REPORT_STEPS
                print(
                    f"{self.seconds / 60:6.1f} min  step {self.step:6}  loss {recent:.3f}",
                    flush=True,
                )
            if over or time.monotonic() - saved > _CHECKPOINT_SECONDS:
                self.save(checkpoint)
                saved = time.monotonic()
                now, averaged = self.evaluate(development)
                print(f"        development loss {now:.4f}, averaged {averaged:.4f}", flush=True)
            if over:
                return

    def _stream(self, shards: Sequence[Path]) -> Iterator[Batch]:
        for number in itertools.count():
            path = shards[number % len(shards)]
            source, target = load_shard(path)
            seed = self.step + number
            yield from batches(source, target, self.plan.tokens, self.specials, seed)

    def _learn(self, batch: Batch) -> float:
        """Make one step; return its loss."""
        rate = self._rate()
        for optimiser, base in zip(
            self.optimisers, (self.plan.matrix_rate, self.plan.other_rate), strict=True
        ):
            optimiser.param_groups[0]["lr"] = base * rate
            optimiser.zero_grad(set_to_none=True)
        loss = self._loss(batch, _SMOOTHING)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), _CLIP)
        for optimiser in self.optimisers:
            optimiser.step()
        self.step += 1
        self._average()
        return float(loss.detach())

    def _rate(self) -> float:
        """Return the learning rate's factor: a linear warm-up, then down to nothing by time."""
        left = max(0.0, 1 - self.seconds / (self.plan.minutes * 60))
        return min(1.0, (self.step + 1) / self.plan.warm_up) * max(left, 0.01)

    def _loss(self, batch: Batch, smoothing: float) -> torch.Tensor:
        source, target_in, labels = (part.to(self.device) for part in batch)
        kind = self.device.split(":")[0]
        with torch.autocast(kind, dtype=torch.bfloat16):
            states = self.model(source, target_in, self.specials.start)
        wanted = labels >= 0
        table = self.model.embedding.weight.to(torch.bfloat16)
        return chunked_loss(states[wanted].to(torch.bfloat16), table, labels[wanted], smoothing)

    @torch.no_grad()
    def _average(self) -> None:
        decay = min(_AVERAGING, (1 + self.step) / (10 + self.step))
        for name, value in self.model.state_dict().items():
            self.average[name].lerp_(value, 1 - decay)

    @torch.no_grad()
    def evaluate(self, development: Batch) -> tuple[float, float]:
        """Return the plain loss on the development batch, of the weights and of their average."""
        self.model.eval()
        current = {name: value.clone() for name, value in self.model.state_dict().items()}
        now = float(self._loss(development, 0.0))
        self.model.load_state_dict(self.average)
        averaged = float(self._loss(development, 0.0))
        self.model.load_state_dict(current)
        self.model.train()
        return now, averaged

    def save(self, checkpoint: Path) -> None:
        """Write everything that a later run needs; the old checkpoint stands until then."""
        state: dict[str, Any] = {
            "shape": asdict(self.model.shape),
            "model": self.model.state_dict(),
            "average": self.average,
            "optimisers": [optimiser.state_dict() for optimiser in self.optimisers],
            "step": self.step,
            "seconds": self.seconds,
        }
        temporary = checkpoint.with_suffix(".new")
        torch.save(state, temporary)
        temporary.replace(checkpoint)

    def resume(self, checkpoint: Path) -> None:
        """Go on where a checkpoint was written."""
        state = torch.load(checkpoint, map_location=self.device, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.average = state["average"]
        for optimiser, saved in zip(self.optimisers, state["optimisers"], strict=True):
            optimiser.load_state_dict(saved)
        self.step, self.seconds = state["step"], state["seconds"]


def new_model(
    package: Path | None, pieces: Path, width: int, layers: tuple[int, int]
) -> Translator:
    """Return the network to train: that of ``package``, or a new one of the given sizes."""
    from training.ct2 import load_package
    from training.pieces import all_pieces

    if package is not None:
        return load_package(package)
    heads, hidden = width // 64, 4 * width
    encoder_layers, decoder_layers = layers
    vocabulary = len(all_pieces(pieces))
    return Translator(Shape(vocabulary, width, heads, hidden, encoder_layers, decoder_layers))


def averaged_model(checkpoint: Path) -> Translator:
    """Return the averaged network of a checkpoint, for export."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    model = Translator(Shape(**state["shape"]))
    model.load_state_dict(state["average"])
    return model.eval()
