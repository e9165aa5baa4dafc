"""Known phrases, and the variants that are made of a pair with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.cases import rows
from tests.training.shared import seeded
from tests.training.test_text import CASES
from training.augment import Augmenter, capitals, coded, glossed
from training.terms import Lexicon, glossary_forms

if TYPE_CHECKING:
    from pathlib import Path

LEXICON = Lexicon(
    [
        ("英伟达", "Nvidia"), ("芯片", "chip"), ("中国", "China"), ("中国银行", "Bank of China"),
        ("大豆", "soybeans"), ("大豆", "soybean"), ("他们", "they"), ("发布", "release"),
    ]
)  # fmt: skip
PAIR = ("英伟达发布新芯片。", "Nvidia unveils a new chip.")
KNOWN = LEXICON.known(*PAIR)


@pytest.mark.parametrize("case", rows(str(CASES / "known.yaml")))
def test_known_phrases(case: dict[str, Any]) -> None:
    chinese, english = case["zh"], case["en"]
    found = {
        chinese[one.start : one.end]: english[one.english_start : one.english_end]
        for one in LEXICON.known(chinese, english)
    }
    assert found == case["known"]


def test_injection_writes_the_target_form_into_the_source() -> None:
    sources = set()
    for seed in range(40):
        made = Augmenter("zh-en", ()).injected(PAIR, KNOWN, seeded(seed))
        assert made[1] == PAIR[1]
        sources.add(made[0])
    assert sources == {
        "Nvidia 发布新芯片。", "英伟达发布新 chip。", "Nvidia 发布新 chip。",
    }  # fmt: skip


def test_injection_into_english_writes_chinese() -> None:
    sources = set()
    for seed in range(40):
        made = Augmenter("en-zh", ()).injected(PAIR, KNOWN, seeded(seed))
        assert made[0] == PAIR[0]
        sources.add(made[1])
    assert "英伟达 unveils a new chip." in sources
    assert "英伟达 unveils a new 芯片." in sources


@pytest.mark.parametrize(
    ("direction", "wanted"),
    [
        ("zh-en", ("Siemens 发布新芯片。", "Siemens unveils a new chip.")),
        ("en-zh", ("西门子发布新芯片。", "西门子 unveils a new chip.")),
    ],
)
def test_a_swapped_name_is_the_same_on_both_sides(direction: str, wanted: tuple[str, str]) -> None:
    augmenter = Augmenter(direction, [("西门子", "Siemens")])
    assert augmenter.swapped(PAIR, KNOWN, seeded(0)) == wanted


@pytest.mark.parametrize("direction", ["zh-en", "en-zh"])
def test_a_name_is_renamed_in_both_languages(direction: str) -> None:
    augmenter = Augmenter(direction, [("西门子", "Siemens")])
    renamed = augmenter.renamed(PAIR, KNOWN, seeded(0))
    assert renamed == ("西门子发布新芯片。", "Siemens unveils a new chip.")


def test_names_with_two_forms_are_no_lesson_in_translation() -> None:
    augmenter = Augmenter("en-zh", [("乔治", "George"), ("佐治", "George"), ("西门子", "Siemens")])
    assert augmenter.sole_names == [("西门子", "Siemens")]


def test_only_names_are_exchanged() -> None:
    pair = ("新芯片", "New chip")
    augmenter = Augmenter("zh-en", [("西门子", "Siemens")])
    assert augmenter.swapped(pair, LEXICON.known(*pair), seeded(0)) == pair
    assert augmenter.renamed(pair, LEXICON.known(*pair), seeded(0)) == pair


def test_gloss_stands_in_brackets() -> None:
    made = glossed(PAIR, KNOWN[:1], seeded(0))
    assert made == ("英伟达（Nvidia）发布新芯片。", PAIR[1])


def test_a_code_stands_on_both_sides() -> None:
    for seed in range(20):
        chinese, english = coded(PAIR, seeded(seed))
        added = english.removeprefix(PAIR[1]).strip().strip("().").split()[-1]
        assert added in chinese


def test_capitals_only_in_headlines_and_only_as_a_source() -> None:
    assert capitals(PAIR) == (PAIR[0], PAIR[1].upper())
    long = (PAIR[0] * 9, PAIR[1] * 9)
    assert capitals(long) == long
    augmenter = Augmenter("zh-en", ())
    made = [augmenter(PAIR, (), seeded(seed)) for seed in range(500)]
    assert not any(english.isupper() for _, english in made)


def test_about_half_of_the_pairs_with_names_stay_as_they_are() -> None:
    augmenter = Augmenter("zh-en", LEXICON.names)
    rng = seeded(4)
    same = sum(augmenter(PAIR, KNOWN, rng) == PAIR for _ in range(1000))
    assert 400 < same < 600


def test_glossary_forms_of_both_languages(tmp_path: Path) -> None:
    text = "terms:\n  - {en: [Ant Group, Ant], zh: 蚂蚁集团, also: {zh: [蚂蚁]}}\n"
    (tmp_path / "one.yaml").write_text(text, encoding="utf-8")
    assert set(glossary_forms(tmp_path)) == {
        ("蚂蚁集团", "Ant Group"), ("蚂蚁集团", "Ant"), ("蚂蚁", "Ant Group"), ("蚂蚁", "Ant"),
    }  # fmt: skip
    assert list(glossary_forms(tmp_path / "missing")) == []
