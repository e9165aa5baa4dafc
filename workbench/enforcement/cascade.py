"""The cascade: the model alone first, then stronger means for the sentences that fail.

Each step decodes in one batch over the whole article. A step's candidate replaces the one before
it only where it meets more uses; among equals the model's score decides. One that loops or runs on
far longer than its source loses to any that does not.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Met, Span
from workbench.enforcement import inject, plain
from workbench.enforcement.task import Candidate, Task, is_sound
from workbench.glossary import regions
from workbench.glossary.honour import account
from workbench.locales import ZH_CN
from workbench.text.conversion import convert_script
from workbench.text.edits import Edit, apply
from workbench.text.typography import tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.article import Use
    from workbench.engines import Engine
    from workbench.glossary.match import Matcher
    from workbench.locales import Locale

    Progress = Callable[[int], None]

STEPS = (inject.failing, inject.together, inject.singly)
"""Which uses are injected into the source of a sentence that fails, in this order."""


class Attempt(NamedTuple):
    """A source for the model to translate, in which some uses of a task are injected."""

    task: Task
    injected: frozenset[int]
    source: str


class Cascade:
    """Translates tasks of one pair of locales under a glossary."""

    def __init__(
        self,
        engine: Engine,
        source_locale: Locale,
        target_locale: Locale,
        target_matcher: Matcher | None = None,
    ) -> None:
        """``target_matcher`` finds Chinese terms, for the region's names in a Chinese target."""
        self.engine = engine
        self.source_locale = source_locale
        self.target_locale = target_locale
        self.target_matcher = target_matcher

    def run(self, tasks: Sequence[Task], progress: Progress | None = None) -> list[Candidate]:
        """Return the best candidate for each task; ``progress`` counts tasks done once."""
        plainly = [self._attempt(task, frozenset()) for task in tasks]
        best = self._candidates(plainly, progress)
        tried = [{attempt.source} for attempt in plainly]
        for step in STEPS:
            attempts: list[tuple[int, Attempt]] = []
            for index, candidate in enumerate(best):
                for chosen in step(candidate) if not candidate.complete else ():
                    attempt = self._attempt(tasks[index], chosen)
                    if attempt.source not in tried[index]:
                        tried[index].add(attempt.source)
                        attempts.append((index, attempt))
            proposed = self._candidates([attempt for _, attempt in attempts], None)
            for (index, _), candidate in zip(attempts, proposed, strict=True):
                best[index] = max(best[index], candidate, key=lambda one: one.rank)
        return best

    def _candidates(
        self, attempts: Sequence[Attempt], progress: Progress | None
    ) -> list[Candidate]:
        if not attempts:
            return []
        hypotheses = self.engine.translate([attempt.source for attempt in attempts], progress)
        candidates = []
        for attempt, hypothesis in zip(attempts, hypotheses, strict=True):
            target = self._finished(hypothesis.text)
            uses = self._account(attempt, target)
            sound = is_sound(target, attempt.task, uses, self.target_locale)
            candidates.append(Candidate(target, hypothesis.score, uses, sound))
        return candidates

    def _account(self, attempt: Attempt, target: str) -> tuple[Use, ...]:
        """Return the ledger rows; a use that is met without being injected is the model's."""
        rows = account(attempt.task.uses, target, self.target_locale, Met.BY_MODEL)
        return tuple(
            replace(row, met=Met.BY_INJECTION)
            if index in attempt.injected and row.met is Met.BY_MODEL
            else row
            for index, row in enumerate(rows)
        )

    def _attempt(self, task: Task, injected: frozenset[int]) -> Attempt:
        """Return what the model sees: edited, and Simplified with Mainland words if Chinese."""
        chosen = [match for index, match in enumerate(task.uses) if index in injected]
        others = [match for index, match in enumerate(task.uses) if index not in injected]
        edits = [
            *inject.edits(task, chosen, self.source_locale, self.target_locale),
            *plain.edits(task.source, others, self.source_locale),
            *(Edit(gloss, "") for gloss in task.glosses),
        ]
        if self.source_locale.is_traditional:
            edits += self._script_edits(task, edits)
        return Attempt(task, injected, apply(task.source, edits))

    def _script_edits(self, task: Task, edits: Sequence[Edit]) -> list[Edit]:
        """Return edits that convert to Simplified what lies between the other edits."""
        found = []
        start = 0
        for span in [*sorted(edit.span for edit in edits), None]:
            end = span.start if span else len(task.source)
            if start < end:
                between = task.source[start:end]
                converted = convert_script(between, self.source_locale, ZH_CN)
                found.append(Edit(Span(start, end), converted))
            start = span.end if span else end
        return found

    def _finished(self, text: str) -> str:
        """Return the model's output as the target locale writes it."""
        if self.target_locale.is_traditional:
            text = regions.convert(text, ZH_CN, self.target_locale, self.target_matcher)
        return tidy(text, self.target_locale)
