"""A run on a tiny network: it learns, stops, resumes and is exported."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="these tests need the extra 'training' (PyTorch)")

import numpy as np  # noqa: E402 - after the check for torch

from training import checkpoint  # noqa: E402
from training.batches import Specials, Stream, make_batch  # noqa: E402
from training.model import Shape, Translator  # noqa: E402
from training.package import export, write_package  # noqa: E402
from training.train import Plan, Trainer  # noqa: E402
from workbench.engines.decoding import Decoding  # noqa: E402
from workbench.engines.packages import EMBEDDED  # noqa: E402

pytestmark = pytest.mark.slow
PIECES = next(EMBEDDED.glob("translate-*")) / "sentencepiece.model"
SPECIALS = Specials(start=2, end=3)


@pytest.fixture(name="shard")
def _shard(tmp_path: Path) -> Path:
    """Write a shard whose targets are their sources."""
    rng = np.random.default_rng(0)
    rows = [rng.integers(10, 30, rng.integers(1, 9), dtype=np.uint16) for _ in range(300)]
    ids, lengths = np.concatenate(rows), np.asarray([len(row) for row in rows], dtype=np.uint8)
    path = tmp_path / "shard-zh-en-000.npz"
    np.savez(path, source=ids, target=ids, source_lengths=lengths, target_lengths=lengths)
    return path


def trainer(minutes: float = 60, vocabulary: int = 30) -> Trainer:
    torch.manual_seed(0)
    shape = Shape(vocabulary, width=32, heads=2, hidden=64, encoder_layers=2, dropout=0.0)
    plan = Plan(minutes, tokens=200, matrix_rate=0.02, other_rate=5e-3, warm_up=5)
    return Trainer(Translator(shape), plan, SPECIALS, "cpu")


def test_batches_hold_every_pair_once_and_keep_to_their_size(shard: Path) -> None:
    stream = Stream([shard], 200, SPECIALS)
    seen = 0
    for batch in stream.start((0, 0)):
        if stream.position[0] == 1:
            break
        assert batch.source.numel() <= 200
        assert batch.target_in[:, 0].tolist() == [SPECIALS.start] * len(batch.target_in)
        seen += len(batch.source)
    assert seen == 300


def test_padded_batch() -> None:
    rows = [np.asarray([10, 11]), np.asarray([12])]
    batch = make_batch(rows, rows, SPECIALS)
    assert batch.source.tolist() == [[10, 11, 3], [12, 3, 2]]
    assert batch.target_in.tolist() == [[2, 10, 11], [2, 12, 3]]
    assert batch.labels.tolist() == [[10, 11, 3], [12, 3, -1]]


def test_a_stream_goes_on_from_any_position(shard: Path) -> None:
    stream = Stream([shard], 200, SPECIALS)
    batches = stream.start((0, 0))
    first = [next(batches) for _ in range(12)]
    again = Stream([shard], 200, SPECIALS).start((0, 11))
    assert torch.equal(next(again).source, first[11].source)


def test_it_learns_to_copy(shard: Path) -> None:
    one = trainer()
    batches = Stream([shard], 200, SPECIALS).start((0, 0))
    losses = [one.learn(next(batches)) for _ in range(120)]
    assert sum(losses[-10:]) < 0.8 * sum(losses[:10])


def test_a_stopped_run_saves_and_resumes_where_it_was(shard: Path, tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.pt"
    development = make_batch([np.asarray([10])], [np.asarray([10])], SPECIALS)
    before = signal.getsignal(signal.SIGTERM)
    one = trainer()
    learn = one.learn

    def learn_then_stop(batch: object) -> float:
        if one.step == 7:
            os.kill(os.getpid(), signal.SIGTERM)
        return learn(batch)  # type: ignore[arg-type]

    one.learn = learn_then_stop  # type: ignore[method-assign]
    try:
        one.run(Stream([shard], 200, SPECIALS), development, path)
    finally:
        signal.signal(signal.SIGTERM, before)
    other = trainer()
    other.resume(path)
    assert (other.step, other.position, other.seconds) == (8, (0, 8), one.seconds)
    batches = Stream([shard], 200, SPECIALS).start(other.position)
    following = next(batches)
    assert other.learn(following) == pytest.approx(learn(following), abs=1e-4)


@pytest.mark.parametrize("init", ["new", "checkpoint"])
def test_the_step_needs_nothing_but_torch_and_numpy(shard: Path, tmp_path: Path, init: str) -> None:
    (tmp_path / "ids-zh-en.json").write_text('{"vocabulary": 30, "start": 2, "end": 3}')
    (tmp_path / "development-zh-en.npz").write_bytes(shard.read_bytes())
    options = ["--work", str(tmp_path), "--minutes", "0.01", "--width", "64", "--tokens", "200"]
    if init == "checkpoint":
        one = trainer()
        checkpoint.save(tmp_path / "begun.pt", one.model, {"average": one.average})
        options += ["--init-from", str(tmp_path / "begun.pt")]
    absent = ["ahocorasick", "ctranslate2", "opencc", "sacrebleu", "sentencepiece", "yaml"]
    program = (
        f"import sys, runpy; sys.modules.update(dict.fromkeys({json.dumps(absent)}));"
        "sys.argv[0] = 'training'; runpy.run_module('training', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program, "train", *options],
        capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "development loss" in done.stdout
    assert checkpoint.load(tmp_path / "checkpoint-zh-en.pt")["step"] > 0
    assert not (tmp_path / "train-zh-en.pid").exists()


def test_the_best_weights_are_those_with_the_lower_loss(tmp_path: Path) -> None:
    one = trainer()
    average = {name: value + 1 for name, value in one.model.state_dict().items()}
    for losses, wanted in (((2.0, 3.0), one.model.state_dict()), ((3.0, 2.0), average)):
        state = {"average": average, "development": losses}
        checkpoint.save(tmp_path / "checkpoint.pt", one.model, state)
        made = checkpoint.network(tmp_path / "checkpoint.pt")
        assert torch.equal(made.embedding.weight, wanted["embedding.weight"])


def test_a_checkpoint_becomes_a_package_that_translates(tmp_path: Path) -> None:
    from training.decoding import Package
    from training.pieces import all_pieces

    one = trainer(vocabulary=len(all_pieces(PIECES)))
    checkpoint.save(tmp_path / "checkpoint.pt", one.model, {"average": one.average})
    export(tmp_path / "checkpoint.pt", PIECES, tmp_path / "model-zh-en", "average")
    folder = write_package(tmp_path / "model-zh-en", "zh-en", "0.9", tmp_path, Decoding())
    assert folder.name == "translate-zh_en-0_9"
    card = (folder / "README.md").read_text("utf-8")
    assert "SHA-256" in card
    assert "CC0" in card
    assert str(tmp_path) not in card
    package = Package(folder)
    assert package.direction == "zh-en"
    assert len(package.translate(["你好。", "他来了。"]).texts) == 2
