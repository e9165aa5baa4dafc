"""What a strategy is: it proposes targets for sentences that have a use not met."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Met

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.article import Span
    from workbench.enforcement.judge import Judge
    from workbench.enforcement.task import Candidate, Task
    from workbench.engines import Engine, Focus, Hypothesis, Request, Steerable
    from workbench.locales import Locale


class ModelSource(NamedTuple):
    """A sentence as the model is given it, and where its uses stand in that."""

    text: str
    spans: tuple[Span, ...]


class Draft(NamedTuple):
    """A target as proposed, not yet looked at."""

    text: str
    score: float | None
    """What the model thought of it while it wrote it; None asks for its score of the whole."""
    by: Met
    chosen: frozenset[int]
    """The uses that it was made for."""
    finished: bool = False
    """Whether it is in the target locale's form already."""


def plain_draft(hypothesis: Hypothesis) -> Draft:
    """Return what the model wrote of itself, as a draft."""
    return Draft(hypothesis.text, hypothesis.score, Met.BY_MODEL, frozenset())


@dataclass
class Job:
    """A task on its way through the cascade."""

    task: Task
    source: ModelSource
    """The sentence without any of its uses injected."""
    first: Candidate
    """What the model wrote at first."""
    best: Candidate
    others: tuple[Hypothesis, ...] = ()
    """The next best that it had to say then."""
    injected: frozenset[int] = frozenset()
    """The uses that it was given in their target form then."""
    seen: set[str] = field(default_factory=set)
    """Sources, prefixes and targets that were tried."""
    tried: list[list[Met]] = field(default_factory=list)
    """Per use, how each candidate was made that was looked at while it was not met."""
    attended: dict[tuple[str, int], Focus] = field(default_factory=dict)
    """Per target and use, where the model looked at the use."""


@dataclass(frozen=True)
class Tools:
    """What strategies work with."""

    engine: Engine
    steering: Steerable | None
    """The engine again, where it can do more than translate."""
    source_locale: Locale
    target_locale: Locale
    model_source: Callable[[Task, frozenset[int]], ModelSource]
    """Returns a task's sentence with some of its uses injected."""
    judge: Judge
    run: Callable[[Sequence[Task]], list[Candidate]]
    """Translates other tasks by all steps but that which asks for it."""


class StepAsideError(Exception):
    """The engine cannot do what a strategy needs."""


Drafting = Callable[["Sequence[Job]", Tools], list[list[Draft]]]
"""A strategy: it returns the drafts for each job, and decodes in one batch for all of them.

It raises StepAsideError where the engine cannot do what it needs.
"""


def steering_of(tools: Tools) -> Steerable:
    """Return the engine as one that can be steered. Raises StepAsideError."""
    if tools.steering is None:
        raise StepAsideError
    return tools.steering


def searched(
    attempts: Sequence[tuple[int, Request]], jobs: Sequence[Job], engine: Steerable, by: Met
) -> list[list[Draft]]:
    """Return for each job what the engine makes of its attempts (index of the job, request).

    All are decoded in one batch; the drafts are made for the uses that their job lacks.
    """
    found: list[list[Draft]] = [[] for _ in jobs]
    hypotheses = engine.search([request for _, request in attempts]) if attempts else []
    for (index, _), hypothesis in zip(attempts, hypotheses, strict=True):
        if hypothesis is not None:
            unmet = frozenset(jobs[index].best.unmet)
            found[index].append(Draft(hypothesis.text, None, by, unmet))
    return found
