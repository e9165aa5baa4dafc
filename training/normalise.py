"""One way of writing for both sides: Simplified, half-width letters, plain English quotes."""

from __future__ import annotations

import re
import unicodedata

from workbench.engines.codec import AS_READ

_SPACES = re.compile(r"\s+")
_HAN = re.compile("[㐀-䶿一-鿿]")
_LATIN = re.compile("[A-Za-z]")

_LONGEST_CHINESE = 300
_LONGEST_ENGLISH = 1000
_SHORT = 6
_RATIO = (0.9, 9.0)


def normalise_chinese(text: str) -> str:
    """Return a Chinese sentence as the models read it (script conversion is done before).

    >>> normalise_chinese("「ＡＢＣ」　１２％")
    '“ABC” 12%'
    """
    text = unicodedata.normalize("NFC", text).translate(AS_READ["zh"])
    return _SPACES.sub(" ", text).strip()


def normalise_english(text: str) -> str:
    """Return an English sentence as the models read it."""
    text = unicodedata.normalize("NFC", text).translate(AS_READ["en"]).replace("…", "...")
    return _SPACES.sub(" ", text).strip()


def is_usable(chinese: str, english: str) -> bool:
    """Tell whether a pair can be learnt from: both languages, of like length, not too long."""
    if not chinese or not english or _HAN.search(english) or not _HAN.search(chinese):
        return False
    if len(chinese) > _LONGEST_CHINESE or len(english) > _LONGEST_ENGLISH:
        return False
    if not _LATIN.search(english) or chinese == english:
        return False
    if len(chinese) <= _SHORT:
        return len(english) <= 20 * len(chinese)
    return _RATIO[0] <= len(english) / len(chinese) <= _RATIO[1]
