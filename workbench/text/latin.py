"""Latin strings in a Chinese text: names, abbreviations and model numbers."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from workbench.article import Span
from workbench.text.fold import fold

_WORD = r"[A-Za-zÀ-ɏ0-9][A-Za-zÀ-ɏ0-9]*(?:['’.&+/-][A-Za-zÀ-ɏ0-9]+)*"
_STRING = re.compile(_WORD)
_PARTS = re.compile(r"[^\W\d_]+|\d+")
_UNITS = frozenset(
    """
km cm mm kg mg km/h kwh mw gw tw mwh gwh ghz mhz hz kb mb gb tb nm ml ha kw mpa hpa mph cc
am pm utc gmt bc ad ac dc st nd rd th a.m p.m ok mv pk vs kph rpm dpi fps ppm knots ph et al
""".split()  # noqa: SIM905 - easier to keep in order
)
"""Units and other short words that translations write out."""
_OFTEN_TRANSLATED = frozenset(
    {"covid-19", "2d", "3d", "g7", "g8", "g20", "g77", "q1", "q2", "q3", "q4"}
)
"""Codes that Chinese has words for: 新冠, 三维, 二十国集团, 第一季度."""
_RENAMED = re.compile(r"(?<=[^\W\da-z])-(\d+)")
"""What stands for a model whose letters are translated: 歼-35 for J-35."""


class Latin(NamedTuple):
    """A Latin string with its place."""

    text: str
    span: Span

    @property
    def has_digit(self) -> bool:
        """Whether it is a model number such as H20 rather than a word."""
        return any(char.isdigit() for char in self.text)


def latin_strings(text: str) -> list[Latin]:
    """Return the Latin strings of Chinese ``text`` that mean a name, in order.

    >>> [one.text for one in latin_strings("JL MAG的F-35和H20，3D，5G，20km，2.5GB")]
    ['JL', 'MAG', 'F-35', 'H20', '3D', '5G']
    """
    found = []
    for match in _STRING.finditer(text):
        word = match.group()
        letters = "".join(char for char in word if char.isalpha())
        measure = word[0].isdigit() and (letters.lower() in _UNITS or len(letters) > 1)
        if letters and len(word) > 1 and not measure and word.lower() not in _UNITS:
            found.append(Latin(word, Span(*match.span())))
    return found


def codes(text: str) -> list[Latin]:
    """Return the model numbers of an English ``text``: letters in capitals with digits.

    >>> [one.text for one in codes("The A100, GPT-4, 1990s, 5G, G77, 20km, 3rd, H20s, mid-1990")]
    ['A100', 'GPT-4', '5G', 'H20']
    """
    found = []
    for match in _STRING.finditer(text):
        word = re.sub(r"['’]?s$", "", match.group())
        parts = _PARTS.findall(word)
        letters = [part for part in parts if part.isalpha()]
        digits = len(parts) - len(letters)
        if letters and digits and all(part.isupper() for part in letters):
            found.append(Latin(word, Span(match.start(), match.start() + len(word))))
    found = [one for one in found if one.text.lower() not in _OFTEN_TRANSLATED]
    return [one for one in found if not re.fullmatch(r"\d+(?:[.,]\d+)*[A-Z]{2,}", one.text)]


class LatinIndex:
    """The Latin words of a text, to be asked for strings of another.

    >>> index = LatinIndex("The gross domestic product, GPT 4 and Barca’s H20s")
    >>> [index.has(text) for text in ("GDP", "GPT-4", "Barça", "H20", "H2")]
    [True, True, True, True, False]
    """

    def __init__(self, text: str) -> None:
        words = _words(text)
        self._text = f" {' '.join(words)} "
        self._joined = f" {''.join(words)} " if len(words) < _MANY else ""
        initials = [word[0] for word in words]
        heavy = [word[0] for word in words if word not in _SMALL]
        self._renamed = {match[1] for match in _RENAMED.finditer(text)}
        self._initials = ("".join(initials), "".join(heavy))

    def has(self, text: str) -> bool:
        """Tell whether the text has ``text``, however its parts are joined, or written out."""
        parts = _words(text)
        plain = " ".join(parts)
        if (
            f" {plain} " in self._text
            or f" {plain} s " in self._text
            or f" {plain}s " in self._text
        ):
            return True
        if text.isupper() and text.isalpha() and any(plain in one for one in self._initials):
            return True
        if "-" in text and self._renamed.intersection(parts):
            return True
        joined = "".join(parts)
        return len(joined) >= _LONG and joined in self._joined


_MANY = 2000
_LONG = 4
"""From so many letters on a string is found inside a word, too."""
_SMALL = frozenset({"of", "and", "the", "for", "in", "on", "to", "a"})


def _words(text: str) -> list[str]:
    """Return letters and digits of ``text`` in runs, folded, without accents."""
    apart = unicodedata.normalize("NFD", fold(text))
    plain = "".join(char for char in apart if not unicodedata.combining(char))
    return _RUNS.findall(plain)


_RUNS = re.compile(r"[a-z]+|\d+")
