"""The next best that the model has to say to the sentence as it stands; it costs no decoding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Met
from workbench.enforcement.strategy import Draft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.enforcement.strategy import Job, Tools


def drafts(jobs: Sequence[Job], _: Tools) -> list[list[Draft]]:
    """Return the other hypotheses of the plain translation."""
    return [
        [
            Draft(other.text, other.score, Met.BY_CHOICE, frozenset(job.best.unmet))
            for other in job.others
        ]
        for job in jobs
    ]
