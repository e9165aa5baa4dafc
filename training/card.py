"""The model card: what a package is, what it was trained on, its figures and known faults."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from training.mixture import LICENCES, WEIGHTS
from training.synthetic import synthetic_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TITLES = {"zh-en": "Chinese to English", "en-zh": "English to Chinese"}
_SCRIPT = {
    "zh-en": "Input is Simplified Chinese; Traditional has to be converted before.",
    "en-zh": "Output is Simplified Chinese, its commas of half width; the workbench converts both.",
}
_SYNTHETIC = {
    "back": "tagged, with a source that the model of the other direction wrote",
    "teacher": "with a target that a larger model wrote",
}
_FAULTS = """\
- Small and trained for hours, not days: it drops and invents details, and rare names come out
  wrong unless they are given to it as terms. Read its output against the source.
- {script}
- Long sentences lose their later clauses more often than short ones; so they are divided.
- Large amounts can come out wrong by powers of ten; check them.
"""


def model_card(package: Path, direction: str, version: str, work: Path) -> str:
    """Return the card of a package, with the figures that the step ``evaluate`` wrote to ``work``.

    The synthetic pairs that lie there are named as well.
    """
    return "\n".join(_parts(package, direction, version, work))


def _parts(package: Path, direction: str, version: str, work: Path) -> Iterator[str]:
    yield f"# {_TITLES[direction]}, version {version}\n"
    yield (
        "A small Transformer for the workbench, trained by the recipe in `training/`; int8, for"
        " CTranslate2, in the Argos package layout. It has learnt to copy terms that stand in the"
        " source in their target form.\n"
    )
    yield "## Files\n"
    for path in sorted(package.rglob("*")):
        if path.is_file() and path.name != "README.md":
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            yield f"- `{path.relative_to(package).as_posix()}`: SHA-256 {digest}"
    yield "\n## Trained on\n"
    yield "| source | licence | weight |\n| --- | --- | --- |"
    for name, weight in WEIGHTS.items():
        yield f"| {name} | {LICENCES[name]} | {weight:g} |"
    for kind, about in _SYNTHETIC.items():
        path = synthetic_path(work, direction, kind)
        if path.exists():
            count = len(path.read_text(encoding="utf-8").splitlines())
            yield f"\nBesides, {count:,} pairs of these sources, {about}."
    figures = work / f"figures-{direction}.json"
    if figures.exists():
        yield from _measured(json.loads(figures.read_text(encoding="utf-8")))
    yield "\n## Known faults\n"
    yield _FAULTS.format(script=_SCRIPT[direction])


def _measured(record: dict[str, Any]) -> Iterator[str]:
    yield "\n## Figures\n"
    yield "| set | lines | BLEU | chrF++ | loops |\n| --- | --- | --- | --- | --- |"
    for row in record["figures"]:
        cells = [row["name"], f"{row['lines']:,}", f"{row['bleu']:.1f}", f"{row['chrf']:.1f}"]
        yield f"| {' | '.join(cells)} | {row['loops']} |"
    yield f"\nInjected terms that come out: {record['copied']:.1%}. Signatures:\n"
    yield from (f"- `{signature}`" for signature in record["figures"][0]["signatures"])
    yield "\n## Samples: every n-th sentence of each set\n"
    for name, samples in record["samples"].items():
        yield f"### {name}\n"
        for sample in samples:
            yield f"- {sample['source']}  \n  **{sample['output']}**  \n  {sample['reference']}"
        yield ""
