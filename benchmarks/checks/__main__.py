"""Count the false alarms of every rule on human translations: ``python -m benchmarks.checks``.

The pairs are those of ``../shared/parallel-dev``, in both directions, without a glossary; a
finding there is a false alarm, or a slip of the human translation. ``--show RULE`` prints the
findings of a rule to look at them.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.checks import RULES, Pair, run
from workbench.locales import EN, ZH_CN, ZH_TW, Locale

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARED = Path(__file__).parents[3] / "shared" / "parallel-dev"
SETS = (
    ("newsroom", "zh.txt", ZH_CN),
    ("ud-pud", "zh_hant.txt", ZH_TW),
    ("flores200-dev", "zh.txt", ZH_CN),
    ("flores200-dev", "zh_hant.txt", ZH_TW),
    ("tatoeba-test", "zh.txt", ZH_CN),
)


def pairs(folder: str, file: str, locale: Locale) -> Iterator[tuple[str, Pair]]:
    """Yield the pairs of one set with their direction, into English and into Chinese."""
    chinese = (SHARED / folder / file).read_text("utf-8").splitlines()
    english = (SHARED / folder / "en.txt").read_text("utf-8").splitlines()
    for zh, en in zip(chinese, english, strict=True):
        yield "zh → en", Pair(zh, en, locale, EN)
        yield "en → zh", Pair(en, zh, EN, locale)


def measure(name: str, file: str, locale: Locale, shown: str | None) -> None:
    """Print the findings per 1,000 pairs of one set."""
    seen: Counter[str] = Counter()
    alarms: Counter[tuple[str, str]] = Counter()
    start = time.perf_counter()
    for direction, pair in pairs(name, file, locale):
        seen[direction] += 1
        findings = run(pair)
        alarms.update({(direction, finding.rule) for finding in findings})
        alarms[direction, "pairs with a finding"] += bool(findings)
        for finding in findings:
            if finding.rule == shown:
                print(f"\n{finding.message}\n  {pair.source}\n  {pair.target}")
    seconds = time.perf_counter() - start
    for direction, count in seen.items():
        rates = [1000 * alarms[direction, rule] / count for rule in COLUMNS]
        cells = "".join(
            f"{rate:>{len(rule) + 2}.1f}" for rate, rule in zip(rates, COLUMNS, strict=True)
        )
        print(f"{name:<14}{file:<13}{direction:<9}{count:>6}{cells}")
    print(f"{'':<14}{sum(seen.values()) / seconds:,.0f} pairs per second")


COLUMNS = (*(rule for rule in RULES if not rule.startswith("terms")), "pairs with a finding")


def main() -> None:
    """Measure every set that is there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.checks", description=__doc__)
    parser.add_argument("--show", metavar="RULE", choices=COLUMNS)
    parser.add_argument("--set", metavar="NAME", help="measure this set only")
    options = parser.parse_args()
    if not SHARED.is_dir():
        print(f"skipped: {SHARED} is not here")
        return
    print("findings per 1,000 pairs\n" + " " * 42 + "".join(f"  {rule}" for rule in COLUMNS))
    for name, file, locale in SETS:
        if options.set in {None, name}:
            measure(name, file, locale, options.show)


if __name__ == "__main__":
    main()
