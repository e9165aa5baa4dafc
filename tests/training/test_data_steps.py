"""The steps corpus, augment and pack, on a small shared folder."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.training.shared import HELD_OUT, NEWS, make_shared
from training.corpus import make_corpus, read_pairs
from training.mixture import LICENCES, TRADITIONAL, WEIGHTS
from training.sampling import draw_shards, drawn_path
from training.synthetic import TAG, read_synthetic, synthetic_path, write_synthetic
from workbench.engines.packages import EMBEDDED

PIECES = next(EMBEDDED.glob("translate-*")) / "sentencepiece.model"
GLOSSARIES = Path(__file__).parents[2] / "glossaries"


@pytest.fixture(name="work")
def _work(tmp_path: Path) -> Path:
    shared = make_shared(tmp_path / "shared")
    work = tmp_path / "work"
    work.mkdir()
    make_corpus(shared, work)
    return work


def test_no_pair_with_a_development_line_on_either_side(work: Path) -> None:
    pairs = list(read_pairs(work))
    sides = {side for _, chinese, english in pairs for side in (chinese, english)}
    assert not sides & set(HELD_OUT)
    assert "这两个国家签署了协议。" not in sides, "held out in Traditional"


def test_pairs_are_simplified_and_stand_once(work: Path) -> None:
    pairs = list(read_pairs(work))
    assert sum(english == NEWS[0][1] for _, _, english in pairs) == 1
    assert sum(name == "newsroom" for name, _, _ in pairs) == len(NEWS)
    assert ("tw-laws", "本法所称主管机关，为内政部。") in {pair[:2] for pair in pairs}
    assert ("cedict", "英伟达", "Nvidia") in pairs


@pytest.mark.parametrize("direction", ["zh-en", "en-zh"])
def test_a_shard_draws_by_weight_and_can_be_drawn_again(work: Path, direction: str) -> None:
    shared = work.parent / "shared"
    draw_shards(shared, work, GLOSSARIES, direction, [5])
    first = drawn_path(work, direction, 5).read_text("utf-8")
    assert 6 * len(NEWS) < len(first.splitlines()) < 8 * len(NEWS)
    target = NEWS[0][1] if direction == "zh-en" else NEWS[0][0]
    assert f"\t{target}\n" in first
    drawn_path(work, direction, 5).unlink()
    draw_shards(shared, work, GLOSSARIES, direction, [5])
    assert drawn_path(work, direction, 5).read_text("utf-8") == first


def test_packed_arrays_hold_the_targets(work: Path) -> None:
    pytest.importorskip("numpy", reason="packing needs the extra 'training'")
    import numpy as np
    import sentencepiece

    from training.pack import ids_path, pack

    draw_shards(work.parent / "shared", work, GLOSSARIES, "zh-en", [0])
    drawn = drawn_path(work, "zh-en", 0).read_text("utf-8").splitlines()
    pack(work.parent / "shared", work, PIECES, "zh-en", [0])
    assert json.loads(ids_path(work, "zh-en").read_text("utf-8"))["end"] == 3
    arrays = np.load(work / "shard-zh-en-000.npz")
    assert arrays["source"].dtype == np.uint16
    assert len(arrays["target_lengths"]) == len(drawn)
    processor = sentencepiece.SentencePieceProcessor(model_file=str(PIECES))
    first = arrays["target"][: arrays["target_lengths"][0]].tolist()
    assert processor.decode(first) == drawn[0].split("\t")[1]
    assert not drawn_path(work, "zh-en", 0).exists()


def test_synthetic_pairs_are_tagged_and_sound(tmp_path: Path) -> None:
    path = synthetic_path(tmp_path, "zh-en", "back")
    pairs = [("他来了。", "He came."), ("的" * 60, "A loop came out."), ("", "Nothing came out.")]
    assert write_synthetic(path, pairs, tagged=True) == 1
    assert read_synthetic(tmp_path, "zh-en") == [(f"{TAG} 他来了。", "He came.")]


def test_every_source_has_a_licence() -> None:
    assert set(LICENCES) == set(WEIGHTS)
    assert set(WEIGHTS) >= TRADITIONAL


def test_a_missing_shared_folder_is_said_plainly(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "training", "corpus", "--work", str(tmp_path / "work")]
    done = subprocess.run(
        [*command, "--shared", str(tmp_path / "nowhere")],
        capture_output=True, text=True, check=False, cwd=GLOSSARIES.parent,
    )  # fmt: skip
    assert done.returncode == 1
    assert "nowhere" in done.stderr
    assert "--shared" in done.stderr
    assert "Traceback" not in done.stderr
