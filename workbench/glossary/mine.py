"""Proposing entries: what in an article looks like a name or a term, with its evidence.

Several ways of looking (``mining``) each see candidates; what they see is gathered by form,
counted, and ranked by how sure the ways are and how often the form comes.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.glossary.match import Matcher
from workbench.glossary.mining import brackets, english, names, phrases
from workbench.glossary.mining.renderings import Rendering, Renderings
from workbench.glossary.mining.sighting import Corpus, Passage, Sighting
from workbench.glossary.term import Kind
from workbench.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.article import Article
    from workbench.glossary.term import Term

MAX_CANDIDATES = 20_000
_AROUND = 12
_LONGEST = 60
"""Longest form that is proposed."""
_SURE = 0.7
"""From here on a candidate is a name surely enough for a rendering that is seen once."""
_LEAST = 0.45
"""A candidate that is seen once, and less surely than this, is not proposed."""


@dataclass
class Proposal:
    """One entry that is proposed."""

    form: str
    tag: str
    """The field that its Chinese form is for."""
    kind: Kind = Kind.TERM
    count: int = 0
    confidence: float = 0.0
    english: Counter[str] = field(default_factory=Counter)
    variants: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    excerpt: str = ""
    place: str = ""
    renderings: list[Rendering] = field(default_factory=list)
    passages: int = 0
    """In how many passages it stands."""

    @property
    def score(self) -> float:
        """By what proposals are ranked."""
        more = 0.03 * min(len(self.reasons) - 1, 3)
        return self.confidence + more + 0.08 * min(math.log2(max(self.count, 1)), 4)

    @property
    def wavers(self) -> bool:
        """Whether the translation renders it in more than one way."""
        return len(self.renderings) > 1


def passages_of(article: Article) -> list[Passage]:
    """Return what is mined of an article: its prose, with the translation where it has one."""
    locale = article.source_locale
    name = locale.tag if locale.is_traditional else locale.language
    return [
        Passage(block.text, fold(block.text), name, block.line, article.name, block.target_text)
        for block in article.blocks
        if block.kind.is_prose and block.text.strip()
    ]


def mine(passages: Sequence[Passage], known: Sequence[Term] = ()) -> list[Proposal]:
    """Return what might become entries, the best first; ``known`` terms are left out."""
    chinese = [passage for passage in passages if passage.field != "en"]
    corpus = Corpus(phrases.frequent_runs(chinese))
    found: dict[str, Proposal] = {}
    for passage, sighting in _sighted(passages, corpus, known):
        if len(sighting.form) <= _LONGEST:
            _gather(found, passage, sighting)
        if len(found) >= MAX_CANDIDATES:
            break
    _add_phrases(found, chinese, known)
    _count(found, passages, known)
    kept = [p for p in found.values() if p.count > 1 or p.confidence >= _LEAST]
    return sorted(_without_parts(kept), key=lambda p: (-p.score, -p.count, p.form))


def _sighted(
    passages: Sequence[Passage], corpus: Corpus, known: Sequence[Term]
) -> Iterator[tuple[Passage, Sighting]]:
    matchers = {language: Matcher(known, language) for language in ("zh", "en")}
    for passage in passages:
        if passage.field == "en":
            seen: Iterable[Sighting] = english.sightings(passage)
        else:
            seen = [*brackets.sightings(passage, corpus), *names.sightings(passage, corpus)]
        taken = _KnownSpans(matchers[passage.field[:2]], passage)
        yield from ((passage, sighting) for sighting in seen if not taken.covers(sighting))


class _KnownSpans:
    """Where a passage has known terms already."""

    def __init__(self, matcher: Matcher, passage: Passage) -> None:
        covered = bytearray(len(passage.text))
        for start, end in (match.span for match in matcher.find(passage.text)):
            covered[start:end] = b"\1" * (end - start)
        self._covered, self._passage, self._any = covered, passage, any(covered)

    def covers(self, sighting: Sighting) -> bool:
        """Tell whether a sighting is made of known terms only."""
        span = sighting.span
        if span is None or not self._any:
            return False
        at = self._passage.text.find(sighting.form, max(0, span.start - 40), span.end)
        if at < 0:
            return False
        inside = self._covered[at : at + len(sighting.form)]
        return all(inside) or (sighting.confidence < 0.8 and sum(inside) * 2 >= len(inside))  # noqa: PLR2004


def _gather(found: dict[str, Proposal], passage: Passage, sighting: Sighting) -> None:
    key = fold(sighting.form)
    proposal = found.setdefault(key, Proposal(sighting.form, passage.field))
    proposal.reasons[sighting.reason] += 1
    if sighting.confidence > proposal.confidence:
        proposal.confidence = sighting.confidence
        if sighting.kind is not Kind.TERM:
            proposal.kind = sighting.kind
    if sighting.english:
        proposal.english[sighting.english] += 1
    if sighting.variant:
        proposal.variants[sighting.variant] += 1
    if not proposal.excerpt and sighting.span:
        start = max(0, sighting.span.start - _AROUND)
        text = passage.text[start : sighting.span.end + _AROUND]
        proposal.excerpt = " ".join(text.split())
        proposal.place = f"{passage.name}:{passage.line}" if passage.line else passage.name


def _add_phrases(
    found: dict[str, Proposal], passages: Sequence[Passage], known: Sequence[Term]
) -> None:
    """Add phrases that come again, where no surer way has seen them."""
    forms = {fold(form.text) for term in known for form in term.all_forms("zh")}
    homes = _Homes(passages)
    for sighting in phrases.sightings(passages):
        if sighting.form in found or sighting.form in forms:
            continue
        home = homes.of(sighting.form)
        if home is not None:
            passage, at = home
            text = passage.text[at : at + len(sighting.form)]
            proposal = Proposal(text, passage.field, sighting.kind)
            proposal.confidence = sighting.confidence
            proposal.reasons[sighting.reason] += 1
            proposal.excerpt = passage.text[max(0, at - _AROUND) : at + len(text) + _AROUND]
            proposal.place = f"{passage.name}:{passage.line}" if passage.line else passage.name
            found[sighting.form] = proposal


class _Homes:
    """Finds the first passage that has a form."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._first: dict[str, tuple[int, int]] = {}
        for number, passage in enumerate(passages):
            for at in range(len(passage.folded) - 2):
                self._first.setdefault(passage.folded[at : at + 3], (number, at))

    def of(self, form: str) -> tuple[Passage, int] | None:
        number, at = self._first.get(form[:3], (-1, -1))
        for passage in self._passages[number : number + 50] if number >= 0 else ():
            at = passage.folded.find(form)
            if at >= 0:
                return passage, at
        return None


def _count(found: dict[str, Proposal], passages: Sequence[Passage], known: Sequence[Term]) -> None:
    """Count every candidate in all passages, longest first, and find what it was rendered as."""
    import ahocorasick_rs

    keys = [key for key in found if key.strip()]
    if not keys:
        return
    automaton = ahocorasick_rs.AhoCorasick(
        [key.replace("\ud800", " ") for key in keys],
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        store_patterns=False,
    )
    places: dict[int, set[int]] = defaultdict(set)
    for number, passage in enumerate(passages):
        text = passage.folded.encode("utf-8", "replace").decode()
        for index, _, _ in automaton.find_matches_as_indexes(text):
            found[keys[index]].count += 1
            places[index].add(number)
    forms = {form.text.lower() for term in known for form in term.all_forms("en")}
    renderings = Renderings(passages, forms)
    for index, numbers in places.items():
        proposal = found[keys[index]]
        hint = next(iter(proposal.english), "")
        proposal.renderings = renderings.of(
            proposal.form,
            numbers,
            hint,
            surely=proposal.confidence >= _SURE and proposal.kind is not Kind.TERM,
        )
        proposal.passages = len(numbers)


def _without_parts(proposals: Sequence[Proposal]) -> Iterator[Proposal]:
    """Yield the proposals that stand by themselves somewhere, and those that are sure anyway."""
    glosses = {fold(english) for one in proposals for english in one.english if one.form != english}
    for proposal in proposals:
        if fold(proposal.form) in glosses:
            continue
        if proposal.count or proposal.confidence >= 0.85:  # noqa: PLR2004
            proposal.count = max(proposal.count, 1)
            yield proposal
