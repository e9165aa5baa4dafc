"""Pairs of documents whose alignment is known, from the line-aligned development sets.

Consecutive lines are grouped to paragraphs of one to five; a line that ends without a stop, such
as a headline, is a paragraph of its own. Then, at a given rate, paragraphs are merged with the
next, split, or left out, and lines moved over to the next paragraph, on one side or the other. All
of them are plain paragraphs: no kinds help.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workbench.locales import EN, ZH_CN, ZH_TW, Locale

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARED = Path(__file__).parents[3] / "shared" / "parallel-dev"
SEED = 20250621
_MOST_LINES = 5
_OPERATIONS = ("merge", "split", "drop", "shift")
_WEIGHTS = (3, 3, 3, 1)
_HALF = 0.5

_ENDED = re.compile(r"[.!?…。！？][”’」』）)\"']*$")

Paragraph = tuple[int, ...]
"""Numbers of the lines that a paragraph is made of."""


class Set(NamedTuple):
    """A line-aligned set; ``chinese`` is the name of its Chinese file."""

    name: str
    chinese: str
    locale: Locale


SETS = (
    Set("newsroom", "zh.txt", ZH_CN),
    Set("flores200-dev", "zh.txt", ZH_CN),
    Set("ud-pud", "zh_hant.txt", ZH_TW),
)


@dataclass(frozen=True)
class Side:
    """One document: its locale, its paragraphs, and the lines that these are made of."""

    locale: Locale
    paragraphs: tuple[Paragraph, ...]
    lines: tuple[str, ...]

    def texts(self) -> list[str]:
        """Return the text of each paragraph."""
        space = "" if self.locale.is_chinese else " "
        return [space.join(self.lines[n] for n in paragraph) for paragraph in self.paragraphs]


@dataclass(frozen=True)
class Pair:
    """Two documents that belong together."""

    source: Side
    target: Side

    def gold(self) -> set[tuple[int, int]]:
        """Return the pairs of blocks that belong together.

        Blocks that share a line do, and so do all blocks of a group held together by shared lines.
        """
        owner = {line: at for at, lines in enumerate(self.target.paragraphs) for line in lines}
        groups: list[tuple[set[int], set[int]]] = []
        for number, paragraph in enumerate(self.source.paragraphs):
            others = {owner[line] for line in paragraph if line in owner}
            if others and groups and groups[-1][1] & others:
                groups[-1][0].add(number)
                groups[-1][1].update(others)
            elif others:
                groups.append(({number}, others))
        return {(a, b) for ours, theirs in groups for a in ours for b in theirs}


def pair_of(one: Set, rate: float, *, into_english: bool) -> Pair:
    """Return the pair of documents that is made of a set."""
    folder = SHARED / one.name
    chinese = tuple(_lines(folder / one.chinese))
    english = tuple(_lines(folder / "en.txt"))
    chance = random.Random(f"{SEED} {one.name} {rate} {into_english}")  # noqa: S311
    ended = [
        bool(_ENDED.search(zh) and _ENDED.search(en))
        for zh, en in zip(chinese, english, strict=True)
    ]
    paragraphs = list(_grouped(ended, chance))
    ours, theirs = _changed(paragraphs, rate, chance)
    sides = (Side(one.locale, tuple(ours), chinese), Side(EN, tuple(theirs), english))
    return Pair(*sides) if into_english else Pair(*reversed(sides))


def _grouped(ended: list[bool], chance: random.Random) -> Iterator[Paragraph]:
    start = 0
    while start < len(ended):
        most = chance.choice((1, 2, 2, 3, 3, 4, _MOST_LINES))
        end = start + 1
        while ended[start] and end < min(start + most, len(ended)) and ended[end]:
            end += 1
        yield tuple(range(start, end))
        start = end


def _lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text("utf-8").splitlines()]


def _changed(
    paragraphs: list[Paragraph], rate: float, chance: random.Random
) -> tuple[list[Paragraph], list[Paragraph]]:
    """Return the paragraphs of both sides, changed at ``rate`` of the places."""
    both: tuple[list[Paragraph], list[Paragraph]] = ([], [])
    at = 0
    while at < len(paragraphs):
        here, after = paragraphs[at], paragraphs[at + 1 : at + 2]
        kind = chance.choices(_OPERATIONS, _WEIGHTS)[0] if chance.random() < rate else ""
        changed, other = both if chance.random() < _HALF else both[::-1]
        if kind == "merge" and after:
            changed.append(here + after[0])
            other += [here, after[0]]
            at += 1
        elif kind == "split" and len(here) > 1:
            cut = chance.randrange(1, len(here))
            changed += [here[:cut], here[cut:]]
            other.append(here)
        elif kind == "shift" and after and len(here) > 1:
            changed += [here[:-1], here[-1:] + after[0]]
            other += [here, after[0]]
            at += 1
        else:
            other.append(here)
            if kind != "drop":
                changed.append(here)
        at += 1
    return both
