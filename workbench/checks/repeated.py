"""Sentences that stand in an article more than once, as the rules on consistency compare them."""

from __future__ import annotations

import re

from workbench.text.fold import fold
from workbench.text.script import count_han

_LEFT_OUT = re.compile(r"[\W_]+")
_HAN_ENOUGH = 8
_WORDS_ENOUGH = 4


def sentence_key(text: str) -> str:
    """Return ``text`` without case, script, width, spaces and punctuation."""
    return _LEFT_OUT.sub("", fold(text))


def is_sentence(text: str) -> bool:
    """Tell whether ``text`` says enough to be rendered alike wherever it stands."""
    return count_han(text) >= _HAN_ENOUGH or len(text.split()) >= _WORDS_ENOUGH
