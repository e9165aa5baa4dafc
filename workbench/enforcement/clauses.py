"""A long sentence is translated clause by clause: a small model drops much of one at a time.

Each clause goes through the cascade for itself. A sentence is divided at its sentence and clause
marks, outside brackets, quotation marks and terms, into clauses that are not too short; the marks
of the source stand between them in the target.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Met, Span
from workbench.enforcement.strategy import Draft
from workbench.enforcement.task import Task
from workbench.glossary.match import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.enforcement.strategy import Job, Tools
    from workbench.locales import Locale

_MARK = re.compile(r"[，；：。！？]\s*|[,;:.!?]\s+")
_OPENING, _CLOSING = "（(“‘「『《[【", "）)”’」』》]】"
_LEAST = {"zh": 16, "en": 30}
"""Characters of the shortest clause that is translated for itself."""
_MOST = 12
_CONJUNCTION = re.compile(r"(?<=\w),? (?:and|but|or)$")
"""What a model writes at the end of a clause that goes on."""
_ENDS = "，；：。！？、,;:.!? "
_WRITTEN = {
    "en": dict(zip("，；：。！？", ",;:.!?", strict=True)),
    "zh": dict(zip(",;:.!?", "，；：。！？", strict=True)),
}
_STARTERS = frozenset(
    """
    a an the this that these those it its he she they we you his her their our there here and but
    or so if when while although though because since as after before until unless where which who
    whose what how in on at of to by for from with without within under over during among between
    about against through such some many most more all both each every no not only even also then
    thus therefore however moreover meanwhile according
    """.split()  # noqa: SIM905 - easier to read
)
"""Words that have a capital at the beginning of a sentence only."""


class Part(NamedTuple):
    """A clause as a task, and the mark after it."""

    task: Task
    mark: str


def drafts(jobs: Sequence[Job], tools: Tools) -> list[list[Draft]]:
    """Return each sentence as its clauses become through the cascade, if it has several."""
    sentences = [list(divided(job.task, tools.source_locale)) for job in jobs]
    tasks = [part.task for parts in sentences for part in parts]
    done = iter(tools.run(tasks) if tasks else ())
    found: list[list[Draft]] = []
    for job, parts in zip(jobs, sentences, strict=True):
        texts = [next(done).target for _ in parts]
        text = _joined(texts, [part.mark for part in parts], tools.target_locale)
        made_for = frozenset(job.best.unmet)
        draft = Draft(text, None, Met.BY_CLAUSES, made_for, finished=True)
        found.append([draft] if parts else [])
    return found


def divided(task: Task, locale: Locale) -> Iterator[Part]:
    """Yield the clauses of a sentence; none if it is but one."""
    cuts = list(_cuts(task, _LEAST[locale.language]))
    if not cuts or len(cuts) >= _MOST:
        return
    start = 0
    for end in [*cuts, len(task.source)]:
        text = task.source[start:end]
        uses = [match for match in task.uses if start <= match.span.start < end]
        glosses = tuple(_moved(span, start) for span in task.glosses if start <= span.start < end)
        moved = tuple(
            Match(match.term, _moved(match.span, start), match.form, match.found) for match in uses
        )
        yield Part(Task(text, moved, glosses), text.rstrip()[-1:])
        start = end


def _cuts(task: Task, least: int) -> Iterator[int]:
    """Yield the places behind the marks at which a sentence may be divided."""
    text = task.source
    start = depth = position = 0
    for found in _MARK.finditer(text):
        between = text[position : found.start()]
        depth += sum(char in _OPENING for char in between)
        depth = max(0, depth - sum(char in _CLOSING for char in between))
        position = found.end()
        inside = any(span.start < position <= span.end for span in task.glosses) or any(
            match.span.start < position <= match.span.end for match in task.uses
        )
        closed = text[position : position + 1] not in _CLOSING if position < len(text) else False
        is_long = position - start >= least and len(text) - position >= least
        if not depth and not inside and closed and is_long:
            yield position
            start = position


def _moved(span: Span, start: int) -> Span:
    return Span(span.start - start, span.end - start)


def _joined(texts: Sequence[str], marks: Sequence[str], locale: Locale) -> str:
    """Return one sentence of the targets of clauses; ``marks`` stand in the source behind them."""
    joined = ""
    for text, mark in zip(texts, ["", *marks], strict=False):
        if mark:
            written = _WRITTEN[locale.language].get(mark, mark)
            space = "" if locale.is_chinese else " "
            joined = _CONJUNCTION.sub("", joined.rstrip(_ENDS)) + written + space
        ended = mark in "。！？.!?"
        joined += text if ended or locale.is_chinese else _continued(text)
    return joined


def _continued(text: str) -> str:
    """Return a target as it stands within a sentence.

    >>> _continued("The patient is ill."), _continued("Apple said so.")
    ('the patient is ill.', 'Apple said so.')
    """
    word = re.match(r"[A-Za-z]+", text)
    if word and word[0].lower() in _STARTERS and not word[0][1:].isupper():
        return text[0].lower() + text[1:]
    return text
