"""How a written form is compared with a text: keys, case, and word boundaries."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from workbench.text.fold import INTERPUNCT, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def keys(form: str, language: str) -> tuple[str, ...]:
    """Return the keys under which a form is found: its own, then other ways to write it.

    Around the interpunct of a foreign name there may be spaces; an abbreviation in capitals may
    have full stops, and initials spaces as well; a last y may become ies, and man men.

    >>> keys("约翰·史密斯", "zh"), keys("US envoy", "en")
    (('约翰 史密斯', '约翰   史密斯'), ('us envoy', 'u.s. envoy'))
    >>> keys("J.D. Vance", "en"), keys("subsidy", "en")
    (('j.d. vance', 'jd vance', 'j. d. vance'), ('subsidy', 'subsidies'))
    """
    folded = key(form, language)
    if language == "zh":
        return (folded, folded.replace(" ", "   ")) if " " in folded else (folded,)
    ways = [folded]
    if _ABBREVIATED.search(form):
        letters = _DOTTED.sub(_bare, form)
        ways += [key(way, language) for way in (letters, _CAPITALS.sub(_dotted, letters))]
        ways.append(key(_DOTTED.sub(_spread, form), language))
    ways += [way[: -len(ending)] + plural for way in ways for ending, plural in _plurals(way)]
    return tuple(dict.fromkeys(ways))


_ABBREVIATED = re.compile(r"[A-Z](?:\. ?)?[A-Z]")
_DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\. ?)+[A-Z](?:\.|(?!\w))")
"""An abbreviation with full stops, or initials: U.S., J. D."""
_CAPITALS = re.compile(r"(?<![\w.&])[A-Z]{2,5}(?![\w.&])")
"""An abbreviation without."""


def _bare(found: re.Match[str]) -> str:
    return "".join(char for char in found[0] if char.isalpha())


def _dotted(found: re.Match[str]) -> str:
    return ".".join(found[0]) + "."


def _spread(found: re.Match[str]) -> str:
    return ". ".join(_bare(found)) + "."


def _plurals(folded: str) -> Iterator[tuple[str, str]]:
    """Yield how a form may end in the plural where that is more than an s or es."""
    if folded.endswith("y") and folded[-2:-1].isalpha() and folded[-2] not in "aeiou":
        yield "y", "ies"
    elif folded.endswith("man"):
        yield "man", "men"


def stands_alone(folded: str, start: int, end: int) -> bool:
    """Tell whether ``folded[start:end]`` (of a key) is no part of a longer word or number.

    An English plural or possessive ending may follow. Han characters on either side are no
    obstacle: Chinese does not separate words. U.S. is part of U.S.A.

    >>> stands_alone("trumps", 0, 5), stands_alone("trumpet", 0, 5), stands_alone("u.s.a.", 0, 4)
    (True, False, False)
    """
    first, last = folded[start], folded[end - 1]
    after = folded[end : end + 1]
    if after and unicodedata.combining(after):
        return False  # the last letter is another one: x\u0301
    if start and _spaced(first) and _begins_inside(folded, start):
        return False
    if last == ".":
        return not (after.isalpha() and _spaced(after) and folded[end - 2].isalpha())
    if not _spaced(last) or not after or not _spaced(after):
        return True
    return last.isalpha() and _ENDING.match(folded, end) is not None


def _begins_inside(folded: str, start: int) -> bool:
    """Tell whether a word goes on at ``start``, or an abbreviation with full stops."""
    if _spaced(folded[start - 1]):
        return True
    dots = folded[start - 1] == "." == folded[start + 1 : start + 2]
    return dots and start > 1 and folded[start - 2].isalpha() and _spaced(folded[start - 2])


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
