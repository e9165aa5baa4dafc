"""Composing: the same letters, and spans that lead back to them."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from workbench.article import Span
from workbench.text.compose import compose

LETTERS = st.lists(st.sampled_from([*"aeyx中か\u0301\u0323\u0308\u0344\u3099 1\U00020000"])).map(
    "".join
)


@given(LETTERS | st.text())
def test_every_letter_leads_back_to_its_code_points(text: str) -> None:
    composed = compose(text)
    letters = [composed.original(Span(at, at + 1)) for at in range(len(composed.text))]
    assert "".join(span.of(text) for span in letters) == text
    for char, span in zip(composed.text, letters, strict=True):
        assert span.end > span.start or unicodedata.combining(char)


@given(LETTERS)
def test_a_composed_text_stays(text: str) -> None:
    composed = compose(text).text
    assert compose(composed).text == composed
    assert unicodedata.normalize("NFC", composed) == unicodedata.normalize("NFC", text)


def test_letters_are_composed() -> None:
    assert compose("Cafe\u0301 e\u0323\u0302 か\u3099").text == "Café ệ が"
    assert compose("x\u0301").text == "x\u0301"
