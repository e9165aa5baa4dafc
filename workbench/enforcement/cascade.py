"""The cascade: the model alone first, then stronger means for the sentences that fail.

Each step decodes in one batch over the whole article. A step's candidate replaces the one before
it only where it meets more uses and the model does not think far worse of it than of its own;
among equals the model's score decides. One that loops or runs on far longer than its source loses
to any that does not. A step that fails leaves everything as it was, and a note.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from workbench.article import Met
from workbench.enforcement import choose, inject, patch, splice, suppress
from workbench.enforcement.sources import model_source
from workbench.enforcement.strategy import Draft, Job, StepAsideError, Tools
from workbench.enforcement.task import Candidate, is_sound
from workbench.engines import Pair, Steerable
from workbench.errors import WorkbenchError
from workbench.glossary import regions
from workbench.glossary.honour import account
from workbench.locales import ZH_CN
from workbench.text.conversion import convert_script
from workbench.text.typography import tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbench.article import Use
    from workbench.enforcement.strategy import Drafting
    from workbench.enforcement.task import Task
    from workbench.engines import Engine
    from workbench.glossary.match import Matcher
    from workbench.locales import Locale

    Progress = Callable[[int], None]

STEPS: dict[str, Drafting] = {
    "choice": choose.drafts,
    "injection": inject.failing,
    "splice": splice.drafts,
    "splice, second use": splice.drafts,
    "splice, third use": splice.drafts,
    "patch": patch.drafts,
    "patch, second use": patch.drafts,
    "suppression": suppress.drafts,
    "injection, all": inject.together,
    "injection, one by one": inject.singly,
}
"""The strategies in the order in which they are tried."""
_WORSE = 2.0
"""How much worse the model may think of a candidate than of its own target, per token.

On the development set chrF rises with every use that is met, up to here (by 2.8 over the model
alone); at 1.0 success is 2 % lower and at 0.5 10 %, and so is chrF.
"""
_MOST_SCORED = 2
"""How many candidates of a sentence and a step are scored."""


class Cascade:
    """Translates tasks of one pair of locales under a glossary; ``notes`` say what went wrong."""

    def __init__(  # noqa: PLR0913 - what a cascade is made of
        self,
        engine: Engine,
        source_locale: Locale,
        target_locale: Locale,
        target_matcher: Matcher | None = None,
        steps: Iterable[str] = tuple(STEPS),
        *,
        natural: bool = False,
    ) -> None:
        """``target_matcher`` finds Chinese terms, for the region's names in a Chinese target.

        With ``natural`` one mention may meet several uses of a term.
        """
        self.steps = tuple(steps)
        self.natural = natural
        self.notes: list[str] = []
        self._target_matcher = target_matcher
        self._tools = Tools(
            engine=engine,
            steering=engine if isinstance(engine, Steerable) else None,
            source_locale=source_locale,
            target_locale=target_locale,
            model_source=partial(
                model_source, source_locale=source_locale, target_locale=target_locale
            ),
        )

    def run(self, tasks: Sequence[Task], progress: Progress | None = None) -> list[Candidate]:
        """Return the best candidate for each task; ``progress`` counts tasks done once.

        Raises ModelError where not even the model alone can translate them.
        """
        self.notes = []
        jobs = self._plainly(tasks, progress)
        for name in self.steps:
            failing = [job for job in jobs if not job.best.complete]
            if failing:
                self._step(name, failing)
        return [_accounted(job) for job in jobs]

    def _plainly(self, tasks: Sequence[Task], progress: Progress | None) -> list[Job]:
        sources = [self._tools.model_source(task, frozenset()) for task in tasks]
        if not tasks:
            return []
        texts = [source.text for source in sources]
        hypotheses = self._tools.engine.translate(texts, progress)
        jobs = []
        for task, source, hypothesis in zip(tasks, sources, hypotheses, strict=True):
            draft = Draft(hypothesis.text, hypothesis.score, Met.BY_MODEL, frozenset())
            plain = self._candidate(task, draft, ())
            tried = [1] * len(task.uses)
            jobs.append(Job(task, source, plain, plain, hypothesis.others, {source.text}, tried))
        return jobs

    def _step(self, name: str, jobs: Sequence[Job]) -> None:
        """Let one strategy propose, and keep what is better; nothing changes if it fails."""
        strategy = name.partition(",")[0]
        try:
            proposed = STEPS[name](jobs, self._tools)
            pools = [self._pool(job, drafts) for job, drafts in zip(jobs, proposed, strict=True)]
            scored = self._scored(jobs, pools)
        except StepAsideError:
            self._note(f"terms: without {strategy}, which this model cannot do")
            return
        except WorkbenchError as error:
            self._note(f"terms: {strategy} failed, earlier targets stand: {error.message}")
            return
        except Exception as error:  # noqa: BLE001 - whatever fails, a translation is there already
            self._note(f"terms: {strategy} failed, earlier targets stand: {error!r}")
            return
        for job, pool in zip(jobs, scored, strict=True):
            job.best = max(
                [job.best, *pool],
                key=lambda one: (one.worth, one is job.best, one.score),
            )

    def _note(self, text: str) -> None:
        if text not in self.notes:
            self.notes.append(text)

    def _pool(self, job: Job, drafts: Sequence[Draft]) -> list[Candidate]:
        """Return the candidates that are better than the best so far, the best of them first."""
        candidates = [self._candidate(job.task, draft, job.best.uses) for draft in drafts]
        for use in job.best.unmet:
            job.tried[use] += len(candidates)
        better = [one for one in candidates if one.worth > job.best.worth]
        return sorted(better, key=lambda one: (-one.met, -one.score))[:_MOST_SCORED]

    def _scored(
        self, jobs: Sequence[Job], pools: Sequence[Sequence[Candidate]]
    ) -> list[list[Candidate]]:
        """Return the pools with the plain model's scores, without what it thinks far worse of."""
        steering = self._tools.steering
        if steering is None:
            return [list(pool) for pool in pools]
        pairs: dict[Pair, float] = {}
        for job, pool in zip(jobs, pools, strict=True):
            pairs.update((Pair(job.source.text, one.raw), 0.0) for one in pool)
        if pairs:
            pairs = dict(zip(pairs, steering.scores(list(pairs)), strict=True))
        found = []
        for job, pool in zip(jobs, pools, strict=True):
            least = job.plain.score - _WORSE
            scored = [replace(one, score=pairs[Pair(job.source.text, one.raw)]) for one in pool]
            found.append([one for one in scored if one.score >= least or not job.plain.sound])
        return found

    def _candidate(self, task: Task, draft: Draft, before: Sequence[Use]) -> Candidate:
        """Look at a draft: which uses it meets, and whether it is sound."""
        locale = self._tools.target_locale
        target = draft.text if draft.finished else self._finished(draft.text)
        rows = account(task.uses, target, locale, Met.BY_MODEL, natural=self.natural)
        uses = tuple(
            replace(row, met=_way(index, draft, before)) if row.met is Met.BY_MODEL else row
            for index, row in enumerate(rows)
        )
        sound = is_sound(target, task, uses, locale)
        raw = draft.text
        if draft.finished and locale.is_traditional:
            raw = convert_script(target, locale, ZH_CN)
        return Candidate(target, draft.score, uses, sound, raw)

    def _finished(self, text: str) -> str:
        """Return the model's output as the target locale writes it."""
        locale = self._tools.target_locale
        if locale.is_traditional:
            text = regions.convert(text, ZH_CN, locale, self._target_matcher)
        return tidy(text, locale)


def _way(index: int, draft: Draft, before: Sequence[Use]) -> Met:
    """Return how a use that is met was met: as before, unless the draft was made for it."""
    if index in draft.chosen:
        return draft.by
    earlier = before[index].met if before else Met.BY_MODEL
    return Met.BY_MODEL if earlier in {Met.NOT_MET, Met.BY_MENTION} else earlier


def _accounted(job: Job) -> Candidate:
    """Return the best candidate of a job with what its ledger says of the way to it."""
    uses = tuple(
        replace(use, tried=tried, score_before=job.plain.score, score_after=job.best.score)
        for use, tried in zip(job.best.uses, job.tried, strict=True)
    )
    return replace(job.best, uses=uses)
