"""Pairs whose one side a model wrote: back-translations, tagged, and a teacher's translations."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

TAG = "<bt>"
"""Before a source that a model wrote, so that its style is not learnt as a source's own."""
_RATIO = 3.0


def synthetic_path(work: Path, direction: str, kind: str) -> Path:
    """Return where pairs of a ``kind`` (back, teacher) are kept: source and target, tabbed."""
    return work / f"synthetic-{direction}-{kind}.tsv"


def write_synthetic(path: Path, pairs: Iterable[tuple[str, str]], *, tagged: bool) -> int:
    """Add the pairs that are worth learning from to ``path``; return how many."""
    count = 0
    with path.open("a", encoding="utf-8") as file:
        for source, target in pairs:
            if is_sound(source, target):
                file.write(f"{TAG + ' ' if tagged else ''}{source}\t{target}\n")
                count += 1
    return count


def read_synthetic(work: Path, direction: str) -> list[tuple[str, str]]:
    """Return all synthetic pairs of a direction made so far."""
    pairs = []
    for path in sorted(work.glob(synthetic_path(work, direction, "*").name)):
        for line in path.read_text(encoding="utf-8").splitlines():
            source, _, target = line.partition("\t")
            pairs.append((source, target))
    return pairs


def is_sound(source: str, target: str) -> bool:
    """Tell whether a translation is neither empty nor a loop.

    >>> is_sound("他来了。", "He came."), is_sound("he " * 40, "他来了。")
    (True, False)
    """
    if not source.strip() or not target.strip() or "\t" in source + target:
        return False
    for text in (source, target):
        words = text.split() if " " in text else list(text)
        if len(words) > _RATIO * len(set(words)) + 8:
            return False
    return True
