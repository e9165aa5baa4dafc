"""How far a sentence has come, for the formats that say so per segment."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from workbench.article import Met, Severity

if TYPE_CHECKING:
    from workbench.article import Segment


class State(str, Enum):
    """How far a sentence has come, in the words that a reviser reads."""

    NOT_TRANSLATED = "not translated"
    TO_REVIEW = "to review"
    TRANSLATED = "translated"


def state_of(segment: Segment) -> State:
    """Return the state: to be reviewed where a use is not met or a finding is more than info."""
    if segment.source.strip() and not (segment.target or "").strip():
        return State.NOT_TRANSLATED
    doubted = any(finding.severity is not Severity.INFO for finding in segment.findings)
    missed = any(use.met is Met.NOT_MET for use in segment.uses)
    return State.TO_REVIEW if doubted or missed else State.TRANSLATED
