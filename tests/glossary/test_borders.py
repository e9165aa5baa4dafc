"""Word borders: the cases, and that the word list is what its generator makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.cases import rows
from tests.generators.words import LEAST, LONGEST, make_words
from workbench.glossary.borders import crossing, load_words
from workbench.glossary.match import Matcher
from workbench.glossary.term import Term
from workbench.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

ENTRIES: list[dict[str, Any]] = [row.values[0] for row in rows("glossary/boundaries.yaml")]
MATCHER = Matcher([Term({"en": (one["en"],), "zh": (one["zh"],)}) for one in ENTRIES], "zh")
GROUPS = {"is": True, "missed": True, "is_not": False, "alarms": False}


def contexts() -> Iterator[Any]:
    for entry in ENTRIES:
        for group, wanted in GROUPS.items():
            marks = [pytest.mark.xfail(strict=True)] if group in {"missed", "alarms"} else []
            for context in entry.get(group, ()):
                yield pytest.param(entry["zh"], context, wanted, id=context, marks=marks)


@pytest.mark.parametrize(("form", "context", "wanted"), [*contexts()])
def test_a_form_is_found_where_it_is_a_word(form: str, context: str, *, wanted: bool) -> None:
    start = context.index("[")
    text = context.replace("[", "").replace("]", "")
    assert text.startswith(form, start)
    spans = [match.span for match in MATCHER.find(text)]
    assert ((start, start + len(form)) in spans) is wanted


def test_there_are_cases_enough() -> None:
    assert len(ENTRIES) >= 60
    for truth in (True, False):
        groups = [group for group, wanted in GROUPS.items() if wanted is truth]
        assert sum(len(entry.get(group, ())) for entry in ENTRIES for group in groups) >= 150


def test_a_veto_shows_the_words() -> None:
    (veto,) = (v for v in MATCHER.vetoes("许多中國企业裁员") if v.match.found == "國企")
    assert veto.context == "中國企业"
    assert "'中國企业'" in veto.reason


@example("a中国", 0, 2)
@given(st.text(st.sampled_from("中国企业大学生活，a")), st.integers(0, 8), st.integers(1, 4))
def test_crossing_words_cover_a_border(text: str, start: int, length: int) -> None:
    end = start + length
    if end <= len(text):
        span = crossing(text, start, end)
        assert span is None or (0 <= span.start <= start < end <= span.end <= len(text))
        assert span != (start, end)


def test_the_words_are_folded_and_short() -> None:
    words = load_words()
    assert len(words.costs) > 60_000
    assert all(word == fold(word) and len(word) <= LONGEST for word in words.costs)
    assert {"企业", "业务"} <= words.pairs


def test_the_generator_keeps_frequent_words() -> None:
    made = make_words(
        f"經濟 {LEAST}\n罕见 {LEAST - 1}\nT恤 900\n中国人民 5000\n中国人民银行 5000\n"
    )
    lines = [line for line in made.splitlines() if not line.startswith("#")]
    assert [line.split()[1:] for line in lines] == [["中国人民"], ["经济"]]
