"""Saying a quantity in a language: what a message names and a suggestion offers."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from workbench.text.quantity import FIRST_YEAR, HUNDRED, LAST_YEAR, Quantity, Unit

if TYPE_CHECKING:
    from collections.abc import Callable

_ENGLISH_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_CHINESE_SCALES = ((12, "万亿"), (8, "亿"), (4, "万"))
MONTHS = tuple(
    "January February March April May June July August September October November December".split()  # noqa: SIM905 - easier to read
)
_ROUNDED = 4


def say(quantity: Quantity, language: str) -> str:
    """Return ``quantity`` as a text in ``language`` would write it.

    >>> from workbench.text.numbers import quantities
    >>> say(quantities("30.27亿元", "zh")[0], "en"), say(quantities("5 percent", "en")[0], "zh")
    ('3.027 billion', '5%')
    """
    say_value = _say_chinese if language == "zh" else _say_english
    if quantity.low == quantity.high or quantity.is_open:
        said = say_value(abs(quantity.low), quantity.unit)
        more = {"zh": f"{said}多", "en": f"more than {said}"}
        return more.get(language, said) if quantity.is_open else said
    return _range(quantity, say_value)


def _range(quantity: Quantity, say_value: Callable[[Decimal, Unit], str]) -> str:
    """Return both ends with a dash between them."""
    low, high = (say_value(abs(end), quantity.unit) for end in (quantity.low, quantity.high))
    return f"{low}–{high}"


def _say_english(value: Decimal, unit: Unit) -> str:
    said = _ENGLISH.get(unit)
    return said(value) if said else _scaled(value, _ENGLISH_SCALES, " ", separator=True)


def _english_decade(value: Decimal) -> str:
    return f"the {_plain(value)}s" if value >= HUNDRED else f"the ’{int(value):02}s"


def ordinal(number: int) -> str:
    """Return a number as English counts with it: 1st, 12th."""
    teen = number // 10 % 10 == 1
    return f"{number}" + ("th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th"))


def _say_chinese(value: Decimal, unit: Unit) -> str:
    if unit in {Unit.PERCENT, Unit.FRACTION}:
        return f"{_plain(value * (HUNDRED if unit is Unit.FRACTION else 1))}%"
    endings = {Unit.TIMES: "倍", Unit.YEAR: "年", Unit.MONTH: "月", Unit.DAY: "日", Unit.HOUR: "时"}
    endings |= {Unit.DECADE: "年代", Unit.CENTURY: "世纪"}
    if unit in endings:
        return _plain(value) + endings[unit]
    prefix = "第" if unit is Unit.ORDINAL else ""
    return prefix + _scaled(value, _CHINESE_SCALES, "", separator=False)


def _scaled(
    value: Decimal, scales: tuple[tuple[int, str], ...], gap: str, *, separator: bool
) -> str:
    for power, name in scales:
        if value >= Decimal(10) ** power:
            return _plain(value.scaleb(-power)) + gap + name
    return _plain(value, separator=separator)


def _plain(value: Decimal, *, separator: bool = False) -> str:
    """Return ``value`` in digits without needless zeros; what may be a year is not grouped."""
    separator = separator and not FIRST_YEAR <= value <= LAST_YEAR
    exact = value.normalize()
    short = exact if exact == (cut := round(exact, _ROUNDED)) else cut.normalize()
    return f"{short:,f}" if separator else f"{short:f}"


_ENGLISH: dict[Unit, Callable[[Decimal], str]] = {
    Unit.MONTH: lambda value: MONTHS[int(value) - 1],
    Unit.PERCENT: lambda value: f"{_plain(value)} percent",
    Unit.FRACTION: lambda value: f"{_plain(value * HUNDRED)} percent",
    Unit.TIMES: lambda value: f"{_plain(value)} times",
    Unit.DECADE: _english_decade,
    Unit.ORDINAL: lambda value: ordinal(int(value)),
    Unit.CENTURY: lambda value: f"{ordinal(int(value))} century",
    Unit.YEAR: _plain,
    Unit.DAY: _plain,
    Unit.HOUR: _plain,
}
