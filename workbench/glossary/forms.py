"""How a written form is compared with a text: keys, case, and word boundaries."""

from __future__ import annotations

import re
import unicodedata

from workbench.text.fold import INTERPUNCT, fold

_ENDING = re.compile(r"(?:['’]?s|es|['’])(?![a-z0-9])", re.IGNORECASE)
"""What may follow an English form: possessive and plural."""


def key(text: str, language: str) -> str:
    """Return the form in which forms and texts are compared; as long as ``text``.

    In English a hyphen or short dash equals a space (rare-earth, rare earth; US–China) and a curly
    apostrophe a straight one; in Chinese an interpunct equals a space. A line break is a space.
    """
    folded = fold(text)
    if language == "en":
        return folded.translate(_ENGLISH_EQUAL)
    return folded.replace(INTERPUNCT, " ").replace("\n", " ")


_ENGLISH_EQUAL = str.maketrans({"-": " ", "‐": " ", "‑": " ", "–": " ", "\n": " ", "’": "'"})


def key_variants(folded: str, language: str) -> tuple[str, ...]:
    """Return a form's key, and the keys of other ways to write it that differ in length.

    Around the interpunct of a foreign name there may be spaces.

    >>> key_variants("约翰 史密斯", "zh")
    ('约翰 史密斯', '约翰   史密斯')
    """
    if language == "zh" and " " in folded:
        return (folded, folded.replace(" ", "   "))
    return (folded,)


def stands_alone(folded: str, start: int, end: int) -> bool:
    """Tell whether ``folded[start:end]`` (of a key) is no part of a longer word or number.

    An English plural or possessive ending may follow. Han characters on either side are no
    obstacle: Chinese does not separate words.

    >>> stands_alone("trumps", 0, 5), stands_alone("trumpet", 0, 5)
    (True, False)
    """
    if end < len(folded) and unicodedata.combining(folded[end]):
        return False  # the last letter is another one: cafe\u0301
    if _spaced(folded[start]) and start and _spaced(folded[start - 1]):
        return False
    if not _spaced(folded[end - 1]) or end == len(folded) or not _spaced(folded[end]):
        return True
    return folded[end - 1].isalpha() and _ENDING.match(folded, end) is not None


def plural_ending(folded: str, end: int) -> int:
    """Return how long the plural ending is that follows a form: 1 for tariff(s), 2 for tax(es)."""
    found = _ENDING.match(folded, end)
    return len(found[0]) if found and found[0].isalpha() else 0


def case_agrees(form: str, found: str, *, name: bool, case: str = "") -> bool:
    """Tell whether ``found`` may be ``form`` as far as capitals go.

    ``case`` is what the entry says: "exact", "any", or nothing for the rule of its kind:

    An abbreviation in capitals (US, WHO) must stand as it is; a proper name needs its initial
    capital, so that "china" or "polish" is not taken for one; other terms may stand in any case.
    """
    if case:
        return case == "any" or unicodedata.normalize("NFKC", found) == form
    if form.isupper() and any(char.isascii() for char in form):
        return found.upper() == found
    return not (name and form[0].isupper()) or not found[0].islower()


def _spaced(char: str) -> bool:
    """Tell whether ``char`` belongs to a script that sets spaces between its words, or a number."""
    return (char.isalnum() and (char < "\u1100" or "\u1e00" <= char < "\u2000")) or (
        unicodedata.combining(char) > 0
    )
