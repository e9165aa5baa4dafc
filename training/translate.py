"""Synthetic pairs: lines of one language and what a package makes of them.

As a ``teacher`` the package translates source lines, and the student learns its output. For
``back``-translation the package goes the other way: it translates target lines, and what it makes
of them is the source, tagged, of a target that people wrote.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from training.decoding import Package
from training.normalise import normalise_chinese, normalise_english
from training.sources import bare, held_out_lines
from training.synthetic import synthetic_path, write_synthetic
from workbench.engines.decoding import Decoding

if TYPE_CHECKING:
    from pathlib import Path

_GROUP = 2000
_SEARCH = {"teacher": Decoding(beam_size=4), "back": Decoding(beam_size=1)}


def translate_file(
    package_path: Path, lines: Path, shared: Path, work: Path, direction: str, kind: str,
    device: str,
) -> None:  # fmt: skip
    """Translate ``lines`` and add the pairs to those of ``direction``; goes on where it stopped."""
    package = Package(package_path, device=device)
    source, target = direction.split("-")
    wanted = direction if kind == "teacher" else f"{target}-{source}"
    if package.direction != wanted:
        sys.exit(f"{package_path}: translates {package.direction}; --kind {kind} needs {wanted}")
    normalise = normalise_chinese if wanted.startswith("zh") else normalise_english
    texts = [normalise(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    held_out = held_out_lines(shared)
    path = synthetic_path(work, direction, kind)
    progress = path.with_suffix(".done")
    done = int(progress.read_text()) if progress.exists() else 0
    for start in range(done, len(texts), _GROUP):
        part = texts[start : start + _GROUP]
        chosen = [text for text in part if text and bare(text) not in held_out]
        outputs = package.translate(chosen, _SEARCH[kind]).texts
        pairs = zip(chosen, outputs, strict=True)
        if kind == "back":
            pairs = zip(outputs, chosen, strict=True)
        count = write_synthetic(path, pairs, tagged=kind == "back")
        progress.write_text(str(start + len(part)))
        print(f"{start + len(part):,} of {len(texts):,} lines; kept {count:,}", flush=True)
