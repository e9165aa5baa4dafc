"""Quality, speed and size of packages: ``python -m benchmarks.quality PACKAGE...``.

Prints BLEU, chrF++, loops and the longest output on each development set, the share of injected
terms that come out, and the speed at beam 1, 2 and 4, and writes it all to RESULTS.md beside this
file. ``--limit`` measures the first lines of each set only, and says so. With ``--search`` every
beam and length penalty is measured on the news sets, to choose the search by. Needs the extra
``training`` and the shared folder.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from training.decoding import Package
from training.development import SETS, read_set
from training.evaluate import copied_share, measure
from workbench.engines.argos import ArgosEngine
from workbench.engines.decoding import Decoding
from workbench.engines.loops import has_loop
from workbench.engines.packages import package_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parents[2]
RESULTS = Path(__file__).parent / "RESULTS.md"
BEAMS = (1, 2, 4)
LENGTH_PENALTIES = (0.6, 1.0, 1.4)
NEWS_SETS = ("newsroom", "ud-pud")
_SPEED_LINES = 200
_LONG = 3
_SHORT = 4
"""Pieces: what is shorter, such as one name, may well need more of them."""


def quality_rows(
    packages: Iterable[Package], shared: Path, limit: int | None
) -> Iterator[tuple[str, ...]]:
    """Yield the header, then a row for each package and set."""
    yield ("package", "set", "lines", "BLEU", "chrF++", "longest output", "loops")
    for package in packages:
        for name in SETS:
            row, _ = measure(package, shared, name, limit)
            yield (
                package.path.name, name, f"{row.lines:,}", f"{row.bleu:.1f}", f"{row.chrf:.1f}",
                f"{row.longest_ratio:.1f}x", f"{row.loops}",
            )  # fmt: skip


def speed_rows(
    packages: Iterable[Package], shared: Path, limit: int | None
) -> Iterator[tuple[str, ...]]:
    """Yield the header, then size, copied terms and tokens per second of each package."""
    yield ("package", "MB", "terms copied", *(f"tokens/s, beam {beam}" for beam in BEAMS))
    lines = min(limit or _SPEED_LINES, _SPEED_LINES)
    for package in packages:
        speeds = [
            measure(package, shared, "newsroom", lines, replace(package.decoding, beam_size=beam))[
                0
            ].tokens_per_second
            for beam in BEAMS
        ]
        share = copied_share(package, shared, limit)
        yield (
            package.path.name, f"{package.megabytes:.1f}", f"{share:.1%}",
            *(f"{speed:,.0f}" for speed in speeds),
        )  # fmt: skip


def workbench_rows(
    packages: Iterable[Package], shared: Path, limit: int | None
) -> Iterator[tuple[str, ...]]:
    """Yield the header, then what loops or runs on when the workbench itself translates a set.

    Its engine decodes again what loops, and chooses clauses.
    """
    yield ("as the workbench translates", "sentences", "loops", "over three times the source")
    for package in packages:
        engine = ArgosEngine(package_at(package.path, package.metadata, embedded=False))
        chinese_first = package.direction == "zh-en"
        pairs = [pair for name in SETS for pair in read_set(shared, name, limit)]
        sources = [pair[0 if chinese_first else 1] for pair in pairs]
        found = [one.text for one in engine.translate(sources)]
        loops = sum(has_loop(package.pieces(text)) for text in found)
        long = sum(
            len(package.pieces(text)) > _LONG * max(_SHORT, len(package.pieces(source)))
            for source, text in zip(sources, found, strict=True)
        )
        yield (package.path.name, f"{len(sources):,}", f"{loops}", f"{long}")


def search_rows(
    packages: Iterable[Package], shared: Path, limit: int | None
) -> Iterator[tuple[str, ...]]:
    """Yield the header, then BLEU on the news sets for every beam and length penalty."""
    yield ("package", "beam", "length penalty", *(f"BLEU {name}" for name in NEWS_SETS))
    for package in packages:
        for beam in BEAMS:
            for penalty in LENGTH_PENALTIES if beam > 1 else (1.0,):
                search = Decoding(beam_size=beam, length_penalty=penalty)
                found = [measure(package, shared, name, limit, search)[0] for name in NEWS_SETS]
                scores = [f"{figures.bleu:.1f}" for figures in found]
                yield (package.path.name, f"{beam}", f"{penalty:g}", *scores)


def table(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    for number, row in enumerate(rows):
        yield f"| {' | '.join(row)} |"
        if number == 0:
            yield f"|{' --- |' * len(row)}"


def main() -> None:
    """Measure, print and write."""
    options = _options()
    if not (options.shared / "parallel-dev").is_dir():
        sys.exit(f"{options.shared}: no parallel-dev in it; name the shared folder with --shared")
    packages = [Package(path, threads=options.threads) for path in options.packages]
    lines = [f"# Quality of {', '.join(path.name for path in options.packages)}\n"]
    lines.append(_conditions(options, packages))
    parts = [quality_rows, speed_rows, workbench_rows, *([search_rows] if options.search else [])]
    for part in parts:
        for line in table(part(packages, options.shared, options.limit)):
            print(line, flush=True)
            lines.append(line)
        print()
        lines.append("")
    options.output.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
    print(f"written to {options.output}")


def _conditions(options: argparse.Namespace, packages: Iterable[Package]) -> str:
    """Return how it was measured, with the signatures of both metrics."""
    known = {package.direction: package for package in packages}
    signatures = [
        f"- {direction}: " + ", ".join(
            f"`{one}`" for one in measure(package, options.shared, "newsroom", 2)[0].signatures
        )
        for direction, package in known.items()
    ]  # fmt: skip
    extent = f"the first {options.limit} lines of each set" if options.limit else "all lines"
    return (
        f"Measured on {extent}, each package with the search that it records "
        f"({'; '.join(f'{one.path.name}: {one.decoding}' for one in packages)}), "
        f"{options.threads} thread(s), nothing decoded again. "
        "The longest output is in pieces, next to its source's.\n\n" + "\n".join(signatures) + "\n"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument("packages", type=Path, nargs="+", help="folders in the Argos layout")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--search", action="store_true")
    parser.add_argument("--output", type=Path, default=RESULTS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
