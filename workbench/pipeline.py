"""Read → segment → translate under the glossary → check: one article at a time."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.article import BlockKind, Origin, Span
from workbench.checking import Checker, signature_line
from workbench.enforcement.cascade import Cascade
from workbench.enforcement.introduce import Mentions, introduced
from workbench.enforcement.task import make_task
from workbench.glossary.match import Matcher
from workbench.likeness import with_similar
from workbench.memory.exchange import contexts
from workbench.memory.unit import LocalePair
from workbench.recalling import Batches, Place, recalled_part
from workbench.segmentation import segmented
from workbench.text.script import HAN, LATIN_LETTER
from workbench.text.typography import capitalised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.article import Article, Segment
    from workbench.engines import Engine
    from workbench.glossary.store import Glossary
    from workbench.locales import Locale
    from workbench.recalling import Outcome, Recall

    Progress = Callable[[int], None]

_DASHES = ("-", "–", "—", "－")
_SPEAKER = re.compile(rf"([{''.join(_DASHES)}]{{1,2}})\s*(?=[^\W\d])")
"""The dash of a speaker; one before a figure is a minus."""


def translate(  # noqa: PLR0913 - what a translation depends on
    article: Article,
    target_locale: Locale,
    engine: Engine,
    glossary: Glossary,
    progress: Progress | None = None,
    *,
    natural: bool = False,
    recall: Recall | None = None,
) -> Article:
    """Return ``article`` with targets, ledger and findings.

    ``article`` should be segmented (see ``prepare``). ``progress`` is called with the number of
    sentences done since its last call. With ``natural`` one mention of a term may meet several of
    its uses in a sentence. What the memory of ``recall`` has is not translated; what is translated
    goes into it batch by batch.
    """
    source_locale = article.source_locale
    matcher = Matcher(glossary.terms, source_locale.language)
    target_matcher = (
        Matcher(glossary.terms, "zh", directed=False) if target_locale.is_chinese else None
    )
    cascade = Cascade(engine, source_locale, target_locale, target_matcher, natural=natural)
    model = f"{engine.signature}, terms counted naturally" if natural else engine.signature
    signature = signature_line(source_locale, target_locale, glossary, model)
    pair = LocalePair(source_locale, target_locale)
    batches = Batches(cascade, pair, article.name, signature, recall, natural)
    chosen = [
        (segment, context)
        for segment, context in zip(article.segments, contexts(article), strict=True)
        if needs_translation(segment, source_locale)
    ]
    places = [
        Place(make_task(s.source, matcher.find(s.source), target_locale), context)
        for s, context in chosen
    ]
    outcomes = batches.run(places, progress)
    headings = {id(segment) for segment in _heading_segments(article)}
    in_heading = [id(segment) in headings for segment, _ in chosen]
    outcomes = _introduced(places, outcomes, in_heading, target_locale, natural=natural)
    found = {id(segment): done for (segment, _), done in zip(chosen, outcomes, strict=True)}
    done = _with_segments(
        article, lambda segment: _translated(segment, found.get(id(segment)), target_locale)
    )
    done = replace(
        done,
        target_locale=target_locale,
        signature=signature + recalled_part(outcomes),
        notes=(*article.notes, *batches.notes),
    )
    done = checked(done, glossary)
    if recall is None:
        return done
    memory = recall.memory

    def spans(source: str) -> list[Span]:
        return [match.span for match in matcher.find(source)]

    return _with_segments(done, lambda segment: with_similar(segment, memory, pair, spans))


def prepare(article: Article) -> Article:
    """Return ``article`` divided into segments, ready for ``translate``."""
    return segmented(article)


def needs_translation(segment: Segment, locale: Locale) -> bool:
    """Tell whether a segment holds anything of the source language; the rest is copied."""
    letter = HAN if locale.is_chinese else LATIN_LETTER
    return letter.search(segment.source) is not None


def _heading_segments(article: Article) -> Iterator[Segment]:
    for block in article.blocks:
        if block.kind is BlockKind.HEADING:
            yield from block.segments


def _introduced(
    places: Sequence[Place],
    outcomes: Sequence[Outcome],
    in_heading: Sequence[bool],
    locale: Locale,
    *,
    natural: bool,
) -> list[Outcome]:
    """Return the outcomes with the forms of first mentions."""
    sentences = [
        Mentions(
            place.task.uses,
            outcome.target,
            outcome.uses,
            heading,
            outcome.origin is not Origin.MODEL,
        )
        for place, outcome, heading in zip(places, outcomes, in_heading, strict=True)
    ]
    return [
        outcome._replace(target=one.target, uses=one.uses)
        for outcome, one in zip(
            outcomes, introduced(sentences, locale, natural=natural), strict=True
        )
    ]


def _translated(segment: Segment, outcome: Outcome | None, locale: Locale) -> Segment:
    if outcome is None:
        return replace(segment, target=segment.source, origin=Origin.SOURCE)
    if outcome.origin is Origin.MODEL:
        if not locale.is_chinese and not _begins_as_its_source(outcome):
            outcome = outcome._replace(target=capitalised(outcome.target))
        outcome = _with_dash(segment.source, outcome)
    return replace(segment, **outcome._asdict())


def _begins_as_its_source(outcome: Outcome) -> bool:
    """Tell whether a target begins with a term that stays as it is: npm."""
    return any(
        use.target_span is not None
        and not use.target_span.start
        and use.target_span.of(outcome.target) == use.form
        for use in outcome.uses
    )


def _with_dash(source: str, outcome: Outcome) -> Outcome:
    """Return an outcome with the dash before what a speaker says, which models drop at times."""
    dash = _SPEAKER.match(source)
    if dash is None or outcome.target.startswith(_DASHES):
        return outcome
    before = f"{dash[1][0]} "
    uses = tuple(
        replace(use, target_span=Span(*(place + len(before) for place in use.target_span)))
        if use.target_span
        else use
        for use in outcome.uses
    )
    return outcome._replace(target=before + outcome.target, uses=uses)


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
