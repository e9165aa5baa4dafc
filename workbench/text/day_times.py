"""Hours of the day that a text gives with the half of the day, before noon or after it."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Span
from workbench.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOON = 12
_LAST_HOUR = 23
_FIRST_OF_EVENING = 5
"""晚上一点 is one in the morning."""
_FIRST_OF_DAY = 6
"""下午五点 is five, 上午六点 six; 凌晨 ends between the two."""
_LETTER = re.compile(r"[ap](?=\.?m\.?\Z)", re.IGNORECASE)
_EN_PART = re.compile("(?:morning|afternoon|evening)$")
_ZH_HOURS = {word: hour for hour, word in enumerate("零一二三四五六七八九十")}
_ZH_HOURS |= {"两": 2, "十一": 11, "十二": 12}
_EN_HOURS = {
    word: hour
    for hour, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(),  # noqa: SIM905
        start=1,
    )
}
_MORNING = frozenset({"凌晨", "清晨", "早上", "早晨", "上午", "a", "morning"})
_EVENING = frozenset({"傍晚", "晚上", "晚间", "当晚", "今晚", "昨晚", "晚"})
_CHINESE = re.compile(
    "(凌晨|清晨|早上|早晨|上午|下午|午后|傍晚|晚上|晚间|当晚|今晚|昨晚|晚)约?"
    "([0-9]{1,2}|十[一二]?|[一二两三四五六七八九])(?:[时点]|:(?=[0-5][0-9]))"
    "(?:半|[0-9一二三四五六七八九十]{1,3}分?|整)?(?![0-9一二三四五六七八九十建])"
)
_ENGLISH = re.compile(
    r"\b([0-9]{1,2})(?:[:.][0-5][0-9])? ?([ap])(?:m\b|\.m\b\.?)"
    r"|\b([0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?::[0-5][0-9])?"
    r"(?: o'clock)? (?:in the|that|this|tomorrow|yesterday"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r" (morning|afternoon|evening)\b"
)


_TWELVE_HOURS_OFF = re.compile(
    r"美国?东部?|东部时间|纽约|华盛顿|\be[sd]?t\b|\beastern\b|new york|washington"
)
"""China is twelve hours ahead of the east of the United States for most of the year."""


class HalfDay(Enum):
    """Whether a time lies before noon or after it."""

    MORNING = "a.m."
    AFTERNOON = "p.m."

    @property
    def other(self) -> HalfDay:
        """The other half."""
        return HalfDay.AFTERNOON if self is HalfDay.MORNING else HalfDay.MORNING


class DayTime(NamedTuple):
    """An hour, 1 to 11, of a half of the day, at a place of a text."""

    hour: int
    half: HalfDay
    span: Span


def day_times(text: str, language: str) -> Iterator[DayTime]:
    """Yield the hours of ``text`` of which it says the half of the day; twelve is left out.

    >>> [(one.hour, one.half.value) for one in day_times("凌晨2点，下午3时30分，晚上十二点", "zh")]
    [(2, 'a.m.'), (3, 'p.m.')]
    >>> [(one.hour, one.half.value) for one in day_times("3:30 p.m. or ten in the morning", "en")]
    [(3, 'p.m.'), (10, 'a.m.')]
    """
    pattern = _CHINESE if language == "zh" else _ENGLISH
    for match in pattern.finditer(fold(text)):
        words = [word for word in match.groups() if word]
        half, number = words if language == "zh" else reversed(words)
        hour = _hour(number)
        is_night = half in _EVENING and hour < _FIRST_OF_EVENING
        if 0 < hour <= _LAST_HOUR and hour != _NOON and not is_night:
            part = HalfDay.MORNING if half in _MORNING else HalfDay.AFTERNOON
            yield DayTime(hour % _NOON, part, Span(*match.span()))


def may_be_converted(text: str) -> bool:
    """Tell whether ``text`` names a place where the clock shows the same hour of the other half.

    >>> may_be_converted("at 3 a.m. ET"), may_be_converted("北京时间下午3时")
    (True, False)
    """
    return _TWELVE_HOURS_OFF.search(fold(text)) is not None


def _hour(number: str) -> int:
    if number.isdigit():
        return int(number)
    return _EN_HOURS.get(number) or _ZH_HOURS.get(number, 0)


def say_day_time(time: DayTime, like: str, language: str) -> str:
    """Return the text ``like`` of a time, said in the half of the day of ``time``.

    >>> time = DayTime(3, HalfDay.AFTERNOON, Span(0, 1))
    >>> say_day_time(time, "3:30 a.m.", "en"), say_day_time(time, "凌晨3时30分", "zh")
    ('3:30 p.m.', '下午3时30分')
    """
    early = time.hour < _FIRST_OF_DAY
    if language == "zh":
        match = _CHINESE.match(fold(like))
        words = ("凌晨", "下午") if early else ("上午", "晚上")
        word = words[time.half is HalfDay.AFTERNOON]
        return word + like[match.end(1) :] if match else like
    words = ("morning", "afternoon") if early else ("morning", "evening")
    word = words[time.half is HalfDay.AFTERNOON]
    letter = time.half.value[0]
    said = _LETTER.sub(lambda old: letter if old[0].islower() else letter.upper(), like)
    return _EN_PART.sub(word, said)
