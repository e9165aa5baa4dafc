"""Summary, pieces, cleaned text, line breaking."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.bilingual.samples import EMPTY, REALISTIC
from tests.bilingual.strategies import TEXTS
from workbench.article import Met, Severity, Span
from workbench.bilingual.pieces import Marked, cut
from workbench.bilingual.plain import clean, listed_findings, met_phrase
from workbench.bilingual.summary import summarise
from workbench.bilingual.wrap import wrap


def test_the_summary_of_an_article_in_one_line() -> None:
    assert summarise(REALISTIC).sentence == (
        "14 segments, 1 not translated · 13 uses: 7 met by the model, 4 by injection, 2 not met"
        " · 5 findings (3 errors, 1 warning, 1 info)"
    )


def test_the_summary_of_nothing() -> None:
    assert summarise(EMPTY).sentence == "0 segments · no uses · no findings"


def test_the_example_of_the_issue() -> None:
    summary = replace(
        summarise(EMPTY),
        segments=27,
        uses=((Met.BY_MODEL, 30), (Met.BY_INJECTION, 9), (Met.NOT_MET, 2)),
        findings=((Severity.ERROR, 1), (Severity.WARNING, 2)),
    )
    assert summary.sentence == (
        "27 segments · 41 uses: 30 met by the model, 9 by injection, 2 not met"
        " · 3 findings (1 error, 2 warnings)"
    )


def test_chinese_is_measured_in_characters_and_english_in_words() -> None:
    summary = summarise(REALISTIC)
    assert str(summary.source).endswith(" characters")
    assert str(summary.target).endswith(" words")


@pytest.mark.parametrize("met", Met)
def test_every_way_of_meeting_a_use_has_a_phrase(met: Met) -> None:
    assert met_phrase(met).startswith("met " if met is not Met.NOT_MET else "not met")


def test_findings_are_numbered_with_their_blocks() -> None:
    listed = list(listed_findings(REALISTIC))
    assert [found.number for found in listed] == [1, 2, 3, 4, 5]
    assert [found.block for found in listed] == [3, 3, 5, 9, 9]
    assert listed[1].excerpt == "Department of Commerce"


@given(TEXTS)
def test_cleaning_keeps_every_offset(text: str) -> None:
    assert len(clean(text)) == len(text)
    clean(text).encode("utf-8")


@given(
    st.integers(1, 30).flatmap(
        lambda length: st.tuples(
            st.just(length),
            st.lists(
                st.integers(0, length - 1).flatmap(
                    lambda a: st.integers(a + 1, length).map(lambda b: Span(a, b))
                ),
                max_size=6,
            ),
        )
    )
)
def test_pieces_cover_the_text_and_carry_exactly_their_marks(case: tuple[int, list[Span]]) -> None:
    length, spans = case
    pieces = list(cut(length, [Marked(span, number) for number, span in enumerate(spans)]))
    assert [index for piece in pieces for index in range(*piece.span)] == list(range(length))
    for piece in pieces:
        for index in range(*piece.span):
            assert {m.mark for m in piece.marks} == {
                n for n, s in enumerate(spans) if s.start <= index < s.end
            }
    for number in range(len(spans)):
        marked = Marked(spans[number], number)
        assert sum(piece.begins(marked) for piece in pieces if marked in piece.marks) == 1
        assert sum(piece.ends(marked) for piece in pieces if marked in piece.marks) == 1


@given(st.text(alphabet="稀土，。“”（） abcdef\n𠮷-", max_size=60), st.integers(1, 20))
def test_lines_fit_and_lose_nothing_but_spaces(text: str, width: int) -> None:
    lines = list(wrap(text, width, cell_len))
    for line in lines:
        assert cell_len(line.of(text)) <= max(width, 2)
    kept = {index for line in lines for index in range(*line)}
    assert all(char in " \n" for index, char in enumerate(text) if index not in kept)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("中国稀土出口", 6, ["中国稀", "土出口"], id="han"),
        pytest.param("中国稀土，出口", 8, ["中国稀", "土，出口"], id="no comma first"),
        pytest.param("他说“好的”", 6, ["他说", "“好的”"], id="no opening quote last"),
        pytest.param("the rare earths", 8, ["the rare", "earths"], id="words"),
        pytest.param("用iPhone拍", 8, ["用iPhone", "拍"], id="mixed"),
        pytest.param("abcdefghij", 4, ["abcd", "efgh", "ij"], id="long word"),
        pytest.param("a\n\nb", 9, ["a", "", "b"], id="blank line"),
    ],
)
def test_where_lines_break(text: str, width: int, lines: list[str]) -> None:
    assert [line.of(text) for line in wrap(text, width, cell_len)] == lines
