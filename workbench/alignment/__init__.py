"""Two given documents as one article: which blocks and sentences belong together.

Blocks are linked by length, by what both sides have (quantities, Latin strings, glossary terms,
words of a small dictionary), and by headings, in the order of the text: one to one, one or two to
two, left out or added. Sentences inside linked blocks are linked in the same way.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from workbench.alignment.fit import Fit
from workbench.alignment.path import Link, best_path, one_to_one, worth
from workbench.alignment.rows import rows
from workbench.alignment.units import Unit, UnitMaker
from workbench.alignment.verdict import refuse_languages, refuse_sizes, refuse_strangers
from workbench.article import AlignmentSummary, Article, Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from workbench.glossary.term import Term

__all__ = ["Aligner", "Alignment", "Link", "aligned", "paired", "refuse_languages"]

_POOR = -6.0
"""Equal counts whose poor pairs are together worth more need no other path."""
_BETTER = 15.0
"""So much more must another path be worth."""
_DOUBTFUL = 0.6


class Alignment(NamedTuple):
    """Two documents as one article, and how the prose blocks of the two were linked."""

    article: Article
    links: tuple[Link, ...]
    """Numbers of prose blocks (from 0), in order; every block is in exactly one link."""

    @property
    def confidence(self) -> float:
        """How sure the links are on average, from 0 to 1; blocks left out or added count 0."""
        return _summary(self.links).confidence


class Aligner:
    """Aligns documents with the help of a glossary's terms, which are prepared once for all."""

    def __init__(self, terms: Collection[Term] = ()) -> None:
        self._maker = cache(lambda language: UnitMaker(language, terms))

    def aligned(self, source: Article, target: Article) -> Alignment:
        """Align two documents; the terms are looked for on both sides.

        Raises InputError for documents that do not belong together: in a language other than the
        one that they are given as, of very different length, or with hardly anything in common.
        """
        ours, theirs = _prose(source), _prose(target)
        refuse_sizes(source, target, len(ours), len(theirs))
        refuse_languages(source, target)
        makers = (
            self._maker(source.source_locale.language),
            self._maker(target.source_locale.language),
        )
        mine = [makers[0].unit(block.text, block.kind) for block in ours]
        other = [makers[1].unit(block.text, block.kind) for block in theirs]
        links = _links(mine, other, into_english=makers[1].language == "en") if mine else []
        refuse_strangers((source, target), mine, other, links)
        notes = (
            *(f"{source.name}: {note}" for note in source.notes),
            *(f"{target.name}: {note}" for note in target.notes),
            *_strays(source, target, links),
            *_report(source, target, links),
        )
        done = replace(
            source,
            blocks=rows(source, target, links, makers),
            target_locale=target.source_locale,
            notes=notes,
            alignment=_summary(links),
        )
        return Alignment(done, tuple(links))

    def divided(self, article: Article) -> Article:
        """Return an article whose blocks are whole pairs with the sentences in them aligned.

        A block that is more than one segment stays as it is, and so does one about which something
        is said: it holds for all of its text.
        """
        target_locale = article.target_locale
        if target_locale is None:
            return article
        whole = [number for number, block in enumerate(article.blocks) if _is_whole(block)]
        ours = tuple(replace(article.blocks[number], segments=()) for number in whole)
        theirs = tuple(
            replace(block, text=article.blocks[n].target_text)
            for n, block in zip(whole, ours, strict=True)
        )
        source = replace(article, blocks=ours)
        target = Article(theirs, target_locale)
        makers = (self._maker(article.source_locale.language), self._maker(target_locale.language))
        mine, other = (
            [maker.unit(block.text, block.kind) for block in side]
            for maker, side in zip(makers, (ours, theirs), strict=True)
        )
        if not mine:
            return article
        links = one_to_one(mine, other, Fit(mine, other, into_english=makers[1].language == "en"))
        blocks = list(article.blocks)
        for number, row in zip(whole, rows(source, target, links, makers), strict=True):
            blocks[number] = replace(row, target_line=0, confidence=None)
        return replace(article, blocks=tuple(blocks))


def _is_whole(block: Block) -> bool:
    """Tell whether a block is a single segment with a target, and nothing is said about it."""
    if not block.kind.is_prose or len(block.segments) != 1:
        return False
    (segment,) = block.segments
    told = segment.notes or segment.findings or segment.uses or segment.state
    return bool(segment.source.strip() and (segment.target or "").strip() and not told)


def paired(source: Article, target: Article, terms: Collection[Term] = ()) -> Article:
    """Return ``source`` with the targets that ``target`` has for its blocks; see ``Aligner``."""
    return aligned(source, target, terms).article


def aligned(source: Article, target: Article, terms: Collection[Term] = ()) -> Alignment:
    """Align two documents, and no others with the same ``terms``; see ``Aligner``."""
    return Aligner(terms).aligned(source, target)


def _links(ours: Sequence[Unit], theirs: Sequence[Unit], *, into_english: bool) -> list[Link]:
    """Return the best links: one to one where the counts are equal and nothing speaks against."""
    fit = Fit(ours, theirs, into_english=into_english)
    if len(ours) != len(theirs):
        return best_path(ours, theirs, fit)
    plain = one_to_one(ours, theirs, fit)
    if sum(min(0.0, link.score) for link in plain) > _POOR:
        return plain
    best = best_path(ours, theirs, fit)
    return best if worth(best) > worth(plain) + _BETTER else plain


def _strays(source: Article, target: Article, links: Sequence[Link]) -> Iterator[str]:
    """Yield a note where a heading stands against something else: the two may have slipped."""
    ours, theirs = _prose(source), _prose(target)
    if not all(BlockKind.HEADING in {block.kind for block in side} for side in (ours, theirs)):
        return
    for link in links:
        if len(link.ours) == len(link.theirs) == 1:
            a, b = ours[link.ours[0]], theirs[link.theirs[0]]
            if (a.kind is BlockKind.HEADING) is not (b.kind is BlockKind.HEADING):
                yield (
                    f"{source.name} line {a.line} is a {a.kind.value}, {target.name} line {b.line} "
                    f"a {b.kind.value}: the two may have slipped against each other"
                )
                return


def _summary(links: Sequence[Link]) -> AlignmentSummary:
    pairs = [link.confidence if link.is_pair else 0.0 for link in links]
    return AlignmentSummary(
        confidence=sum(pairs) / len(pairs) if pairs else 1.0,
        regrouped=sum(len(link.ours) > 1 or len(link.theirs) > 1 for link in links),
        left_out=sum(not link.theirs for link in links),
        added=sum(not link.ours for link in links),
    )


def _report(source: Article, target: Article, links: Sequence[Link]) -> Iterator[str]:
    """Yield what is to be said of links other than one to one."""
    if all(len(link.ours) == len(link.theirs) == 1 for link in links):
        return
    ours, theirs = _prose(source), _prose(target)
    summary = _summary(links)
    counts = {
        "merged or divided": summary.regrouped,
        "left out": summary.left_out,
        "added": summary.added,
    }
    told = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    yield (
        f"{len(ours)} paragraphs of {source.name} aligned with {len(theirs)} of {target.name}: "
        f"{told}; confidence {summary.confidence:.0%}"
    )
    doubtful = [link for link in links if link.is_pair and link.confidence < _DOUBTFUL]
    if doubtful:
        first = doubtful[0]
        yield (
            f"{len(doubtful)} of the pairs are doubtful, the first at "
            f"{_place(source, ours, first.ours)} and {_place(target, theirs, first.theirs)}"
        )


def _place(article: Article, blocks: Sequence[Block], numbers: range) -> str:
    line = blocks[numbers[0]].line
    return f"{article.name} {f'line {line}' if line else f'paragraph {numbers[0] + 1}'}"


def _prose(article: Article) -> list[Block]:
    return [block for block in article.blocks if block.kind.is_prose]
