"""The model decodes again and may not write the wrong rendering, where that can be named.

Sentences with equal wrong renderings are decoded together: the library forbids words per batch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Met
from workbench.enforcement.strategy import searched, steering_of
from workbench.enforcement.wrong import wrong_renderings
from workbench.engines import Request

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.enforcement.strategy import Draft, Job, Tools
    from workbench.locales import Locale


def drafts(jobs: Sequence[Job], tools: Tools) -> list[list[Draft]]:
    """Return what the model writes instead, the failing uses injected."""
    engine = steering_of(tools)
    attempts: list[tuple[int, Request]] = []
    for index, job in enumerate(jobs):
        wrong = tuple(sorted(set(_wrong(job, tools.target_locale))))
        if wrong:
            source = tools.model_source(job.task, frozenset(job.best.unmet)).text
            attempts.append((index, Request(source, avoid=wrong)))
    return searched(attempts, jobs, engine, Met.BY_SUPPRESSION)


def _wrong(job: Job, locale: Locale) -> Iterator[str]:
    """Yield the wrong renderings that a target has, as they stand there."""
    target = job.best.target
    for use in job.best.unmet:
        for span in wrong_renderings(job.task.uses[use], target, locale):
            yield span.of(target)
