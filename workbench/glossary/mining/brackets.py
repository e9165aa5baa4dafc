"""Names with their English or another form in brackets: 金力永磁（JL MAG）, 川普（特朗普）."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.article import Span
from workbench.glossary.mining.lists import (
    BREAKS,
    COMMON_LATIN,
    COMPANIES,
    ORGANISATIONS,
    SOUNDS,
    TITLES,
    TRADES,
)
from workbench.glossary.mining.sighting import Corpus, Passage, Sighting
from workbench.glossary.mining.words import is_word, name_before, split
from workbench.glossary.term import Kind
from workbench.text.script import HAN_CLASS

if TYPE_CHECKING:
    from collections.abc import Iterator

_LATIN = r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9 .,&’'‘/+-]{0,58}[A-Za-zÀ-ɏ0-9.]"
_ENGLISH = re.compile(rf"[（(](?:英文|英语|英語|英|简称|簡稱)?[:： ]?({_LATIN})[)）]")
_CHINESE = re.compile(
    rf"[（(](?:简称|簡稱|又称|又稱|又名|下称|下稱|即|原名)?[:：]?[“「]?([{HAN_CLASS}·]{{2,12}})[”」]?[)）]"
)
_BEFORE_LATIN = re.compile(
    r"([A-Z][A-Za-zÀ-ɏ0-9&’'.-]*(?: (?:of|and|the|for|on|de|[A-Z&])[^\s（(]*){0,8}) ?$"
)
_QUOTED = re.compile(r"[“「《]([^“”「」《》]{2,30})[”」》]$")
_REACH = 64
_MAKERS = ("巨头", "公司", "企业", "厂商", "商", "集团")
"""After which a name is a company's."""


def sightings(passage: Passage, corpus: Corpus) -> Iterator[Sighting]:
    """Yield what stands in brackets, with the name before them."""
    for found in _ENGLISH.finditer(passage.text):
        yield from _english(passage, corpus, found)
    for found in _CHINESE.finditer(passage.text):
        yield from _chinese(passage, corpus, found)


def _english(passage: Passage, corpus: Corpus, found: re.Match[str]) -> Iterator[Sighting]:
    english = found[1].strip(" .,") if not found[1].endswith(("Inc.", "Co.", "Ltd.")) else found[1]
    if "/" in english or english.upper() in COMMON_LATIN or not english[:1].isupper():
        return
    quoted = _QUOTED.search(passage.text, max(0, found.start() - 32), found.start())
    name = quoted[1] if quoted else _name(passage, corpus, found.start(), english)
    if name:
        reason = "English in brackets"
        kind = _kind(passage, name, found.start())
        yield Sighting(name, reason, 0.95, kind, english, span=Span(*found.span()))


def _kind(passage: Passage, name: str, end: int) -> Kind:
    """Return what a name names, by its end or by the word before it."""
    kind = kind_of(name)
    before = passage.folded[max(0, end - len(name) - 6) : end - len(name)]
    if kind is Kind.TERM and before.endswith(_MAKERS):
        return Kind.COMPANY
    return Kind.PERSON if kind is Kind.TERM and before.endswith(TITLES) else kind


def _name(passage: Passage, corpus: Corpus, end: int, english: str = "") -> str:
    folded = name_before(passage.folded, end, corpus.frequent, whole=english.isupper())
    while passage.folded[end - len(folded) - 1 : end - len(folded)] == "·":
        start = end - len(folded) - 1
        while start and passage.folded[start - 1] in SOUNDS:
            start -= 1
        folded = passage.folded[start:end]
        if start and passage.folded[start - 1] != "·":
            break
    return passage.text[end - len(folded) : end] if len(folded) > 1 else ""


def _chinese(passage: Passage, corpus: Corpus, found: re.Match[str]) -> Iterator[Sighting]:
    """Yield a name whose bracket holds another Chinese form, or the Chinese of an English one."""
    inner, place = found[1], Span(*found.span())
    before = _BEFORE_LATIN.search(passage.text, max(0, found.start() - _REACH), found.start())
    if before and len(before[1]) > 1:
        if before[1].upper() not in COMMON_LATIN and not _is_remark(inner):
            reason = "in brackets after its English"
            yield Sighting(inner, reason, 0.9, kind_of(inner), before[1], span=place)
        return
    name = _name(passage, corpus, found.start())
    folded = passage.folded[found.start(1) : found.end(1)]
    ours = passage.folded[found.start() - len(name) : found.start()]
    if not name or _is_remark(folded) or name == inner:
        return
    shared = set(ours) & set(folded)
    if shared and min(len(name), len(inner)) >= 2 and len(inner) <= 2 * len(name) + 2:  # noqa: PLR2004
        while len(ours) > len(folded) and ours[0] not in SOUNDS:
            ours = ours[1:]
        name = passage.text[found.start() - len(ours) : found.start()]
        kind = Kind.PERSON if set(folded + ours) <= SOUNDS else kind_of(name)
        reason = f"another form in brackets: {inner}"
        yield Sighting(name, reason, 0.9, kind, variant=inner, span=place)


def _is_remark(folded: str) -> bool:
    """Tell whether what stands in brackets speaks of something rather than naming it."""
    return any(word in BREAKS for word in split(folded)) or is_word(folded)


def kind_of(name: str) -> Kind:
    """Return what a name most probably names, by its end."""
    if name.endswith((*COMPANIES, *TRADES)):
        return Kind.COMPANY
    if name.endswith(ORGANISATIONS):
        return Kind.ORGANISATION
    if "·" in name:
        return Kind.PERSON
    return Kind.TERM
