"""False alarms and recall of every rule: ``python -m benchmarks.checks``.

False alarms are findings on human translations (``sets``), without a glossary, per 1,000 pairs;
what is there a fault of the translation is counted too; the column "without faults" leaves out what
is one by definition (``faults``). "Mended" is how many errors ``--fix`` mends exactly.
Recall is measured on the same pairs with one error put into each (``injections``). ``--show RULE``
prints the findings of a rule to look at them; ``--missed KIND`` the errors that were not found.
"""

from __future__ import annotations

import argparse
import platform
import time
from collections import Counter

from benchmarks.checks.faults import is_fault
from benchmarks.checks.injections import KINDS
from benchmarks.checks.recall import SEED, Recall
from benchmarks.checks.sets import SETS, SHARED, Set, clean_pairs
from workbench import __version__
from workbench.article import Severity
from workbench.checks import RULES, Pair, run
from workbench.checks.fixes import fixes

RULE_NAMES = tuple(rule for rule in RULES if not rule.startswith("terms"))


class Alarms:
    """Findings on clean pairs, by rule, set and direction."""

    def __init__(self) -> None:
        self.pairs: Counter[tuple[str, str]] = Counter()
        self.grave: Counter[tuple[str, str, str]] = Counter()
        """Pairs with an error or a warning; the rule "any" stands for all of them."""
        self.slight: Counter[tuple[str, str, str]] = Counter()
        """Pairs with info."""
        self.doubtful: Counter[tuple[str, str, str]] = Counter()
        """Those of the grave ones that are no slips of the translation by definition."""
        self.seconds = 0.0
        self.fixed = 0
        """Clean pairs in which ``--fix`` would change something."""

    def measure(self, one: Set, shown: list[str]) -> None:
        """Run every rule over a set."""
        for clean in clean_pairs(one):
            place = (one.name, clean.direction)
            start = time.process_time()
            pair = Pair(*clean)
            findings = run(pair)
            self.seconds += time.process_time() - start
            self.pairs[place] += 1
            self.fixed += bool(fixes(pair, findings))
            slight = {finding.rule for finding in findings if finding.severity is Severity.INFO}
            serious = [finding for finding in findings if finding.severity is not Severity.INFO]
            grave = {finding.rule for finding in serious}
            doubtful = {one.rule for one in serious if not is_fault(one, pair)}
            self.grave.update((rule, *place) for rule in {*grave, *_any(grave)})
            self.doubtful.update((rule, *place) for rule in {*doubtful, *_any(doubtful)})
            self.slight.update((rule, *place) for rule in {*slight, *_any(slight)})
            for finding in findings:
                if finding.rule in shown:
                    print(
                        f"\n[{one.name}] {finding.severity.value} {finding.rule}: {finding.message}"
                    )
                    print(f"  {clean.source}\n  {clean.target}")

    def table(self) -> list[str]:
        """Return a Markdown table: a row for each rule, a column for each set and direction."""
        places = list(self.pairs)
        names = [f"{name} {direction}" for name, direction in places]
        lines = [
            f"| rule | {' | '.join(names)} | all | without faults | info, all |",
            "|---" * (len(names) + 4) + "|",
        ]
        for rule in (*RULE_NAMES, "any"):
            keys = [(rule, *place) for place in places]
            cells = [self.grave[key] / self.pairs[key[1:]] for key in keys]
            cells.append(sum(self.grave[key] for key in keys) / sum(self.pairs.values()))
            cells.append(sum(self.doubtful[key] for key in keys) / sum(self.pairs.values()))
            cells.append(sum(self.slight[key] for key in keys) / sum(self.pairs.values()))
            lines.append(f"| {rule} | " + " | ".join(f"{1000 * cell:.1f}" for cell in cells) + " |")
        return lines


def _any(rules: set[str]) -> list[str]:
    return ["any"] if rules else []


def main() -> None:
    """Measure every set that is there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.checks", description=__doc__)
    parser.add_argument("--show", metavar="RULE", choices=RULE_NAMES, nargs="+", default=[])
    parser.add_argument("--set", metavar="NAME", help="measure this set only")
    parser.add_argument("--missed", metavar="KIND", choices=[kind.name for kind in KINDS])
    options = parser.parse_args()
    if not SHARED.is_dir():
        print(f"skipped: {SHARED} is not here")
        return
    alarms, recall = Alarms(), Recall(options.missed)
    for one in SETS:
        if options.set in {None, one.name}:
            alarms.measure(one, options.show)
            if not options.show:
                recall.measure(one.name, clean_pairs(one))
    speed = f"{sum(alarms.pairs.values()) / alarms.seconds:,.0f} pairs per second of one core"
    print("\n".join([signature(), "", *alarms.table(), "", speed, "", *recall.table()]))
    print(f"\n--fix changed {alarms.fixed:,} of {sum(alarms.pairs.values()):,} clean pairs")


def signature() -> str:
    """Return the line that makes the figures reproducible."""
    pairs = " ".join(one.name for one in SETS)
    python = platform.python_version()
    return f"workbench {__version__} · {len(RULES)} rules · {pairs} · seed {SEED} · Python {python}"


if __name__ == "__main__":
    main()
