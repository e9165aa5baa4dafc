"""What the model makes of a term that stands alone tells whether it knows it.

A term that it renders otherwise even so stands in the source in its target form from the start;
that spares decoding the sentence in vain. On the development set the model meets one in six of
such uses by itself, and seven in ten of the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Span
from workbench.enforcement.figures import AMOUNT, FIGURE
from workbench.enforcement.inject import translated
from workbench.enforcement.strategy import plain_draft
from workbench.enforcement.task import Task
from workbench.glossary.match import Match

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.enforcement.strategy import Tools
    from workbench.glossary.term import Term

    Name = tuple[Term, str]


def name_of(match: Match) -> Name:
    """Return what a use is known by: its term, and the form that stands in the source."""
    return match.term, match.found


def unknown(tasks: Iterable[Task], tools: Tools, known: dict[Name, bool]) -> set[Name]:
    """Return the terms that the model does not render as they should be where they stand alone.

    What is ``known`` of some of them is not asked again, and what is learnt is added to it.
    """
    found = _alone(tasks)
    asked = {name: task for name, task in found.items() if name not in known}
    texts = [tools.model_source(task, frozenset()).text for task in asked.values()]
    answers = translated(texts, tools) if texts else []
    for (name, task), answer in zip(asked.items(), answers, strict=True):
        known[name] = tools.judge.candidate(task, plain_draft(answer)).complete
    return {name for name in found if not known[name]}


def _alone(tasks: Iterable[Task]) -> dict[Name, Task]:
    """Return, for each term and form of the tasks, the task that is nothing but that form."""
    found: dict[Name, Task] = {}
    for task in tasks:
        for match in task.uses:
            if name_of(match) not in found and match.form.field not in {FIGURE, AMOUNT}:
                whole = Match(match.term, Span(0, len(match.found)), match.form, match.found)
                found[name_of(match)] = Task(match.found, (whole,))
    return found
