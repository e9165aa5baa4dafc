"""Term copying: whether the target forms that stand in a source in place of terms come out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from training.augment import spaced
from training.normalise import normalise_chinese
from training.sources import required
from training.terms import Known

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True)
class Injected:
    """A source with target forms in it, and the forms that must come out."""

    source: str
    forms: tuple[str, ...]


def read_injected(shared: Path, direction: str, limit: int | None = None) -> list[Injected]:
    """Return the sentences of the terminology set with the first form of every term injected."""
    folder = required(shared / "terminology-dev") / f"tico19.{direction}"
    sources = (folder / "source.txt").read_text(encoding="utf-8").splitlines()
    terms = (folder / "terms.jsonl").read_text(encoding="utf-8").splitlines()
    made = []
    for source, line in list(zip(sources, terms, strict=True))[:limit]:
        wanted = [(term["source"], term["target"][0]) for term in json.loads(line)]
        text = normalise_chinese(source) if direction == "zh-en" else source
        one = inject(text, wanted, chinese=direction == "zh-en")
        if one.forms:
            made.append(one)
    return made


def inject(source: str, terms: Sequence[tuple[str, str]], *, chinese: bool) -> Injected:
    """Replace the first place of each term, the longest terms first.

    >>> inject("发热和咳嗽", [("发热", "fever")], chinese=True)
    Injected(source='fever 和咳嗽', forms=('fever',))
    """
    places: list[tuple[int, int, str]] = []
    for term, form in sorted(terms, key=lambda item: -len(item[0])):
        start = _place(source, term, chinese=chinese)
        end = start + len(term)
        if start >= 0 and all(end <= other[0] or start >= other[1] for other in places):
            places.append((start, end, form))
    text = source
    for start, end, form in sorted(places, reverse=True):
        written = spaced(source, Known(start, end, 0, 0), form) if chinese else form
        text = text[:start] + written + text[end:]
    return Injected(text, tuple(form for _, _, form in sorted(places)))


def copied(sentences: Sequence[Injected], outputs: Sequence[str]) -> tuple[int, int]:
    """Return how many injected forms stand in the outputs, and how many there were.

    A form that was injected twice must stand twice.
    """
    right = total = 0
    for sentence, output in zip(sentences, outputs, strict=True):
        lower = output.lower()
        for form in sorted(sentence.forms, key=len, reverse=True):
            total += 1
            if form.lower() in lower:
                right += 1
                lower = lower.replace(form.lower(), "\0", 1)
    return right, total


def _place(source: str, term: str, *, chinese: bool) -> int:
    """Return where ``term`` stands, in English as a whole word; -1 where it does not."""
    start = source.find(term)
    while start >= 0 and not chinese:
        before, after = source[max(0, start - 1) : start], source[start + len(term) :][:1]
        if not before.isalnum() and not after.isalnum():
            break
        start = source.find(term, start + 1)
    return start
