"""The parts of the recipe that work on text alone."""

from __future__ import annotations

import doctest
import importlib
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cases import rows
from tests.training.shared import seeded
from training.joining import joined
from training.normalise import is_usable, normalise_chinese, normalise_english
from training.numbers import amount_pair, english_amount, made_pair
from training.terminology import Injected, copied, inject

CASES = Path(__file__).parent / "cases"
PLAIN = ("joining", "normalise", "numbers", "sources", "synthetic", "terminology")


@pytest.mark.parametrize("case", rows(str(CASES / "normalise.yaml")))
def test_normalised(case: dict[str, Any]) -> None:
    if "zh" in case:
        assert normalise_chinese(case["zh"]) == case["wanted"]
    else:
        assert normalise_english(case["en"]) == case["wanted"]


@pytest.mark.parametrize("case", rows(str(CASES / "usable.yaml")))
def test_usable(case: dict[str, Any]) -> None:
    assert is_usable(case["zh"], case["en"]) is case["usable"]


@pytest.mark.parametrize("case", rows(str(CASES / "amounts.yaml")))
def test_english_amount(case: dict[str, Any]) -> None:
    assert english_amount(case["amount"]) == case["wanted"]


def test_made_amounts_are_equal_on_both_sides() -> None:
    chinese_units = {"万": 10**4, "亿": 10**8, "万亿": 10**12}
    english_units = {"million": 10**6, "billion": 10**9, "trillion": 10**12, "": 1}
    rng = seeded(1)
    for _ in range(300):
        chinese, english = amount_pair(rng)
        number, unit = re.fullmatch(r"([\d.]+)(万亿|万|亿)", chinese).groups()  # type: ignore[union-attr]
        words, _, scale = english.replace(",", "").partition(" ")
        expected = float(number) * chinese_units[unit]
        assert float(words) * english_units[scale] == pytest.approx(expected, rel=1e-3)


def test_made_pairs_are_usable() -> None:
    rng = seeded(2)
    assert all(is_usable(*made_pair(rng)) for _ in range(200))


def test_joining_loses_nothing() -> None:
    pairs = [(f"第{n}句。", f"Sentence {n}.") for n in range(200)] + [("标题", "Headline")]
    made = list(joined(pairs, seeded(3)))
    assert sorted("".join(zh for zh, _ in made)) == sorted("".join(zh for zh, _ in pairs))
    assert ("标题", "Headline") in made
    sizes = {zh.count("。") for zh, _ in made}
    assert sizes == {0, 1, 2, 3}


@pytest.mark.parametrize("case", rows(str(CASES / "copied.yaml")))
def test_injected_and_copied(case: dict[str, Any]) -> None:
    terms = [tuple(term) for term in case["terms"]]
    made = inject(case.get("zh") or case["en"], terms, chinese="zh" in case)
    assert made.source == case["injected"]
    assert copied([made], [case["output"]]) == (case["right"], len(made.forms))


def test_a_form_injected_twice_must_come_out_twice() -> None:
    assert copied([Injected("fever 和 fever", ("fever", "fever"))], ["one fever"]) == (1, 2)


@pytest.mark.parametrize("name", PLAIN)
def test_examples_of_the_docstrings(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"training.{name}")).failed == 0
