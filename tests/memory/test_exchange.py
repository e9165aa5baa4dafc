"""Bilingual files into the memory and out of it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.memory.shared import PAIR, contents, in_memory
from workbench.article import Article, Block, BlockKind, Segment, State
from workbench.bilingual import WRITERS, render
from workbench.bilingual.reading import READERS, read_bilingual
from workbench.errors import InputError
from workbench.locales import EN, ZH_CN
from workbench.memory.exchange import article_of, contexts, locales_of, placed_units
from workbench.memory.listing import units
from workbench.memory.normal import mark
from workbench.memory.unit import Context, Tally

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.memory.store import Memory

PAIRS = (
    ("他昨天来了。", "He came yesterday."),
    ("关税是55%。", "The tariff is 55%."),
    ("好。", "Yes."),
    ("你来吗？", "Are you coming?"),
    ("好。", "All right."),
    ("𠮷野家=1，“引号”<标签>&。", "=SUM(A1) & <b>quotes</b> “…”"),
)
SUFFIXES = sorted(WRITERS.keys() & READERS.keys())


def article(*pairs: tuple[str, str | None], target: bool = True) -> Article:
    """Return an article of one paragraph."""
    segments, start = [], 0
    for source, translation in pairs:
        segments.append(Segment(source, start, translation))
        start += len(source)
    text = "".join(source for source, _ in pairs)
    block = Block(BlockKind.PARAGRAPH, text, segments=tuple(segments))
    return Article((block,), ZH_CN, EN if target else None, name="a.md")


def exported(memory: Memory) -> Article:
    return article_of((unit for _, unit in units(memory)), PAIR, "m.db")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_comes_out_goes_in_again_and_is_the_same(tmp_path: Path, suffix: str) -> None:
    memory = in_memory()
    assert memory.add(PAIR, placed_units(article(*PAIRS))) == Tally(new=len(PAIRS))
    before = contents(memory)
    path = tmp_path / f"out{suffix}"
    for _ in range(2):
        path.write_bytes(render(exported(memory), suffix))
        read = read_bilingual(str(path)).article
        assert locales_of(read) == PAIR
        assert memory.add(PAIR, placed_units(read)) == Tally(same=len(PAIRS))
        assert contents(memory) == before
    fresh = in_memory()
    assert fresh.add(PAIR, placed_units(read)) == Tally(new=len(PAIRS))
    assert contents(fresh) == before


_LINES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]))


@given(st.lists(st.tuples(_LINES, _LINES), max_size=8))
@settings(max_examples=60)
def test_an_export_taken_over_gives_the_same_export(pairs: list[tuple[str, str]]) -> None:
    from workbench.bilingual import jsonl

    one, other = in_memory(), in_memory()
    one.add(PAIR, placed_units(article(*pairs)), now=1)
    first = jsonl.render(exported(one))
    other.add(PAIR, placed_units(jsonl.read(first)), now=1)
    assert jsonl.render(exported(other)) == first
    assert one.add(PAIR, placed_units(jsonl.read(first)), now=1).new == 0
    assert jsonl.render(exported(one)) == first


def test_sentences_without_a_translation_are_left_out() -> None:
    pairs = (("一。", None), ("二。", " "), (" ", "three"), ("四。", "Four."))
    found = list(placed_units(article(*pairs)))
    assert [(one.unit.source, one.unit.target, one.unit.article) for one in found] == [
        ("四。", "Four.", "a.md")
    ]


def test_neighbours_are_those_that_are_not_blank() -> None:
    found = contexts(article(("一。", None), (" ", None), ("二。", "Two.")))
    assert found == [Context(b"", mark("二。")), Context(), Context(mark("一。"), b"")]


def test_states_and_notes_come_along() -> None:
    block = Block(
        BlockKind.PARAGRAPH,
        "一。",
        segments=(Segment("一。", 0, "One.", state=State.TO_REVIEW, notes=("why?", "ask her")),),
    )
    memory = in_memory()
    memory.add(PAIR, placed_units(Article((block,), ZH_CN, EN, name="a.md")))
    (segment,) = exported(memory).segments
    assert (segment.state, segment.notes) == (State.TO_REVIEW, ("why?", "ask her"))
    not_begun = Segment("二。", 0, "Two.", state=State.NOT_TRANSLATED)
    unfinished = Article((Block(BlockKind.PARAGRAPH, "二。", segments=(not_begun,)),), ZH_CN, EN)
    assert list(placed_units(unfinished)) == []


def test_a_file_that_does_not_say_its_language_is_refused() -> None:
    with pytest.raises(InputError, match=r"a\.md: it does not say"):
        locales_of(article(("一。", "One."), target=False))
