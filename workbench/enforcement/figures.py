"""Figures are uses as well on their way through the cascade: a small model drops and swaps digits.

They stand in no ledger; the checks report what is lost of them. Short ones (3, 16) are left to the
model, which may write them as words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.article import Span
from workbench.enforcement.amounts import large_amounts
from workbench.glossary.match import Match
from workbench.glossary.term import Form, Term
from workbench.locales import ZH_CN
from workbench.text import english_numerals
from workbench.text.chinese_numerals import write_numeral
from workbench.text.conversion import convert_script
from workbench.text.edits import Edit, apply
from workbench.text.number_words import MONTHS, ordinal, say
from workbench.text.numbers import quantities
from workbench.text.quantity import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from workbench.enforcement.task import Task
    from workbench.locales import Locale
    from workbench.text.quantity import Quantity

    _Figure = tuple[Span, tuple[str, ...], str]
    """Where it stands, the forms that a target may have, and its field."""

FIGURE, AMOUNT = "figure", "amount"
"""The fields that their forms are said to come from; an amount can stand in the source in its
target form, a figure does so already."""
_PLAIN = re.compile(
    r"(?<![A-Za-z\d.,:/-])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d{3,})"
    r"(?![A-Za-z\d:/]|[.,-]\d|\s*(?:[多余餘来來几幾]?[万萬亿億兆千百十]|(?:thousand|million|billion|trillion)\b))",
    re.ASCII,
)
_CHINESE_SAYS_OTHERWISE = 10_000
"""From here on Chinese writes figures in 万."""
_CHINESE_DAY = re.compile(r"(?<!\d)(1[0-2]|[1-9])月([12]\d|3[01]|[1-9])[日号號]", re.ASCII)
_MONTH = "|".join(english_numerals.MONTHS)
_ENGLISH_DAY = re.compile(
    rf"\b(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?! \d)"
    rf"|\b(?P<before>\d{{1,2}})(?:st|nd|rd|th)? (?P<after>{_MONTH})\b",
    re.ASCII,
)
_SHARE = re.compile(r"(?<![\d.,-])(\d{1,2})[%％]", re.ASCII)
_WORDS = (None, *"one two three four five six seven eight nine ten".split())  # noqa: SIM905
_DIGIT = re.compile(r"\d")
_LEAST = 10
"""Below it newspapers write words."""
_COUNTED_IN = frozenset({Unit.NONE, Unit.PERCENT})
_TELLING = 3
"""Digits before the last zeros from which Chinese has little else to write than figures."""


def with_figures(task: Task, source_locale: Locale, target_locale: Locale) -> Task:
    """Return the task with a use for each different figure of its source, after its own."""
    taken = [*(match.span for match in task.uses), *task.glosses]
    language = target_locale.language
    seen: set[str] = set()
    found = []
    for span, forms, field in _figures(task.source, source_locale, target_locale):
        if any(span.overlaps(other) for other in taken):
            continue
        taken.append(span)
        text = span.of(task.source)
        if text not in seen:
            seen.add(text)
            found.append(Match(Term({language: forms}), span, Form(text, field), text))
    return replace(task, uses=(*task.uses, *found)) if found else task


def joined_figures(target: str, task: Task) -> str:
    """Return ``target`` with the figures of its source together where a model writes "2, 250"."""
    figures = [match for match in task.uses if match.form.field == FIGURE]
    for form in (
        form for match in figures for forms in match.term.forms.values() for form in forms
    ):
        if "," in form:
            target = target.replace(form.replace(",", ", "), form)
    return target


def in_digits(target: str, source: str, locale: Locale) -> str:
    """Return a Chinese ``target`` with the numbers in digits that its English source has so.

    Models write 两千五百亿 for 250 billion, and 六成 for 60 percent; newspapers 2500亿 and 60%.
    """
    asked = {_size(one) for one in quantities(source, "en") if _has_digits(one, source)} - {None}
    edits = [
        Edit(one.span, convert_script(say(one, "zh"), ZH_CN, locale))
        for one in quantities(target, "zh")
        if _size(one) in asked and one.low == one.high and not _has_digits(one, target)
    ]
    return apply(target, edits)


def _size(quantity: Quantity) -> tuple[bool, Decimal] | None:
    """Return whether a quantity is a share, and its value; None for what words may say as well."""
    if not quantity.sure or quantity.low < _LEAST or quantity.unit not in _COUNTED_IN:
        return None
    return quantity.unit is Unit.PERCENT, quantity.low


def _has_digits(quantity: Quantity, text: str) -> bool:
    return _DIGIT.search(quantity.span.of(text)) is not None


def _figures(source: str, source_locale: Locale, target_locale: Locale) -> Iterator[_Figure]:
    """Yield the figures of a sentence, the surer kinds first."""
    yield from _chinese_figures(source) if source_locale.is_chinese else _english_figures(source)
    for match in _PLAIN.finditer(source):
        forms = _forms(match[0], target_locale)
        if forms:
            yield Span(*match.span()), forms, FIGURE


def _chinese_figures(source: str) -> Iterator[_Figure]:
    """Yield days of a month, shares and amounts, with what English may write for them."""
    for match in _CHINESE_DAY.finditer(source):
        month, day = MONTHS[int(match[1]) - 1], int(match[2])
        names = dict.fromkeys((month, month[:3], f"{month[:3]}.", f"{month[:4]}."))
        forms = [f"{name} {day}" for name in names] + [f"{day} {name}" for name in names]
        yield Span(*match.span()), (*forms, f"{month} {ordinal(day)}"), AMOUNT
    for match in _SHARE.finditer(source):
        yield Span(*match.span()), _english_shares(int(match[1])), FIGURE
    for quantity in large_amounts(source):
        yield quantity.span, _english_amounts(quantity), FIGURE


def _english_figures(source: str) -> Iterator[_Figure]:
    """Yield days of a month and amounts, with what Chinese may write for them."""
    for match in _ENGLISH_DAY.finditer(source):
        number = english_numerals.MONTHS[match["month"] or match["after"]]
        day = int(match["day"] or match["before"])
        spoken = f"{write_numeral(number)}月{write_numeral(day)}日".replace("一十", "十")
        yield Span(*match.span()), (f"{number}月{day}日", f"{number}月{day}号", spoken), AMOUNT
    for quantity in large_amounts(source, "en"):
        yield quantity.span, _chinese_amounts(quantity), AMOUNT


def _english_shares(number: int) -> tuple[str, ...]:
    """Return how English may write a share of few digits.

    >>> _english_shares(5)
    ('5%', '5 percent', '5 per cent', '5 percentage', 'five percent', 'five per cent')
    """
    word = _WORDS[number] if number < len(_WORDS) else None
    forms = [f"{number}%", f"{number} percent", f"{number} per cent", f"{number} percentage"]
    return (*forms, f"{word} percent", f"{word} per cent") if word else tuple(forms)


def _english_amounts(quantity: Quantity) -> tuple[str, ...]:
    """Return how English may write an amount in 万 and 亿.

    >>> _english_amounts(large_amounts("利润为-2.87亿元")[0])[:3]
    ('-287 million', '−287 million', 'minus 287 million')
    """
    said = say(quantity, "en")
    if quantity.low >= 0:
        return (said,)
    below = ("-", "−", "minus ", "negative ", "loss of ", "losses of ", "deficit of ", "lost ")
    return tuple(f"{sign}{said}" for sign in below)


def _chinese_amounts(quantity: Quantity) -> tuple[str, ...]:
    """Return how Chinese may write an amount in 万 and 亿.

    >>> _chinese_amounts(quantities("27 million", "en")[0])
    ('2700万', '2,700万', '二千七百万', '两千七百万')
    """
    said = say(quantity, "zh")
    digits = re.match(r"\d+", said)
    grouped = f"{int(digits[0]):,}{said[digits.end() :]}" if digits else said
    forms = [said, grouped]
    if quantity.low == int(quantity.low):
        forms += _numerals(abs(int(quantity.low)))
    return tuple(dict.fromkeys(forms))


def _numerals(value: int) -> tuple[str, str]:
    """Return the numeral of ``value``, with 二 and with 两 where that may stand."""
    numeral = write_numeral(value)
    return numeral, re.sub("二(?=[千万亿])", "两", numeral)


def _forms(written: str, target_locale: Locale) -> tuple[str, ...]:
    """Return how a target may write a figure; none where it may well write something else.

    Chinese writes 9,000 as 九千, and 20,000 as 2万.
    """
    bare = written.replace(",", "")
    whole, point, rest = bare.partition(".")
    forms = [written, bare, f"{int(whole):,}{point}{rest}"]
    if target_locale.is_chinese and not point:
        if int(whole) >= _CHINESE_SAYS_OTHERWISE or len(whole.rstrip("0")) < _TELLING:
            return ()
        forms += _numerals(int(whole))
    return tuple(dict.fromkeys(forms))
