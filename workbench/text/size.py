"""How much a text says, counted in Han characters, so that both languages can be compared."""

from __future__ import annotations

import re

from workbench.text.script import count_han

_LETTER = re.compile(r"[^\W_]")
_PER_HAN = 3.5
"""So many letters and digits of English say about as much as one Han character."""
_USUAL = -0.15
"""Logarithm of the English size over the Chinese one, on the development sets."""


def size(text: str) -> float:
    """Return how much ``text`` says, in Han characters.

    >>> size("稀土control")
    4.0
    """
    han = count_han(text)
    return han + (len(_LETTER.findall(text)) - han) / _PER_HAN


def usual(target_language: str) -> float:
    """Return the usual logarithm of a target's size over its source's."""
    return -_USUAL if target_language == "zh" else _USUAL
