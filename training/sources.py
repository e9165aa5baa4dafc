"""The folder of sources, read: pairs as their publishers wrote them, and lines held out."""

from __future__ import annotations

import lzma
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CEDICT_SENSE = 40
_CEDICT_FIELDS = 4
"""Traditional, Simplified, pinyin, senses."""


def required(path: Path) -> Path:
    """Return ``path``; end with a plain word where it is missing."""
    if not path.exists():
        sys.exit(f"{path}: missing; this step needs the shared folder, name it with --shared")
    return path


def sources(shared: Path) -> Iterator[tuple[str, Iterator[tuple[str, str]]]]:
    """Yield each source's name and its (Chinese, English) pairs."""
    for path in sorted((required(shared / "corpus") / "newsroom").glob("*.tsv")):
        yield "newsroom", _tsv(path.read_text(encoding="utf-8"))
    for path in sorted((shared / "corpus").glob("*.tsv.xz")):
        yield path.name.removesuffix(".tsv.xz"), _tsv(_unpacked(path))
    yield "cedict", _cedict_pairs(shared)


def cedict_senses(shared: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each Simplified word of the dictionary with its English senses."""
    for line in _unpacked(required(shared / "reference" / "cedict.tsv.xz")).split("\n"):
        fields = line.split("\t")
        if len(fields) >= _CEDICT_FIELDS:
            senses = [part for sense in fields[3].split("/") for part in sense.split(";")]
            yield fields[1], [sense.strip() for sense in senses if sense.strip()]


def held_out_lines(shared: Path) -> set[str]:
    """Return the bare form of every development line; no pair that holds one may be learnt."""
    import opencc

    simplify = opencc.OpenCC("t2s").convert
    lines: set[str] = set()
    for folder in ("parallel-dev", "terminology-dev"):
        for path in required(shared / folder).rglob("*.txt"):
            for line in path.read_text(encoding="utf-8").splitlines():
                lines |= {bare(line), bare(simplify(line))}
    return lines - {""}


def bare(text: str) -> str:
    """Return the letters and digits of ``text``, by which lines are compared.

    >>> bare("It's 5%.")
    'its5'
    """
    return "".join(char for char in text.lower() if char.isalnum())


def _cedict_pairs(shared: Path) -> Iterator[tuple[str, str]]:
    """Yield words with their first English sense, where it reads like a phrase."""
    for word, senses in cedict_senses(shared):
        if senses and len(word) > 1 and len(senses[0]) <= _CEDICT_SENSE and "(" not in senses[0]:
            yield word, senses[0]


def _unpacked(path: Path) -> str:
    return lzma.decompress(path.read_bytes()).decode("utf-8")


def _tsv(text: str) -> Iterator[tuple[str, str]]:
    for line in text.split("\n"):
        chinese, tab, english = line.partition("\t")
        if tab:
            yield chinese, english
