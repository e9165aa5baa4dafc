"""From a checkpoint to a package in the Argos layout."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from training.ct2 import write_model
from training.pieces import all_pieces
from training.train import averaged_model

if TYPE_CHECKING:
    from pathlib import Path

_NAMES = {"zh": "Chinese", "en": "English"}


def write_package(checkpoint: Path, pieces: Path, direction: str, version: str, work: Path) -> Path:
    """Write the averaged model of ``checkpoint`` as a package to ``work``; return its folder."""
    source, target = direction.split("-")
    name = f"translate-{source}_{target}-{version.replace('.', '_')}"
    folder = work / name
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "model").mkdir(parents=True)
    write_model(averaged_model(checkpoint), all_pieces(pieces), folder / "model")
    shutil.copyfile(pieces, folder / "sentencepiece.model")
    metadata = {
        "package_version": version,
        "argos_version": "1.9.0",
        "from_code": source,
        "from_name": _NAMES[source],
        "to_code": target,
        "to_name": _NAMES[target],
        "links": [],
    }
    (folder / "metadata.json").write_text(json.dumps(metadata, indent=1) + "\n", encoding="utf-8")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{folder}: {size / 1e6:.1f} MB")
    return folder
