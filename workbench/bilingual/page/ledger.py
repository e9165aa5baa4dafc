"""The uses and findings of an article as the page refers to them: numbered, with their anchors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.article import Met
from workbench.bilingual.plain import clamp

if TYPE_CHECKING:
    from workbench.article import Article, Finding, Segment, Span, Use


@dataclass(frozen=True)
class UseRow:
    """A use and its number in the article (from 1), which names its anchors."""

    number: int
    use: Use
    source: Span | None
    target: Span | None
    term: int
    """The number of its term in the table of terms."""

    @property
    def css(self) -> str:
        """The class that says how the use was met."""
        return f"met-{self.use.met.name.lower().replace('_', '-')}"

    def anchor(self, *, target: bool) -> str:
        """Return the id of one end of the use."""
        return f"{'t' if target else 's'}{self.number}"

    def opposite(self, *, target: bool) -> str:
        """Return the id to go to from one end: the other end, or the term's row."""
        other = self.source if target else self.target
        return f"term{self.term}" if other is None else self.anchor(target=not target)


@dataclass(frozen=True)
class FindingRow:
    """A finding and its number in the article (from 1), which names its anchors."""

    number: int
    finding: Finding
    source: Span | None
    target: Span | None

    @property
    def is_marked(self) -> bool:
        """Whether the finding is about a span, and not about the whole sentence."""
        return self.source is not None or self.target is not None


@dataclass(frozen=True)
class SegmentRow:
    """A segment, its number in the article (from 1), its uses and findings."""

    number: int
    segment: Segment
    uses: tuple[UseRow, ...]
    findings: tuple[FindingRow, ...]


@dataclass(frozen=True)
class TermCount:
    """A term of the article and its uses."""

    number: int
    term: str
    rows: list[UseRow]

    def count(self, met: Met) -> int:
        """Return how many uses were met in one way."""
        return sum(row.use.met is met for row in self.rows)


@dataclass(frozen=True)
class Ledger:
    """Everything of an article that has a number; ``blocks`` runs parallel to the article's."""

    blocks: tuple[tuple[SegmentRow, ...], ...]
    terms: tuple[TermCount, ...]

    @property
    def ways(self) -> tuple[Met, ...]:
        """The ways of meeting a use that occur."""
        found = {row.use.met for term in self.terms for row in term.rows}
        return tuple(met for met in Met if met in found)


def number_article(article: Article) -> Ledger:
    """Give a number to the segments, uses and findings of an article, in the order of the text."""
    terms: dict[str, TermCount] = {}
    blocks: list[tuple[SegmentRow, ...]] = []
    numbers = {"segment": 0, "use": 0, "finding": 0}

    def following(kind: str) -> int:
        numbers[kind] += 1
        return numbers[kind]

    for block in article.blocks:
        rows = []
        for segment in block.segments:
            uses = tuple(_use(following("use"), use, segment, terms) for use in segment.uses)
            found = tuple(_finding(following("finding"), f, segment) for f in segment.findings)
            rows.append(SegmentRow(following("segment"), segment, uses, found))
        blocks.append(tuple(rows))
    return Ledger(tuple(blocks), tuple(terms.values()))


def _use(number: int, use: Use, segment: Segment, terms: dict[str, TermCount]) -> UseRow:
    source = clamp(use.source_span, segment.source)
    target = clamp(use.target_span, segment.target or "")
    term = terms.setdefault(use.term, TermCount(len(terms) + 1, use.term, []))
    row = UseRow(number, use, source, target, term.number)
    term.rows.append(row)
    return row


def _finding(number: int, finding: Finding, segment: Segment) -> FindingRow:
    source = clamp(finding.source_span, segment.source)
    target = clamp(finding.target_span, segment.target or "")
    return FindingRow(number, finding, source, target)
