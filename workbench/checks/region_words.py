"""Words that one Chinese region uses and another does not: 出租车, 計程車, 的士.

``region_words.tsv`` was written for this project: a line for each thing with the words of the
Mainland (and Singapore), Taiwan and Hong Kong, a tab between them, and a space between several that
one region uses; the first is the one to suggest. A word that a region has in its cell is never
foreign there.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from workbench.glossary.match import Matcher
from workbench.glossary.term import Term
from workbench.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.article import Span
    from workbench.locales import Locale

REGION_NAMES = {"zh-CN": "the Mainland", "zh-TW": "Taiwan", "zh-HK": "Hong Kong"}
_LIKE = {"zh-SG": "zh-CN"}


class Foreign(NamedTuple):
    """A word of another region, and what the text's own region says."""

    span: Span
    own: str
    home: str
    """The name of the region that the word is of."""


def foreign_words(text: str, locale: Locale) -> Iterator[Foreign]:
    """Yield the words of the Chinese ``text`` that ``locale`` does not use."""
    region = _LIKE.get(locale.tag, locale.tag)
    for match in _matcher().find(text):
        found = fold(match.found)
        own = match.term.forms[region]
        if found not in map(fold, own):
            home = next(tag for tag, words in match.term.forms.items() if found in map(fold, words))
            yield Foreign(match.span, own[0], REGION_NAMES[home])


def rows() -> list[dict[str, tuple[str, ...]]]:
    """Return, for each thing, the words of each region."""
    table = resources.files("workbench.checks").joinpath("region_words.tsv").read_text("utf-8")
    return [
        {tag: tuple(cell.split()) for tag, cell in zip(REGION_NAMES, line.split("\t"), strict=True)}
        for line in table.splitlines()
    ]


@lru_cache(maxsize=1)
def _matcher() -> Matcher:
    return Matcher([Term(row) for row in rows()], "zh", directed=False)
