"""The hand-made cases of ``tests/cases/projection``, and what projection makes of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from workbench.article import Met, Segment, Span, Use
from workbench.documents.marks import Mark, MarkKind, Passage
from workbench.locales import EN, ZH_CN
from workbench.projection import Projected, project

CASES = Path(__file__).parents[2] / "tests" / "cases" / "projection" / "sentences.yaml"
KINDS = {
    "a": MarkKind.LINK, "b": MarkKind.STYLE, "c": MarkKind.CODE, "n": MarkKind.NOTE,
    "i": MarkKind.IMAGE, "p": MarkKind.POINT,
}  # fmt: skip
_TAG = re.compile(r"<(/?)([abcnip])(/?)>")


def load() -> list[dict[str, Any]]:
    """Return the cases as they stand in the file."""
    return list(yaml.safe_load(CASES.read_text("utf-8")))


def passage(marked: str) -> Passage:
    """Return a text with tags as a passage; marks of a kind are numbered in order."""
    text = ""
    marks: list[Mark | None] = []
    opened: list[tuple[int, str, int]] = []
    place = 0
    for match in _TAG.finditer(marked):
        text += marked[place : match.start()]
        place = match.end()
        kind = KINDS[match[2]]
        if match[3]:
            marks.append(Mark(Span(len(text), len(text)), kind, len(marks)))
        elif match[1]:
            at, _, start = opened.pop()
            label = text[start:] if kind.keeps_text else ""
            marks[at] = Mark(Span(start, len(text)), kind, at, label)
        else:
            opened.append((len(marks), match[2], len(text)))
            marks.append(None)
    return Passage(text + marked[place:], tuple(mark for mark in marks if mark))


def projected(case: dict[str, Any]) -> Projected:
    """Return what projection makes of a case."""
    source = passage(case["source"])
    given = case.get("given") or passage(case["target"]).text
    uses = tuple(_use(source.text, given, *pair) for pair in case.get("terms", ()))
    segment = Segment(source.text, 0, given, uses=uses)
    return project(source, [segment], EN if case["from"] == "zh" else ZH_CN)


def _use(source: str, target: str, form: str, other: str) -> Use:
    here, there = source.index(form), target.index(other)
    spans = Span(here, here + len(form)), Span(there, there + len(other))
    return Use(other, spans[0], form, (other,), Met.BY_MODEL, spans[1])


@dataclass
class Outcome:
    """How marks were placed."""

    marks: int = 0
    exact: int = 0
    partial: int = 0
    """Not exact, but more than half of the words are right."""
    lost: int = 0

    def add(self, got: Passage, wanted: Passage) -> None:
        """Count the marks of one case.

        Marks of one kind are compared in the order of the target: which of two links is which the
        cases do not tell.
        """
        for kind in KINDS.values():
            found = [mark.span for mark in got.marks if mark.kind is kind]
            right = [mark.span for mark in wanted.marks if mark.kind is kind]
            self.marks += len(right)
            self.lost += max(0, len(right) - len(found))
            for at, gold in zip(found, right, strict=False):
                both = min(at.end, gold.end) - max(at.start, gold.start)
                longest = max(at.end - at.start, gold.end - gold.start)
                self.exact += at == gold
                self.partial += at != gold and both * 2 > longest
