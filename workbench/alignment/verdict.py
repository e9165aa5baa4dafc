"""Two documents that are not a text and its translation: what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import InputError
from workbench.text.script import HAN, LATIN_LETTER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.alignment.path import Link
    from workbench.alignment.units import Unit
    from workbench.article import Article

_MOST = 3
"""Of this many times as many blocks, and so many more, no alignment is tried."""
_FEW_MORE = 20
_LETTERS, _FEW_LETTERS = 20, 8
_SOME_HAN, _MOSTLY_HAN = 0.05, 0.5
_SAMPLE = 20_000
_EVIDENCE = 30
"""So many keys are needed to say that two documents do not belong together."""
_SHARED = 0.15
"""Linked blocks of a translation share at least half of their keys, of others 2 to 11 percent."""
_ALONE = 0.5


def refuse_sizes(source: Article, target: Article, ours: int, theirs: int) -> None:
    """Raise InputError where one document is empty, or several times as long as the other."""
    for article, count in ((source, ours), (target, theirs)):
        if not count and ours + theirs:
            raise InputError(
                f"{article.name} has no text to compare", hint="name an article and its translation"
            )
    if max(ours, theirs) > _MOST * min(ours, theirs) + _FEW_MORE:
        raise InputError(
            f"{source.name} has {ours:,} paragraphs, {target.name} {theirs:,}: "
            "they cannot be one text and its translation",
            hint="check whether one of them is cut off, or broken into lines instead of paragraphs",
        )


def refuse_languages(source: Article, target: Article) -> None:
    """Raise InputError where a document is not written in the language that it is given as."""
    wrong = [article for article in (source, target) if not _is_in_its_language(article)]
    if len(wrong) == len((source, target)):
        raise InputError(
            f"{source.name} is not {source.source_locale.name} and {target.name} not "
            f"{target.source_locale.name}: the two seem to be in the wrong order",
            hint="name the source first, then its translation, or leave out --from and --to",
        )
    for article in wrong:
        raise InputError(
            f"{article.name} is not written in {article.source_locale.name}",
            hint="correct --from or --to, or leave them out",
        )


def _is_in_its_language(article: Article) -> bool:
    text = " ".join(block.text for block in article.blocks if block.kind.is_prose)[:_SAMPLE]
    han, latin = len(HAN.findall(text)), len(LATIN_LETTER.findall(text))
    if han + latin < _LETTERS:  # a name may be all there is
        return (
            han + latin < _FEW_LETTERS or (han if article.source_locale.is_chinese else latin) > 0
        )
    share = han / (han + latin)
    return share > _SOME_HAN if article.source_locale.is_chinese else share < _MOSTLY_HAN


def refuse_strangers(
    articles: tuple[Article, Article],
    ours: Sequence[Unit],
    theirs: Sequence[Unit],
    links: Sequence[Link],
) -> None:
    """Raise InputError where what is linked does not belong together, or hardly anything is."""
    source, target = articles
    due = shared = 0
    for link in links:
        if link.is_pair:
            mine, other = [ours[n] for n in link.ours], [theirs[n] for n in link.theirs]
            due += sum(len(unit.due) for unit in (*mine, *other))
            shared += _shared(mine, other) + _shared(other, mine)
    every = sum(len(unit.due) for unit in (*ours, *theirs))
    if every < _EVIDENCE:
        return
    linked = [link for link in links if link.is_pair and link.score > 0]
    alone = min(
        1 - sum(len(link.ours) for link in linked) / len(ours),
        1 - sum(len(link.theirs) for link in linked) / len(theirs),
    )
    if due >= _EVIDENCE and shared < _SHARED * due:
        raise InputError(
            f"{target.name} does not seem to be a translation of {source.name}: of the numbers, "
            f"names and words that should be in both, {shared / due:.0%} are",
            hint="check that the two files belong together",
        )
    if alone > _ALONE:
        raise InputError(
            f"{alone:.0%} of the paragraphs of {source.name} and {target.name} have no counterpart "
            "in the same order",
            hint="check that the two files belong together, and that their paragraphs are in one "
            "order",
        )


def _shared(units: Sequence[Unit], others: Sequence[Unit]) -> int:
    keys = frozenset[str]().union(*(unit.keys for unit in others))
    return sum(len(unit.due & keys) for unit in units)
