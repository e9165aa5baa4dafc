"""What was found, as every format of a report needs it: flat, and small for many articles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Severity
from workbench.checks.suppression import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.article import AlignmentSummary, Article, Finding


class Files(NamedTuple):
    """The paths of an article and of its translation; the same for a bilingual file."""

    source: str
    target: str

    @property
    def is_bilingual(self) -> bool:
        """Whether one file has both texts."""
        return self.source == self.target


@dataclass(frozen=True)
class Item:
    """One finding with the place it was found at."""

    finding: Finding
    files: Files
    line: int = 0
    """The line of the source's file at which its block begins; 0 where that is not known."""
    block: int = 0
    """The number of its block from 1; 0 for what is about no sentence."""
    segment: int = 0
    """The number of its segment in the block from 1."""
    source: str = ""
    target: str = ""
    target_line: int = 0
    """The line of the target's file at which its part begins; 0 where that is not known."""
    confidence: float | None = None
    """How sure it is that the two belong together; None unless they were aligned."""

    @property
    def pair(self) -> str:
        """What a suppression is keyed by; empty for what is about no sentence."""
        return digest(self.source, self.target) if self.block else ""


@dataclass(frozen=True)
class Report:
    """What was found in one article or in many."""

    signature: str
    files: tuple[Files, ...]
    segments: int
    items: tuple[Item, ...]
    suppressed: int = 0
    notes: tuple[str, ...] = field(default=())
    alignments: tuple[tuple[Files, AlignmentSummary], ...] = ()
    """How the documents of each pair were made one."""

    def with_items(self, more: Iterable[Item]) -> Report:
        """Return the report with further findings at its end."""
        return replace(self, items=(*self.items, *more))

    @property
    def by_severity(self) -> dict[Severity, int]:
        """How many findings there are of each severity, the gravest first."""
        counts = Counter(item.finding.severity for item in self.items)
        return {severity: counts[severity] for severity in Severity}

    @property
    def by_rule(self) -> dict[str, dict[Severity, int]]:
        """How many findings each rule has of each severity, the rule that has most first."""
        totals = Counter(item.finding.rule for item in self.items)
        counts = Counter((item.finding.rule, item.finding.severity) for item in self.items)
        return {
            rule: {s: counts[rule, s] for s in Severity if counts[rule, s]}
            for rule, _ in sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))
        }


def items_of(article: Article, files: Files) -> Iterator[Item]:
    """Yield the findings of a checked article in the order of the text."""
    for number, block in enumerate(article.blocks, start=1):
        for index, segment in enumerate(block.segments, start=1):
            for finding in segment.findings:
                target = segment.target or ""
                yield Item(
                    finding,
                    files,
                    block.line,
                    number,
                    index,
                    segment.source,
                    target,
                    block.target_line,
                    block.confidence,
                )
