"""Speed, size and misses of the memory: ``python -m benchmarks.memory [PAIRS.tsv …]``.

Fills memories of ``--units`` sentences (several sizes may be given) in either language, invented
ones or those of files with a Chinese and an English text a line, and prints a table with its
signature: what is added a second, the size of the file, and how long it takes to recall a sentence
and to find what is like one; all times are those of the process. Where the memory has no more than
100,000 units every one of them is compared with the edited sentences too, to see what the index
misses; in a larger one only the sentence that was edited is.
"""

from __future__ import annotations

import argparse
import platform
import resource
import sqlite3
import tempfile
import time
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, NamedTuple

import rapidfuzz
from rapidfuzz.distance import Levenshtein

from benchmarks.memory.texts import edited, invented, of_files
from workbench import __version__
from workbench.locales import EN, ZH_CN
from workbench.memory.fuzzy import LEAST, similar
from workbench.memory.normal import normal, tokens
from workbench.memory.store import opened
from workbench.memory.unit import Context, LocalePair, Placed, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.memory.store import Memory

_QUERIES = 200
_COMPARED = 100_000
_PAIRS = {"zh": LocalePair(ZH_CN, EN), "en": LocalePair(EN, ZH_CN)}
_HEAD = (
    "language",
    "units",
    "added a second",
    "MB",
    "recall, ms",
    "like: median, ms",
    "like: 95 of 100, ms",
    "like: longest, ms",
    "there is one",
    "found",
    "the best of all",
)


class Found(NamedTuple):
    """Of the edited sentences: how many have a likeness, and for how many it was found."""

    there: str
    found: str
    best: str


def main() -> None:
    """Print the table and what it was made with."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--units", nargs="+", type=int, default=[10_000, 100_000])
    given = parser.parse_args()
    print(f"| {' | '.join(_HEAD)} |\n|{'---|' * len(_HEAD)}")
    for language in ("zh", "en"):
        for units in given.units:
            endless = of_files(given.files, language) if given.files else invented(language)
            print(f"| {' | '.join(_row(language, list(islice(endless, units))))} |", flush=True)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    texts = ", ".join(path.name for path in given.files) or "invented sentences"
    print(
        f"\nworkbench {__version__} · {texts} · Python {platform.python_version()}, SQLite "
        f"{sqlite3.sqlite_version}, rapidfuzz {rapidfuzz.__version__} · at most {most} MB of memory"
    )


def _row(language: str, texts: Sequence[str]) -> list[str]:
    pair = _PAIRS[language]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "m.db"
        start = time.process_time()
        with opened(str(path), create=True) as memory:
            memory.add(pair, (Placed(Unit(text, "A target.")) for text in texts))
        speed = len(texts) / (time.process_time() - start)
        size = path.stat().st_size / 1e6
        with opened(str(path)) as memory:
            recall = median(_recalls(memory, pair, texts))
            queries = list(edited(texts, language, _QUERIES))
            times, scores = _likeness(memory, pair, [query for query, _ in queries])
    found = _compared(queries, texts, scores)
    late = quantiles(times, n=20)[-1]
    figures = (f"{one:.1f}" for one in (median(times), late, max(times)))
    return [
        *(language, f"{len(texts):,}", f"{speed:,.0f}", f"{size:.0f}", f"{recall:.2f}"),
        *(*figures, *found),
    ]


def _recalls(memory: Memory, pair: LocalePair, texts: Sequence[str]) -> list[float]:
    times = []
    for text in texts[:: max(1, len(texts) // _QUERIES)]:
        start = time.process_time()
        recalled = memory.recall(pair, text, Context())
        times.append((time.process_time() - start) * 1000)
        if recalled is None:
            raise AssertionError(text)
    return times


def _likeness(
    memory: Memory, pair: LocalePair, queries: Sequence[str]
) -> tuple[list[float], list[int]]:
    """Return how long each search took, in milliseconds, and the best score that it found."""
    times, scores = [], []
    for query in queries:
        start = time.process_time()
        found = similar(memory, query, pair)
        times.append((time.process_time() - start) * 1000)
        scores.append(found[0].score if found else 0)
    return times, scores


def _compared(
    queries: Sequence[tuple[str, str]], texts: Sequence[str], scores: Sequence[int]
) -> Found:
    """Compare the queries with the texts, and tell what the search has missed."""
    everything = [tokens(normal(text)) for text in texts] if len(texts) <= _COMPARED else []
    best = []
    for query, original in queries:
        words = tokens(normal(query))
        forms = everything or [tokens(normal(original))]
        likeness = (
            Levenshtein.normalized_similarity(words, form, score_cutoff=LEAST / 100)
            for form in forms
        )
        best.append(min(int(max(likeness) * 100), 98))
    there = [(one, other) for one, other in zip(best, scores, strict=True) if one >= LEAST]
    found = sum(other >= LEAST for _, other in there)
    equal = sum(other >= one for one, other in there)
    return Found(str(len(there)), str(found), str(equal))


if __name__ == "__main__":
    main()
