"""Precision and recall on the contexts of ``tests/cases/glossary/boundaries.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import yaml

from workbench.glossary import borders
from workbench.glossary.match import Matcher
from workbench.glossary.term import Term

CASES = Path(__file__).parents[2] / "tests" / "cases" / "glossary" / "boundaries.yaml"
TRUE, FALSE = ("is", "missed"), ("is_not", "alarms")


class Outcome(NamedTuple):
    """What was found of the true and of the false contexts."""

    true: int
    found: int
    false: int
    alarms: int

    @property
    def precision(self) -> float:
        """Share of what is found that is the term."""
        return self.found / (self.found + self.alarms)

    @property
    def recall(self) -> float:
        """Share of the uses that are found."""
        return self.found / self.true


def measure() -> Outcome:
    """Return how the matcher does on the case file, as it is set now."""
    entries = yaml.safe_load(CASES.read_text("utf-8"))
    matcher = Matcher([Term({"en": (one["en"],), "zh": (one["zh"],)}) for one in entries], "zh")
    hits = {
        groups: [
            _is_found(matcher, one["zh"], context)
            for one in entries
            for group in groups
            for context in one.get(group, ())
        ]
        for groups in (TRUE, FALSE)
    }
    return Outcome(len(hits[TRUE]), sum(hits[TRUE]), len(hits[FALSE]), sum(hits[FALSE]))


def _is_found(matcher: Matcher, form: str, context: str) -> bool:
    start = context.index("[")
    text = context.replace("[", "").replace("]", "")
    return any(match.span == (start, start + len(form)) for match in matcher.find(text))


def table() -> str:
    """Return a Markdown table, with and without the word list."""
    lines = ["| | true contexts | found | false contexts | alarms | precision | recall |"]
    lines.append("|---|---|---|---|---|---|---|")
    sure = borders.SURE
    for name, margin in (("longest match only", 1e9), ("with word borders", sure)):
        borders.SURE = margin
        one = measure()
        figures = " | ".join(map(str, one))
        lines.append(f"| {name} | {figures} | {one.precision:.3f} | {one.recall:.3f} |")
    borders.SURE = sure
    return "\n".join(lines)
