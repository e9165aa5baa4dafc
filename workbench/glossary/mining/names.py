"""Names by their shape: interpuncts, titles before, endings of organisations, 《》, Latin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.article import Span
from workbench.glossary.mining.brackets import kind_of
from workbench.glossary.mining.lists import (
    AFTER_NAMES,
    BREAKS,
    COMMON_LATIN,
    ORGANISATIONS,
    ROLES,
    SOUNDS,
    SURNAMES,
    TITLES,
    TRADES,
    TREATIES,
)
from workbench.glossary.mining.sighting import Corpus, Passage, Sighting
from workbench.glossary.mining.words import is_word, split, words_before
from workbench.glossary.term import Kind
from workbench.text.latin import latin_strings

if TYPE_CHECKING:
    from collections.abc import Iterator

_SOUND = f"[{''.join(sorted(SOUNDS))}]"
_POINTED = re.compile(f"{_SOUND}{{1,7}}(?:·{_SOUND}{{1,7}}){{1,3}}")
_TITLED = re.compile(f"({'|'.join(sorted(TITLES, key=len, reverse=True))})(?=[\u3400-\u9fff])")
_FOREIGN = re.compile(f"{_SOUND}{{2,6}}")
_ENDING = re.compile("|".join(sorted((*ORGANISATIONS, *TRADES), key=len, reverse=True)))
_WORK = re.compile(r"[《〈]([^《》〈〉\n]{2,40})[》〉]")
_LATIN_RUN = re.compile(r"[A-Z][A-Za-z0-9&’'.-]*(?: (?:of|and|the|for|[A-Z0-9])[A-Za-z0-9&’'.-]*)*")
_LEAST_SOUNDS = 3
_PLAIN_NAME = 2


def sightings(passage: Passage, corpus: Corpus) -> Iterator[Sighting]:
    """Yield names that show themselves by what is around or within them."""
    yield from _pointed(passage)
    yield from _titled(passage, corpus)
    yield from _organisations(passage)
    yield from _works(passage)
    yield from _latin(passage)


def _pointed(passage: Passage) -> Iterator[Sighting]:
    for found in _POINTED.finditer(passage.folded):
        span = Span(*found.span())
        text = span.of(passage.text)
        yield Sighting(text, "a foreign name with an interpunct", 0.9, Kind.PERSON, span=span)


def _titled(passage: Passage, corpus: Corpus) -> Iterator[Sighting]:
    for found in _TITLED.finditer(passage.folded):
        start = found.end()
        end = _person(passage.folded, start, corpus)
        if end:
            span = Span(start, end)
            reason = f"after the title {passage.text[found.start() : start]}"
            yield Sighting(span.of(passage.text), reason, 0.85, Kind.PERSON, span=span)


def _person(folded: str, start: int, corpus: Corpus) -> int:
    """Return where a person's name ends that begins at ``start``; 0 where there is none."""
    foreign = _FOREIGN.match(folded, start)
    least = _PLAIN_NAME if folded[start] not in SURNAMES else _LEAST_SOUNDS + 1
    if foreign and foreign.end() - start >= least:
        return _trimmed(folded, start, foreign.end(), corpus)
    if folded[start] not in SURNAMES:
        return 0
    for length in (3, 2):
        name, after = folded[start : start + length], folded[start + length : start + length + 1]
        if len(name) < length or not all("\u3400" <= char <= "\u9fff" for char in name):
            continue
        if is_word(name) or any(word in BREAKS or word in ROLES for word in split(name)):
            continue
        if name[-1] in AFTER_NAMES and length > _PLAIN_NAME:
            continue
        if not ("\u3400" <= after <= "\u9fff") or after in AFTER_NAMES:
            return start + length
        if corpus.frequent.get(name, 0) > 1 or _ends_a_word(folded, start, length):
            return start + length
    if foreign and foreign.end() - start >= _LEAST_SOUNDS:
        return _trimmed(folded, start, foreign.end(), corpus)
    return 0


def _ends_a_word(folded: str, start: int, length: int) -> bool:
    """Tell whether a word ends so far after ``start``, in the reading of what follows."""
    at = 0
    for word in split(folded[start : start + 8]):
        at += len(word)
        if at >= length:
            break
    return at == length


def _trimmed(folded: str, start: int, end: int, corpus: Corpus) -> int:
    """Return the end of a foreign name without the first character of the word after it."""
    while end - start > _PLAIN_NAME:
        here = corpus.frequent.get(folded[start:end], 1)
        shorter = corpus.frequent.get(folded[start : end - 1], 1)
        crossing = folded[end - 1 : end + 1]
        if shorter > here or (len(crossing) > 1 and crossing in _VERBS):
            end -= 1
        else:
            break
    return 0 if is_word(folded[start:end]) else end


_VERBS = frozenset(
    ("明确", "通过", "通知", "提出", "提到", "提议", "达成", "来到", "来访", "理解", "加入", "加强")
)
"""Words that a foreign name could run into."""


def _organisations(passage: Passage) -> Iterator[Sighting]:
    covered = 0
    for found in _ENDING.finditer(passage.folded):
        ending, end = found[0], found.end()
        if _goes_on(passage.folded, end, ending):
            continue
        words = words_before(passage.folded, end)
        while words and (words[0] in ROLES and len(words) > 1):
            words.pop(0)
        name = "".join(words)
        before = name.removesuffix(ending)
        if not name.endswith(ending) or len(before) < 2 or end - len(name) < covered:  # noqa: PLR2004
            continue
        if len(ending) == 1 and (is_word(name) or not is_word(before[-2:])):
            continue
        unknown = _has_unknown(words)
        if ending in TRADES and (not unknown or words[-1] != ending):
            continue
        if before in ROLES or all(word in ROLES for word in split(before)):
            continue
        covered = end
        span = Span(end - len(name), end)
        confidence = 0.5 + 0.2 * (unknown or len(words) > _PLAIN_NAME) + 0.05 * (len(name) > 4)  # noqa: PLR2004
        reason = f"ends with {ending}"
        yield Sighting(span.of(passage.text), reason, confidence, kind_of(name), span=span)


def _goes_on(folded: str, end: int, ending: str) -> bool:
    """Tell whether a word goes on after an ending: 部 in 部长, 社 in 社会."""
    pair = folded[end - 1 : end + 1]
    return len(ending) == 1 and len(pair) > 1 and is_word(pair)


def _has_unknown(words: list[str]) -> bool:
    """Tell whether a name has characters that are no words, as 英洛华 has."""
    return sum(len(word) == 1 for word in words) >= _PLAIN_NAME


def _works(passage: Passage) -> Iterator[Sighting]:
    for found in _WORK.finditer(passage.text):
        kind = Kind.TERM if found[1].endswith(TREATIES) else Kind.PRODUCT
        yield Sighting(found[1], "a title in 《》", 0.7, kind, span=Span(*found.span(1)))


def _latin(passage: Passage) -> Iterator[Sighting]:
    """Yield Latin names in a Chinese text: they stay as they are."""
    whole = {found.start(): found for found in _LATIN_RUN.finditer(passage.text)}
    covered = 0
    for one in latin_strings(passage.text):
        found = whole.get(one.span.start)
        text = found[0].rstrip(".-’'") if found else one.text
        end = one.span.start + len(text)
        start, before = one.span.start, covered
        covered = max(covered, end)
        bare = text.upper() in COMMON_LATIN or "Rights Reserved" in text
        in_brackets = passage.text[start - 1 : start] in {"(", "（"}
        if start < before or bare or in_brackets or not text[0].isupper():
            continue
        span = Span(start, end)
        yield Sighting(text, "Latin in a Chinese text", 0.45, Kind.TERM, text, span=span)
