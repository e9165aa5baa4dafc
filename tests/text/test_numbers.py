"""Quantities: the cases, the properties, and what monstrous texts cost."""

from __future__ import annotations

import time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import rows
from workbench.text.chinese_numerals import read_numeral, write_numeral
from workbench.text.number_words import say
from workbench.text.numbers import Quantity, Stock, Unit, quantities

NUMERIC = "零一二两三十百千万亿兆廿第分之成倍年月日世纪代多余几点半周至0123456789.,-%‰thousandmi "
NUMBERISH = st.text(st.sampled_from(NUMERIC), max_size=40)
NUMBER_WORDS = ["a", "one", "twenty", "five", "hundred", "and", "million", "half", "third"]
WORDS = st.lists(st.sampled_from([*NUMBER_WORDS, "percent", "5", "2.5", "-", "to", "th"])).map(
    " ".join
)


def as_written(text: str, found: list[Quantity]) -> list[tuple[str, Decimal, Decimal, str]]:
    return [(one.span.of(text), one.low, one.high, one.unit.value) for one in found if one.sure]


def as_expected(item: str) -> tuple[str, Decimal, Decimal, str]:
    words, _, rest = item.rpartition(" = ")
    value, _, unit = rest.partition(" ")
    low, _, high = value.partition("..")
    return (words, Decimal(low), Decimal(high or low), unit)


@pytest.mark.parametrize("case", rows("numbers/chinese.yaml"))
def test_chinese_quantities(case: dict[str, Any]) -> None:
    found = as_written(case["text"], quantities(case["text"], "zh"))
    assert found == [as_expected(item) for item in case["sure"]]


@pytest.mark.parametrize("case", rows("numbers/english.yaml"))
def test_english_quantities(case: dict[str, Any]) -> None:
    found = as_written(case["text"], quantities(case["text"], "en"))
    assert found == [as_expected(item) for item in case["sure"]]


@pytest.mark.parametrize("case", rows("numbers/pairs.yaml"))
def test_values_are_compared_across_languages(case: dict[str, Any]) -> None:
    chinese, english = quantities(case["zh"], "zh"), quantities(case["en"], "en")
    missing = [
        one.span.of(case["zh"]) for one in chinese if one.sure and not Stock(english).has(one)
    ]
    missing += [
        one.span.of(case["en"]) for one in english if one.sure and not Stock(chinese).has(one)
    ]
    assert missing == case.get("missing", [])


@given(st.text() | NUMBERISH | WORDS, st.sampled_from(["zh", "en"]))
def test_any_text_can_be_read(text: str, language: str) -> None:
    found = quantities(text, language)
    assert [one.span for one in found] == sorted(one.span for one in found)
    for one in found:
        assert 0 <= one.span.start < one.span.end <= len(text)
        assert one.low.is_finite()
        assert one.high.is_finite()
        assert say(one, "zh")
        assert say(one, "en")


@given(NUMBERISH | WORDS, st.sampled_from(["zh", "en"]))
def test_a_text_gives_all_its_own_quantities(text: str, language: str) -> None:
    found = quantities(text, language)
    assert all(Stock(found).has(one) for one in found)


@given(st.integers(0, 10**16 - 1))
def test_a_chinese_numeral_reads_back(value: int) -> None:
    numeral = read_numeral(write_numeral(value))
    assert numeral is not None
    assert numeral.value == value


@given(st.integers(3, 10**13), st.sampled_from(["zh", "en"]))
def test_what_is_said_is_understood(value: int, language: str) -> None:
    wanted = quantities(f"共{write_numeral(value)}个", "zh")
    exact = [one for one in wanted if one.low == value]
    rounded = Stock(quantities(say(exact[0], language), language))
    digits = len(str(value).rstrip("0"))
    assert digits > 4 or rounded.has(exact[0])


@given(st.integers(1, 10**15))
def test_separators_and_width_make_no_difference(value: int) -> None:
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))
    for text in (f"{value}", f"{value:,}", wide):
        assert [one.low for one in quantities(f"有{text}个", "zh")] == [value]


@pytest.mark.parametrize(
    ("value", "unit", "chinese", "english"),
    [
        ("9000000000", Unit.NONE, "90亿", "9 billion"),
        ("12345", Unit.NONE, "1.2345万", "12,345"),
        ("30", Unit.PERCENT, "30%", "30 percent"),
        ("6", Unit.MONTH, "6月", "June"),
        ("1990", Unit.DECADE, "1990年代", "the 1990s"),
        ("90", Unit.DECADE, "90年代", "the ’90s"),
        ("22", Unit.ORDINAL, "第22", "22nd"),
        ("11", Unit.ORDINAL, "第11", "11th"),
        ("21", Unit.CENTURY, "21世纪", "21st century"),
        ("0.5", Unit.FRACTION, "50%", "50 percent"),
        ("2025", Unit.YEAR, "2025年", "2025"),
    ],
)
def test_a_value_is_said(value: str, unit: Unit, chinese: str, english: str) -> None:
    quantity = quantities("5", "en")[0]._replace(low=Decimal(value), high=Decimal(value), unit=unit)
    assert (say(quantity, "zh"), say(quantity, "en")) == (chinese, english)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "piece", ["1", "一", "0", "1,111", ",111", "1.", "一点", "one ", "万", "百分之"]
)
def test_monstrous_runs_take_linear_time(piece: str, language: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        quantities(text, language)
        return time.process_time() - start

    small, large = seconds(25_000), seconds(200_000)
    assert large < max(40 * small, 4.0)


def test_a_megabyte_of_digits_is_no_quantity() -> None:
    start = time.process_time()
    assert quantities("1" * 1_000_000, "zh") == []
    assert quantities("1" * 1_000_000, "en") == []
    assert time.process_time() - start < 2
