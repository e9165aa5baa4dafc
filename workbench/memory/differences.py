"""Where two texts differ, for a reader: numbers and terms are kept whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Span
from workbench.memory.normal import normal, token_spans
from workbench.text.numbers import quantities

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ISLAND = 1
"""So many equal tokens between two differences are no reason to tell them apart."""


class Difference(NamedTuple):
    """What stands in one text and what in its place in the other; either may be empty."""

    here: str
    there: str


def differences(
    here: str,
    there: str,
    language: str,
    terms: tuple[Sequence[Span], Sequence[Span]] = ((), ()),
) -> list[Difference]:
    """Return where ``here`` and ``there`` differ, in order.

    ``terms`` are the spans of the terms of each; they and numbers are never shown in part.

    >>> differences("关税为55%。", "关税为10%。", "zh")
    [Difference(here='55%', there='10%')]
    """
    from rapidfuzz.distance import Levenshtein

    one, other = _pieces(here, language, terms[0]), _pieces(there, language, terms[1])
    forms = [
        [normal(span.of(text)) for span in spans] for text, spans in ((here, one), (there, other))
    ]
    runs = [
        (Span(code.src_start, code.src_end), Span(code.dest_start, code.dest_end))
        for code in Levenshtein.opcodes(*forms)
        if code.tag != "equal"
    ]
    return [
        Difference(_text(here, one, first), _text(there, other, second))
        for first, second in _joined(runs)
    ]


def _joined(runs: Iterable[tuple[Span, Span]]) -> list[tuple[Span, Span]]:
    """Return runs with those made one between which there is next to nothing."""
    found: list[tuple[Span, Span]] = []
    for first, second in runs:
        if found and first.start - found[-1][0].end <= _ISLAND:
            one, other = found.pop()
            found.append((Span(one.start, first.end), Span(other.start, second.end)))
        else:
            found.append((first, second))
    return found


def _pieces(text: str, language: str, terms: Iterable[Span]) -> list[Span]:
    """Return the spans that are compared: terms and numbers, and the tokens between them."""
    numbers = (quantity.span for quantity in quantities(text, language))
    whole: list[Span] = []
    for span in sorted((*terms, *numbers), key=lambda span: (span.start, -span.end)):
        if not whole or span.start >= whole[-1].end:
            whole.append(span)
    rest = _without(token_spans(text), whole)
    return sorted((*whole, *rest))


def _without(spans: Iterable[Span], whole: Sequence[Span]) -> list[Span]:
    """Return those of ``spans`` that touch none of ``whole``, both in order."""
    found = []
    at = 0
    for span in spans:
        while at < len(whole) and whole[at].end <= span.start:
            at += 1
        if at == len(whole) or not span.overlaps(whole[at]):
            found.append(span)
    return found


def _text(text: str, pieces: Sequence[Span], run: Span) -> str:
    """Return the text that a run of pieces covers."""
    covered = pieces[run.start : run.end]
    return text[covered[0].start : covered[-1].end] if covered else ""
