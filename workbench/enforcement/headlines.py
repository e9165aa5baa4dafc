"""English headlines in title case, which a model takes for rows of names and leaves as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.article import Span
from workbench.text.capitals import NO_NAMES, lower_words
from workbench.text.edits import Edit
from workbench.text.lexicon import is_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"(?<![\w’'./@-])[A-Za-z][A-Za-z’']*(?!\w|[./@]\w)")
_TITLED = re.compile(r"[A-Z][a-z’']+")
_LONG = 4
"""Letters from which title case gives every word a capital."""
_LEAST = 3
"""Words of that length that a headline must have."""
_SHARE = 0.8


def edits(source: str, taken: Sequence[Span]) -> Iterator[Edit]:
    """Yield the edits that write a headline as a sentence, but for names and what is ``taken``.

    Names are words that the dictionary does not know, and those with a capital always.

    >>> [edit.text for edit in edits("BYD Profit Drops as Price War in China Spreads", ())]
    ['profit', 'drops', 'price', 'war', 'spreads']
    """
    words = list(_WORD.finditer(source))
    long = [found[0] for found in words if len(found[0]) >= _LONG]
    titled = sum(_TITLED.fullmatch(word) is not None for word in long)
    if len(long) < _LEAST or titled < _SHARE * len(long):
        return
    for found in words[1:]:
        span, word = Span(*found.span()), found[0]
        lower = word.lower()
        is_name = not (is_word(word) or word in NO_NAMES) or any(lower_words(lower))
        if _TITLED.fullmatch(word) and not is_name and not any(map(span.overlaps, taken)):
            yield Edit(span, lower)
