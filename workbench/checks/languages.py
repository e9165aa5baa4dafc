"""How much of a text is in which of the two languages."""

from __future__ import annotations

import re

from workbench.text.carried import without_addresses
from workbench.text.script import HAN_CLASS, count_han

LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’][A-Za-z]+)?")
HAN_PASSAGE = re.compile(f"[{HAN_CLASS}]+(?:[、，。：；·“”《》！？]*[{HAN_CLASS}]+)*")
_CHARACTERS_PER_WORD = 1.5
"""So many Han characters say about as much as an English word."""


def han_share(text: str) -> float:
    """Return how much of the words of ``text`` is Chinese, from 0 to 1; 0 where it has none.

    Addresses are of no language.
    """
    text = without_addresses(text)
    han = count_han(text) / _CHARACTERS_PER_WORD
    words = sum(1 for _ in LATIN_WORD.finditer(text))
    return han / (han + words) if han else 0.0


def is_left_in(text: str, language: str) -> bool:
    """Tell whether most of ``text`` is in ``language``, by its script."""
    share = han_share(text)
    return share > 0.5 if language == "zh" else share < 0.5  # noqa: PLR2004
