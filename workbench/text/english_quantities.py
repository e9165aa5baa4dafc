"""Quantities in English text: where they stand, what they are worth, and which are sure.

Numbers come from the parser; what stands around a number (a month, "percent", "th", "s", "to")
says what it counts.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from workbench.article import Span
from workbench.text import english_numerals as words
from workbench.text.english_parser import Number, Parser, Token
from workbench.text.quantity import (
    FIRST_YEAR,
    HUNDRED,
    LAST_YEAR,
    Quantity,
    Unit,
    full_year,
    other_centuries,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_DASHES = frozenset("-–—−~‑")
_OF_TIMES = frozenset({":", "."})
"""What stands between hour and minutes; two numbers with no more than that are a time."""
_CLOCKS = frozenset({"gmt", "utc", "bst"})
_SUFFIXES = frozenset({"th", "st", "nd", "rd"})
_LAST_DAY = 31
_HALF_DAY = 12
_MIN_PREFIX = 3
_CURRENCY_CODES = frozenset({"RMB", "USD", "EUR", "GBP", "HKD", "CNY", "JPY", "NT", "Rs", "TWD"})
_STARTERS = ({"a", "an", "half", "quarter"} | set(words.CARDINALS) | set(words.ORDINALS)) | set(
    words.MULTIPLIERS
)


def english_quantities(text: str) -> list[Quantity]:
    """Return the quantities of an English ``text`` in order."""
    return list(_Scan(text).quantities())


class _Scan:
    """One pass over a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parser = Parser(text)
        self.tokens = self.parser.tokens

    def quantities(self) -> Iterator[Quantity]:
        """Yield sure and unsure quantities in order of their start."""
        index = 0
        while index < len(self.tokens):
            token = self.tokens[index]
            number = None
            if token.is_digits or token.lower in _STARTERS:
                number = self.parser.number(index)
            if number is not None:
                quantity, index = self._measured(index, number)
                yield quantity
                continue
            loose = self._loose(index, token)
            if loose is not None:
                yield loose
            index += 1

    def _loose(self, index: int, token: Token) -> Quantity | None:
        """Return what a word that is no number may stand for: June, twice, II, the nineties."""
        values: tuple[Decimal, ...] = ()
        unit, sure = Unit.NONE, False
        if token.text in words.MONTHS:
            values, unit = (Decimal(words.MONTHS[token.text]),), Unit.MONTH
            sure = token.text not in words.DOUBTFUL_MONTHS or self._beside_digits(index)
        elif token.lower in words.DECADES:
            low = Decimal(words.DECADES[token.lower])
            values, unit = (low, *other_centuries(low)), Unit.DECADE
        elif token.lower in words.LOOSE:
            values = words.LOOSE[token.lower]
        elif token.lower in words.PLURALS:
            values = (Decimal(words.PLURALS[token.lower]),)
        elif token.text in words.ROMAN and token.text != "I":
            values = (Decimal(words.ROMAN[token.text]),)
        if not values:
            return None
        span = Span(token.start, token.end)
        return Quantity(span, values[0], values[0], unit, sure=sure, also=values[1:])

    def _beside_digits(self, index: int) -> bool:
        near = self.tokens[max(0, index - 2) : index] + self.tokens[index + 1 : index + 2]
        return any(token.is_digits for token in near)

    def _measured(self, index: int, number: Number) -> tuple[Quantity, int]:
        """Return the quantity that ``number`` makes with what follows it, and the next index."""
        high = self._upper_end(number)
        after = high.after if high else number.after
        low = number.value
        also = number.also
        if high and high.scale > 1 and number.scale == 1:
            low, also = low * high.scale, (*also, low)
        elif scale := self._shared_scale(number):
            also = (*also, low * scale)
        quantity = Quantity(
            self._span(index, after),
            low,
            full_year(low, high.value) if high else low,
            number.unit,
            sure=number.sure
            and not self._is_name(index, after)
            and not self._is_half(index, after),
            also=also,
        )
        if number.unit in {Unit.NONE, Unit.ORDINAL}:
            return self._with_unit(index, after, quantity)
        return quantity, after

    def _span(self, index: int, after: int) -> Span:
        return Span(self.tokens[index].start, self.tokens[after - 1].end)

    def _upper_end(self, number: Number) -> Number | None:
        """Return the end of a range: 10-15, five to ten."""
        at = number.after
        gap = (self.parser.gap(at) or "").strip()
        if self.parser.word(at) == "to" and self.parser.joins(at):
            at += 1
        elif gap not in _DASHES:
            return None
        if at >= len(self.tokens) or not self._starts_number(at):
            return None
        high = self.parser.number(at)
        return (
            high if high and high.unit is number.unit and high.value > number.value % 100 else None
        )

    def _starts_number(self, at: int) -> bool:
        token = self.tokens[at]
        return token.is_digits or token.lower in words.CARDINALS

    def _shared_scale(self, number: Number) -> int:
        """Return the "million" of "between 5 and 10 million" for the 5."""
        at = number.after
        if number.scale > 1 or self.parser.word(at) not in {"and", "or", "to"}:
            return 0
        if at + 1 >= len(self.tokens) or not self._starts_number(at + 1):
            return 0
        second = self.parser.number(at + 1)
        return second.scale if second and second.scale > 1 else 0

    def _is_name(self, index: int, after: int) -> bool:
        """Tell whether the number belongs to a name: F-35, G20, COVID-19, 5G, Five Eyes."""
        token = self.tokens[index]
        if not token.is_digits:
            return after == index + 1 and self._is_titled(index)
        before = self.tokens[index - 1] if index else None
        if token.text == "00" and before and before.is_digits and self._is_hour(index):
            return True  # of 7:00, which is 七点
        gap = self.parser.gap(index)
        if before and before.text.isalpha() and gap is not None and gap in {"", "-", "‑", "–"}:
            prefix = before.text
            plain = prefix.islower() and len(prefix) >= _MIN_PREFIX and gap
            return not plain and prefix not in _CURRENCY_CODES
        suffix = self.tokens[after] if after < len(self.tokens) else None
        glued = suffix is not None and self.parser.gap(after) == "" and suffix.text.isalpha()
        return bool(glued and suffix and len(suffix.text) == 1 and suffix.text.isupper())

    def _is_titled(self, index: int) -> bool:
        """Tell whether a word has a capital within a sentence, and so has the next: Nine News."""
        if not 0 < index < len(self.tokens) - 1:
            return False
        near = self.tokens[index - 1 : index + 2]
        spaced = self.parser.gap(index) == self.parser.gap(index + 1) == " "
        return spaced and [one.text.istitle() for one in near] == [False, True, True]

    def _is_half(self, index: int, after: int) -> bool:
        """Tell whether the number is one of fifty-fifty or 50-50, which is half and half."""
        word = self.tokens[index].lower
        if word not in {"fifty", "50"} or after != index + 1:
            return False
        return any(
            self.parser.word(at) == word and (self.parser.gap(border) or "") in {"-", "‑", "–", "/"}
            for at, border in ((index + 1, index + 1), (index - 1, index))
            if at >= 0
        )

    def _with_unit(self, index: int, after: int, quantity: Quantity) -> tuple[Quantity, int]:
        """Return ``quantity`` with what follows it: percent, th, s, times, p.m., century."""
        word = self.parser.word(after)
        if (percent := self._percent(after, quantity)) is not None:
            return self._grown(index, *percent)
        suffixed = word in _SUFFIXES and self.parser.gap(after) == ""
        if suffixed or quantity.unit is Unit.ORDINAL:
            ordinal = quantity._replace(unit=Unit.ORDINAL)
            return self._of_century(index, after + suffixed, ordinal)
        if word == "s" and not (self.parser.gap(after) or "").strip("'’"):
            also = (*quantity.also, *other_centuries(quantity.low))
            return self._grown(index, after + 1, quantity._replace(unit=Unit.DECADE, also=also))
        if word in {"times", "fold"} and self.parser.joins(after):
            return self._grown(index, after + 1, _times(quantity))
        if (by := words.SPANS.get(word)) and self.parser.joins(after):
            return quantity._replace(also=(*quantity.also, quantity.low * by)), after
        return self._date_or_time(index, after, quantity), after

    def _percent(self, after: int, quantity: Quantity) -> tuple[int, Quantity] | None:
        """Return the next index and the share, where "percent" or a sign for it follows."""
        word = self.parser.word(after)
        percent = quantity._replace(unit=Unit.PERCENT, sure=True)
        if word in words.PERCENT_WORDS or (word == "%" and self.parser.joins(after)):
            return after + 1, percent
        if word == "per" and self.parser.word(after + 1) == "cent":
            return after + 2, percent
        if word == "‰" and self.parser.joins(after):
            also = (*quantity.also, quantity.low)
            low, high = quantity.low / 10, quantity.high / 10
            return after + 1, percent._replace(low=low, high=high, also=also)
        return None

    def _grown(self, index: int, after: int, quantity: Quantity) -> tuple[Quantity, int]:
        return quantity._replace(span=self._span(index, after)), after

    def _of_century(self, index: int, after: int, quantity: Quantity) -> tuple[Quantity, int]:
        if self.parser.word(after) in {"century", "centuries"} and self.parser.joins(after):
            first_year = (quantity.low - 1) * HUNDRED
            unit = quantity._replace(unit=Unit.CENTURY, also=(*quantity.also, first_year))
            return self._grown(index, after + 1, unit)
        return self._grown(index, after, quantity)

    def _date_or_time(self, index: int, after: int, quantity: Quantity) -> Quantity:
        """Return ``quantity`` as a year, a day beside a month, or an hour; else as it is."""
        low, token = quantity.low, self.tokens[index]
        if not token.is_digits or low != low.to_integral_value():
            return quantity
        if len(token.text) == len("0230") and self._is_clock(after):
            also = (*quantity.also, low // HUNDRED, low % HUNDRED)
            return quantity._replace(unit=Unit.HOUR, also=also)
        if FIRST_YEAR <= low <= LAST_YEAR and len(token.text) == len("2025"):
            return quantity._replace(unit=Unit.YEAR, also=(*quantity.also, low % HUNDRED))
        if low <= _LAST_DAY and self._beside_month(index, after):
            return quantity._replace(unit=Unit.DAY, sure=True)
        if low <= 2 * _HALF_DAY and self._is_hour(after):
            also = (*quantity.also, low + _HALF_DAY, abs(low - _HALF_DAY))
            return quantity._replace(unit=Unit.HOUR, also=also)
        return quantity

    def _beside_month(self, index: int, after: int) -> bool:
        before = self.tokens[index - 1].text if index else ""
        behind = self.tokens[after].text if after < len(self.tokens) else ""
        return before in words.MONTHS or behind in words.MONTHS

    def _is_clock(self, after: int) -> bool:
        """Tell whether what follows says that four digits are a time: 0230 UTC, 1400 local time."""
        after += self.parser.word(after) == "hours"
        word = self.parser.word(after)
        return word in _CLOCKS or (word == "local" and self.parser.word(after + 1) == "time")

    def _is_hour(self, after: int) -> bool:
        word = self.parser.word(after)
        if word in {"am", "pm", "o"} or (word in {"a", "p"} and self.parser.word(after + 1) == "m"):
            return True
        return self.parser.gap(after) in _OF_TIMES and self.tokens[after].is_digits


def _times(quantity: Quantity) -> Quantity:
    low = quantity.low
    also = (*quantity.also, low - 1, low + 1, low * HUNDRED, (low - 1) * HUNDRED)
    return quantity._replace(unit=Unit.TIMES, also=also)
