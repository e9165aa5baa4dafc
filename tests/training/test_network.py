"""The network, its loss and its files: skipped where PyTorch is not installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.engines.packages import EMBEDDED

torch = pytest.importorskip("torch", reason="these tests need the extra 'training' (PyTorch)")

from training.ct2 import load_package, write_model  # noqa: E402 - after the check for torch
from training.dropout import BulkDropout  # noqa: E402
from training.loss import chunked_loss  # noqa: E402
from training.model import Shape, Translator  # noqa: E402
from training.optimise import Muon, orthogonalise  # noqa: E402
from training.pieces import all_pieces  # noqa: E402

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE = next(iter(sorted(EMBEDDED.glob("translate-zh_en-*"))))
PIECES = PACKAGE / "sentencepiece.model"
SENTENCE = "由于井下发生坍塌，公司已暂停了该矿区的全部作业。"


def test_a_package_read_and_written_again_is_the_same(tmp_path: Path) -> None:
    write_model(load_package(PACKAGE), all_pieces(PIECES), tmp_path)
    for name in ("model.bin", "shared_vocabulary.json"):
        assert (tmp_path / name).read_bytes() == (PACKAGE / "model" / name).read_bytes()


def test_writing_leaves_the_network_as_it_was(tmp_path: Path) -> None:
    model = load_package(PACKAGE)
    before = {name: value.clone() for name, value in model.state_dict().items()}
    write_model(model, all_pieces(PIECES), tmp_path)
    assert all(torch.equal(value, before[name]) for name, value in model.state_dict().items())


def test_scores_are_those_of_ctranslate2() -> None:
    import ctranslate2
    import sentencepiece

    processor = sentencepiece.SentencePieceProcessor(model_file=str(PIECES))
    start, end = processor.bos_id(), processor.eos_id()
    translator = ctranslate2.Translator(
        str(PACKAGE / "model"), compute_type="float32", intra_threads=1
    )
    pieces = processor.encode(SENTENCE, out_type=str)
    target = translator.translate_batch([pieces], beam_size=1)[0].hypotheses[0]
    theirs = translator.score_batch([pieces], [target])[0].log_probs
    source = torch.tensor([[*map(processor.piece_to_id, pieces), end]])
    wanted = [*map(processor.piece_to_id, target), end]
    model = load_package(PACKAGE).eval()
    with torch.no_grad():
        states = model(source, torch.tensor([[start, *wanted[:-1]]]), start)
        logs = (states @ model.embedding.weight.T).log_softmax(-1)[0]
    ours = [float(logs[place, piece]) for place, piece in enumerate(wanted)]
    assert ours == pytest.approx(theirs, abs=1e-3)


def test_padding_changes_nothing() -> None:
    torch.manual_seed(0)
    model = Translator(Shape(50, width=32, heads=2, hidden=64, encoder_layers=2)).eval()
    source, target = torch.tensor([[5, 6, 7, 3]]), torch.tensor([[2, 8, 9]])
    padded = torch.tensor([[5, 6, 7, 3, 2, 2, 2]])
    with torch.no_grad():
        assert torch.allclose(model(source, target, 2), model(padded, target, 2), atol=1e-5)


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
def test_the_chunked_loss_is_cross_entropy(smoothing: float) -> None:
    torch.manual_seed(0)
    states = torch.randn(1100, 16, requires_grad=True)
    table = torch.randn(40, 16, requires_grad=True)
    labels = torch.randint(0, 40, (1100,))
    expected = torch.nn.functional.cross_entropy(
        states @ table.T, labels, label_smoothing=smoothing
    )
    expected_gradients = torch.autograd.grad(expected, (states, table))
    loss = chunked_loss(states, table, labels, smoothing)
    gradients = torch.autograd.grad(loss, (states, table))
    assert float(loss.detach()) == pytest.approx(float(expected.detach()), rel=1e-4)
    for ours, theirs in zip(gradients, expected_gradients, strict=True):
        assert torch.allclose(ours, theirs, atol=1e-5)


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
def test_in_bfloat16_the_loss_is_the_same_but_for_rounding(smoothing: float) -> None:
    torch.manual_seed(0)
    states, table = torch.randn(5000, 16), torch.randn(40, 16, requires_grad=True)
    states = states.bfloat16().requires_grad_()
    labels = torch.randint(0, 40, (5000,))
    expected = torch.nn.functional.cross_entropy(
        states.float() @ table.T, labels, label_smoothing=smoothing
    )
    expected_gradients = torch.autograd.grad(expected, (states, table))
    loss = chunked_loss(states, table, labels, smoothing)
    gradients = torch.autograd.grad(loss, (states, table))
    assert float(loss.detach()) == pytest.approx(float(expected.detach()), rel=1e-3)
    for ours, theirs in zip(gradients, expected_gradients, strict=True):
        assert ours.dtype == theirs.dtype
        assert float((ours - theirs).norm() / theirs.norm()) < 0.01


def test_dropout_drops_its_share_and_keeps_the_mean() -> None:
    torch.manual_seed(0)
    dropout, ones = BulkDropout(0.1), torch.ones(7, 30, 320)
    dropped = torch.stack([dropout(ones) for _ in range(30)])
    assert float((dropped == 0).float().mean()) == pytest.approx(0.1, abs=0.003)
    assert float(dropped.mean()) == pytest.approx(1, abs=0.003)
    assert not torch.equal(dropped[0], dropped[1])
    torch.manual_seed(1)
    added = dropout.add(ones, ones)
    assert set(added.unique().tolist()) == {1.0, 1 + dropped.max().item()}
    dropout.eval()
    assert torch.equal(dropout(ones), ones)


def test_a_step_of_muon_moves_along_the_orthogonal_of_the_momentum() -> None:
    torch.manual_seed(0)
    matrices = [torch.randn(size, requires_grad=True) for size in ((32, 96), (96, 32), (40, 40))]
    before = [matrix.detach().clone() for matrix in matrices]
    optimiser = Muon(matrices, lr=0.1)
    gradients = [torch.randn_like(matrix) for matrix in matrices]
    for _ in range(2):
        for matrix, gradient in zip(matrices, gradients, strict=True):
            matrix.grad = gradient.clone()
        optimiser.step()
    for matrix, start, gradient in zip(matrices, before, gradients, strict=True):
        scale = max(1.0, matrix.shape[0] / matrix.shape[1]) ** 0.5
        moved = (start - matrix.detach()) / (0.2 * scale)
        assert torch.allclose(moved, orthogonalise(gradient).float(), atol=0.02)


@pytest.mark.parametrize("shape", [(32, 96), (96, 32), (40, 64)])
def test_orthogonalised_matrices_have_singular_values_near_one(shape: tuple[int, int]) -> None:
    torch.manual_seed(0)
    values = torch.linalg.svdvals(orthogonalise(torch.randn(*shape)).float())
    assert values.min() > 0.3
    assert values.max() < 1.4
