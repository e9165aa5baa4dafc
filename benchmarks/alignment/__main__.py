"""Precision, recall and F1 of alignment: ``python -m benchmarks.alignment``.

The pairs of documents are made from ``../shared/parallel-dev`` (``documents``), in both
directions; beside the workbench stands Gale–Church on the same pairs. The table goes into
RESULTS.md; ``--print`` only prints it.
"""

from __future__ import annotations

import argparse
import platform
from pathlib import Path

from benchmarks.alignment.documents import SEED, SETS, SHARED, pair_of
from benchmarks.alignment.measure import Result
from workbench import __version__
from workbench.text.lexicon import TABLE

RATES = (0.0, 0.05, 0.1, 0.2)
RESULTS = Path(__file__).with_name("RESULTS.md")
_HEAD = (
    *("set", "changed", "method", "blocks: precision", "recall", "F1"),
    *("sentences: precision", "recall", "F1", "s per 1,000 blocks"),
)
_MARK = "## Figures\n"


def main() -> None:
    """Measure every set at every rate."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.alignment", description=__doc__)
    parser.add_argument("--print", action="store_true", help="leave RESULTS.md as it is")
    options = parser.parse_args()
    if not SHARED.is_dir():
        print(f"skipped: {SHARED} is not here")
        return
    text = "\n".join([signature(), "", *table()])
    print(text)
    if not options.print:
        head = RESULTS.read_text("utf-8").partition(_MARK)[0]
        RESULTS.write_text(f"{head}{_MARK}\n{text}\n", "utf-8")


def table() -> list[str]:
    """Return the figures as a Markdown table."""
    lines = [
        f"| {' | '.join(_HEAD)} |",
        "|---" * len(_HEAD) + "|",
    ]
    every = {(rate, baseline): Result() for rate in RATES for baseline in (False, True)}
    for one in SETS:
        for rate in RATES:
            pairs = [pair_of(one, rate, into_english=way) for way in (True, False)]
            for baseline in (False, True):
                result = Result()
                for pair in pairs:
                    result.add(pair, baseline=baseline)
                every[rate, baseline] += result
                lines.append(_row(one.name, rate, result, baseline=baseline))
    lines += [
        _row("all", rate, result, baseline=baseline) for (rate, baseline), result in every.items()
    ]
    return lines


def _row(name: str, rate: float, result: Result, *, baseline: bool) -> str:
    cells = [name, f"{rate:.0%}", "Gale–Church" if baseline else "workbench"]
    cells += [*result.blocks.cells, *result.lines.cells]
    cells.append(f"{1000 * result.seconds / result.count:.2f}")
    return f"| {' | '.join(cells)} |"


def signature() -> str:
    """Return the line that makes the figures reproducible."""
    words = len(TABLE.read_text("utf-8").splitlines())
    sets = " ".join(one.name for one in SETS)
    return (
        f"workbench {__version__} · dictionary of {words:,} words · no glossary · {sets} · both "
        f"directions · seed {SEED} · Python {platform.python_version()}, one core"
    )


if __name__ == "__main__":
    main()
