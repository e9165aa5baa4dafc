"""A package's figures on the development sets, by domain, and on injected terms."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from training.decoding import Package
from training.development import SETS, read_set
from training.normalise import normalise_english
from training.sources import required
from training.terminology import copied, read_injected
from workbench.engines.loops import has_loop

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from training.decoding import Outputs
    from workbench.engines.decoding import Decoding

_SAMPLES = 10
_SHORT_SOURCE = 10


@dataclass(frozen=True)
class Figures:
    """What was measured on one set."""

    name: str
    lines: int
    bleu: float
    chrf: float
    tokens_per_second: float
    longest_ratio: float
    """Pieces of the output to pieces of the source, the largest; short sources left out."""
    loops: int
    signatures: tuple[str, str]


@dataclass(frozen=True)
class Sample:
    """A sentence as the model card shows it."""

    source: str
    output: str
    reference: str


def measure(
    package: Package, shared: Path, name: str, limit: int | None, search: Decoding | None = None
) -> tuple[Figures, list[Sample]]:
    """Return a package's figures on one set, and every n-th sentence of it."""
    required(shared / "parallel-dev" / name)
    pairs = read_set(shared, name, limit)
    if package.direction == "en-zh":
        pairs = [(normalise_english(english), chinese) for chinese, english in pairs]
    sources, references = [one for one, _ in pairs], [other for _, other in pairs]
    outputs = package.translate(sources, search)
    bleu, chrf, signatures = scores(outputs.texts, references, package.direction)
    figures = Figures(
        name=name,
        lines=len(pairs),
        bleu=bleu,
        chrf=chrf,
        tokens_per_second=outputs.tokens_per_second,
        longest_ratio=_longest_ratio(outputs),
        loops=sum(has_loop(pieces) for pieces in outputs.pieces),
        signatures=signatures,
    )
    chosen = range(0, len(pairs), max(1, len(pairs) // _SAMPLES))[:_SAMPLES]
    return figures, [Sample(sources[i], outputs.texts[i], references[i]) for i in chosen]


def scores(
    outputs: Sequence[str], references: Sequence[str], direction: str
) -> tuple[float, float, tuple[str, str]]:
    """Return BLEU (13a into English, zh into Chinese), chrF++ and their signatures."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    bleu = BLEU(tokenize="zh" if direction == "en-zh" else "13a")
    chrf = CHRF(word_order=2)
    results = [metric.corpus_score(list(outputs), [list(references)]) for metric in (bleu, chrf)]
    signatures = (str(bleu.get_signature()), str(chrf.get_signature()))
    return results[0].score, results[1].score, signatures


def copied_share(package: Package, shared: Path, limit: int | None) -> float:
    """Return the share of injected terms that come out."""
    sentences = read_injected(shared, package.direction, limit)
    outputs = package.translate([sentence.source for sentence in sentences])
    right, total = copied(sentences, outputs.texts)
    return right / max(total, 1)


def evaluate(path: Path, shared: Path, work: Path, limit: int | None) -> None:
    """Print a package's figures; write them and the samples for the model card to ``work``."""
    package = Package(path)
    rows, samples = [], {}
    for name in SETS:
        figures, samples[name] = measure(package, shared, name, limit)
        rows.append(figures)
        print(
            f"{name:15} {figures.lines:6} lines  BLEU {figures.bleu:5.1f}  "
            f"chrF++ {figures.chrf:5.1f}  {figures.tokens_per_second:6.0f} tokens/s  "
            f"longest {figures.longest_ratio:.1f}x  loops {figures.loops}",
            flush=True,
        )
    share = copied_share(package, shared, limit)
    print(f"injected terms that come out: {share:.1%}")
    record = {
        "figures": [asdict(row) for row in rows],
        "copied": share,
        "samples": {name: [asdict(one) for one in some] for name, some in samples.items()},
    }
    text = json.dumps(record, ensure_ascii=False, indent=1)
    (work / f"figures-{package.direction}.json").write_text(text + "\n", encoding="utf-8")


def _longest_ratio(outputs: Outputs) -> float:
    pairs = zip(outputs.source_pieces, outputs.pieces, strict=True)
    ratios = [len(out) / len(source) for source, out in pairs if len(source) >= _SHORT_SOURCE]
    return max(ratios, default=0.0)
