"""Wrong renderings of a term that can be named: forms that its entry forbids, and its pinyin.

A model that does not know a name spells it: 川普 becomes "Chuanpu", 金力永磁 "Jinli Yongci".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.article import Span
from workbench.glossary.honour import occurrences
from workbench.text.pinyin import romanised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.glossary.match import Match
    from workbench.locales import Locale

_LEAST_LETTERS = 6
"""Shorter pinyin may be an English word: he, long, women."""


def wrong_renderings(match: Match, target: str, locale: Locale) -> Iterator[Span]:
    """Yield where ``target`` has something for the use that is surely wrong."""
    yield from occurrences(target, match.term.forbidden_forms(locale), locale)
    if not locale.is_chinese:
        pattern = spelt(match.found)
        yield from (Span(*found.span()) for found in pattern.finditer(target)) if pattern else ()


def spelt(chinese: str) -> re.Pattern[str] | None:
    """Return what finds ``chinese`` in pinyin, together or apart; None where that is too short.

    >>> [found[0] for found in spelt("川普").finditer("Mr. Chuanpu and Chuan Pu’s son")]
    ['Chuanpu', 'Chuan Pu']
    """
    syllables = romanised(chinese)
    if sum(map(len, syllables)) < _LEAST_LETTERS:
        return None
    together = "[-'’ ]?".join(syllables).replace("v", "[vuü]")
    return re.compile(rf"(?<![\w-])(?i:{together})(?![\w-])")
