"""From an article that has targets to what the rules find in it; made once for many articles."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workbench import __version__
from workbench.alignment import Aligner, refuse_languages
from workbench.article import Article, Met, Segment
from workbench.bilingual.reading import read_bilingual
from workbench.checks import (
    CheckSettings,
    ForbiddenForms,
    LesserForms,
    NameForms,
    Pair,
    run,
    run_article,
)
from workbench.documents import open_document
from workbench.enforcement.task import make_task
from workbench.errors import InputError
from workbench.glossary.honour import account
from workbench.glossary.match import Matcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.glossary.store import Glossary
    from workbench.locales import Locale


class Checker:
    """The rules with a glossary and settings; what is costly to make is made once."""

    def __init__(self, glossary: Glossary, settings: CheckSettings | None = None) -> None:
        self.glossary = glossary
        self.settings = settings or CheckSettings()
        self._matcher = cache(lambda language: Matcher(glossary.terms, language))
        self.aligner = Aligner(glossary.terms)
        self._forbidden = cache(lambda locale: ForbiddenForms(glossary.terms, locale))
        self._lesser = cache(lambda language, to: LesserForms(glossary.terms, language, to))

    @cached_property
    def _names(self) -> NameForms:
        return NameForms(self.glossary.terms)

    def accounted(self, article: Article) -> Article:
        """Return a paired article (source and given target) with its ledger and findings."""
        target_locale = article.target_locale
        if target_locale is None:
            return article
        matcher = self._matcher(article.source_locale.language)

        def with_uses(segment: Segment) -> Segment:
            task = make_task(segment.source, matcher.find(segment.source), target_locale)
            uses = account(task.uses, segment.target or "", target_locale, Met.GIVEN)
            return replace(segment, uses=uses)

        signature = signature_line(
            article.source_locale, target_locale, self.glossary, "given target"
        )
        return self.checked(replace(_with_segments(article, with_uses), signature=signature))

    def checked(self, article: Article) -> Article:
        """Return an article that has targets with what the rules find in it."""
        pairs = self.pairs(article)
        findings = [list(run(pair, self.settings)) for pair in pairs]
        for index, finding in run_article(pairs, self.settings):
            findings[index].append(finding)
        each = iter(findings)

        def with_findings(segment: Segment) -> Segment:
            found = sorted(next(each), key=lambda finding: finding.severity.rank)
            return replace(segment, findings=tuple(found))

        return _with_segments(article, with_findings) if pairs else article

    def pairs(self, article: Article) -> list[Pair]:
        """Return the article's segments as the rules see them; none without a target's locale."""
        source_locale, target_locale = article.source_locale, article.target_locale
        if target_locale is None:
            return []
        return [
            Pair(
                segment.source,
                target := segment.target or "",
                source_locale,
                target_locale,
                segment.uses,
                self._forbidden(target_locale).find(target),
                block.kind,
                self._names.find(segment.source) if source_locale.is_chinese else (),
                self._names.find(target) if target_locale.is_chinese else (),
                self._lesser(source_locale.language, target_locale).find(target),
                before,
                after,
            )
            for block in article.blocks
            for segment, before, after in _with_neighbours(block.segments)
        ]


def _with_neighbours(
    segments: Sequence[Segment],
) -> Iterator[tuple[Segment, tuple[str, str], tuple[str, str]]]:
    """Yield each segment with the texts of the one before it and of the one after it."""
    texts = [("", ""), *((one.source, one.target or "") for one in segments), ("", "")]
    return zip(segments, texts, texts[2:], strict=False)


class Reading(NamedTuple):
    """How the documents of a pair are read."""

    source_locale: Locale | None = None
    target_locale: Locale | None = None
    encoding: str | None = None
    whole_page: bool = False


def read_pair(source: str, target: str, reading: Reading, aligner: Aligner) -> Article:
    """Read an article and its translation, and align them; or a bilingual file that is both.

    Raises InputError where the two are of one language, and what reading and aligning raise.
    """
    if source == target:
        return read_given(source, reading, aligner)
    ours, theirs = (
        open_document(path, reading.encoding, whole_page=reading.whole_page).article(locale)
        for path, locale in ((source, reading.source_locale), (target, reading.target_locale))
    )
    ours_in, theirs_in = ours.source_locale, theirs.source_locale
    if ours_in.language == theirs_in.language:
        both = f"{ours.name} and {theirs.name} are both {ours_in.name}"
        each = f"{ours.name} is {ours_in.name}, and {theirs.name} {theirs_in.name}"
        raise InputError(
            both if ours_in == theirs_in else each,
            hint="give a source and its translation; --from and --to override what was detected",
        )
    return aligner.aligned(ours, theirs).article


def read_given(path: str, reading: Reading, aligner: Aligner) -> Article:
    """Read a bilingual file, named after itself, without what an earlier check found in it.

    Raises InputError where it has no translation at all, or is not of the languages that it says.
    """
    found = read_bilingual(path, reading.encoding, reading.source_locale, reading.target_locale)
    article = _with_segments(found.article, lambda one: replace(one, uses=(), findings=()))
    article = replace(article, name=Path(path).name)
    target_locale = article.target_locale
    count = sum(1 for _ in article.segments)
    if target_locale is None or not any((one.target or "").strip() for one in article.segments):
        raise InputError(f"{path}: none of its {count:,} texts has a translation")
    if article.source_locale.language == target_locale.language:
        raise InputError(
            f"{path}: {article.source_locale.name} on both sides",
            hint="--from and --to override what was detected",
        )
    refuse_languages(*_sides(article, target_locale))
    return aligner.divided(article) if found.whole_blocks else article


def _sides(article: Article, target_locale: Locale) -> tuple[Article, Article]:
    """Return the two sides of an article as documents."""
    targets = tuple(replace(block, text=block.target_text) for block in article.blocks)
    name = f"{article.name} (targets)"
    return article, replace(article, blocks=targets, source_locale=target_locale, name=name)


def signature_line(source: Locale, target: Locale, glossary: Glossary, model: str) -> str:
    """Return the one line that makes a result reproducible."""
    terms = f"{len(glossary)} terms ({glossary.digest})" if len(glossary) else "no glossary"
    return f"workbench {__version__} · {source} → {target} · {model} · {terms}"


def _with_segments(article: Article, change: Callable[[Segment], Segment]) -> Article:
    blocks = tuple(
        replace(block, segments=tuple(change(segment) for segment in block.segments))
        for block in article.blocks
    )
    return replace(article, blocks=blocks)
