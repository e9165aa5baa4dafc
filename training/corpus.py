"""From the corpus folder to one file of clean pairs: ``source<TAB>zh<TAB>en`` a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.mixture import TRADITIONAL, WEIGHTS
from training.normalise import is_usable, normalise_chinese, normalise_english
from training.sources import bare, held_out_lines, sources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAIRS = "pairs.tsv"


def make_corpus(shared: Path, work: Path) -> None:
    """Write ``pairs.tsv`` in ``work``: normalised, filtered, without duplicates or held-out lines.

    An existing file is kept: remove it to make the step run again.
    """
    if (work / PAIRS).exists():
        print(f"{PAIRS} is there already")
        return
    held_out = held_out_lines(shared)
    seen: set[tuple[str, str]] = set()
    kept: dict[str, int] = {}
    temporary = work / f"{PAIRS}.new"
    with temporary.open("w", encoding="utf-8") as file:
        for name, chinese, english in _normalised(shared):
            key = (chinese.lower(), english.lower())
            if key in seen or not is_usable(chinese, english):
                continue
            if bare(chinese) in held_out or bare(english) in held_out:
                continue
            seen.add(key)
            kept[name] = kept.get(name, 0) + 1
            file.write(f"{name}\t{chinese}\t{english}\n")
    temporary.replace(work / PAIRS)
    for name, count in kept.items():
        print(f"{name:28}{count:9,}  x {WEIGHTS.get(name, 0):g}")


def read_pairs(work: Path) -> Iterator[tuple[str, str, str]]:
    """Yield source, Chinese and English of each clean pair."""
    with (work / PAIRS).open(encoding="utf-8") as file:
        for line in file:
            name, chinese, english = line.rstrip("\n").split("\t")
            yield name, chinese, english


def _normalised(shared: Path) -> Iterator[tuple[str, str, str]]:
    import opencc

    by_script, by_vocabulary = (opencc.OpenCC(name).convert for name in ("t2s", "tw2sp"))
    for name, pairs in sources(shared):
        simplify = by_vocabulary if name in TRADITIONAL else by_script
        for chinese, english in pairs:
            yield name, normalise_chinese(simplify(chinese)), normalise_english(english)
