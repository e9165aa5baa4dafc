"""How far a sentence has come, for the formats that say so per segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Met, Severity, State

if TYPE_CHECKING:
    from workbench.article import Segment

__all__ = ["State", "inferred", "state_of"]


def state_of(segment: Segment) -> State:
    """Return the state: what a bilingual file said of it, else what follows from the checks.

    A sentence is to be reviewed where a use is not met or a finding is more than info.
    """
    if segment.source.strip() and not (segment.target or "").strip():
        return State.NOT_TRANSLATED
    return segment.state or inferred(segment)


def inferred(segment: Segment) -> State:
    """Return the state of a sentence that has a target, by its uses and findings."""
    doubted = any(finding.severity is not Severity.INFO for finding in segment.findings)
    missed = any(use.met is Met.NOT_MET for use in segment.uses)
    return State.TO_REVIEW if doubted or missed else State.TRANSLATED
