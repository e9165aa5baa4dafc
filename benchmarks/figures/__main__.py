"""Figures a target loses, with and without enforcement: ``python -m benchmarks.figures``.

Sets of ``parallel-dev`` are translated without a glossary; lost is a figure of the source (as
``workbench.enforcement.figures`` finds them) of which the target has no accepted form.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

from training.development import read_set
from training.evaluate import scores
from workbench import __version__
from workbench.article import Met
from workbench.enforcement.cascade import ALL_STEPS, FIGURES, Cascade
from workbench.enforcement.figures import with_figures
from workbench.enforcement.task import Task
from workbench.engines.argos import ArgosEngine
from workbench.engines.packages import find
from workbench.glossary.honour import account
from workbench.locales import EN, ZH_CN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.enforcement.task import Candidate
    from workbench.locales import Locale

SETS = ("newsroom", "flores200-dev")
SYSTEMS = {
    "without": tuple(step for step in ALL_STEPS if step != FIGURES),
    "with": ALL_STEPS,
}


def main() -> None:
    """Print a table for each direction."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.figures", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--limit", type=int, default=400, help="lines of each set")
    options = parser.parse_args()
    if not (options.shared / "parallel-dev").is_dir():
        print(f"skipped: not here: {options.shared / 'parallel-dev'}")
        return
    print(f"{options.limit} lines of each set, on one core · workbench {__version__}")
    for pair in ((ZH_CN, EN), (EN, ZH_CN)):
        print("\n".join(_table(options.shared, options.limit, *pair)))


def _table(shared: Path, limit: int, source: Locale, target: Locale) -> list[str]:
    engine = ArgosEngine(find(source.language, target.language))
    lines = [
        f"\n{source} → {target} · {engine.signature}\n",
        "| set | enforcement | figures lost | BLEU | chrF++ | CPU s |\n|---|---|---|---|---|---|",
    ]
    for name in SETS:
        pairs = read_set(shared, name, limit)
        if not source.is_chinese:
            pairs = [(english, chinese) for chinese, english in pairs]
        tasks = [Task(one) for one, _ in pairs]
        for system, steps in SYSTEMS.items():
            started = time.process_time()
            found = Cascade(engine, source, target, steps=steps).run(tasks)
            seconds = time.process_time() - started
            direction = f"{source.language}-{target.language}"
            outputs = [one.target for one in found]
            bleu, chrf, _ = scores(outputs, [other for _, other in pairs], direction)
            lost = _lost(tasks, found, source, target)
            lines.append(
                f"| {name} | {system} | {lost} | {bleu:.2f} | {chrf:.2f} | {seconds:.1f} |"
            )
    return lines


def _lost(tasks: Sequence[Task], found: Sequence[Candidate], source: Locale, target: Locale) -> str:
    lost = total = 0
    for task, one in zip(tasks, found, strict=True):
        rows = account(with_figures(task, source, target).uses, one.target, target, Met.GIVEN)
        lost += sum(row.met is Met.NOT_MET for row in rows)
        total += len(rows)
    return f"{lost} of {total}"


if __name__ == "__main__":
    main()
