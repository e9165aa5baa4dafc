"""What the memory has that is like a sentence, as a finding for the reviser; never used unasked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.article import Finding, Origin, Severity
from workbench.memory.differences import differences
from workbench.memory.fuzzy import similar

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.article import Segment, Span
    from workbench.memory.differences import Difference
    from workbench.memory.fuzzy import Similar
    from workbench.memory.store import Memory
    from workbench.memory.unit import LocalePair

    TermSpans = Callable[[str], list[Span]]

RULE = "memory-similar"
_MOST_DIFFERENCES = 4


def with_similar(segment: Segment, memory: Memory, pair: LocalePair, terms: TermSpans) -> Segment:
    """Return a segment that the model translated with what the memory has that is most like it.

    ``terms`` finds the terms of a source: where two sources differ, they are told whole.
    """
    if segment.origin is not Origin.MODEL:
        return segment
    found = similar(memory, segment.source, pair, limit=1)
    if not found:
        return segment
    finding = _finding(segment.source, found[0], pair, terms)
    return replace(segment, findings=(*segment.findings, finding))


def _finding(source: str, one: Similar, pair: LocalePair, terms: TermSpans) -> Finding:
    other = one.unit.source
    spans = terms(source), terms(other)
    parts = differences(source, other, pair.source.language, spans)
    told = "; ".join(map(_told, parts[:_MOST_DIFFERENCES]))
    if len(parts) > _MOST_DIFFERENCES:
        told += f"; and {len(parts) - _MOST_DIFFERENCES} more"
    how = f" ({told})" if told else " (script, width, case or spaces differ)"
    return Finding(
        rule=RULE,
        severity=Severity.INFO,
        message=f"{one.score}% the same in the memory: “{other}”{how}",
        suggestion=one.unit.target,
    )


def _told(difference: Difference) -> str:
    """Return a difference in words."""
    if not difference.there:
        return f"only here {difference.here}"
    if not difference.here:
        return f"only there {difference.there}"
    return f"here {difference.here}, there {difference.there}"
