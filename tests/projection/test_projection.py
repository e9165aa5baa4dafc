"""Marks on translations: where they stand, and what holds wherever they stand."""

from __future__ import annotations

import time
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.projection.cases import KINDS, passage, projected
from tests.cases import rows
from workbench.article import Segment, Span
from workbench.documents.marks import Mark, MarkKind, Passage, pieces
from workbench.locales import EN, ZH_CN
from workbench.projection import project
from workbench.projection.tokens import words

TAGS = {kind: tag for tag, kind in KINDS.items()}


def shown(marked: Passage) -> str:
    """Return a passage with tags, as the cases have it."""
    out = ""
    for piece in pieces(marked):
        if piece.opens:
            out += f"<{TAGS[piece.opens.kind]}>"
        elif piece.closes:
            out += f"</{TAGS[piece.closes.kind]}>"
        elif piece.stands:
            out += f"<{TAGS[piece.stands.kind]}/>"
        out += piece.text
    return out


@pytest.mark.parametrize("case", rows("projection/sentences.yaml"))
def test_sentences(case: dict[str, Any]) -> None:
    """``now`` is what comes of a case that is not yet as a reviser would have it."""
    got = projected(case).passage
    assert passage(shown(got)).text == got.text
    assert shown(got) == case.get("now", case["target"])


SOURCE = "<b><a>贝森特</a>当天说</b>，稀土<n>[1]</n>很<c>H20</c>重要<i/>，<a>你看</a><b>呢</b>。"


@st.composite
def marked(draw: st.DrawFn) -> Passage:
    """Draw a text with nested marks of all kinds."""
    text = draw(st.text(st.sampled_from("稀土ab 1，。“”（）"), min_size=1, max_size=20))
    marks: list[Mark] = []

    def add(start: int, end: int, depth: int) -> None:
        place = start
        while place < end and depth < 3 and draw(st.booleans()):
            one = draw(st.integers(place, end))
            other = draw(st.integers(one, end))
            kind = draw(st.sampled_from(list(TAGS)))
            marks.append(Mark(Span(one, other), kind, len(marks)))
            if not kind.keeps_text:
                add(one, other, depth + 1)
            place = max(other, place + 1)

    add(0, len(text), 0)
    return Passage(text, tuple(marks))


@settings(max_examples=300)
@given(marked(), st.text(st.sampled_from("ab c1,. “”()稀H20[1]"), min_size=1, max_size=25))
def test_whatever_the_translation(source: Passage, target: str) -> None:
    got = project(source, [Segment(source.text, 0, target)], EN).passage
    for one, other in combinations([mark.span for mark in got.marks], 2):
        crossing = one.start < other.start < one.end < other.end
        assert not crossing
        assert not (other.start < one.start < other.end < one.end)
    kept = {mark.key for mark in source.marks if mark.kind.must_stay}
    kept |= {mark.key for mark in source.marks if mark.span.start == mark.span.end}
    assert kept <= {mark.key for mark in got.marks}
    for mark in got.marks:
        assert 0 <= mark.span.start <= mark.span.end <= len(got.text)
    assert "".join(piece.text for piece in pieces(got)) == got.text


@given(st.text(st.sampled_from("ab c1,. “”()"), min_size=1, max_size=30))
def test_words_are_whole_and_code_is_there(target: str) -> None:
    source = passage(SOURCE)
    got = project(source, [Segment(source.text, 0, target)], EN).passage
    texts = {mark.kind: mark.span.of(got.text) for mark in got.marks if mark.kind.keeps_text}
    assert texts == {MarkKind.NOTE: "[1]", MarkKind.CODE: "H20"}
    for mark in got.marks:
        if mark.kind is not MarkKind.POINT and mark.span.start < mark.span.end:
            for word in words(got.text):
                assert not (word.start < mark.span.start < word.end)
                assert not (word.start < mark.span.end < word.end)


@given(marked())
def test_the_same_text_has_the_same_marks(source: Passage) -> None:
    assert project(source, [Segment(source.text, 0, source.text)], ZH_CN).passage == source


def test_a_mark_over_two_sentences_stays_one() -> None:
    source = passage("甲说。<b>乙说。丙说。</b>丁说。")
    segments = [
        Segment(f"{one}说。", 3 * at, f"{name} spoke.")
        for at, (one, name) in enumerate([("甲", "A"), ("乙", "B"), ("丙", "C"), ("丁", "D")])
    ]
    got = project(source, segments, EN).passage
    assert shown(got) == "A spoke. <b>B spoke. C spoke.</b> D spoke."


def test_a_mark_that_ends_within_the_next_sentence() -> None:
    source = passage("甲说<b>稀土。磁体</b>很贵。")
    segments = [
        Segment("甲说稀土。", 0, "A named rare earths."),
        Segment("磁体很贵。", 5, "Magnets are dear."),
    ]
    assert shown(project(source, segments, EN).passage) == (
        "A named <b>rare earths. Magnets</b> are dear."
    )


def test_line_breaks_stay_between_sentences() -> None:
    source = Passage("甲\n乙", (Mark(Span(1, 2), MarkKind.BREAK, 0),))
    got = project(source, [Segment("甲", 0, "A"), Segment("乙", 2, "B")], EN).passage
    assert got == Passage("A\nB", (Mark(Span(1, 2), MarkKind.BREAK, 0),))


def test_wide_spaces_and_control_characters_go() -> None:
    got = project(Passage("甲"), [Segment("甲", 0, "A\u3000b\x01\nc ")], EN)
    assert got.passage.text == "A b\ufffd c"
    assert project(Passage("a"), [Segment("a", 0, "甲\n乙")], ZH_CN).passage.text == "甲 乙"


def test_a_sentence_without_translation_stays() -> None:
    got = project(Passage("甲。乙。"), [Segment("甲。", 0, ""), Segment("乙。", 2, "B.")], EN)
    assert (got.passage.text, got.untranslated) == ("甲。B.", 1)


def test_code_over_two_sentences_hides_no_text() -> None:
    source = passage("<c>甲。乙</c>很贵。")
    segments = [Segment("甲。", 0, "A."), Segment("乙很贵。", 2, "B is dear.")]
    got = project(source, segments, EN).passage
    assert not any(mark.kind.keeps_text for mark in got.marks)
    assert got.text == "A. B is dear."


def test_no_space_is_left_before_a_note() -> None:
    source = passage("稀土很重要。<n>[1]</n>")
    got = project(source, [Segment(source.text, 0, "Rare earths matter. [1]")], EN).passage
    assert shown(got) == "Rare earths matter.<n>[1]</n>"


@pytest.mark.parametrize("stop", ["。", "，"])
def test_hundreds_of_marks_take_no_cubic_time(stop: str) -> None:
    def seconds(count: int) -> float:
        source = passage(f"稀土<a>磁体</a>很<b>贵</b>{stop}" * count)
        size = len(source.text) // count
        one = f"稀土磁体很贵{stop}"
        segments = [Segment(one, size * at, "Magnets are dear.") for at in range(count)]
        if stop == "，":
            segments = [Segment(source.text, 0, "Magnets are dear, " * count)]
        start = time.process_time()
        project(source, segments, EN)
        return time.process_time() - start

    small, large = seconds(50), seconds(200)
    assert large < max(30 * small, 3.0)


def test_marks_nested_a_thousand_deep_end_soon() -> None:
    styles = [Mark(Span(0, 2), MarkKind.STYLE, key) for key in range(1000)]
    link = Mark(Span(0, 2), MarkKind.LINK, 1000, "https://example.org")
    source = Passage("稀土很重要。", (*styles, link))
    segment = Segment(source.text, 0, "Rare earths matter a lot.")
    got = project(source, [segment], EN).passage
    assert got.text.rstrip() == segment.target
    assert [mark.label for mark in got.marks if mark.kind is MarkKind.LINK] == [link.label]


def test_marks_that_pile_up_over_sentences_end_soon() -> None:
    one, count = "稀土很贵。", 2000
    size = len(one)
    kinds = [MarkKind.STYLE, MarkKind.LINK]
    marks = [Mark(Span(size * at, size * count), kinds[at % 2], at) for at in range(count)]
    segments = [Segment(one, size * at, "Rare earths are dear.") for at in range(count)]
    start = time.process_time()
    got = project(Passage(one * count, tuple(marks)), segments, EN).passage
    assert time.process_time() - start < 10
    assert got.text == " ".join(["Rare earths are dear."] * count)
    assert [mark.key for mark in got.marks] == list(range(count))
    spans = [mark.span for mark in got.marks]
    assert all(one.end == len(got.text) for one in spans[:20])
    assert all(outer.covers(one) or outer.end <= one.start for outer, one in pairwise(spans))


def test_ten_thousand_marks_side_by_side_end_soon() -> None:
    text = "稀土" * 10_000
    marks = [Mark(Span(at, at + 1), MarkKind.STYLE, at) for at in range(0, len(text), 2)]
    start = time.process_time()
    got = project(Passage(text, tuple(marks)), [Segment(text, 0, "rare " * 500)], EN).passage
    assert got.text.split() == ["rare"] * 500
    assert len(got.marks) < 1000
    assert time.process_time() - start < 10
