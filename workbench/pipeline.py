"""Read → segment → translate under the glossary → check: one article at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.checking import Checker, signature_line
from workbench.enforcement.cascade import Cascade
from workbench.enforcement.task import make_task
from workbench.glossary.match import Matcher
from workbench.segmentation import segmented
from workbench.text.script import HAN, LATIN_LETTER

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.article import Article, Segment
    from workbench.enforcement.task import Candidate, Task
    from workbench.engines import Engine
    from workbench.glossary.store import Glossary
    from workbench.locales import Locale

    Progress = Callable[[int], None]


def translate(  # noqa: PLR0913 - what a translation depends on
    article: Article,
    target_locale: Locale,
    engine: Engine,
    glossary: Glossary,
    progress: Progress | None = None,
    *,
    natural: bool = False,
) -> Article:
    """Return ``article`` with targets, ledger and findings.

    ``article`` should be segmented (see ``prepare``). ``progress`` is called with the number of
    sentences translated since its last call. With ``natural`` one mention of a term may meet
    several of its uses in a sentence.
    """
    source_locale = article.source_locale
    matcher = Matcher(glossary.terms, source_locale.language)
    target_matcher = (
        Matcher(glossary.terms, "zh", directed=False) if target_locale.is_chinese else None
    )
    cascade = Cascade(engine, source_locale, target_locale, target_matcher, natural=natural)
    segments = [
        segment for segment in article.segments if needs_translation(segment, source_locale)
    ]
    tasks = [make_task(s.source, matcher.find(s.source), target_locale) for s in segments]
    candidates = cascade.run(tasks, progress)
    found = dict(zip(map(id, segments), zip(tasks, candidates, strict=True), strict=True))
    done = _with_segments(article, lambda segment: _translated(segment, found.get(id(segment))))
    model = f"{engine.signature}, terms counted naturally" if natural else engine.signature
    signature = signature_line(source_locale, target_locale, glossary, model)
    notes = (*article.notes, *cascade.notes)
    done = replace(done, target_locale=target_locale, signature=signature, notes=notes)
    return checked(done, glossary)


def prepare(article: Article) -> Article:
    """Return ``article`` divided into segments, ready for ``translate``."""
    return segmented(article)


def needs_translation(segment: Segment, locale: Locale) -> bool:
    """Tell whether a segment holds anything of the source language; the rest is copied."""
    letter = HAN if locale.is_chinese else LATIN_LETTER
    return letter.search(segment.source) is not None


def _translated(segment: Segment, outcome: tuple[Task, Candidate] | None) -> Segment:
    if outcome is None:
        return replace(segment, target=segment.source)
    _, candidate = outcome
    return replace(segment, target=candidate.target, score=candidate.score, uses=candidate.uses)


def accounted(article: Article, glossary: Glossary) -> Article:
    """Return a paired article (source and given target) with its ledger and findings."""
    return Checker(glossary).accounted(article)


def checked(article: Article, glossary: Glossary) -> Article:
    """Return an article that has targets with what the rules find in it."""
    return Checker(glossary).checked(article)


def _with_segments(article: Article, change: Callable[[Segment], Segment]) -> Article:
    blocks = tuple(
        replace(block, segments=tuple(change(segment) for segment in block.segments))
        for block in article.blocks
    )
    return replace(article, blocks=blocks)
