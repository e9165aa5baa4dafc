"""Putting the entries of a glossary file into the order that it says it has."""

from __future__ import annotations

from bisect import bisect
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from workbench.errors import InputError
from workbench.glossary.editing import line_after
from workbench.glossary.entries import parse
from workbench.glossary.writing import entry_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.glossary.term import Term


def sorted_text(text: str, path: str) -> tuple[str, list[Term], list[int]]:
    """Return a glossary's text in the order that it says it has (``sorted: en``).

    Also its terms, and the numbers of those that were out of place. Comments above an entry go with
    it. A text that says nothing stays as it is, and so does one with comments that head a group.
    """
    file = parse(text, path)
    terms = file.terms
    if file.order is None or not terms:
        return text, terms, []
    keys = [file.order.key(term) for term in terms]
    order = sorted(range(len(terms)), key=keys.__getitem__)
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(ending)
    starts = [line_after(lines, terms, at) for at in range(len(terms) + 1)]
    blocks = [_block(lines[start:end]) for start, end in pairwise(starts)]
    if order == sorted(order) or any(_heads(block) for _, block in blocks):
        return text, terms, []
    spaced = zip(blocks, order, strict=True)
    made = [line for (space, _), at in spaced for line in (*space, *blocks[at][1])]
    result = ending.join([*lines[: starts[0]], *made, *lines[starts[-1] :]])
    written = parse(result, path).terms
    if [entry_of(term) for term in written] != [entry_of(terms[at]) for at in order]:
        raise InputError(f"{path}: not sorted, as its layout is too unusual")
    return result, terms, _moved(order)


def _block(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return the blank lines before an entry, and the lines of it and its comments."""
    count = next(number for number, line in enumerate(lines) if line.strip())
    return lines[:count], lines[count:]


def _heads(block: Sequence[str]) -> bool:
    """Tell whether an entry has a comment above it with a blank line between: a heading."""
    above = [*takewhile(lambda line: not line.strip() or line.lstrip().startswith("#"), block)]
    return any(not line.strip() for line in above)


def _moved(order: Sequence[int]) -> list[int]:
    """Return the fewest numbers that, moved, make ``order`` of the numbers in a row."""
    lasts: list[int] = []  # of rising rows of each length, the lowest last number
    ranks = []
    for number in order:
        rank = bisect(lasts, number)
        lasts[rank : rank + 1] = [number]
        ranks.append(rank)
    wanted, stay = len(lasts) - 1, set()
    for number, rank in zip(reversed(order), reversed(ranks), strict=True):
        if rank == wanted:
            stay.add(number)
            wanted -= 1
    return [number for number in order if number not in stay]
