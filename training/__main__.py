"""``python -m training STEP``: the recipe, one step after the other; each can be run again."""

from __future__ import annotations

import argparse
from pathlib import Path

from training.steps import ROOT, STEPS

DIRECTIONS = ("zh-en", "en-zh")


def main() -> None:
    """Run one step."""
    options = parser().parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    STEPS[options.step](options)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    steps = "\n".join(f"  {name:11}{step.__doc__}" for name, step in STEPS.items())
    made = argparse.ArgumentParser(
        prog="python -m training",
        description=f"{__doc__}\n\nsteps, in this order:\n{steps}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("step", choices=STEPS, metavar="STEP")
    made.add_argument("--work", type=Path, required=True, help="folder for data and checkpoints")
    made.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="corpus folder")
    made.add_argument("--direction", choices=DIRECTIONS, default="zh-en")
    made.add_argument("--pieces", type=Path, help="tokenizer; else the package's or WORK's own")
    made.add_argument("--init-from", type=Path, help="package whose weights to start from")
    made.add_argument("--device", default="cpu", help="cpu or cuda")
    _add_data(made.add_argument_group("corpus to pack, translate"))
    _add_training(made.add_argument_group("train"))
    _add_results(made.add_argument_group("export, package, evaluate"))
    return made


def _add_data(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--shards", type=int, default=2, help="how many weighted passes to draw")
    group.add_argument("--first-shard", type=int, default=0, help="number of the first, its seed")
    group.add_argument("--input", type=Path, help="lines for translate to translate")
    group.add_argument("--kind", choices=("back", "teacher"), default="teacher")


def _add_training(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--minutes", type=float, default=60, help="running time, pauses left out")
    group.add_argument("--tokens", type=int, default=2500, help="padded tokens in a batch")
    group.add_argument("--matrix-rate", type=float, default=0.01, help="Muon's peak rate; 0: AdamW")
    group.add_argument("--other-rate", type=float, default=1e-3, help="AdamW's peak rate")
    group.add_argument("--warm-up", type=int, default=200, help="steps of linear warm-up")
    group.add_argument("--width", type=int, default=384)
    group.add_argument("--layers", type=int, nargs=2, default=(6, 2), help="encoder, decoder")
    group.add_argument("--dropout", type=float, default=0.1)


def _add_results(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--checkpoint", type=Path, help="instead of WORK/checkpoint-DIRECTION.pt")
    group.add_argument("--weights", choices=("best", "average", "last"), default="best")
    group.add_argument("--version", default="0.2", help="version of the package")
    group.add_argument("--beam", type=int, default=4, help="beam that the package records")
    group.add_argument("--length-penalty", type=float, default=1.0, help="likewise")
    group.add_argument("--longest", type=int, default=0, help="likewise: pieces undivided")
    group.add_argument("--package", type=Path, help="package to evaluate or to translate with")
    group.add_argument("--limit", type=int, help="lines of each development set")


if __name__ == "__main__":
    main()
