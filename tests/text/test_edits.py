"""Edits to a text, by span."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.article import Span
from workbench.text.edits import Edit, apply


def test_insertions_at_one_place_keep_their_order() -> None:
    edits = [Edit(Span(1, 1), "z"), Edit(Span(1, 1), "a"), Edit(Span(1, 2), "X")]
    assert apply("abc", edits) == "azaXc"


@pytest.mark.parametrize(
    "spans", [[(0, 2), (1, 3)], [(0, 9)], [(2, 1)], [(-1, 1)], [(0, 3), (1, 1)]]
)
def test_impossible_edits_are_refused(spans: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="overlaps"):
        apply("abc", [Edit(Span(*span), "x") for span in spans])


@given(st.text(), st.lists(st.integers(0, 30), max_size=8))
def test_what_is_not_edited_stays(text: str, cuts: list[int]) -> None:
    places = sorted(min(cut, len(text)) for cut in cuts)
    spans = [Span(a, b) for a, b in zip(places[::2], places[1::2], strict=False)]
    assert apply(text, [Edit(span, span.of(text)) for span in spans]) == text
    gone = apply(text, [Edit(span, "") for span in spans])
    assert len(gone) == len(text) - sum(end - start for start, end in spans)


def test_no_edit_is_no_change() -> None:
    assert apply("𠮷", []) == "𠮷"
