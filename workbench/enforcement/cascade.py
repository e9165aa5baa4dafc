"""The cascade: the model alone first, then stronger means for the sentences that fail.

Each step decodes in one batch over the whole article. A step's candidate replaces the one before
it only where it meets more uses; among equals the model's score decides, so that a use already met
never costs the prose anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from workbench.article import Span
from workbench.enforcement import inject, plain
from workbench.enforcement.task import Candidate, Task
from workbench.glossary import regions
from workbench.glossary.honour import account
from workbench.locales import ZH_CN
from workbench.text.conversion import convert_script
from workbench.text.edits import Edit, apply
from workbench.text.typography import tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.article import Met
    from workbench.engines import Engine
    from workbench.glossary.match import Matcher
    from workbench.locales import Locale

    Progress = Callable[[int], None]


class Strategy(Protocol):
    """One means of having uses met: a module with these two members."""

    MET: Met

    def edits(self, task: Task, source_locale: Locale, target_locale: Locale) -> Iterator[Edit]:
        """Yield the edits that the strategy makes to the source."""


STRATEGIES: tuple[Strategy, ...] = (plain, inject)  # tried in this order


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
        best = self._candidates(tasks, STRATEGIES[0], progress)
        for strategy in STRATEGIES[1:]:
            failing = [index for index, candidate in enumerate(best) if not candidate.complete]
            if not failing:
                break
            proposed = self._candidates([tasks[index] for index in failing], strategy, None)
            for index, candidate in zip(failing, proposed, strict=True):
                best[index] = max(best[index], candidate, key=lambda one: one.rank)
        return best

    def _candidates(
        self, tasks: Sequence[Task], strategy: Strategy, progress: Progress | None
    ) -> list[Candidate]:
        sources = [self._source_for(task, strategy) for task in tasks]
        hypotheses = self.engine.translate(sources, progress)
        candidates = []
        for task, hypothesis in zip(tasks, hypotheses, strict=True):
            target = self._finished(hypothesis.text)
            uses = account(task.uses, target, self.target_locale, strategy.MET)
            candidates.append(Candidate(target, hypothesis.score, uses))
        return candidates

    def _source_for(self, task: Task, strategy: Strategy) -> str:
        """Return what the model sees: edited, and Simplified with Mainland words if Chinese."""
        edits = [*strategy.edits(task, self.source_locale, self.target_locale)]
        edits += [Edit(gloss, "") for gloss in task.glosses]
        if not self.source_locale.is_traditional:
            return apply(task.source, edits)
        return apply(task.source, [*edits, *self._script_edits(task, edits)])

    def _script_edits(self, task: Task, edits: Sequence[Edit]) -> Iterator[Edit]:
        """Yield edits that convert to Simplified what lies between the other edits."""
        start = 0
        for span in [*sorted(edit.span for edit in edits), None]:
            end = span.start if span else len(task.source)
            if start < end:
                between = task.source[start:end]
                converted = convert_script(between, self.source_locale, ZH_CN)
                yield Edit(Span(start, end), converted)
            start = span.end if span else end

    def _finished(self, text: str) -> str:
        """Return the model's output as the target locale writes it."""
        if self.target_locale.is_traditional:
            text = regions.convert(text, ZH_CN, self.target_locale, self.target_matcher)
        return tidy(text, self.target_locale)
