"""The cascade: the model alone first, then stronger means for the sentences that fail.

Each step decodes in one batch over all sentences at hand. A step's candidate replaces the one
before it only where it meets more uses and the model does not think far worse of it than of its
own; among equals the model's score decides. One that loops or runs on far longer than its source
loses to any that does not. A step that fails leaves everything as it was, and a note.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from workbench.article import Met
from workbench.enforcement import choose, clauses, inject, patch, splice, stand_in, suppress
from workbench.enforcement.figures import with_figures
from workbench.enforcement.judge import UNKNOWN, Judge
from workbench.enforcement.literals import with_literals
from workbench.enforcement.probe import name_of, unknown
from workbench.enforcement.sources import model_source
from workbench.enforcement.strategy import Draft, Job, StepAsideError, Tools, plain_draft
from workbench.engines import Pair, Steerable
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbench.enforcement.probe import Name
    from workbench.enforcement.strategy import Drafting
    from workbench.enforcement.task import Candidate, Task
    from workbench.engines import Engine
    from workbench.glossary.match import Matcher
    from workbench.locales import Locale

    Progress = Callable[[int], None]

PROBE, FIGURES, CLAUSES = "probe", "figures", "clauses"
STEPS: dict[str, Drafting] = {
    "choice": choose.drafts,
    "stand-in": stand_in.drafts,
    CLAUSES: clauses.drafts,
    "injection": inject.failing,
    "splice": splice.drafts,
    "splice, again": splice.drafts,
    "patch": patch.drafts,
    "patch, second use": patch.drafts,
    "suppression": suppress.drafts,
    "injection, all": inject.together,
    "injection, one by one": inject.singly,
}
"""The strategies in the order in which they are tried on sentences that fail."""
ALL_STEPS = (PROBE, FIGURES, *STEPS)
_WORSE = 2.0
"""How much worse the model may think of a candidate than of its own target, per token.

Chosen on the development set before sentences were divided into clauses: chrF rose with every use
that was met, up to here; at 1.0 success was 2 % lower and at 0.5 10 %, and so was chrF.
"""
_MOST_LOOKED_AT = 2
"""How many candidates of a sentence and a step are chosen from."""


class Cascade:
    """Translates tasks of one pair of locales under a glossary; ``notes`` say what went wrong."""

    def __init__(  # noqa: PLR0913 - what a cascade is made of
        self,
        engine: Engine,
        source_locale: Locale,
        target_locale: Locale,
        target_matcher: Matcher | None = None,
        steps: Iterable[str] = ALL_STEPS,
        *,
        natural: bool = False,
    ) -> None:
        """``target_matcher`` finds Chinese terms, for the region's names in a Chinese target.

        With ``natural`` one mention may meet several uses of a term.
        """
        self.steps = tuple(steps)
        self.notes: list[str] = []
        self._quick = False
        self._known: dict[Name, bool] = {}
        self._tools = Tools(
            engine=engine,
            steering=engine if isinstance(engine, Steerable) else None,
            source_locale=source_locale,
            target_locale=target_locale,
            model_source=partial(
                model_source, source_locale=source_locale, target_locale=target_locale
            ),
            judge=Judge(target_locale, target_matcher, natural),
            run=self._run_parts,
        )

    def run(self, tasks: Sequence[Task], progress: Progress | None = None) -> list[Candidate]:
        """Return the best candidate for each task; ``progress`` counts tasks done once.

        Raises ModelError where not even the model alone can translate them.
        """
        self.notes = []
        if not tasks:
            return []
        jobs = self._first([self._with_more(task) for task in tasks], progress)
        for name in filter(STEPS.__contains__, self.steps):
            failing = [job for job in jobs if not job.best.complete]
            if failing:
                self._step(name, failing)
        return [_accounted(job, task) for job, task in zip(jobs, tasks, strict=True)]

    def _with_more(self, task: Task) -> Task:
        """Return the task with what else has to come through: literals and figures."""
        task = with_literals(task)
        if FIGURES not in self.steps:
            return task
        return with_figures(task, self._tools.source_locale, self._tools.target_locale)

    def _first(self, tasks: Sequence[Task], progress: Progress | None) -> list[Job]:
        """Translate all, with those terms in their target form that the model does not know."""
        strange = self._unknown(tasks) if PROBE in self.steps else set()
        chosen = [
            frozenset(i for i, match in enumerate(task.uses) if name_of(match) in strange)
            for task in tasks
        ]
        plain = [self._tools.model_source(task, frozenset()) for task in tasks]
        texts = [
            self._tools.model_source(task, injected).text if injected else source.text
            for task, injected, source in zip(tasks, chosen, plain, strict=True)
        ]
        if self._quick:
            hypotheses = inject.translated(texts, self._tools)
        else:
            hypotheses = self._tools.engine.translate(texts, progress)
        jobs = []
        rows = zip(tasks, chosen, plain, texts, hypotheses, strict=True)
        for task, injected, source, text, hypothesis in rows:
            draft = Draft(hypothesis.text, hypothesis.score, Met.BY_INJECTION, injected)
            first = self._tools.judge.candidate(task, draft)
            way = Met.BY_INJECTION if injected else Met.BY_MODEL
            tried = [[way] for _ in task.uses]
            jobs.append(Job(task, source, first, first, hypothesis.others, injected, {text}, tried))
        self._plainly([job for job in jobs if job.injected and not job.first.sound])
        return jobs

    def _unknown(self, tasks: Sequence[Task]) -> set[Name]:
        """Return the terms that the model does not know; none where it cannot be asked."""
        try:
            return unknown(tasks, self._tools, self._known)
        except Exception as error:  # noqa: BLE001 - whatever fails, it only spares time
            self._note(f"terms: {PROBE} failed: {_said(error)}")
            return set()

    def _plainly(self, jobs: Sequence[Job]) -> None:
        """Let the model translate these by itself, as what it made with terms given is unsound."""
        texts = [job.source.text for job in jobs]
        hypotheses = self._tools.engine.translate(texts) if texts else []
        for job, hypothesis in zip(jobs, hypotheses, strict=True):
            plain = self._tools.judge.candidate(job.task, plain_draft(hypothesis))
            if plain.sound:
                job.first = job.best = plain
                job.others = hypothesis.others
                job.seen.add(job.source.text)

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
        except Exception as error:  # noqa: BLE001 - whatever fails, a translation is there already
            self._note(f"terms: {strategy} failed, earlier targets stand: {_said(error)}")
            return
        for job, pool in zip(jobs, scored, strict=True):
            job.best = max(
                [job.best, *pool],
                key=lambda one: (one.worth, one is job.best, one.score),
            )

    def _run_parts(self, tasks: Sequence[Task]) -> list[Candidate]:
        """Return the best candidates for the clauses of sentences, by a quicker search."""
        tools = self._tools
        inner = Cascade(
            tools.engine,
            tools.source_locale,
            tools.target_locale,
            tools.judge.matcher,
            [step for step in self.steps if step != CLAUSES],
            natural=tools.judge.natural,
        )
        inner._quick, inner._known = True, self._known
        found = inner.run(tasks)
        for note in inner.notes:
            self._note(note)
        return found

    def _note(self, text: str) -> None:
        if text not in self.notes:
            self.notes.append(text)

    def _pool(self, job: Job, drafts: Sequence[Draft]) -> list[Candidate]:
        """Return the candidates that are better than the best so far, the best of them first."""
        candidates = [
            self._tools.judge.candidate(job.task, draft, job.best.uses) for draft in drafts
        ]
        for use in job.best.unmet:
            job.tried[use] += (draft.by for draft in drafts)
        better = [one for one in candidates if one.worth > job.best.worth]
        return sorted(better, key=lambda one: (-one.met, -one.score))[:_MOST_LOOKED_AT]

    def _scored(
        self, jobs: Sequence[Job], pools: Sequence[Sequence[Candidate]]
    ) -> list[list[Candidate]]:
        """Return the pools with the plain model's scores, without what it thinks far worse of."""
        steering = self._tools.steering
        if steering is None:
            return [
                [replace(one, score=max(one.score, job.best.score)) for one in pool]
                for job, pool in zip(jobs, pools, strict=True)
            ]
        asked: dict[Pair, float] = {}
        for job, pool in zip(jobs, pools, strict=True):
            asked |= {Pair(job.source.text, one.raw): 0.0 for one in pool if one.score == UNKNOWN}
        if asked:
            asked = dict(zip(asked, steering.scores(list(asked)), strict=True))
        found = []
        for job, pool in zip(jobs, pools, strict=True):
            least = job.first.score - _WORSE
            scored = [
                replace(one, score=asked.get(Pair(job.source.text, one.raw), one.score))
                for one in pool
            ]
            found.append([one for one in scored if one.score >= least or not job.first.sound])
        return found


def _said(error: Exception) -> str:
    return error.message if isinstance(error, WorkbenchError) else repr(error)


def _accounted(job: Job, task: Task) -> Candidate:
    """Return the best candidate of a job with what the ledger of its ``task`` says of the way."""
    uses = tuple(
        replace(
            use,
            tried=len(tried),
            ways=tuple(dict.fromkeys(tried)),
            score_before=job.first.score,
            score_after=job.best.score,
        )
        for use, tried in zip(job.best.uses[: len(task.uses)], job.tried, strict=False)
    )
    return replace(job.best, uses=uses)
