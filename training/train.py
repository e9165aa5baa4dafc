"""Training, on a GPU in minutes or on a CPU in the background of other work.

The schedule goes by running time, so that a pause or a busy machine does it no harm. A checkpoint
is written every nine minutes and on SIGTERM, and a run resumes from it.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import torch

from training import checkpoint
from training.batches import Batch, Specials, Stream, load_shard, make_batch
from training.loss import chunked_loss
from training.model import Shape, Translator
from training.optimise import optimisers
from training.pack import development_path, ids_path

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from pathlib import Path

_SMOOTHING = 0.1
_AVERAGING = 0.999
_CHECKPOINT_SECONDS = 540
_LONGEST_STEP = 30.0
"""Seconds; a step that took longer was paused, and the rest is not counted."""
_REPORT_STEPS = 20
_CLIP = 1.0
_LOWEST_RATE = 0.01


@dataclass(frozen=True)
class Plan:
    """How long and how fast to learn."""

    minutes: float
    tokens: int = 2500
    matrix_rate: float = 0.01
    other_rate: float = 1e-3
    warm_up: int = 200

    def rate(self, step: int, seconds: float) -> float:
        """Return the rates' factor: a linear warm-up by steps, then down to nothing by time.

        >>> plan = Plan(minutes=1, warm_up=10)
        >>> [round(plan.rate(*at), 2) for at in ((4, 0.0), (100, 30.0), (200, 60.0))]
        [0.5, 0.5, 0.01]
        """
        left = max(_LOWEST_RATE, 1 - seconds / (self.minutes * 60))
        return min(1.0, (step + 1) / self.warm_up) * left


class Trainer:
    """A network in training, with its running average and its clock."""

    def __init__(self, model: Translator, plan: Plan, specials: Specials, device: str) -> None:
        self.model = model.to(device)
        self.plan = plan
        self.specials = specials
        self.device = device
        self.average = {name: value.clone() for name, value in model.state_dict().items()}
        self.optimisers = optimisers(model, plan.matrix_rate, plan.other_rate)
        self.peaks = [optimiser.param_groups[0]["lr"] for optimiser in self.optimisers]
        self.step = 0
        self.seconds = 0.0
        self.position = (0, 0)
        self.stopping = False

    def run(self, stream: Stream, development: Batch, path: Path) -> None:
        """Train until the planned minutes have passed, or SIGTERM comes."""
        signal.signal(signal.SIGTERM, lambda *_: setattr(self, "stopping", True))
        saved = time.monotonic()
        losses: list[float] = []
        for batch in stream.start(self.position):
            started = time.monotonic()
            losses.append(self.learn(batch))
            self.seconds += min(time.monotonic() - started, _LONGEST_STEP)
            over = self.seconds >= self.plan.minutes * 60 or self.stopping
            if self.step % _REPORT_STEPS == 0:
                self._report(f"loss {sum(losses) / len(losses):.3f}")
                losses.clear()
            if over or time.monotonic() - saved > _CHECKPOINT_SECONDS:
                self.position = stream.position
                self._save(path, development)
                saved = time.monotonic()
            if over:
                return

    def learn(self, batch: Batch) -> float:
        """Make one step; return its loss."""
        factor = self.plan.rate(self.step, self.seconds)
        for optimiser, peak in zip(self.optimisers, self.peaks, strict=True):
            optimiser.param_groups[0]["lr"] = peak * factor
            optimiser.zero_grad(set_to_none=True)
        loss = self._loss(batch, _SMOOTHING)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), _CLIP)
        for optimiser in self.optimisers:
            optimiser.step()
        self.step += 1
        self._update_average()
        return float(loss.detach())

    def evaluate(self, development: Batch) -> tuple[float, float]:
        """Return the plain loss on the development batch, of the weights and of their average."""
        self.model.eval()
        current = {name: value.clone() for name, value in self.model.state_dict().items()}
        with torch.no_grad():
            now = float(self._loss(development, 0.0))
            self.model.load_state_dict(self.average)
            averaged = float(self._loss(development, 0.0))
        self.model.load_state_dict(current)
        self.model.train()
        return now, averaged

    def resume(self, path: Path) -> None:
        """Go on where a checkpoint was written."""
        state = checkpoint.load(path, self.device)
        self.model.load_state_dict(state["model"])
        self.average = state["average"]
        for optimiser, saved in zip(self.optimisers, state["optimisers"], strict=True):
            settings = optimiser.state_dict()["param_groups"]
            optimiser.load_state_dict({**saved, "param_groups": settings})
        self.step, self.seconds = state["step"], state["seconds"]
        self.position = state.get("position", (0, self.step))

    def _loss(self, batch: Batch, smoothing: float) -> torch.Tensor:
        source, target_in, labels = (part.to(self.device) for part in batch)
        with torch.autocast(self.device.split(":")[0], dtype=torch.bfloat16):
            states = self.model(source, target_in, self.specials.start)
        wanted = labels >= 0
        table = self.model.embedding.weight
        return chunked_loss(states[wanted].to(torch.bfloat16), table, labels[wanted], smoothing)

    @torch.no_grad()
    def _update_average(self) -> None:
        decay = min(_AVERAGING, (1 + self.step) / (10 + self.step))
        current = self.model.state_dict()
        torch._foreach_lerp_(
            list(self.average.values()), [current[name] for name in self.average], 1 - decay
        )

    def _save(self, path: Path, development: Batch) -> None:
        losses = self.evaluate(development)
        state = {
            "average": self.average,
            "optimisers": [optimiser.state_dict() for optimiser in self.optimisers],
            "step": self.step,
            "seconds": self.seconds,
            "position": self.position,
            "development": losses,
        }
        checkpoint.save(path, self.model, state)
        self._report(f"development loss {losses[0]:.4f}, averaged {losses[1]:.4f}; saved")

    def _report(self, text: str) -> None:
        print(f"{self.seconds / 60:6.1f} min  step {self.step:6}  {text}", flush=True)


def start(options: Namespace, plan: Plan, path: Path) -> None:
    """Run the step ``train`` with the command line's options, on what ``pack`` has written."""
    shards = sorted(options.work.glob(f"shard-{options.direction}-*.npz"))
    packed = ids_path(options.work, options.direction)
    if not shards or not packed.exists():
        sys.exit(f"{options.work}: no shards; run the steps augment and pack first")
    ids = json.loads(packed.read_text(encoding="utf-8"))
    specials = Specials(ids["start"], ids["end"])
    trainer = Trainer(new_model(options, ids["vocabulary"]), plan, specials, options.device)
    if path.exists():
        trainer.resume(path)
    sides = load_shard(development_path(options.work, options.direction))
    with _pid_file(options.work / f"train-{options.direction}.pid"):
        trainer.run(Stream(shards, plan.tokens, specials), make_batch(*sides, specials), path)


def new_model(options: Namespace, vocabulary: int) -> Translator:
    """Return the network to train: a package's, a checkpoint's, or a new one of a given size."""
    from training.ct2 import load_package

    begun_from: Path | None = options.init_from
    if begun_from is None:
        heads, hidden = options.width // 64, 4 * options.width
        shape = Shape(vocabulary, options.width, heads, hidden, *options.layers)
        return Translator(replace(shape, dropout=options.dropout))
    begun = checkpoint.network(begun_from) if begun_from.is_file() else load_package(begun_from)
    if begun.shape.vocabulary != vocabulary:
        sys.exit(f"{begun_from}: has other pieces than the shards; pack with its tokenizer")
    made = Translator(replace(begun.shape, dropout=options.dropout))
    made.load_state_dict(begun.state_dict())
    return made


@contextlib.contextmanager
def _pid_file(path: Path) -> Iterator[None]:
    path.write_text(f"{os.getpid()}\n")
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
