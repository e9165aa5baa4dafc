"""A long sentence is translated clause by clause: a small model drops much of one at a time.

Each clause goes through the cascade for itself. A sentence is divided at its sentence and clause
marks, outside brackets, quotation marks and terms, into clauses that are not too short; the marks
of the source stand between them in the target.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Met, Span
from workbench.enforcement.strategy import Draft
from workbench.enforcement.task import Task
from workbench.engines.clauses import clause_cuts, joined_clauses
from workbench.glossary.match import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.enforcement.strategy import Job, Tools
    from workbench.locales import Locale

_MOST = 12


def drafts(jobs: Sequence[Job], tools: Tools) -> list[list[Draft]]:
    """Return each sentence as its clauses become through the cascade, if it has several."""
    sentences = [list(divided(job.task, tools.source_locale)) for job in jobs]
    clauses = [clause for sentence in sentences for clause in sentence]
    done = iter(tools.run(clauses) if clauses else ())
    found: list[list[Draft]] = []
    for job, sentence in zip(jobs, sentences, strict=True):
        parts = [(clause.source, next(done).target) for clause in sentence]
        text = joined_clauses(parts, tools.target_locale.language)
        made_for = frozenset(job.best.unmet)
        draft = Draft(text, None, Met.BY_CLAUSES, made_for, finished=True)
        found.append([draft] if parts else [])
    return found


def divided(task: Task, locale: Locale) -> Iterator[Task]:
    """Yield the clauses of a sentence, each with its uses; none if it is but one."""
    whole = [match.span for match in task.uses] + list(task.glosses)
    cuts = list(clause_cuts(task.source, locale.language, whole))
    if not cuts or len(cuts) >= _MOST:
        return
    start = 0
    for end in [*cuts, len(task.source)]:
        uses = [match for match in task.uses if start <= match.span.start < end]
        glosses = tuple(_moved(span, start) for span in task.glosses if start <= span.start < end)
        moved = tuple(
            Match(match.term, _moved(match.span, start), match.form, match.found) for match in uses
        )
        yield Task(task.source[start:end], moved, glosses)
        start = end


def _moved(span: Span, start: int) -> Span:
    return Span(span.start - start, span.end - start)
