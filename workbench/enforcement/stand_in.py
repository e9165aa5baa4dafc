"""What has to stay letter by letter is translated as a short stand-in, and put back.

Of 39 sentences with addresses, code and model numbers the embedded model (0.2) keeps "X7" and
"N95" in all, "URL1", "[1]" and "{1}" in 30, 38 and none. A target in which a stand-in
is lost, changed or doubled is none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.article import Met
from workbench.enforcement.inject import translated
from workbench.enforcement.strategy import Draft
from workbench.glossary.match import Match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.enforcement.strategy import Job, Tools
    from workbench.enforcement.task import Task
    from workbench.engines import Hypothesis

_STAND_INS = ("X7", "N95", "X8", "N94", "X6", "N93")


def drafts(jobs: Sequence[Job], tools: Tools) -> list[list[Draft]]:
    """Return what the model makes of sentences whose kept terms are stood in for."""
    stood = [_stood_in(job) for job in jobs]
    asked = [index for index, (_, kept) in enumerate(stood) if kept]
    sources = []
    for index in asked:
        task, kept = stood[index]
        chosen = jobs[index].injected | set(jobs[index].best.unmet) | set(kept.values())
        sources.append(tools.model_source(task, chosen).text)
    found: list[list[Draft]] = [[] for _ in jobs]
    for index, hypothesis in zip(asked, translated(sources, tools), strict=True):
        task, kept = stood[index]
        literals = {name: jobs[index].task.uses[use].found for name, use in kept.items()}
        found[index] = list(_put_back(hypothesis, literals, frozenset(jobs[index].best.unmet)))
    return found


def _stood_in(job: Job) -> tuple[Task, dict[str, int]]:
    """Return the task with stand-ins for its kept uses, and which stands in for which.

    All of them, as a sentence that loses one may lose another next; none where all are met.
    """
    uses = job.task.uses
    if not any(uses[use].term.keep for use in job.best.unmet):
        return job.task, {}
    free = [name for name in _STAND_INS if name not in job.task.source]
    kept = [index for index, match in enumerate(uses) if match.term.keep][: len(free)]
    names = dict(zip(free, kept, strict=False))
    changed = {use: name for name, use in names.items()}
    made = tuple(
        Match(match.term, match.span, match.form, changed[index]) if index in changed else match
        for index, match in enumerate(uses)
    )
    return replace(job.task, uses=made), names


def _put_back(
    hypothesis: Hypothesis, literals: dict[str, str], uses: frozenset[int]
) -> list[Draft]:
    """Return the drafts of a hypothesis and its like in which each stand-in stands once."""
    found = []
    for one in (hypothesis, *hypothesis.others):
        text = one.text
        whole = {name: re.compile(rf"(?<!\w){name}(?!\w)") for name in literals}
        if all(
            len(pattern.findall(text)) == 1 == text.count(name) for name, pattern in whole.items()
        ):
            for name, pattern in whole.items():
                text = pattern.sub(lambda _, name=name: literals[name], text)  # type: ignore[misc]
            found.append(Draft(text, one.score, Met.BY_STAND_IN, uses))
    return found
