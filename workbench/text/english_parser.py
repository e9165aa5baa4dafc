"""Tokens of an English text, and the numbers that they make up, in digits and in words."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from workbench.text import english_numerals as words
from workbench.text.chinese_numerals import MAX_DIGITS, read_arabic
from workbench.text.quantity import Unit

_TOKEN = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|[A-Za-z]+|[%‰½¼¾]"
)
_CLOCK = re.compile(
    r"(?<![0-9.,])([01]?[0-9]|2[0-4])\.([0-5][0-9])"
    r"(?= ?[ap]m\b| ?[ap]\.m\.| (?:GMT|UTC|BST)\b)"
)
"""A time of day that is written with a full stop: 7.30pm."""
_JOINTS = frozenset({" ", "-", "‑", "\n", "\u00a0", ""})
_CURRENCY = frozenset("$€£¥₩₹￥")
_HALF = Decimal("0.5")
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000
_ROUND = 10**6
_SMALL = 2
"""One and two in words are often no number that a translation gives: both, another."""
_MAX_WORDS = 24


class Token(NamedTuple):
    """A number in digits, a word, or a sign."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def is_digits(self) -> bool:
        """Whether the token is a number in digits."""
        return self.text[0] in "0123456789"


class Number(NamedTuple):
    """A number and the index of the token after it."""

    value: Decimal
    after: int
    unit: Unit = Unit.NONE
    sure: bool = True
    scale: int = 1
    """What "million" and the like multiplied it with."""
    also: tuple[Decimal, ...] = ()


def tokens(text: str) -> list[Token]:
    """Cut ``text`` into tokens, a time into hour and minutes; no quantity is as long as some."""
    clocks = {found.start(): found for found in _CLOCK.finditer(text)}
    return [
        Token(text[start:end], text[start:end].lower(), start, end)
        for match in _TOKEN.finditer(text)
        if match.end() - match.start() <= 2 * MAX_DIGITS
        for start, end in _spans(clocks.get(match.start(), match))
    ]


def _spans(match: re.Match[str]) -> list[tuple[int, int]]:
    """Return where a token stands, or the two groups of a time."""
    return [match.span(1), match.span(2)] if match.re is _CLOCK else [match.span()]


class Parser:
    """Reads numbers at given tokens of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)

    def word(self, index: int) -> str:
        """Return the token at ``index`` in lower case; nothing beyond the last one."""
        return self.tokens[index].lower if index < len(self.tokens) else ""

    def gap(self, index: int) -> str | None:
        """Return what stands between the token at ``index`` and the one before."""
        if not 0 < index < len(self.tokens):
            return None
        return self.text[self.tokens[index - 1].end : self.tokens[index].start]

    def joins(self, index: int) -> bool:
        """Tell whether the token at ``index`` belongs to the one before: a space or a hyphen."""
        return self.gap(index) in _JOINTS

    def number(self, index: int) -> Number | None:
        """Return the number that begins at the token ``index``."""
        token = self.tokens[index]
        if token.is_digits:
            return self._digits(index)
        if token.lower in {"a", "an"}:
            return self._with_article(index)
        if token.lower in {"half", "quarter"}:
            return self._half_of(index)
        if token.lower in words.ORDINALS:
            value = words.ORDINALS[token.lower]
            also = (1 / Decimal(value),) if value else ()
            return Number(Decimal(value), index + 1, Unit.ORDINAL, sure=value > _SMALL, also=also)
        if token.lower in words.CARDINALS or token.lower in words.MULTIPLIERS:
            return self._in_words(index)
        return None

    def _digits(self, index: int) -> Number | None:
        value = read_arabic(self.tokens[index].text)
        if value is None:
            return None
        after, also = index + 1, ()
        if self.gap(after) == "" and self.word(after) in words.SIGNS:
            value += Decimal(words.SIGNS[self.word(after)])
            after += 1
        number = self._half_more(self._multiplied(Number(value, after, also=also)))
        return self._short_scale(index, number)

    def _short_scale(self, index: int, number: Number) -> Number:
        """Read $3.1bn, 30m: without a currency m may be metres as well."""
        name = self.word(number.after)
        scale = words.SHORT_MULTIPLIERS.get(name, 1)
        glued = self.gap(number.after) == "" or (
            name in words.LONE_SHORT and self.joins(number.after)
        )
        if scale == 1 or not glued or number.scale != 1:
            return number
        scaled = number.value * scale
        before = self.text[max(0, self.tokens[index].start - 1) : self.tokens[index].start]
        if before in _CURRENCY or name in words.LONE_SHORT:
            return number._replace(value=scaled, after=number.after + 1, scale=scale)
        return number._replace(also=(*number.also, scaled))

    def _multiplied(self, number: Number) -> Number:
        """Take the multipliers that follow: 14 million, 2 hundred thousand, two dozen."""
        while self.joins(number.after) and number.scale < words.MULTIPLIERS["trillion"]:
            word = self.word(number.after)
            scale = 12 if word == "dozen" else words.MULTIPLIERS.get(word, 0)
            if not scale:
                break
            number = number._replace(
                value=number.value * scale, after=number.after + 1, scale=number.scale * scale
            )
        return number

    def _half_more(self, number: Number) -> Number:
        """Take "and a half" and "and a quarter"."""
        at = number.after
        if self.word(at) != "and" or self.word(at + 1) not in {"a", "one"}:
            return number
        part = {"half": _HALF, "quarter": _HALF / 2}.get(self.word(at + 2))
        if part is None or not all(self.joins(i) for i in range(at, at + 3)):
            return number
        more = self._multiplied(Number(Decimal(1), at + 3))
        return number._replace(value=(number.value + part) * more.scale, after=more.after)

    def _with_article(self, index: int) -> Number | None:
        """Read "a hundred", "a million", "a third"."""
        after = index + 1
        if not self.joins(after):
            return None
        word = self.word(after)
        if word in words.FRACTIONS and word not in {"half", "quarter"}:
            return self._third(index, after)
        if word not in words.MULTIPLIERS and word != "dozen":
            return None
        number = self._multiplied(Number(Decimal(1), after))
        return number._replace(sure=number.value >= _ROUND)

    def _third(self, index: int, at: int) -> Number:
        """Read "a third", the part (a third of it) or the next one (a third man)."""
        below = words.FRACTIONS[self.word(at)]
        if self.word(at + 1) == "of" or self.word(index) != "a":
            return self._share(Decimal(1), below, at + 1)
        part = 1 / Decimal(below)
        return Number(Decimal(below), at + 1, Unit.ORDINAL, sure=False, also=(part, part * 100))

    def _share(self, above: Decimal, below: int, after: int) -> Number:
        share = above / below
        return Number(share, after, Unit.FRACTION, also=(share * _HUNDRED,))

    def _half_of(self, index: int) -> Number | None:
        """Read "half a million", "a quarter of a million"."""
        at = index + 1
        at += self.word(at) == "of"
        if self.word(at) in {"a", "an"} and self.joins(at) and self.joins(at + 1):
            more = self._multiplied(Number(Decimal(1), at + 1))
            if more.scale > 1:
                part = _HALF if self.word(index) == "half" else _HALF / 2
                return more._replace(value=part * more.scale)
        return None

    def _in_words(self, index: int) -> Number:
        """Read cardinal numbers in words, with what may end them: ordinals and fractions."""
        spelled, at = _Spelled(), index
        while at < index + _MAX_WORDS and (at == index or self.joins(at)):
            word = self.word(at)
            if word == "and" and spelled.value >= _HUNDRED and self._continues(at + 1):
                spelled.last = min(spelled.last, _HUNDRED)
            elif not spelled.take(word):
                break
            at += 1
        if spelled.is_ordinal:
            return Number(spelled.value, at, Unit.ORDINAL)
        bare = self.word(index) in words.MULTIPLIERS
        sure = spelled.value > _SMALL and not bare
        return self._ended(Number(spelled.value, at, sure=sure, scale=spelled.scale))

    def _continues(self, at: int) -> bool:
        """Tell whether a number below a hundred follows "and"."""
        word, behind = self.word(at), self.word(at + 1)
        known = word in words.CARDINALS or word in words.ORDINALS
        return known and self.joins(at) and behind not in words.MULTIPLIERS

    def _ended(self, number: Number) -> Number:
        """Read "two-thirds", "three quarters", "two dozen", "two and a half"."""
        word = self.word(number.after)
        if self.joins(number.after) and number.value < _HUNDRED:
            if word in words.FRACTIONS and (number.value == 1 or word.endswith(("s", "half"))):
                return self._share(number.value, words.FRACTIONS[word], number.after + 1)
            if word == "dozen":
                return self._multiplied(number)._replace(sure=True)
        return self._half_more(number)


class _Spelled:
    """A number in words, read word by word."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.section = Decimal(0)
        """What has been read since the last "thousand" or "million"."""
        self.scale = 1
        self.last = _THOUSAND
        """What the last word left room for: less than this."""
        self.is_ordinal = False

    @property
    def value(self) -> Decimal:
        """The value of what has been read."""
        return self.total + self.section

    def take(self, word: str) -> bool:
        """Read ``word``; False if it does not continue the number."""
        if word in words.MULTIPLIERS and not self.is_ordinal:
            self._multiply(words.MULTIPLIERS[word])
            return True
        small = words.CARDINALS.get(word)
        may_end = self.last < _THOUSAND or self.total
        ordinal = words.ORDINALS.get(word) if may_end else None
        value = ordinal if small is None else small
        if value is None or self.is_ordinal or not self._fits(value):
            return False
        self.section += value
        self.last = _TEN if value >= 2 * _TEN else 1
        self.is_ordinal = small is None
        return True

    def _multiply(self, by: int) -> None:
        if by == _HUNDRED:
            self.section, self.last = (self.section or Decimal(1)) * by, _HUNDRED
        else:
            self.total += (self.section or Decimal(1)) * by
            self.section, self.last = Decimal(0), _THOUSAND
        self.scale = max(self.scale, by)

    def _fits(self, value: int) -> bool:
        """Tell whether a number below a hundred may follow what was read before."""
        return 0 < value < _TEN if self.last == _TEN else self.last >= _HUNDRED
