"""The table of words that regions call differently."""

from __future__ import annotations

import pytest

from workbench.checks.region_words import REGION_NAMES, foreign_words, rows
from workbench.locales import LOCALES
from workbench.text.fold import fold
from workbench.text.wrong_script import wrong_script


def test_every_row_has_words_of_each_region_in_its_script() -> None:
    for row in rows():
        assert set(row) == set(REGION_NAMES)
        assert all(row.values()), row
        for tag, words in row.items():
            traditional = LOCALES[tag].is_traditional
            for word in words:
                assert not list(wrong_script(word, traditional=traditional)), word


def test_no_word_stands_in_two_rows() -> None:
    seen: dict[str, int] = {}
    for number, row in enumerate(rows()):
        for word in {fold(word) for words in row.values() for word in words}:
            assert seen.setdefault(word, number) == number, word


@pytest.mark.parametrize("tag", REGION_NAMES)
def test_no_word_is_foreign_at_home_and_what_is_foreign_has_a_word_of_its_own(tag: str) -> None:
    locale = LOCALES[tag]
    for row in rows():
        own = set(map(fold, row[tag]))
        for word in row[tag]:
            assert not list(foreign_words(word, locale)), word
        for words in row.values():
            for word in words:
                if fold(word) not in own:
                    (found,) = foreign_words(word, locale)
                    assert found.own == row[tag][0]
