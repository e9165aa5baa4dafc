"""Days of the week in a text of either language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Span
from workbench.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CHINESE = re.compile(
    "(?<![一二三四五六七八九十百两几半0-9])(?:周|星期|礼拜)([一二三四五六日天])"
    "(?![次趟回期个家部集场遍更样行十百千万圈年岁直致共些切定般]|[二三四五六七八九]个)"
)
"""周一, 星期天; not 一周一次 (once a week) nor 周一直 (Zhou always)."""
_ORDER = {char: number for number, char in enumerate("一二三四五六日")} | {"天": 6}
_ENGLISH = re.compile(
    r"\b(?:(Mon)(?:day|\.)|(Tue)(?:sday|s?\.)|(Wed)(?:nesday|\.)|(Thu)(?:rsday|(?:rs?)?\.)"
    r"|(Fri)(?:day|\.)|(Sat)(?:urday|\.)|(Sun)(?:day|\.))s?(?!\w)"
)


class Weekday(NamedTuple):
    """A day of the week at a place of a text; 0 is Monday."""

    day: int
    span: Span

    @property
    def name(self) -> str:
        """Its English name."""
        return _DAYS[self.day]


def weekdays(text: str, language: str) -> Iterator[Weekday]:
    """Yield the days of the week that ``text`` names.

    >>> [one.name for one in weekdays("他周三（星期四）来，每周一次", "zh")]
    ['Wednesday', 'Thursday']
    """
    if language == "zh":
        for match in _CHINESE.finditer(fold(text)):
            yield Weekday(_ORDER[match[1]], Span(*match.span()))
    else:
        for match in _ENGLISH.finditer(text):
            yield Weekday((match.lastindex or 1) - 1, Span(*match.span()))


def say_weekday(day: int, like: str) -> str:
    """Return the name of a day as the other day ``like`` is written.

    >>> say_weekday(2, "週四"), say_weekday(2, "Thursday")
    ('週三', 'Wednesday')
    """
    return _DAYS[day] if like.isascii() else like[:-1] + "一二三四五六日"[day]
