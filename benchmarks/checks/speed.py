"""How fast many pairs are checked: ``python -m benchmarks.checks.speed``.

Sentences of the development sets and their translations, with the first 2,000 terms of the
glossaries that come along: once with the sentences in memory, as the checks see them, and once
through files, a hundred sentences an article and one sentence an article.
"""

from __future__ import annotations

import os
import platform
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.checks.articles import GLOSSARIES
from benchmarks.checks.sets import SETS, SHARED, Clean, clean_pairs
from workbench import __version__
from workbench.article import Article, Block, BlockKind, Segment
from workbench.checking import Checker
from workbench.checks import CheckSettings
from workbench.glossary.store import Glossary, load
from workbench.many import Job, check_many, cores
from workbench.reports.report import Files

if TYPE_CHECKING:
    from collections.abc import Sequence

PAIRS = 10_000
TERMS = 2_000
LENGTH = 100


def main() -> None:
    """Print the time for each way."""
    if not SHARED.is_dir():
        print(f"skipped: {SHARED} is not here")
        return
    every = (one for each in SETS for one in clean_pairs(each) if not one.source_locale.is_chinese)
    pairs = list(
        islice((Clean(o.target, o.source, o.target_locale, o.source_locale) for o in every), PAIRS)
    )
    glossary = Glossary(load([GLOSSARIES]).terms[:TERMS])
    job = Job(glossary, CheckSettings())
    python = platform.python_version()
    print(f"workbench {__version__} · {len(pairs):,} pairs · {TERMS:,} terms · Python {python}\n")
    print("| way | processes | seconds | of processors | pairs a second of processors |")
    print("|---|---|---|---|---|")
    with _Row("in memory", 1, len(pairs)):
        _in_memory(pairs, job)
    for length in (LENGTH, 1):
        with tempfile.TemporaryDirectory() as folder:
            files = _write(pairs, Path(folder), length)
            with _Row(f"{len(files):,} articles of {length}", cores(), len(pairs)):
                done = check_many(files, job)
            if done.errors:
                print(f"not checked: {len(done.errors)}, such as {done.errors[0]}")


class _Row:
    """A row of the table: how long what is done within takes, by the clock and of processors."""

    def __init__(self, way: str, workers: int, number: int) -> None:
        self._head, self._number = f"| {way} | {workers} ", number

    def __enter__(self) -> None:
        self._start, self._used = time.perf_counter(), _processors()

    def __exit__(self, *_error: object) -> None:
        seconds, used = time.perf_counter() - self._start, _processors() - self._used
        rate = f"{self._number / used:,.0f}"
        print(f"{self._head}| {seconds:.1f} | {used:.1f} | {rate} |", flush=True)


def _processors() -> float:
    """Return the time that processors gave this process and its ended children."""
    return sum(os.times()[:4])


def _in_memory(pairs: Sequence[Clean], job: Job) -> None:
    checker = Checker(job.glossary, job.settings)
    for at in range(0, len(pairs), LENGTH):
        part = pairs[at : at + LENGTH]
        blocks = tuple(
            Block(BlockKind.PARAGRAPH, one.source, segments=(Segment(one.source, 0, one.target),))
            for one in part
        )
        checker.accounted(Article(blocks, part[0].source_locale, part[0].target_locale))


def _write(pairs: Sequence[Clean], folder: Path, length: int) -> list[Files]:
    found = []
    for at in range(0, len(pairs), length):
        files = Files(str(folder / f"{at}.zh.md"), str(folder / f"{at}.en.md"))
        part = pairs[at : at + length]
        for path, texts in zip(
            files, ([o.source for o in part], [o.target for o in part]), strict=True
        ):
            Path(path).write_text("\n\n".join(texts) + "\n", "utf-8")
        found.append(files)
    return found


if __name__ == "__main__":
    main()
