"""Rates of exact and partial placement: ``python -m benchmarks.projection``.

Every mark of the hand-made cases counts once. Beside the workbench stands placement by proportion:
a mark at the same share of the target as of the source, on whole words.
"""

from __future__ import annotations

import platform
import time
from pathlib import Path

from benchmarks.projection.cases import KINDS, Outcome, load, passage, projected
from workbench import __version__
from workbench.article import Span
from workbench.documents.marks import Mark, Passage
from workbench.projection.tokens import words

RESULTS = Path(__file__).with_name("RESULTS.md")
_MARK = "## Figures\n"
_NAMES = {"a": "links", "b": "emphasis", "c": "code", "n": "notes", "i": "pictures", "p": "anchors"}


def main() -> None:
    """Measure, print and record."""
    text = "\n".join([signature(), "", *table()])
    print(text)
    head = RESULTS.read_text("utf-8").partition(_MARK)[0]
    RESULTS.write_text(f"{head}{_MARK}\n{text}\n", "utf-8")


def table() -> list[str]:
    """Return the figures as a Markdown table."""
    cases = load()
    started = time.perf_counter()
    found = [projected(case).passage for case in cases]
    seconds = time.perf_counter() - started
    lines = ["| method | marks | of | exact | partial | lost |", "|---|---|---|---|---|---|"]
    for direction, of in (("zh", "zh → en"), ("en", "en → zh"), ("", "all")):
        for method in ("workbench", "proportion"):
            outcome = Outcome()
            for case, got in zip(cases, found, strict=True):
                wanted = passage(case["target"])
                if direction in {"", case["from"]}:
                    outcome.add(got if method == "workbench" else proportional(case), wanted)
            lines.append(_row(method, of, outcome))
    unseen = Outcome()
    for case, got in zip(cases, found, strict=True):
        if case.get("unseen"):
            unseen.add(got, passage(case["target"]))
    lines.append(_row("workbench", "unseen", unseen))
    for tag, name in _NAMES.items():
        outcome = Outcome()
        for case, got in zip(cases, found, strict=True):
            outcome.add(_only(got, tag), _only(passage(case["target"]), tag))
        lines.append(_row("workbench", name, outcome))
    return [*lines, "", f"{1000 * seconds / len(cases):.1f} ms a sentence with marks."]


def proportional(case: dict[str, str]) -> Passage:
    """Return the given translation with its marks placed by proportion alone."""
    source, wanted = passage(case["source"]), passage(case["target"])
    text = wanted.text
    borders = sorted({0, len(text), *(edge for word in words(text) for edge in word)})

    def place(at: int) -> int:
        return min(borders, key=lambda border: abs(border - at * len(text) / len(source.text)))

    marks = tuple(
        Mark(Span(place(one.span.start), place(one.span.end)), one.kind, one.key)
        for one in source.marks
    )
    return Passage(text, marks)


def _only(got: Passage, tag: str) -> Passage:
    return Passage(got.text, tuple(mark for mark in got.marks if mark.kind is KINDS[tag]))


def _row(method: str, of: str, outcome: Outcome) -> str:
    marks = max(1, outcome.marks)
    rates = f"{outcome.exact / marks:.1%} | {outcome.partial / marks:.1%}"
    return f"| {method} | {outcome.marks} | {of} | {rates} | {outcome.lost} |"


def signature() -> str:
    """Return the line that makes the figures reproducible."""
    return f"workbench {__version__} · {len(load())} sentences · Python {platform.python_version()}"


if __name__ == "__main__":
    main()
