"""When two renderings of one term are two names, and when they are one name written differently."""

from __future__ import annotations

import re
from itertools import product

from workbench.text.fold import fold
from workbench.text.script import HAN

_WORD = re.compile(r"[^\W_]+")
_SHARED = 4
"""So many letters at the beginning of two words make them one (China, Chinese)."""
_OF_A_PEOPLE = re.compile(
    r"\b[A-Z][\w.]*(?:ish|[a-z]ch|an|ese|sque|oles|anes|urks|eeks|aqi|aeli|iss|man|men)s?$"
)
"""Adjectives and names of peoples, which stand for a country as well: French, Danes, Iraqi."""
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "a"})


def related(one: str, other: str) -> bool:
    """Tell whether two renderings are of one kind: longer and shorter, initials, derived words.

    >>> related("United States", "U.S."), related("Donald Trump", "Trump")
    (True, True)
    >>> related("China", "Chinese"), related("Netherlands", "Dutch"), related("特朗普", "川普")
    (True, True, False)
    """
    if HAN.search(one) or HAN.search(other):
        return _share_characters(fold(one), fold(other))
    first, second = _words(one), _words(other)
    if _OF_A_PEOPLE.search(one) or _OF_A_PEOPLE.search(other):
        return True
    if _initials(first, one) & _initials(second, other):
        return True
    return any(
        a == b or (a[:_SHARED] == b[:_SHARED] and min(len(a), len(b)) >= _SHARED)
        for a, b in product(first, second)
        if a not in _SMALL and b not in _SMALL
    )


def same(text: str) -> str:
    """Return ``text`` as it is compared: without case, dots, hyphens and the ending of a plural."""
    plain = " ".join(_WORD.findall(fold(text.replace(".", ""))))
    return plain.removesuffix("s") if len(plain) > _SHARED else plain


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text.replace(".", "").replace("’", "").replace("'", "")))


def _initials(words: list[str], text: str) -> set[str]:
    """Return the short forms that a name may have: its initials with and without small words."""
    joined = "".join(words)
    short = {joined} if text.isupper() or "." in text else set()
    if len(words) > 1:
        short.add("".join(word[0] for word in words))
        short.add("".join(word[0] for word in words if word not in _SMALL))
    return short


def _share_characters(one: str, other: str) -> bool:
    if one in other or other in one:
        return True
    pieces = {one[index : index + 2] for index in range(len(one) - 1)}
    return any(other[index : index + 2] in pieces for index in range(len(other) - 1))
