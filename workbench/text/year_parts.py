"""Quarters and halves of a year in a text of either language, each as the quarters in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Span
from workbench.text.fold import fold

if TYPE_CHECKING:
    from re import Pattern

_Quarters = frozenset[int]
_FIRST = 1
_MONTHS = 3
"""A quarter has so many."""
_VALUES = {word: number for number, word in enumerate("一二三四", start=1)}
_VALUES |= {"首": 1, "末": 4, "两": 2, "上": 1, "前": 1, "下": 2, "后": 2, "六": 6, "九": 9}
_VALUES |= {str(number): number for number in range(1, 10)}
_VALUES |= {word: number for number, word in enumerate("first second third fourth".split(), 1)}  # noqa: SIM905
_VALUES |= {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4, "latter": 2}
_VALUES |= {"two": 2, "three": 3, "six": 6, "nine": 9}

_ZH_ONE = "第?[一二三四1-4](?:季度?)?"
_CHINESE: dict[str, Pattern[str]] = {
    "several": re.compile(rf"{_ZH_ONE}(?:[、和及与]{_ZH_ONE}){{1,2}}(?<=[季度])"),
    "range": re.compile(rf"(?<![0-9.]){_ZH_ONE}[至到~—–-]{_ZH_ONE}(?<=[季度])"),
    "first_quarters": re.compile("[前首头]([二两三23])个?季度?"),
    "first_months": re.compile("[前首头]([三六九369])个月"),
    "months": re.compile(r"(?<![0-9.])([147]|10)月?份?[至到~—–-]([369]|12)月"),
    # 上一季度, 每一季度 and the 三季度 of 前三季度 are no quarters by name.
    "quarter": re.compile(
        "第([一二三四1-4])(?:财?季度?)|([首末])季度?(?![节赛])"
        "|(?<![上下每这那同新任某前后近续过第一二三四五六七八九十0-9.个])([一二三四1-4])季[度报]"
    ),
    "half": re.compile("([上下前后首])半(?:财?年)(?!来|以|内)"),
    "latin": re.compile(r"(?<![a-z0-9-])q([1-4])(?![a-z0-9])|(?<![a-z0-9.])([1-4])q(?![a-z])"),
    "latin_half": re.compile(
        r"(?<![a-z0-9-])h([12])(?![a-z0-9])|(?<![a-z0-9.])([12])h(?=[ ']?[0-9]{2})"
    ),
}
_EN_NTH = "(?:first|second|third|fourth|final|1st|2nd|3rd|4th)"
_ENGLISH: dict[str, Pattern[str]] = {
    "several": re.compile(
        rf"\b{_EN_NTH}-?(?:,? (?:and|or|to) (?:the )?|, ){_EN_NTH}[- ]quarters?\b"
    ),
    "range": re.compile(r"\bq[1-4](?: ?[–—-] ?| (?:to|through) )q[1-4]\b"),
    "first_quarters": re.compile(r"\bfirst (two|three) quarters\b"),
    "first_months": re.compile(r"\bfirst (three|six|nine)[- ]months?\b"),
    "months": re.compile(
        r"\b(january|april|july|october)(?: ?[–—-] ?| to | through )"
        r"(march|june|september|december)\b"
    ),
    # "a fourth quarter in a row" counts quarters.
    "quarter": re.compile(
        rf"(?<!\ba )(?<!consecutive )\b({_EN_NTH})[- ]quarter\b(?! (?:in a row|running|of (?:the )?"
        r"(?:game|match|century|growth)|straight))"
    ),
    "half": re.compile(
        r"\b(first|second|latter|1st|2nd)[- ]half\b"
        r"(?! of (?:the |this |last |an? )?(?:[a-z0-9]+ )?"
        r"(?:century|game|match|decade|month|season|week|day|concert|film|sentence|book|journey))"
    ),
    "latin": re.compile(r"\bq([1-4])\b|\b([1-4])q(?:[0-9]{2}(?:[0-9]{2})?)?\b"),
    "latin_half": re.compile(r"(?<!-)\bh([12])\b|\b([12])h[0-9]{2}(?:[0-9]{2})?\b"),
}
_MONTH_NAMES = {"january": "1", "april": "4", "july": "7", "october": "10"}
_MONTH_NAMES |= {"march": "3", "june": "6", "september": "9", "december": "12"}
_NUMBER = re.compile(rf"[一二三四]|[1-4](?![0-9])|{_EN_NTH}")
_LATIN_QUARTER = re.compile("[Qq][1-4]|[1-4][Qq][0-9]*")
_ONE_QUARTER = re.compile("第?[一二三四]季度?")
_ENGLISH_NAMES = {
    frozenset({1}): "first quarter",
    frozenset({2}): "second quarter",
    frozenset({3}): "third quarter",
    frozenset({4}): "fourth quarter",
    frozenset({1, 2}): "first half",
    frozenset({3, 4}): "second half",
    frozenset({1, 2, 3}): "first three quarters",
}
_CHINESE_NAMES = {
    frozenset({1}): "第一季度",
    frozenset({2}): "第二季度",
    frozenset({3}): "第三季度",
    frozenset({4}): "第四季度",
    frozenset({1, 2}): "上半年",
    frozenset({3, 4}): "下半年",
    frozenset({1, 2, 3}): "前三季度",
}


class YearPart(NamedTuple):
    """Quarters of a year at a place of a text: the third is {3}, the first half {1, 2}."""

    quarters: _Quarters
    span: Span


def year_parts(text: str, language: str) -> list[YearPart]:
    """Return the quarters and halves that ``text`` names, in order.

    >>> [sorted(one.quarters) for one in year_parts("前三季度好于上半年，第四季度不如Q3", "zh")]
    [[1, 2, 3], [1, 2], [4], [3]]
    """
    folded = fold(text)
    found: list[YearPart] = []
    taken: set[int] = set()
    for kind, pattern in (_CHINESE if language == "zh" else _ENGLISH).items():
        for match in pattern.finditer(folded):
            quarters, span = _read(kind, match), Span(*match.span())
            if taken.isdisjoint(range(*span)):
                taken.update(range(*span))
                found.append(YearPart(quarters, span))
    return sorted(found, key=lambda one: one.span)


def _read(kind: str, match: re.Match[str]) -> _Quarters:
    if kind in {"several", "range"}:
        values = [_VALUES[number] for number in _NUMBER.findall(match[0])]
        return _from_to(values[0], values[-1]) if kind == "range" else frozenset(values)
    if kind == "months":
        first, last = (int(_MONTH_NAMES.get(name, name)) for name in match.groups())
        return _from_to(first // _MONTHS + 1, last // _MONTHS)
    value = _VALUES[next(group for group in match.groups() if group)]
    if kind == "first_quarters":
        return _from_to(_FIRST, value)
    if kind == "first_months":
        return _from_to(_FIRST, value // _MONTHS)
    if kind in {"half", "latin_half"}:
        return _from_to(2 * value - 1, 2 * value)
    return frozenset({value})


def _from_to(first: int, last: int) -> _Quarters:
    return frozenset(range(first, last + 1))


def say_year_part(quarters: _Quarters, like: str, language: str) -> str | None:
    """Return the name of a part as the other one, ``like``, is written; None if it has no name.

    >>> third, first_half = frozenset({3}), frozenset({1, 2})
    >>> say_year_part(third, "Second-quarter", "en"), say_year_part(third, "2Q25", "en")
    ('Third-quarter', '3Q25')
    >>> say_year_part(third, "二季度", "zh"), say_year_part(first_half, "第一季度", "zh")
    ('三季度', '上半年')
    """
    number = min(quarters)
    if len(quarters) == 1 and _LATIN_QUARTER.fullmatch(like):
        return re.sub("[1-4]", str(number), like, count=1)
    if language == "en":
        return _as_written(_ENGLISH_NAMES.get(quarters), like)
    if len(quarters) == 1 and _ONE_QUARTER.fullmatch(fold(like)):
        return re.sub("[一二三四]", "一二三四"[number - 1], like)
    return _CHINESE_NAMES.get(quarters)


def _as_written(name: str | None, like: str) -> str | None:
    """Return ``name`` with the hyphen and the capital of ``like``."""
    if name is None:
        return None
    if like.count("-") == name.count(" ") == 1:
        name = name.replace(" ", "-")
    return name.capitalize() if like[:2].istitle() and like[1].isalpha() else name
