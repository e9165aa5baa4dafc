"""Changes to parts of a text, by span."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.article import Span


class Edit(NamedTuple):
    """A replacement of a part of a text."""

    span: Span
    text: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return ``text`` with the edits made; several insertions at one place keep their order.

    Raises ValueError where two of them overlap or one lies outside the text.

    >>> from workbench.article import Span
    >>> apply("川普說", [Edit(Span(0, 2), "Trump")])
    'Trump說'
    """
    pieces: list[str] = []
    position = 0
    for span, replacement in sorted(edits, key=lambda edit: edit.span):
        if not position <= span.start <= span.end <= len(text):
            raise ValueError(f"edit at {span.start}–{span.end} overlaps another or the text's end")
        pieces += [text[position : span.start], replacement]
        position = span.end
    return "".join([*pieces, text[position:]])
