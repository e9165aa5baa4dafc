"""Numerals written in Chinese: reading 三千二百万, 二〇二五, 3亿5千万 and writing them.

Everything works on the fold, in which 萬, 億, 兩 are 万, 亿, 两 already.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
DIGITS |= {"〇": 0, "○": 0, "两": 2}
SMALL = {"十": 10, "百": 100, "千": 1000}
BIG = {"万": 10**4, "亿": 10**8, "兆": 10**12}
TENS = {"廿": 20, "卅": 30}
ZEROS = "零〇○"

DIGIT_CLASS = "".join(DIGITS)
UNIT_CLASS = "".join({**SMALL, **BIG})
NUMERAL_CLASS = DIGIT_CLASS + UNIT_CLASS + "".join(TENS)

MAX_DIGITS = 30
"""A longer string of digits is a code, not a quantity; it also bounds what Decimal has to do."""

_PART = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?|[^0-9]")


class Numeral(NamedTuple):
    """The value of a numeral, and the step of its last place: 3200万 counts in 10,000."""

    value: Decimal
    step: Decimal


def read_numeral(text: str) -> Numeral | None:
    """Return the value of a numeral of Chinese characters, of digits, or of both.

    None where the characters are no well-formed numeral.

    >>> str(read_numeral("三千二百万").value), str(read_numeral("3亿5千万").value)
    ('32000000', '350000000')
    """
    text = text.replace(" ", "")
    if not text or len(text) > 2 * MAX_DIGITS:
        return None
    if all(char in DIGITS for char in text):
        return _digit_string(text)
    return _Reader().read(_PART.findall(text))


def _digit_string(text: str) -> Numeral | None:
    if len(text) > MAX_DIGITS or (len(text) > 1 and "两" in text):
        return None
    return Numeral(Decimal("".join(str(DIGITS[char]) for char in text)), Decimal(1))


class _Reader:
    """Reads a numeral from left to right: digits, small units up to 千, then 万, 亿, 兆."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.section = Decimal(0)
        self.current: Decimal | None = None
        self.last_small = 10**4
        """The small unit before: within a section they must grow smaller."""
        self.last_big = 10**16
        self.step = Decimal(1)
        """The unit that was read last."""
        self.place = Decimal(1)
        """The last place of the digits that were read last."""
        self.after_zero = False
        self.fresh = True
        """Whether nothing has been read since the last unit of 万 or more."""

    def read(self, parts: list[str]) -> Numeral | None:
        for part in parts:
            if not self._take(part):
                return None
        return self._finish()

    def _take(self, part: str) -> bool:
        if part in SMALL:
            return self._small(SMALL[part])
        if part in BIG:
            return self._big(BIG[part])
        if part in TENS:
            self.current = Decimal(TENS[part] // 10)
            return self._small(10)
        return self._digit(part)

    def _digit(self, part: str) -> bool:
        if part in ZEROS:
            self.after_zero = True
            return self.current is None
        if self.current is not None:
            return False
        self.place = Decimal(1) if part in DIGITS else _last_place(part)
        value = read_arabic(part) if part not in DIGITS else Decimal(DIGITS[part])
        self.current = value
        self.fresh = False
        return value is not None

    def _small(self, unit: int) -> bool:
        if unit >= self.last_small:
            return False
        if self.current is None:
            if not (unit == SMALL["十"] or self.fresh):
                return False
            self.current = Decimal(1)
        self.section += self.current * unit
        self.current, self.last_small, self.step = None, unit, Decimal(unit)
        self.after_zero = self.fresh = False
        return True

    def _big(self, unit: int) -> bool:
        self.section += self.current or 0
        if self.fresh and not self.total:
            self.section, self.fresh = Decimal(1), False
        if unit > self.last_big or (self.fresh and self.total):
            self.total = (self.total + self.section) * unit
        elif unit < self.last_big:
            self.total += self.section * unit
        else:
            return False
        self.section, self.current = Decimal(0), None
        self.last_big = unit * self.last_big if self.fresh else unit  # 万亿 is one unit, 10¹²
        self.last_small, self.step = 10**4, Decimal(self.last_big)
        self.fresh, self.after_zero = True, False
        return True

    def _finish(self) -> Numeral:
        value, step = self.total + self.section, self.step
        if self.current is not None:
            # 三万五 is 35,000: a last digit without 零 counts in tenths of the unit before.
            shortened = step >= SMALL["百"] and not self.after_zero and self.current < SMALL["十"]
            step = step / 10 if shortened else self.place
            value += self.current * (step if shortened else 1)
        return Numeral(value, step)


def _last_place(digits: str) -> Decimal:
    """Return 10 for 30, 100 for 1500, 1 for 35: the place at which a round figure is left open."""
    zeros = len(digits) - len(digits.rstrip("0")) if "." not in digits else 0
    return Decimal(10**zeros)


def read_arabic(text: str) -> Decimal | None:
    """Return the value of ``text`` in digits, with or without separators; None if too long."""
    plain = text.replace(",", "")
    return Decimal(plain) if len(plain) <= MAX_DIGITS else None


def write_numeral(value: int) -> str:
    """Return ``value`` (0 up to 10¹⁶) in Chinese characters.

    >>> write_numeral(30_050_001)
    '三千零五万零一'
    """
    if value == 0:
        return "零"
    for unit, name in ((10**8, "亿"), (10**4, "万")):
        section, rest = divmod(value, unit)
        if section:
            gap = "零" if 0 < rest < unit // 10 else ""
            return write_numeral(section) + name + gap + (write_numeral(rest) if rest else "")
    return _write_section(value)


def _write_section(value: int) -> str:
    written = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            written += "零一二三四五六七八九"[digit] + name
        elif written and value and not written.endswith("零"):
            written += "零"
    return written
