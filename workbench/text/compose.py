"""Letters written as several code points (e and U+0301) made one, and the way back to the original.

Terms are held in Unicode's composed form. A text that is not (from PDF files and some systems) is
composed before it is searched, and the spans that are found are led back to it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from workbench.article import Span

_MARKED = re.compile(
    r"[^\W\d_]["
    "\u0300-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]+"
)
"""A letter with the marks that follow it."""


class Composed(NamedTuple):
    """A text with each letter as few code points as can be."""

    text: str
    places: list[int] | None
    """Where each code point, and the end, stands in the original; None where nothing changed."""

    def original(self, span: Span) -> Span:
        """Return where a span of the composed text stands in the original."""
        if self.places is None:
            return span
        return Span(self.places[span.start], self.places[span.end])


def compose(text: str) -> Composed:
    r"""Return ``text`` composed.

    >>> composed = compose("Cafe\u0301s")
    >>> composed.text, composed.original(Span(0, 4))
    ('Cafés', Span(start=0, end=5))
    """
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return Composed(text, None)
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for found in _MARKED.finditer(text):
        letter = min(unicodedata.normalize("NFC", found[0]), found[0], key=len)
        pieces += [text[at : found.start()], letter]
        places += range(at, found.start() + 1)
        places += range(found.end() - len(letter) + 1, found.end())
        at = found.end()
    places += range(at, len(text) + 1)
    return Composed("".join([*pieces, text[at:]]), places)
