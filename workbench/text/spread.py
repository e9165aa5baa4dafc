"""A text in pieces that is changed as a whole: what becomes of each piece.

Markup cuts words: 英伟达 may have its first half in bold, and Word divides its text where somebody
typed. So the pieces are changed together, and the result is divided where they met before.
"""

from __future__ import annotations

from itertools import accumulate, groupby, pairwise
from typing import TYPE_CHECKING

from workbench.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_LONGEST = 20_000
"""Of a longer text each piece is changed alone; comparing takes the square of the length."""


def spread(pieces: Sequence[str | None], change: Callable[[str], str]) -> list[str | None]:
    """Return the pieces after ``change`` was made to them together; None parts what stands apart.

    >>> spread(["英伟", "达。", None, "a"], lambda text: text.replace("英伟达", "輝達"))
    ['輝', '達。', None, 'a']
    """
    done: list[str | None] = []
    for _, group in groupby(pieces, key=lambda piece: piece is None):
        members = list(group)
        texts = [piece for piece in members if piece is not None]
        done += _changed(texts, change) if texts else members
    return done


def _changed(pieces: list[str], change: Callable[[str], str]) -> list[str]:
    whole = "".join(pieces)
    if sum(map(bool, pieces)) < 2 or len(whole) > _LONGEST:  # noqa: PLR2004 - one is the whole
        return [change(piece) if piece else "" for piece in pieces]
    after = change(whole)
    if after == whole:
        return pieces
    ends = list(accumulate(map(len, pieces)))
    places = [0]
    for piece, place in zip(pieces, _places(whole, after, ends[:-1]), strict=False):
        # A link of which nothing is left would be lost.
        least = places[-1] + bool(piece)
        places.append(min(max(place, least), len(after)))
    return [after[start:end] for start, end in pairwise([*places, len(after)])]


def _places(before: str, after: str, borders: Sequence[int]) -> Iterator[int]:
    """Yield for each border in ``before`` the one in ``after``, which only rise."""
    rows = _rows(before, after)
    row = next(rows)
    for border in borders:
        while row[1] < border:
            row = next(rows)
        start, end, new_start, new_end = row
        share = (border - start) / (end - start) if end > start else 1.0
        yield new_start + round(share * (new_end - new_start))


def _rows(before: str, after: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield the spans that answer to each other (start, end, start after, end after) in order."""
    from rapidfuzz.distance import Levenshtein

    found = Levenshtein.opcodes(fold(before), fold(after))
    for _, group in groupby(found, key=lambda one: one.tag == "equal"):
        first, *_rest = rows = list(group)
        last = rows[-1]
        yield first.src_start, last.src_end, first.dest_start, last.dest_end
