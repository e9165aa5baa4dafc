"""How a written form is compared with a text: keys, case, and word boundaries."""

from __future__ import annotations

import re

from workbench.text.fold import fold

_ENDING = re.compile(r"(?:['’]?s|es|['’])(?![a-z0-9])", re.IGNORECASE)
"""What may follow an English form: possessive and plural."""


def key(text: str, language: str) -> str:
    """Return the form in which forms and texts are compared; as long as ``text``.

    In English a hyphen equals a space (rare-earth, rare earth) and a curly apostrophe a straight
    one.
    """
    folded = fold(text)
    return folded.translate(_ENGLISH_EQUAL) if language == "en" else folded


_ENGLISH_EQUAL = str.maketrans({"-": " ", "‐": " ", "‑": " ", "\n": " ", "’": "'"})


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` is no part of a longer Latin word or number.

    An English plural or possessive ending may follow. Han characters on either side are no
    obstacle: Chinese does not separate words.
    """
    if _is_latin(text[start]) and start and _is_latin(text[start - 1]):
        return False
    if not _is_latin(text[end - 1]) or end == len(text) or not _is_latin(text[end]):
        return True
    return text[end - 1].isalpha() and _ENDING.match(text, end) is not None


def case_agrees(form: str, found: str, *, name: bool) -> bool:
    """Tell whether ``found`` may be ``form`` as far as capitals go.

    An abbreviation in capitals (US, WHO) must stand as it is; a proper name needs its initial
    capital, so that "china" or "polish" is not taken for one; other terms may stand in any case.
    """
    if form.isupper() and any(char.isascii() for char in form):
        return found.upper() == found
    return not (name and form[0].isupper()) or not found[0].islower()


def _is_latin(char: str) -> bool:
    return char.isalnum() and char < "\u02b0"
