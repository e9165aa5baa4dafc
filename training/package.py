"""From a checkpoint to a CTranslate2 model, and from that to a package in the Argos layout."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from training.card import model_card

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.engines.decoding import Decoding

_NAMES = {"zh": "Chinese", "en": "English"}


def export(checkpoint: Path, pieces: Path, folder: Path, weights: str) -> None:
    """Write the weights of ``checkpoint`` as an int8 CTranslate2 model to ``folder``."""
    from training.checkpoint import network
    from training.ct2 import write_model
    from training.pieces import all_pieces

    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    write_model(network(checkpoint, weights), all_pieces(pieces), folder)
    shutil.copyfile(pieces, folder / "sentencepiece.model")
    print(f"{folder}: exported from {checkpoint.name}")


def write_package(
    model: Path, direction: str, version: str, work: Path, decoding: Decoding
) -> Path:
    """Put an exported model, its tokenizer and its card into a package; return its folder.

    ``decoding`` is the search that the workbench shall use with it.
    """
    source, target = direction.split("-")
    name = f"translate-{source}_{target}-{version.replace('.', '_')}"
    folder = work / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(model, folder / "model", ignore=shutil.ignore_patterns("sentencepiece.model"))
    shutil.copyfile(model / "sentencepiece.model", folder / "sentencepiece.model")
    metadata = {
        "package_version": version,
        "argos_version": "1.9.0",
        "from_code": source,
        "from_name": _NAMES[source],
        "to_code": target,
        "to_name": _NAMES[target],
        "links": [],
        "decoding": {
            "beam_size": decoding.beam_size,
            "length_penalty": decoding.length_penalty,
            "repetition_penalty": decoding.repetition_penalty,
            "longest": decoding.longest,
        },
    }
    (folder / "metadata.json").write_text(json.dumps(metadata, indent=1) + "\n", encoding="utf-8")
    card = model_card(folder, direction, version, work)
    (folder / "README.md").write_text(card, encoding="utf-8")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{folder}: {size / 1e6:.1f} MB")
    return folder
