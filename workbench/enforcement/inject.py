"""The target form stands in the source in place of the term, for the model to copy.

Which uses are written so is chosen in three ways, tried in this order: those that the model does
not meet by itself, as that changes the sentence least; all of them; and, with those that were met
so, each of the failing ones alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Met
from workbench.enforcement.figures import FIGURE
from workbench.enforcement.strategy import Draft
from workbench.engines import Request
from workbench.glossary.forms import key, plural_ending
from workbench.glossary.honour import expected_forms
from workbench.glossary.regions import regional_form
from workbench.locales import ZH_CN
from workbench.text.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.article import Span
    from workbench.enforcement.strategy import Job, Tools
    from workbench.enforcement.task import Task
    from workbench.engines import Hypothesis
    from workbench.glossary.match import Match
    from workbench.locales import Locale

    Choice = frozenset[int]

_WITHOUT_ARTICLE = frozenset("前原新旧舊各本该該此这這那的“‘\"'「『《【（(")
"""Characters before a name after which English has no article, or has it further left."""
_MOST_SINGLY = 3
"""Up to how many uses of a sentence are tried one by one."""


def _strategy(choices: Callable[[Job], Iterator[Choice]]) -> Callable[..., list[list[Draft]]]:
    def drafts(jobs: Sequence[Job], tools: Tools) -> list[list[Draft]]:
        attempts: list[tuple[int, Choice, str]] = []
        for index, job in enumerate(jobs):
            lacking = {job.task.uses[use].form.field for use in job.best.unmet}
            for chosen in choices(job) if lacking != {FIGURE} else ():  # they stand there already
                source = tools.model_source(job.task, chosen).text
                if source not in job.seen:
                    job.seen.add(source)
                    attempts.append((index, chosen, source))
        hypotheses = translated([source for *_, source in attempts], tools)
        found: list[list[Draft]] = [[] for _ in jobs]
        for (index, chosen, _), hypothesis in zip(attempts, hypotheses, strict=True):
            found[index] += (
                Draft(one.text, one.score, Met.BY_INJECTION, chosen)
                for one in (hypothesis, *hypothesis.others)
            )
        return found

    return drafts


def _failing(job: Job) -> Iterator[Choice]:
    """Yield the choice of the uses that are not met, with those that were given at first."""
    yield job.injected | set(job.best.unmet)


def _together(job: Job) -> Iterator[Choice]:
    """Yield the choice of all uses."""
    yield frozenset(range(len(job.task.uses)))


def _singly(job: Job) -> Iterator[Choice]:
    """Yield, for each use that is not met, it and those met by injection."""
    met = [index for index, use in enumerate(job.best.uses) if use.met is Met.BY_INJECTION]
    for index in job.best.unmet[:_MOST_SINGLY]:
        yield frozenset({*met, index})


def translated(sources: Sequence[str], tools: Tools) -> list[Hypothesis]:
    """Return what the model makes of ``sources``, in a quicker search where that is possible."""
    found: list[Hypothesis | None] = [None] * len(sources)
    if tools.steering is not None and sources:
        found = tools.steering.search([Request(source) for source in sources])
    left = [source for source, one in zip(sources, found, strict=True) if one is None]
    others = iter(tools.engine.translate(left) if left else ())
    return [next(others) if one is None else one for one in found]


failing = _strategy(_failing)
together = _strategy(_together)
singly = _strategy(_singly)


def edits(
    task: Task, chosen: Sequence[Match], source_locale: Locale, target_locale: Locale
) -> Iterator[Edit]:
    """Yield the edits that put the target forms of the ``chosen`` uses into the source."""
    for match in chosen:
        form = model_form(match, target_locale)
        if source_locale.is_chinese:
            yield Edit(match.span, _spaced(_with_article(form, task, match), task, match))
        else:
            yield Edit(_with_plural(task.source, match.span), form)


def model_form(match: Match, target_locale: Locale) -> str:
    """Return the form to write; in Chinese the Mainland one, as the model writes it."""
    if target_locale.is_chinese and not match.term.keep:
        return regional_form(match.term, ZH_CN) or match.term.target_forms(ZH_CN)[0]
    return expected_forms(match, target_locale)[0]


def _with_article(form: str, task: Task, match: Match) -> str:
    """Return ``form`` with "the" where its entry asks for that, and nothing before forbids it.

    The model copies what it is given: from 中共说 with "CCP" it makes "CCP said".
    """
    start = match.span.start
    follows = any(other.span.end == start for other in task.uses)  # 中共商务部: the CCP Ministry …
    if not match.term.article or follows or task.source[start - 1 : start] in _WITHOUT_ARTICLE:
        return form
    return form if form.lower().startswith("the ") else f"the {form}"


def _spaced(form: str, task: Task, match: Match) -> str:
    """Return ``form`` with the spaces that set it off in a Chinese sentence.

    A model copies what it sees as it knows it from English: after a space, and not run together
    with what follows. Measured on the samples with the first embedded model: without spaces it
    writes "strictrare earth"; quotation marks or a space before punctuation are no better.
    """
    before = task.source[: match.span.start]
    end = next((gloss.end for gloss in task.glosses if gloss.start == match.span.end), None)
    after = task.source[end or match.span.end :][:1]
    left = " " if before and not before[-1].isspace() else ""
    right = " " if after.isalnum() else ""
    return left + form + right


def _with_plural(source: str, span: Span) -> Span:
    """Return ``span`` with the plural ending after it: a Chinese form has no use for an s."""
    return span._replace(end=span.end + plural_ending(key(source, "en"), span.end))
