"""The same pairs through translate-toolkit's filters: ``python -m benchmarks.checks.pofilter``.

translate-toolkit is under the GPL and is no dependency of the workbench nor of its development: it
is only measured here, by whoever installs it by hand (``pip install translate-toolkit``, 3.20.4 for
RESULTS.md). For each of its tests that means what one of our rules means: alarms per 1,000 clean
pairs, and how many injected errors are found, both for its test and for our rules.
"""

from __future__ import annotations

import random
from collections import Counter
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.checks.injections import KINDS
from benchmarks.checks.recall import SEED
from benchmarks.checks.sets import SETS, SHARED, Clean, clean_pairs
from workbench.checks import CheckSettings, Pair, run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.checks.injecting import Kind

    Finds = Callable[[Clean], bool]

MOST = 400
"""So many pairs of each set are used for each kind of error."""


class Match(NamedTuple):
    """Tests of pofilter that stand beside rules of ours, and the errors that they are for."""

    tests: tuple[str, ...]
    rules: tuple[str, ...]
    kinds: tuple[str, ...]


MATCHES = (
    Match(("numbers",), ("numbers-missing",), ("number left out", "number times ten")),
    Match(("brackets", "doublequoting"), ("punctuation-unpaired",), ("bracket or quote lost",)),
    Match(("doublewords",), ("completeness-loop",), ("word doubled", "stuck engine")),
    Match(("untranslated", "blank"), ("completeness-empty",), ("no target",)),
    Match(("unchanged",), ("completeness-untranslated",), ("source copied",)),
    Match(
        ("short", "long"),
        ("completeness-clause", "completeness-length"),
        ("two thirds lost", "three quarters lost", "clause lost"),
    ),
    Match(("endpunc",), ("punctuation-end",), ("end mark lost",)),
    Match(("puncspacing", "doublespacing"), ("punctuation-spaces",), ("space doubled",)),
    Match(("simplecaps", "startcaps"), ("names-capitals",), ("capital lost",)),
    Match(("urls", "emails"), ("carry-over-links",), ("URL lost", "e-mail address lost")),
    Match(("pythonbraceformat",), ("carry-over-placeholders",), ("placeholder lost",)),
    Match(("xmltags",), ("carry-over-markup",), ("tag lost",)),
)


def main() -> None:
    """Print a table: a row for each match."""
    if not SHARED.is_dir():
        print(f"skipped: {SHARED} is not here")
        return
    if not find_spec("translate"):
        print("skipped: install it by hand (pip install translate-toolkit; GPL)")
        return
    pairs = {one.name: list(clean_pairs(one)) for one in SETS}
    kinds = {kind.name: kind for kind in KINDS}
    print("| pofilter | our rules | alarms: theirs | ours | error | theirs | ours |")
    print("|---|---|---|---|---|---|---|")
    for match in MATCHES:
        theirs, ours = _pofilter(match.tests), _workbench(match.rules)
        heads = [", ".join(match.tests), ", ".join(match.rules)]
        heads += [f"{_alarms(finds, pairs):.1f}" for finds in (theirs, ours)]
        for name in match.kinds:
            shares = [_recall(finds, kinds[name], pairs) for finds in (theirs, ours)]
            print(f"| {' | '.join(heads)} | {name} | {' | '.join(shares)} |", flush=True)
            heads = [""] * 4


def _pofilter(tests: Sequence[str]) -> Finds:
    """Return what tells whether one of pofilter's ``tests`` fails."""
    checks = import_module("translate.filters.checks")
    base = import_module("translate.storage.base")
    checkers = {
        language: checks.StandardChecker(
            checks.CheckerConfig(targetlanguage=language), limitfilters=list(tests)
        )
        for language in ("en", "zh")
    }

    def finds(clean: Clean) -> bool:
        unit = base.TranslationUnit(clean.source)
        unit.target = clean.target
        return bool(checkers[clean.target_locale.language].run_filters(unit))

    return finds


def _workbench(rules: Sequence[str]) -> Finds:
    settings = CheckSettings(frozenset(rules))
    return lambda clean: bool(run(Pair(*clean), settings))


def _alarms(finds: Finds, pairs: dict[str, list[Clean]]) -> float:
    """Return on how many of 1,000 clean pairs there is an alarm of any severity."""
    every = [clean for one in pairs.values() for clean in one]
    return 1000 * sum(map(finds, every)) / len(every)


def _recall(finds: Finds, kind: Kind, pairs: dict[str, list[Clean]]) -> str:
    """Return how many errors are found of those put into pairs that have no alarm."""
    counts: Counter[bool] = Counter()
    for name, one in pairs.items():
        dice = random.Random(f"{SEED} {name} {kind.name}")  # noqa: S311 - to be reproducible
        done = 0
        for clean in dice.sample(one, len(one)):
            spoilt = kind.make(clean, dice)
            if spoilt is not None and not finds(clean):
                counts[finds(spoilt)] += 1
                done += 1
            if done == MOST:
                break
    made = sum(counts.values())
    return f"{counts[True] / made:.1%} of {made:,}" if made else "—"


if __name__ == "__main__":
    main()
