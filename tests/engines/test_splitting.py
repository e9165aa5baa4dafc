"""Long sentences are cut into parts that fit, and nothing of them is lost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import rows
from workbench.engines import Hypothesis
from workbench.engines.splitting import divide, join, split_to_fit


@pytest.mark.parametrize("case", rows("engines/splitting.yaml"))
def test_sentences_are_cut_as_the_cases_say(case: dict[str, Any]) -> None:
    assert split_to_fit(case["text"], len, case["limit"]) == case["parts"]


@given(
    st.text(st.sampled_from("稀土a bc，。, .5😀\n"), max_size=300) | st.text(), st.integers(1, 40)
)
def test_the_parts_fit_and_are_the_whole(text: str, limit: int) -> None:
    parts = split_to_fit(text, len, limit)
    assert "".join(parts) == text
    assert all(len(part) <= limit for part in parts)
    assert all(parts) or parts == [""]


def test_a_text_that_cannot_be_cut_small_enough_ends() -> None:
    assert split_to_fit("稀土", lambda text: 100 * len(text), 5) == ["稀", "土"]


def test_a_megabyte_is_cut_without_being_counted_whole() -> None:
    counted: list[int] = []

    def count(text: str) -> int:
        counted.append(len(text))
        return len(text)

    text = "稀土" * 500_000
    assert "".join(split_to_fit(text, count, 180)) == text
    assert max(counted) < 10_000


@pytest.mark.parametrize("case", rows("engines/dividing.yaml"))
def test_sentences_are_divided_at_clauses(case: dict[str, Any]) -> None:
    assert divide(case["text"], case["language"], len, case["wish"]) == case["parts"]


@given(
    st.text(st.sampled_from("稀土a bc，。（）“”, .5😀\n"), max_size=300), st.integers(1, 40),
    st.sampled_from(["zh", "en"]),
)  # fmt: skip
def test_clauses_are_the_whole(text: str, wish: int, language: str) -> None:
    parts = divide(text, language, len, wish)
    assert "".join(parts) == text
    assert all(parts) or parts == [""]


@pytest.mark.parametrize("case", rows("engines/joining.yaml"))
def test_clauses_are_joined_as_their_language_is_written(case: dict[str, Any]) -> None:
    parts = [Hypothesis(text, -0.5) for text in case["targets"]]
    assert join(case["sources"], parts, case["language"]) == Hypothesis(case["text"], -0.5)


def test_a_part_alone_is_the_sentence() -> None:
    only = Hypothesis("One.", -1.0)
    assert join(["一。"], [only], "en") is only
