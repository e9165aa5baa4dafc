"""The steps of the recipe, from the command line's options to the modules that do them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
GLOSSARIES = ROOT / "glossaries"


def corpus(options: Namespace) -> None:
    """Normalise, filter and deduplicate all sources into pairs.tsv."""
    from training.corpus import make_corpus

    make_corpus(options.shared, options.work)


def pieces(options: Namespace) -> None:
    """Train the joint tokenizer."""
    from training.pieces import train_pieces

    train_pieces(options.work, GLOSSARIES)


def augment(options: Namespace) -> None:
    """Draw the weighted mixture, with terms, numbers and joined sentences."""
    from training.sampling import draw_shards

    draw_shards(options.shared, options.work, GLOSSARIES, options.direction, _shards(options))


def pack(options: Namespace) -> None:
    """Tokenise what was drawn into arrays that need nothing but numpy."""
    from training.pack import pack

    pack(options.shared, options.work, _pieces(options), options.direction, _shards(options))


def train(options: Namespace) -> None:
    """Train until --minutes are over or SIGTERM comes; goes on from the checkpoint."""
    from training.memory import keep_memory

    keep_memory()
    from training.train import Plan, start

    plan = Plan(
        minutes=options.minutes,
        tokens=options.tokens,
        matrix_rate=options.matrix_rate,
        other_rate=options.other_rate,
        warm_up=options.warm_up,
    )
    start(options, plan, _checkpoint(options))


def export(options: Namespace) -> None:
    """Write the checkpoint's weights as an int8 CTranslate2 model, WORK/model-DIRECTION."""
    from training.package import export

    export(_checkpoint(options), _pieces(options), _model(options), options.weights)


def package(options: Namespace) -> None:
    """Put the exported model into the Argos layout, with its model card."""
    from training.package import write_package
    from workbench.engines.decoding import Decoding

    if not _model(options).is_dir():
        sys.exit(f"{_model(options)}: missing; run the step export first")
    decoding = Decoding(options.beam, options.length_penalty, longest=options.longest)
    write_package(_model(options), options.direction, options.version, options.work, decoding)


def evaluate(options: Namespace) -> None:
    """Measure a package on the development sets and on injected terms."""
    from training.evaluate import evaluate

    evaluate(_package(options), options.shared, options.work, options.limit)


def translate(options: Namespace) -> None:
    """Translate the lines of --input into synthetic pairs for --direction."""
    from training.translate import translate_file

    if options.input is None:
        sys.exit("translate needs --input: a file with a sentence a line")
    translate_file(
        _package(options), options.input, options.shared, options.work, options.direction,
        options.kind, options.device,
    )  # fmt: skip


def _shards(options: Namespace) -> range:
    return range(options.first_shard, options.first_shard + options.shards)


def _checkpoint(options: Namespace) -> Path:
    return Path(options.checkpoint or options.work / f"checkpoint-{options.direction}.pt")


def _model(options: Namespace) -> Path:
    return Path(options.work / f"model-{options.direction}")


def _package(options: Namespace) -> Path:
    if options.package is None:
        sys.exit("name the package with --package")
    return Path(options.package)


def _pieces(options: Namespace) -> Path:
    """Return the tokenizer that goes with the weights."""
    if options.pieces is not None:
        return Path(options.pieces)
    if options.init_from is not None and options.init_from.is_dir():
        return Path(options.init_from / "sentencepiece.model")
    return Path(options.work / "pieces.model")


STEPS: dict[str, Callable[[Namespace], None]] = {
    "corpus": corpus,
    "pieces": pieces,
    "augment": augment,
    "pack": pack,
    "train": train,
    "export": export,
    "package": package,
    "evaluate": evaluate,
    "translate": translate,
}
