"""The fold: as long as the text, the same for every way of writing it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.fold import character_rows, fold

ANY = st.text(st.characters(exclude_categories=[]))
LETTERS = st.text(
    st.sampled_from("AaＡΣσςİıßẞÅÅKⅧⓐＺ臺台后後\uf902車\u2f08𠮷\ud800\udc00·・　"), max_size=12
)


@given(ANY | LETTERS)
def test_the_length_stays(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(ANY | LETTERS)
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(LETTERS, LETTERS)
def test_neighbours_make_no_difference(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("習近平與川普", "习近平与川普"),
        ("衞生", "卫生"),
        ("ＡＩ晶片（２０２５）", "ai晶片(2025)"),
        ("TRUMP", "trump"),
        ("唐納德‧川普・特朗普•普京", "唐纳德·川普·特朗普·普京"),
        ("a\u3000b\xa0c", "a b c"),
        ("İSTANBUL", "İstanbul"),
        ("ΟΔΟΣ", "οδοσ"),
        ("\u2f08\u2f2f智能", "人工智能"),
        ("\uf90a\u2f9e\uf902", "金车车"),
        ("𠮷野家", "𠮷野家"),
        ("后天在台上", "后天在台上"),
        ("\ud83d\ude00", "\ud83d\ude00"),
        ("", ""),
    ],
)
def test_what_is_the_same(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_the_table_holds_single_characters_once() -> None:
    table = {traditional: simplified for traditional, simplified, _ in character_rows()}
    assert len(table) == len(character_rows())
    assert all(len(a) == len(b) == 1 for a, b in table.items())


def test_every_character_folds_in_one_step() -> None:
    everything = "".join(map(chr, range(0x110000)))
    folded = fold(everything)
    assert len(folded) == len(everything)
    assert fold(folded) == folded
