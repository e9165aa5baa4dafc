"""Quantities in Chinese text: where they stand, what they are worth, and which of them are sure.

The work is done on the fold. A *literal* is a run of digits and characters for numbers; what
stands before and after it (第, 分之, 多, 年, 成 …) decides what it means.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Span
from workbench.text import chinese_numerals as numerals
from workbench.text.chinese_units import measured
from workbench.text.chinese_words import IDIOM, MEASURE, METRIC_PREFIX, SHORT_WORD, SHORT_WORDS
from workbench.text.fold import fold
from workbench.text.quantity import Quantity, Unit, full_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.text.chinese_numerals import Numeral

_ARABIC = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_PIECE = re.compile(
    rf"(?:{_ARABIC})(?: (?=[万亿兆]|[百千](?![分瓦克卡赫帕焦伏米])))?"
    rf"|(?!(?<=[0-9] )千米)[{numerals.NUMERAL_CLASS}]+(?:(?<=千) (?=[0-9] ?百))?"
)
"""Pieces of a literal; some writers put spaces around digits, as in 5 千 4 百万."""
_ISO_DATE = re.compile(r"(?<![0-9-])([12][0-9]{3})-([01]?[0-9])-([0-3]?[0-9])(?![0-9-])")
_RANGE = re.compile(r"\s?(?:[-–—−~]|——|至|到)\s?")
_MAX_LITERAL = 64
_SURE_DIGITS = re.compile(rf".*[{numerals.ZEROS}]|[一二][一二三四五六七八九]{{3}}$")
_ODD_ENDS = re.compile(r"[多余几](?=[十百千万亿兆])")


class Literal(NamedTuple):
    """A run of digits and characters for numbers."""

    start: int
    end: int
    text: str


def chinese_quantities(text: str) -> list[Quantity]:
    """Return the quantities of a Chinese ``text`` in order."""
    return list(_Scan(text).quantities())


def literals(folded: str) -> Iterator[Literal]:
    """Yield the literals of ``folded``; pieces that touch (3亿5千万) make one."""
    start = end = -1
    for piece in _PIECE.finditer(folded):
        if piece.start() != end:
            if start >= 0:
                yield _literal(folded, start, end)
            start = piece.start()
        end = piece.end()
    if start >= 0:
        yield _literal(folded, start, end)


def _literal(folded: str, start: int, end: int) -> Literal:
    # The text of a monstrous run is cut: it is no quantity, but it must cost no time.
    if end - start > 1 and METRIC_PREFIX.match(folded, end - 1):
        end -= 1
    return Literal(start, end, folded[start : min(end, start + _MAX_LITERAL)])


class _Scan:
    """One pass over a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)
        self.literals = list(literals(self.folded))
        self.idioms = {i for m in IDIOM.finditer(self.folded) for i in range(*m.span())}
        self.at = 0

    def quantities(self) -> Iterator[Quantity]:
        """Yield sure and unsure quantities in order of their start."""
        found = list(self._from_literals())
        yield from sorted([*found, *self._short_words(found)], key=lambda quantity: quantity.span)

    def _short_words(self, found: list[Quantity]) -> Iterator[Quantity]:
        inside = {i for quantity in found for i in range(*quantity.span)}
        for match in SHORT_WORD.finditer(self.folded):
            if match.start() in inside:
                continue
            low, *also = map(Decimal, SHORT_WORDS[match.group()])
            span = Span(*match.span())
            yield Quantity(span, low, low, sure=False, also=tuple(also))

    def _from_literals(self) -> Iterator[Quantity]:
        done = 0
        while self.at < len(self.literals):
            literal = self.literals[self.at]
            self.at += 1
            too_long = literal.end - literal.start > _MAX_LITERAL
            if literal.start < done or too_long or self._is_weekday(literal):
                continue
            for quantity in self._read(literal):
                done = quantity.span.end
                known = quantity.sure and not self._is_name(literal)
                yield quantity._replace(sure=known and literal.start not in self.idioms)

    def _read(self, literal: Literal) -> Iterator[Quantity]:
        """Yield what ``literal`` says, by the first reading that fits."""
        date = _ISO_DATE.match(self.folded, literal.start)
        if date and literal.end == date.end(1):
            yield from self._iso_date(date)
        elif fraction := self._fraction(literal):
            yield fraction
        else:
            yield from self._counted(literal)

    def _iso_date(self, date: re.Match[str]) -> Iterator[Quantity]:
        self.at += 2
        for group, unit in enumerate((Unit.YEAR, Unit.MONTH, Unit.DAY), start=1):
            value = Decimal(date.group(group))
            yield Quantity(Span(*date.span(group)), value, value, unit)

    def _next(self, position: int) -> Literal | None:
        """Return the literal that starts at ``position``, if one does."""
        if self.at < len(self.literals) and self.literals[self.at].start == position:
            return self.literals[self.at]
        return None

    def _fraction(self, literal: Literal) -> Quantity | None:
        """Read 三分之二 and 百分之六十五点六."""
        if not self.folded.startswith("分之", literal.end):
            return None
        below = numerals.read_numeral(literal.text)
        above_at = self._next(literal.end + 2)
        if below is None or not below.value or above_at is None:
            return None
        self.at += 1
        above, end = self._value(above_at)
        if above is None:
            return None
        span = Span(literal.start, end)
        sure = not self.folded.startswith("决赛", end)  # a quarter-final is no quarter
        hundred = Decimal(100)
        percent = above.value * hundred / below.value
        if below.value in {hundred, hundred * 10, hundred * hundred}:
            return Quantity(span, percent, percent, Unit.PERCENT, also=(above.value,))
        share = above.value / below.value
        one_in = (below.value,) if above.value == 1 else ()
        return Quantity(span, share, share, Unit.FRACTION, sure=sure, also=(percent, *one_in))

    def _value(self, literal: Literal) -> tuple[Numeral | None, int]:
        """Return the value of ``literal`` with its decimals (六十五点六) and where it ends."""
        end, text = literal.end, literal.text
        follower = self._next(end + 1) if self.folded.startswith("点", end) else None
        if follower is None or follower.text[0].isascii() or text[0].isascii():
            return numerals.read_numeral(text), end
        digits = follower.text.rstrip("万亿兆")
        # 三点五分 is five past three; 三点二五分 would be no time of day.
        is_time = self.folded.startswith("分", follower.end) and len(digits) <= len("五十")
        if is_time or not all(char in numerals.DIGITS for char in digits):
            return numerals.read_numeral(text), end
        self.at += 1
        return _decimal(text, digits, follower.text[len(digits) :]), follower.end

    def _counted(self, literal: Literal) -> Iterator[Quantity]:
        """Yield the quantity of a counted number, a date, an ordinal, or a range."""
        numeral, end = self._value(literal)
        if numeral is None or (_is_guess(literal.text) and not self.folded.startswith("年", end)):
            for guess in _neighbours(literal):
                yield measured(self.folded, literal.text, guess)
            return
        low = high = numeral.value
        sure = self._is_sure(literal, end)
        odd = _ODD_ENDS.match(self.folded, end)
        unit_at = self._next(end + 1) if odd else None
        if unit_at and (scaled := _scaled(literal.text, numeral, unit_at.text)):  # 30多万
            self.at += 1
            numeral, end, sure = scaled, unit_at.end, sure and odd is not None
            low, high = scaled.value, scaled.value + scaled.step
        elif self.folded[end : end + 1] in {"多", "余", "几"} and end < len(self.folded):
            high = low + numeral.step
            sure = sure and self.folded[end] != "几"
            end += 1
        quantity = Quantity(Span(literal.start, end), low, high, sure=sure, is_open=low != high)
        yield from self._with_range(literal, quantity)

    def _with_range(self, literal: Literal, first: Quantity) -> Iterator[Quantity]:
        """Yield ``first``, or the range that it opens (10—15亿), with its unit."""
        sign = _RANGE.match(self.folded, first.span.end)
        second = self._next(sign.end()) if sign and not first.is_open else None
        if second is None or (found := self._value_of_second(second)) is None:
            yield measured(self.folded, literal.text, first)
            return
        high, end = found
        low, scale = first.low, _scale(second.text)
        also = (low,) if scale > 1 and not set(literal.text) & set(numerals.BIG) else ()
        quantity = Quantity(
            Span(first.span.start, end),
            low * scale if also else low,
            full_year(low, high),
            sure=first.sure,
            also=also,
        )
        yield measured(self.folded, literal.text, quantity)

    def _value_of_second(self, literal: Literal) -> tuple[Decimal, int] | None:
        at = self.at
        self.at += 1
        numeral, end = self._value(literal)
        if numeral is None:
            self.at = at
            return None
        return numeral.value, end

    def _is_weekday(self, literal: Literal) -> bool:
        """Tell whether ``literal`` is the 三 of 周三, 星期三 or 礼拜三."""
        before = self.folded[max(0, literal.start - 2) : literal.start]
        if len(literal.text) > 1 or literal.text not in "一二三四五六":
            return False
        return before.endswith(("周", "星期", "礼拜")) and before[:1] not in numerals.DIGITS

    def _is_name(self, literal: Literal) -> bool:
        """Tell whether the digits belong to a name in Latin letters: F-35, GPT-4, 5G."""
        before, after = literal.start - 1, literal.end
        if before > 0 and self.text[before] in "-‑–":
            before -= 1
        if before >= 0 and _is_latin(self.text[before]):
            return True
        is_letter = after < len(self.text) and _is_latin(self.text[after])
        lone = is_letter and not _is_latin(self.text[after + 1 : after + 2])
        return lone and literal.text[-1].isdigit()

    def _is_sure(self, literal: Literal, end: int) -> bool:
        """Tell whether a number is meant that a translation must give."""
        text, before = literal.text, self.folded[max(0, literal.start - 1) : literal.start]
        has_decimals = end > literal.end
        if has_decimals or (before == "月" and self.folded.startswith(("日", "号"), end)):
            return True
        if text[0].isascii():
            return text != "1"
        if before == "第":
            return text not in {"一", "二", "两"}
        if (text[0] in numerals.UNIT_CLASS and text[0] != "十") or before in {"几", "数", "好"}:
            return False  # 数百万, and 百 and 万 in words
        return self._is_sure_in_characters(text, end)

    def _is_sure_in_characters(self, text: str, end: int) -> bool:
        """Tell whether 三, 十一 or 二〇二五 is meant as a number and no part of a word."""
        if len(text) == 1 or text == "十一":
            small = text in {"一", "二", "两", "零", "〇", "○"}
            return not small and MEASURE.match(self.folded, end) is not None
        if all(char in numerals.DIGITS for char in text):
            is_year = self.folded.startswith("年", end) and not _is_guess(text)  # 等了七八年
            return is_year or _SURE_DIGITS.match(text) is not None
        return True


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _decimal(whole: str, digits: str, big: str) -> Numeral | None:
    """Return the value of 三点五万: ``whole`` 三, ``digits`` 五, ``big`` 万."""
    number = numerals.read_numeral(whole)
    if number is None or not digits or len(digits) > numerals.MAX_DIGITS:
        return None
    decimals = "".join(str(numerals.DIGITS[char]) for char in digits)
    value = (number.value + Decimal(f"0.{decimals}")) * _scale(big)
    return numerals.Numeral(value, Decimal(1))


def _scale(text: str) -> int:
    """Return what the 万 and 亿 at the end of ``text`` multiply with."""
    scale = 1
    for char in text[len(text.rstrip("万亿兆")) :][:2]:
        scale *= numerals.BIG[char]
    return scale


def _scaled(text: str, numeral: Numeral, units: str) -> Numeral | None:
    """Return 一亿五千多万 as a numeral whose last place is 千万: ``units`` is 万."""
    if any(char not in numerals.UNIT_CLASS for char in units):
        return None
    whole = numerals.read_numeral(text + units)
    scale = numerals.read_numeral("一" + units)
    return numerals.Numeral(whole.value, numeral.step * scale.value) if whole and scale else None


def _is_guess(text: str) -> bool:
    """Tell whether ``text`` is two digits in a row, as in 三四次, three or four times."""
    values = [numerals.DIGITS.get(char, -9) for char in text]
    return len(values) == len("三四") and values[1] - values[0] == 1


def _neighbours(literal: Literal) -> Iterator[Quantity]:
    """Yield 七八百 and 三十七八: two digits that follow each other are a guess between them."""
    text = literal.text
    for i in range(len(text) - 1):
        one, other = (numerals.DIGITS.get(char, -9) for char in text[i : i + 2])
        if other - one != 1:
            continue
        low = numerals.read_numeral(text[: i + 1] + text[i + 2 :])
        high = numerals.read_numeral(text[:i] + text[i + 1 :])
        if low and high:
            span = Span(literal.start, literal.end)
            yield Quantity(span, low.value, high.value, sure=False)
            return
