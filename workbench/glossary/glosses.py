"""Brackets that only repeat a name in another form: 川普（特朗普）, 金力永磁（JL MAG）."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from workbench.article import Span
from workbench.glossary.forms import key, keys
from workbench.text.compose import compose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.glossary.match import Match
    from workbench.locales import Locale

_BRACKETS = {"（": "）", "(": ")"}
_LONGEST = 60


def gloss_after(
    text: str, match: Match, matches: Sequence[Match], target_locale: Locale
) -> Span | None:
    """Return the bracket after ``match`` if it holds nothing but another form of its term.

    That form may be one of the same language, found among ``matches`` (in order), or one of the
    target's language, of any region. The span begins where the match ends and includes the
    brackets.
    """
    start = match.span.end
    while text[start : start + 1] == " ":
        start += 1
    closing = _BRACKETS.get(text[start : start + 1], "")
    end = text.find(closing, start, start + _LONGEST) if closing else -1
    if end < 0:
        return None
    within = text[start + 1 : end]
    begin = start + 1 + len(within) - len(within.lstrip())
    inside = Span(begin, max(begin, start + 1 + len(within.rstrip())))
    place = bisect_left(matches, inside, key=lambda other: other.span)
    repeated = [m for m in matches[place : place + 1] if m.term is match.term and m.span == inside]
    wanted = key(compose(inside.of(text)).text, "en")
    forms = match.term.all_forms(target_locale.language)
    if repeated or any(wanted in keys(form.text, "en") for form in forms):
        return Span(match.span.end, end + 1)
    return None
