"""Loops are found wherever they stand, and nothing else is taken for one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import rows
from workbench.engines.loops import has_loop, overlong

TOKENS = st.lists(st.sampled_from("abcdefgh"), max_size=40)


@pytest.mark.parametrize("case", rows("engines/loops.yaml"))
def test_loops_as_the_cases_say(case: dict[str, Any]) -> None:
    assert has_loop(case["tokens"].split()) is case["loop"]


@given(TOKENS, st.lists(st.sampled_from("abc"), min_size=1, max_size=12), TOKENS)
def test_a_run_five_times_is_a_loop_wherever_it_stands(
    before: list[str], run: list[str], after: list[str]
) -> None:
    assert has_loop(before + run * 5 + after)


@given(st.lists(st.integers(), unique=True, max_size=100))
def test_tokens_that_all_differ_are_no_loop(numbers: list[int]) -> None:
    tokens = [str(number) for number in numbers]
    assert not has_loop(tokens)
    assert not has_loop(tokens * 2)


@given(TOKENS)
def test_a_loop_reads_the_same_backwards(tokens: list[str]) -> None:
    assert has_loop(tokens) is has_loop(tokens[::-1])


@given(TOKENS, TOKENS)
def test_only_far_more_tokens_are_overlong(source: list[str], target: list[str]) -> None:
    assert overlong(source, target) is (len(target) > 3 * len(source) + 20)
