"""Regional names: 特朗普 on the Mainland is 川普 in Taiwan, which no character table knows.

Terms are found in the text as it stands, their region's form is put in, and only what lies between
them goes through OpenCC: so OpenCC never rewrites a glossary form, nor completes a word across one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.glossary.forms import key
from workbench.glossary.glosses import gloss_after
from workbench.locales import CHINESE_REGIONS, LOCALES
from workbench.text.conversion import convert_script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.article import Span
    from workbench.glossary.match import Match, Matcher
    from workbench.glossary.term import Term
    from workbench.locales import Locale


def convert(
    text: str, source: Locale, target: Locale, matcher: Matcher | None, *, vocabulary: bool = True
) -> str:
    """Return ``text`` converted to ``target``, with the glossary's names of that region.

    ``matcher`` finds Chinese terms; None leaves names to OpenCC.
    """
    pieces: list[str] = []
    position = 0
    matches = matcher.find(text) if matcher else []
    explained: Span | None = None
    for match in matches:
        found = match.span.of(text)
        explained = gloss_after(text, match, matches, target) or explained
        if explained and (explained.start == match.span.end or explained.covers(match.span)):
            # 川普（特朗普） explains itself to readers of every region
            named: str | None = convert_script(found, source, target, vocabulary=False)
        else:
            named = rename(match, found, source, target)
        if named is None:
            continue
        before = text[position : match.span.start]
        pieces += [convert_script(before, source, target, vocabulary=vocabulary), named]
        position = match.span.end
    pieces.append(convert_script(text[position:], source, target, vocabulary=vocabulary))
    return "".join(pieces)


def rename(match: Match, found: str, source: Locale, target: Locale) -> str | None:
    """Return what ``target`` calls the matched term; None where that is OpenCC's to say.

    A preferred form of any region becomes the target region's. A further form (唐纳德·特朗普) keeps
    its words but for a preferred form inside it. A name without a form for the region only
    changes its script, and so does what is to be kept, so that no vocabulary rule touches it.
    """
    term = match.term
    if term.keep:
        return convert_script(found, source, target, vocabulary=False)
    own = regional_form(term, target)
    inner = _preferred_inside(term, found)
    if own is not None and inner is not None:
        start, end = inner
        around = [found[:start], found[end:]]
        before, after = (convert_script(part, source, target, vocabulary=False) for part in around)
        return before + own + after
    if term.kind.is_name:
        return convert_script(found, source, target, vocabulary=False)
    return None


def regional_form(term: Term, locale: Locale) -> str | None:
    """Return the preferred form of ``term`` in a Chinese locale, None where it has none.

    ``zh`` stands for every region without a form of its own; it is written in Simplified and
    converted where the region writes Traditional. A term (not a name) whose ``zh`` is all it has
    leaves the choice of words to OpenCC.
    """
    forms = term.forms.get(locale.tag)
    if forms:
        return forms[0]
    common = term.forms.get("zh") or term.forms.get("zh-CN")
    has_regions = any(term.forms.get(tag) for tag in CHINESE_REGIONS)
    if not common or not (term.kind.is_name or has_regions):
        return None
    return convert_script(common[0], LOCALES["zh-CN"], locale, vocabulary=False)


def _preferred_inside(term: Term, found: str) -> tuple[int, int] | None:
    """Return where ``found`` holds one of the term's regional preferred forms."""
    folded = key(found, "zh")
    for form in _preferred_forms(term):
        start = folded.find(key(form, "zh"))
        if start >= 0:
            return start, start + len(form)
    return None


def _preferred_forms(term: Term) -> Sequence[str]:
    forms = [form for name in ("zh", *CHINESE_REGIONS) for form in term.forms.get(name, ())[:1]]
    return sorted(forms, key=len, reverse=True)
