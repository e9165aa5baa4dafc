"""What follows a Chinese number and says what it counts: 年, 月, 成, 倍, 世纪 and so on."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from workbench.article import Span
from workbench.text.chinese_numerals import DIGITS
from workbench.text.chinese_words import NOT_TENTHS
from workbench.text.quantity import (
    FIRST_YEAR,
    HUNDRED,
    LAST_YEAR,
    Quantity,
    Unit,
    other_centuries,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_HALF_DAY = 12
_LAST_MONTH = 12
_LAST_DAY = 31
_TEN = Decimal(10)
_BEFORE_MINUS = frozenset("为达是至到约值率降跌润比幅额速长损")
_BEFORE_RANGE = frozenset("%°)]")
"""4.25%-4.50% is a range."""
_BEFORE_BURDEN = frozenset("减担肩背胜")
"""减负五百亿: a burden of 50 billion less."""
_REPUBLIC = 1911
"""Year 1 of the Republic's calendar is 1912."""

_UNIT = re.compile(
    r"\s?(?:"
    r"(?P<percent>%|个?百分点)"
    r"|(?P<permille>‰)"
    r"|(?P<andhalf>(?:个月|个|天|小时|倍|吨|米|公里|公斤|斤|里|点|岁|分|块|杯|周)半)"
    r"|(?P<tenth>(?:块|米)(?P<digit>[一二三四五六七八九])(?![十百千万]))"
    r"|(?P<times>倍)"
    rf"|(?P<tenths>成(?:(?P<half>[半一二三四五六七八九])|(?![{NOT_TENTHS}])))"
    r"|(?P<discount>折)"
    r"|(?P<decade>年代)"
    r"|(?P<century>世纪(?:\s?(?P<decade_in>[1-9]0|[二三四五六七八九]十)\s?年代)?)"
    r"|(?P<halfyear>年半)"
    r"|(?P<year>年)"
    r"|(?P<month>月)"
    r"|(?P<day>日|号)"
    r"|(?P<hour>时|点|(?=:[0-5][0-9]))"
    r"|(?P<born>后(?![来面续天]))"
    r"|(?P<small>[斤里])"
    r"|(?P<metre>米)"
    r")"
)


def measured(folded: str, literal: str, quantity: Quantity) -> Quantity:
    """Return ``quantity`` with the unit that follows it in ``folded``."""
    if folded.startswith("第", max(0, quantity.span.start - 1)):
        return quantity._replace(unit=Unit.ORDINAL, span=_grown(quantity, -1))
    quantity = _signed(folded, quantity)
    match = _UNIT.match(folded, quantity.span.end)
    if match is None or match.lastgroup is None:
        return quantity
    name = next(name for name in _READERS if match.group(name) is not None)
    return _READERS[name](quantity, match, literal)


def _grown(quantity: Quantity, by: int) -> Span:
    return Span(max(0, quantity.span.start + by), quantity.span.end)


def _signed(folded: str, quantity: Quantity) -> Quantity:
    """Return ``quantity`` below zero where 负, 零下 or a minus sign stands before it."""
    start = quantity.span.start
    before = folded[max(0, start - 2) : start]
    width = 2 if before == "零下" else 1
    # 歼-20 is the name of an aircraft, and -- a dash.
    minus = before[-1:] in {"-", "−"} and (
        before[:-1] in _BEFORE_MINUS or not (before[0].isalnum() or before[0] in _BEFORE_RANGE)
    )
    negative = before[-1:] == "负" and before[:-1] not in _BEFORE_BURDEN
    if (minus and before != "--") or negative or before == "零下":
        span = _grown(quantity, -width)
        return quantity._replace(low=-quantity.low, high=-quantity.high, span=span)
    return quantity


def _with(quantity: Quantity, match: re.Match[str], unit: Unit, *also: Decimal) -> Quantity:
    span = Span(quantity.span.start, match.end())
    return quantity._replace(unit=unit, span=span, also=(*quantity.also, *also))


def _scaled(quantity: Quantity, by: Decimal) -> Quantity:
    return quantity._replace(low=quantity.low * by, high=quantity.high * by)


def _percent(quantity: Quantity, match: re.Match[str], _: str) -> Quantity:
    return _with(quantity, match, Unit.PERCENT)._replace(sure=True)


def _permille(quantity: Quantity, match: re.Match[str], _: str) -> Quantity:
    per_thousand = _with(quantity, match, Unit.PERCENT, quantity.low)
    return _scaled(per_thousand, Decimal("0.1"))


def _times(quantity: Quantity, match: re.Match[str], _: str) -> Quantity:
    # 增长两倍 is "tripled", 1.5倍 "150 percent", and translators differ on which is meant.
    low = quantity.low
    also = (low + 1, low - 1, low * HUNDRED, (low - 1) * HUNDRED)
    return _with(quantity, match, Unit.TIMES, *also)._replace(sure=quantity.sure and low > 1)


def _tenths(quantity: Quantity, match: re.Match[str], _: str) -> Quantity:
    if not 0 <= quantity.low <= _TEN or quantity.high > _TEN:
        return quantity
    half = match.group("half")
    extra = Decimal(5 if half == "半" else DIGITS.get(half, 0)) if half else Decimal(0)
    scaled = _scaled(quantity, _TEN)
    low = scaled.low if quantity.high > quantity.low else scaled.low + extra
    share = scaled._replace(low=low, high=scaled.high + extra)
    return _with(share, match, Unit.PERCENT, quantity.low)._replace(sure=True)


def _discount(quantity: Quantity, match: re.Match[str], _: str) -> Quantity:
    # 七折 is 30 percent off, 八五折 15.
    paid = quantity.low * _TEN if quantity.low < _TEN else quantity.low
    return _with(quantity, match, Unit.NONE, paid, HUNDRED - paid)


def _decade(quantity: Quantity, match: re.Match[str], _: str) -> Quantity:
    return _with(quantity, match, Unit.DECADE, *other_centuries(quantity.low))._replace(sure=True)


def _century(quantity: Quantity, match: re.Match[str], _: str) -> Quantity:
    decade = match.group("decade_in")
    first_year = (quantity.low - 1) * HUNDRED
    if not decade:
        return _with(quantity, match, Unit.CENTURY, first_year)
    short = Decimal(decade) if decade.isascii() else Decimal(DIGITS[decade[0]] * 10)
    year = first_year + short
    span = Span(quantity.span.start, match.end())
    return Quantity(span, year, year, Unit.DECADE, sure=True, also=(short, quantity.low))


def _half_year(quantity: Quantity, match: re.Match[str], _: str) -> Quantity:
    months = quantity.low * _LAST_MONTH + 6
    return _and_half(_with(quantity, match, Unit.NONE, months), match, "")


def _and_half(quantity: Quantity, match: re.Match[str], _: str) -> Quantity:
    """Read 两年半, 三个半小时: two and a half, three and a half."""
    low = quantity.low
    if low == low.to_integral_value() and low < HUNDRED and not quantity.is_open:
        value = low + Decimal("0.5")
        quantity = quantity._replace(low=value, high=max(quantity.high, value))
    minutes = (Decimal(30),) if match.group().strip() == "点半" else ()
    return _with(quantity, match, Unit.NONE, low, *minutes)


def _year(quantity: Quantity, match: re.Match[str], literal: str) -> Quantity:
    low = quantity.low
    if FIRST_YEAR <= low <= LAST_YEAR and low == low.to_integral_value():
        return _with(quantity, match, Unit.YEAR)
    if low < HUNDRED * 2 and len(literal) > 1:
        return _with(quantity, match, Unit.NONE, *other_centuries(low)[:2], low + _REPUBLIC)
    return _with(quantity, match, Unit.NONE)


def _month(quantity: Quantity, match: re.Match[str], _: str) -> Quantity:
    if not 1 <= quantity.low <= _LAST_MONTH:
        return quantity
    return _with(quantity, match, Unit.MONTH)._replace(sure=True)


def _day(quantity: Quantity, match: re.Match[str], _: str) -> Quantity:
    if not 1 <= quantity.low <= _LAST_DAY:
        return quantity
    unit = Unit.DAY if quantity.high <= _LAST_DAY else Unit.NONE
    return _with(quantity, match, unit)


def _hour(quantity: Quantity, match: re.Match[str], _: str) -> Quantity:
    low = quantity.low
    if low > 2 * _HALF_DAY or low != low.to_integral_value():
        return quantity
    return _with(quantity, match, Unit.HOUR, abs(low - _HALF_DAY), low + _HALF_DAY)


def _born(quantity: Quantity, match: re.Match[str], literal: str) -> Quantity:
    """Read 90后, those born in the 1990s."""
    if len(literal) != 2 or literal[1] not in "05零五":  # noqa: PLR2004
        return quantity
    return _with(quantity, match, Unit.DECADE, *other_centuries(quantity.low))


def _small(quantity: Quantity, match: re.Match[str], _: str) -> Quantity:
    """Read 斤 and 里: half a kilogram and half a kilometre."""
    return _with(quantity, match, Unit.NONE, quantity.low / 2)


def _metre(quantity: Quantity, _: re.Match[str], literal: str) -> Quantity:
    """Read 三千米: three thousand metres, or three kilometres."""
    if literal.endswith("千") and literal != "千":
        return quantity._replace(also=(*quantity.also, quantity.low / 1000))
    return quantity


def _tenth(quantity: Quantity, match: re.Match[str], _: str) -> Quantity:
    """Read 四块八 and 一米八: 4.8 yuan, 1.8 metres."""
    value = quantity.low + Decimal(DIGITS[match.group("digit")]) / 10
    return _with(quantity, match, Unit.NONE)._replace(low=value, high=value, sure=True)


_READERS: dict[str, Callable[[Quantity, re.Match[str], str], Quantity]] = {
    "percent": _percent,
    "permille": _permille,
    "times": _times,
    "tenths": _tenths,
    "discount": _discount,
    "decade": _decade,
    "century": _century,
    "halfyear": _half_year,
    "andhalf": _and_half,
    "year": _year,
    "month": _month,
    "day": _day,
    "hour": _hour,
    "born": _born,
    "small": _small,
    "metre": _metre,
    "tenth": _tenth,
}
