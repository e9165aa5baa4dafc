"""Clauses: where a long sentence may be divided, and how their translations become one again.

A small model drops much of a long sentence at a time, and less of its clauses one by one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.article import Span

_MARK = re.compile(r"[，；：。！？]\s*|[,;:.!?]\s+")
_OPENING, _CLOSING = "（(“‘「『《[【", "）)”’」』》]】"
_LEAST = {"zh": 16, "en": 30}
"""Characters of the shortest clause that is translated for itself."""
_CONJUNCTION = re.compile(r"(?<=\w),? (?:and|but|or)$")
"""What a model writes at the end of a clause that goes on."""
_ENDS = "，；：。！？、,;:.!? "
_MARKS = frozenset(_ENDS.strip())
_STOPS = frozenset("。！？.!?")
_WRITTEN = {
    "en": dict(zip("，；：。！？", ",;:.!?", strict=True)),
    "zh": dict(zip(",;:.!?", "，；：。！？", strict=True)),
}
_STARTERS = frozenset(
    """
    a an the this that these those it its he she they we you his her their our there here and but
    or so if when while although though because since as after before until unless where which who
    whose what how in on at of to by for from with without within under over during among between
    about against through such some many most more all both each every no not only even also then
    thus therefore however moreover meanwhile according
    """.split()  # noqa: SIM905 - easier to read
)
"""Words that have a capital at the beginning of a sentence only."""


def clause_cuts(text: str, language: str, whole: Sequence[Span] = ()) -> Iterator[int]:
    """Yield the offsets behind clause and sentence marks at which ``text`` may be divided.

    Not inside brackets and quotation marks, nor in a span of ``whole``; and no clause is short.
    """
    least = _LEAST[language]
    start = depth = position = 0
    for found in _MARK.finditer(text):
        between = text[position : found.start()]
        depth += sum(char in _OPENING for char in between)
        depth = max(0, depth - sum(char in _CLOSING for char in between))
        position = found.end()
        inside = any(span.start < position <= span.end for span in whole)
        closed = text[position : position + 1] not in _CLOSING if position < len(text) else False
        is_long = position - start >= least and len(text) - position >= least
        if not depth and not inside and closed and is_long:
            yield position
            start = position


def joined_clauses(parts: Iterable[tuple[str, str]], language: str) -> str:
    """Return one text of the clauses of a source and their targets in ``language``.

    The marks at the ends of the source's clauses stand between the targets; where the source was
    cut at no mark, the target has none either.
    """
    space = "" if language == "zh" else " "
    joined = mark = ""
    for source, text in parts:
        if joined and text:
            written = _WRITTEN[language].get(mark, mark)
            joined = _CONJUNCTION.sub("", joined.rstrip(_ENDS)) + written + space
        begins = not joined or mark in _STOPS
        joined += text if begins or language == "zh" else continued(text)
        mark = end if (end := source.rstrip()[-1:]) in _MARKS else ""
    return joined


def continued(text: str) -> str:
    """Return a target as it stands within a sentence.

    >>> continued("The patient is ill."), continued("Apple said so.")
    ('the patient is ill.', 'Apple said so.')
    """
    word = re.match(r"[A-Za-z]+", text)
    if word and word[0].lower() in _STARTERS and not word[0][1:].isupper():
        return text[0].lower() + text[1:]
    return text
