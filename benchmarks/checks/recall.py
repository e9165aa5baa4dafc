"""How many of the injected errors the rules find."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.checks.injections import KINDS
from workbench.checks import CheckSettings, Pair, run
from workbench.checks.fixes import fixes
from workbench.text.edits import apply

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.checks.injecting import Kind
    from benchmarks.checks.sets import Clean

SEED = 20250620
MOST = 600
"""So many pairs of each set are used for each kind."""


class Recall:
    """Errors put in and found, by kind and direction."""

    def __init__(self, missed: str | None = None) -> None:
        self.made: Counter[tuple[str, str]] = Counter()
        self.found: Counter[tuple[str, str]] = Counter()
        self.touched: Counter[str] = Counter()
        """Errors of which ``--fix`` changed something."""
        self.mended: Counter[str] = Counter()
        """Errors after which ``--fix`` gave back the very target that was there."""
        self._missed = missed

    def measure(self, name: str, pairs: Iterable[Clean]) -> None:
        """Put one error of each kind into each of ``pairs``, at most ``MOST`` for a kind."""
        pairs = list(pairs)
        for kind in KINDS:
            dice = random.Random(f"{SEED} {name} {kind.name}")  # noqa: S311 - to be reproducible
            dice.shuffle(pairs)
            done = 0
            for clean in pairs:
                done += self._try(kind, clean, dice)
                if done == MOST:
                    break

    def _try(self, kind: Kind, clean: Clean, dice: random.Random) -> bool:
        spoilt = kind.make(clean, dice)
        settings = CheckSettings(select=frozenset(kind.rules))
        if spoilt is None or run(Pair(*clean), settings):
            return False
        key = (kind.name, clean.direction)
        self.made[key] += 1
        pair = Pair(*spoilt)
        findings = run(pair, settings)
        found = bool(findings)
        self.found[key] += found
        edits = [fix.edit for fix in fixes(pair, findings)]
        if spoilt.source != clean.source:
            edits = []  # both sides have something new, so there is no target to give back
        self.touched[kind.name] += bool(edits)
        self.mended[kind.name] += bool(edits) and apply(pair.target, edits) == clean.target
        if kind.name == self._missed and not found:
            print(f"\nmissed\n  {spoilt.source}\n  {spoilt.target}")
        return True

    def table(self) -> list[str]:
        """Return a Markdown table: a row for each kind."""
        lines = [
            "| error | rule | into English | into Chinese | mended | of those touched |",
            "|---|---|---|---|---|---|",
        ]
        for kind in KINDS:
            cells = [self._cell(kind.name, direction) for direction in ("zh→en", "en→zh")]
            cells += self._mended(kind.name)
            lines.append(f"| {kind.name} | {', '.join(kind.rules)} | {' | '.join(cells)} |")
        return lines

    def _mended(self, kind: str) -> list[str]:
        if not self.touched[kind]:
            return ["—", "—"]
        made = sum(count for (name, _), count in self.made.items() if name == kind)
        mended = self.mended[kind]
        return [f"{mended / made:.1%}", f"{mended / self.touched[kind]:.1%}"]

    def _cell(self, kind: str, direction: str) -> str:
        made = self.made[kind, direction]
        return f"{self.found[kind, direction] / made:.1%} of {made}" if made else "—"
