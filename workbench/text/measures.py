"""What a quantity is counted in: currencies and units of measure, in either language.

``measures.tsv`` has the words: what is counted, a tab, the Chinese words that follow a number (a 个
may stand between), a tab, a regular expression for the English ones.

A word may stand for several (“$” for every dollar, 元 in a Traditional text for yuan and dollars);
two texts disagree where nothing that the one may mean is what the other may mean.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Span
from workbench.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.text.quantity import Quantity

_DOLLARS = "usd twd hkd aud cad sgd nzd other-dollar"
_SIGNS = {
    "US$": "usd", "A$": "aud", "C$": "cad", "S$": "sgd",
    "HK$": "hkd", "NT$": "twd", "NZ$": "nzd", "$": _DOLLARS, "€": "eur",
    "£": "gbp", "¥": "cny jpy", "￥": "cny jpy", "RMB": "cny", "CNY": "cny", "USD": "usd",
    "EUR": "eur", "人民币": "cny", "新台币": "twd", "港币": "hkd",
}  # fmt: skip
"""What stands before a number, in either language."""
_MONEY = frozenset(f"{_DOLLARS} eur gbp jpy cny krw rub rupee chf franc thb peso".split())
_AHEAD = 24
"""So many characters after a number are looked at."""
_BEHIND = 4
"""And so many before it."""


class Measured(NamedTuple):
    """A quantity, and what it may be counted in."""

    quantity: Quantity
    kinds: frozenset[str]
    span: Span
    """The number with the words or signs that say what it counts."""

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money, whatever else it may be."""
        return bool(self.kinds & _MONEY)


def measured(
    text: str, found: Iterable[Quantity], language: str, *, yuan: bool = True
) -> list[Measured]:
    """Return those of the quantities ``found`` in ``text`` of which it is said what they count.

    ``yuan`` says that a bare 元 is one of the Mainland.

    >>> from workbench.text.numbers import quantities
    >>> text = "30亿美元"
    >>> [sorted(one.kinds) for one in measured(text, quantities(text, "zh"), "zh")]
    [['usd']]
    """
    after = _chinese() if language == "zh" else _english()
    folded = fold(text) if language == "zh" else text
    made = []
    for one in found:
        start, end = one.span
        kinds, sign = _before(text, start)
        match = after.pattern.match(folded[end : end + _AHEAD])
        if match and not kinds:
            bare = "cny" if yuan else f"cny {_DOLLARS}"
            kinds = after.kinds[match.lastindex - 1] if match.lastindex else bare
        if kinds:
            span = Span(sign, end + (match.end() if match else 0))
            made.append(Measured(one, frozenset(kinds.split()), span))
    return made


def _before(text: str, start: int) -> tuple[str, int]:
    """Return what the sign before a number says, nothing without one, and where it begins."""
    head = fold(text[max(0, start - _BEHIND) : start]).upper().rstrip()
    for sign, kinds in _SIGNS.items():
        if head.endswith(sign):
            return kinds, max(0, start - _BEHIND) + len(head) - len(sign)
    return _SIGNS.get(text[start : start + 1], ""), start


class _Words(NamedTuple):
    pattern: re.Pattern[str]
    kinds: tuple[str, ...]
    """For each group of the pattern what its words count."""


class _Row(NamedTuple):
    """A line of ``measures.tsv``: what is counted, and the words for it."""

    kinds: str
    chinese: str
    """Folded words with spaces between them."""
    english: str
    """A regular expression."""


def _rows() -> list[_Row]:
    table = resources.files("workbench.text").joinpath("measures.tsv").read_text("utf-8")
    return [_Row(*line.split("\t")) for line in table.splitlines()]


@lru_cache(maxsize=1)
def _chinese() -> _Words:
    """Return the Chinese words; a bare 元 (or 块钱) is what matches without a group."""
    rows = [(word, row.kinds) for row in _rows() for word in row.chinese.split()]
    rows.sort(key=lambda row: -len(row[0]))
    groups = "|".join(f"({re.escape(word)})" for word, _ in rows)
    pattern = rf"\s?(?:多|余)?(?:个)?(?:{groups}|元|块钱)(?![旦宵月帅首])"
    return _Words(re.compile(pattern), tuple(kinds for _, kinds in rows))


@lru_cache(maxsize=1)
def _english() -> _Words:
    rows = sorted((row for row in _rows() if row.english), key=lambda row: -len(row.english))
    groups = "|".join(f"({row.english})" for row in rows)
    pattern = rf"[\s-]?(?:(?:or|to)\s?)?(?:{groups})(?![\w²-])"
    return _Words(re.compile(pattern), tuple(row.kinds for row in rows))
