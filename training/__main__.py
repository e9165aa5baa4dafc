"""``python -m training STEP``: the recipe, one step after the other; each can be run again."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
DIRECTIONS = ("zh-en", "en-zh")


def main() -> None:
    """Run one step."""
    arguments = _parser().parse_args()
    if not arguments.shared.is_dir():
        sys.exit(f"{arguments.shared}: the corpus folder is missing; name it with --shared")
    arguments.work.mkdir(parents=True, exist_ok=True)
    STEPS[arguments.step](arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("step", choices=STEPS)
    parser.add_argument("--work", type=Path, required=True, help="folder for data and checkpoints")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--direction", choices=DIRECTIONS, default="zh-en")
    parser.add_argument("--pieces", type=Path, help="tokenizer to use instead of WORK/pieces.model")
    parser.add_argument("--shards", type=int, default=2, help="how many shards pack writes")
    parser.add_argument("--minutes", type=float, default=60, help="how long to train")
    parser.add_argument("--tokens", type=int, default=2500, help="target tokens in a batch")
    parser.add_argument("--matrix-rate", type=float, default=0.01)
    parser.add_argument("--other-rate", type=float, default=1e-3)
    parser.add_argument("--width", type=int, default=384)
    parser.add_argument("--layers", type=int, nargs=2, default=(6, 2), help="encoder and decoder")
    parser.add_argument("--init-from", type=Path, help="package whose weights to start from")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--version", default="0.2", help="version of the package")
    return parser


def _corpus(arguments: argparse.Namespace) -> None:
    from training.corpus import make_corpus

    make_corpus(arguments.shared, arguments.work)


def _pieces(arguments: argparse.Namespace) -> None:
    from training.pieces import train_pieces

    train_pieces(arguments.work, ROOT / "glossaries")


def _pack(arguments: argparse.Namespace) -> None:
    from training.pack import pack

    pack(
        arguments.shared,
        arguments.work,
        _pieces_model(arguments),
        arguments.direction,
        arguments.shards,
        ROOT / "glossaries",
    )


def _train(arguments: argparse.Namespace) -> None:
    from training.development import development_batch
    from training.pieces import specials
    from training.train import Plan, Trainer, new_model

    pieces = _pieces_model(arguments)
    ids = specials(pieces)
    plan = Plan(
        minutes=arguments.minutes,
        tokens=arguments.tokens,
        matrix_rate=arguments.matrix_rate,
        other_rate=arguments.other_rate,
    )
    model = new_model(arguments.init_from, pieces, arguments.width, tuple(arguments.layers))
    trainer = Trainer(model, plan, ids, arguments.device)
    checkpoint = _checkpoint(arguments)
    if checkpoint.exists():
        trainer.resume(checkpoint)
    shards = sorted(arguments.work.glob(f"shard-{arguments.direction}-*.npz"))
    if not shards:
        sys.exit("no shards: run the step pack first")
    development = development_batch(arguments.shared, pieces, arguments.direction, ids)
    trainer.run(shards, development, checkpoint)


def _package(arguments: argparse.Namespace) -> None:
    from training.package import write_package

    write_package(
        _checkpoint(arguments),
        _pieces_model(arguments),
        arguments.direction,
        arguments.version,
        arguments.work,
    )


def _checkpoint(arguments: argparse.Namespace) -> Path:
    return Path(arguments.work / f"checkpoint-{arguments.direction}.pt")


def _pieces_model(arguments: argparse.Namespace) -> Path:
    return Path(arguments.pieces or arguments.work / "pieces.model")


STEPS = {
    "corpus": _corpus,
    "pieces": _pieces,
    "pack": _pack,
    "train": _train,
    "package": _package,
}

if __name__ == "__main__":
    main()
