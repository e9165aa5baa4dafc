"""The measures: they count on their own, and not with what the workbench counts with."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import sacrebleu

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.terminology.sets import Entry, Set


class Measures(NamedTuple):
    """What is measured of the targets of a set."""

    success: float
    consistency: float
    chrf: float
    bleu: float


def measure(one: Set, targets: Sequence[str], language: str) -> Measures:
    """Return the measures of ``targets`` in ``language``."""
    references = [list(one.references)]
    tokenize = "zh" if language == "zh" else "13a"
    return Measures(
        success(one, targets),
        consistency(one, targets),
        sacrebleu.corpus_chrf(list(targets), references).score,
        sacrebleu.corpus_bleu(list(targets), references, tokenize=tokenize).score,
    )


def success(one: Set, targets: Sequence[str]) -> float:
    """Return the mean over (document, term) of min(count in target / count in source, 1)."""
    shares = []
    documents = (one.of_documents(one.sources), one.of_documents(targets))
    for source, target, entries in zip(*documents, one.entries_of_documents(), strict=True):
        counts = _source_counts(source, tuple(entry.source for entry in entries))
        for entry in entries:
            wanted = counts[entry.source.lower()]
            if wanted:
                found = sum(form_counts(target, entry.target).values())
                shares.append(min(found / wanted, 1))
    return 100 * sum(shares) / max(1, len(shares))


def consistency(one: Set, targets: Sequence[str]) -> float:
    """Return the mean over terms with two uses or more of their most frequent form's share."""
    uses: Counter[Entry] = Counter()
    written: dict[Entry, Counter[str]] = defaultdict(Counter)
    for source, target, entries in zip(one.sources, targets, one.entries, strict=True):
        counts = _source_counts(source, tuple(entry.source for entry in entries))
        for entry in entries:
            uses[entry] += counts[entry.source.lower()]
            written[entry].update(form_counts(target, entry.target))
    shares = [
        min(max(written[entry].values(), default=0) / number, 1)
        for entry, number in uses.items()
        if number > 1
    ]
    return 100 * sum(shares) / max(1, len(shares))


def _source_counts(source: str, forms: tuple[str, ...]) -> Counter[str]:
    return form_counts(source, forms)


def form_counts(text: str, forms: Iterable[str]) -> Counter[str]:
    """Count each of ``forms`` in ``text``, lower-cased, the longest first; Latin as words.

    >>> form_counts("Masks: a face mask", ["mask", "masks", "face mask"])
    Counter({'masks': 1, 'face mask': 1})
    """
    return Counter(found.lower() for found in _pattern(tuple(forms)).findall(text.lower()))


@lru_cache(maxsize=4096)
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted({form.lower() for form in forms if form.strip()}, key=len, reverse=True)
    return re.compile("|".join(map(_one, longest)) or r"(?!)")


def _one(form: str) -> str:
    """Return the pattern of a form; where it ends in a letter an English ending may follow."""
    before = r"(?<![a-z0-9])" if _is_latin(form[0]) else ""
    after = r"(?=(?:['’]?s|es|['’])?(?![a-z0-9]))" if _is_latin(form[-1]) else ""
    return before + re.escape(form) + after


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
