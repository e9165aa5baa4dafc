"""What is added comes back, replaces what it should, and survives."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import rows
from tests.memory.shared import BACK, PAIR, TEXTS, contents, in_memory, made, pair_of, place
from workbench.errors import InputError
from workbench.locales import EN, ZH_TW
from workbench.memory.listing import holdings, remove, units
from workbench.memory.schema import connect
from workbench.memory.store import Memory, opened
from workbench.memory.unit import Author, Context, LocalePair, Selection, Tally

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with opened(str(tmp_path / "m.db"), create=True) as opened_memory:
        yield opened_memory


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


@pytest.mark.parametrize("case", rows("memory/adding.yaml"))
def test_units_come_in_as_they_should(case: dict[str, Any], memory: Memory) -> None:
    for moment, step in enumerate(case["steps"]):
        who, source, target, before, after, expected = _cells(step)
        if who == "model":
            memory.keep(PAIR, "a.md", "signature", [made(source, target)])
            continue
        tally = memory.add(PAIR, [pair_of(source, target, before, after)], now=moment)
        assert tally == Tally(**{expected: 1})
    for question in case["asked"]:
        source, before, after, expected = _cells(question)
        found = memory.recall(PAIR, source, place(before, after))
        assert (found.unit.target if found else "-") == expected
    if "units" in case:
        assert len(contents(memory)) == case["units"]


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), min_size=1, max_size=8))
@settings(max_examples=150)
def test_what_was_said_last_in_a_place_is_recalled_there(
    said: list[tuple[str, str, str, str]],
) -> None:
    memory = in_memory()
    memory.add(PAIR, [pair_of(*one) for one in said], now=1)
    last = {(source, *place(before, after)): target for source, target, before, after in said}
    for (source, *context), target in last.items():
        found = memory.recall(PAIR, source, Context(*context))
        assert found is not None
        ends = [edge for edge in context if edge]
        agreed = [
            theirs
            for (other, *places), theirs in last.items()
            if other == source
            and sum(bool(a) and a == b for a, b in zip(places, context, strict=True)) == len(ends)
        ]
        assert found.unit.source == source
        assert found.unit.target in agreed
        assert found.agreement == len(ends)
        assert target in agreed
    memory.connection.close()


@given(TEXTS, TEXTS, st.binary(min_size=1, max_size=16))
@settings(max_examples=100)
def test_what_a_model_made_comes_back_for_its_task_alone(
    source: str, target: str, task: bytes
) -> None:
    memory = in_memory()
    one = made(source, target, task)
    memory.keep(PAIR, "a.md", "signature", [one, one])
    assert memory.made(PAIR, source, task) == one
    assert memory.made(PAIR, source, task + b"x") is None
    assert memory.made(BACK, source, task) is None
    assert len(contents(memory)) == 1
    memory.connection.close()


def test_it_is_still_there_when_it_is_opened_again(tmp_path: Path) -> None:
    path = str(tmp_path / "m.db")
    with opened(path, create=True) as memory:
        memory.add(PAIR, [pair_of("甲", "one")])
    with opened(path) as memory:
        assert contents(memory) == [("person", "甲", "one")]
    assert [file.name for file in tmp_path.iterdir()] == ["m.db"]


def test_pairs_of_locales_are_kept_apart(memory: Memory) -> None:
    memory.add(PAIR, [pair_of("中文", "Chinese")])
    memory.add(LocalePair(ZH_TW, EN), [pair_of("中文", "Mandarin")])
    found = memory.recall(PAIR, "中文", place())
    assert found is not None
    assert found.unit.target == "Chinese"
    assert memory.recall(BACK, "中文", place()) is None


def test_a_batch_that_fails_leaves_nothing_behind(memory: Memory) -> None:
    def failing() -> Iterator[Any]:
        yield pair_of("甲", "one")
        raise ValueError("the file ends here")

    with pytest.raises(ValueError, match="ends here"):
        memory.add(PAIR, failing())
    assert contents(memory) == []


@pytest.mark.parametrize(
    ("selection", "left"),
    [
        (Selection(author=Author.MODEL), ["一", "二", "three"]),
        (Selection(author=Author.PERSON), ["三"]),
        (Selection(article="a.tmx"), ["三"]),
        (Selection(article="b.tmx"), ["一", "二", "three", "三"]),
        (Selection(source=EN), ["一", "二", "三"]),
        (Selection(target=EN), ["three"]),
        (Selection(), []),
    ],
)
def test_what_is_meant_is_removed(memory: Memory, selection: Selection, left: list[str]) -> None:
    memory.add(PAIR, [pair_of("一", "one"), pair_of("二", "two")])
    memory.add(BACK, [pair_of("three", "三")])
    memory.keep(PAIR, "c.md", "signature", [made("三", "three")])
    kept = len(left)
    assert remove(memory, selection) == 4 - kept
    assert [source for _, source, _ in contents(memory)] == left
    assert sum(one.units for one in holdings(memory)) == kept
    for table in ("context", "gram", "origin", "pair"):
        query = f"SELECT count(*) FROM {table}"  # noqa: S608 - one of four names
        (count,) = memory.connection.execute(query).fetchone()
        assert bool(count) is (kept > 0 and (table in {"origin", "pair"} or left != ["三"]))


def test_holdings_say_what_came_from_where(memory: Memory) -> None:
    memory.add(PAIR, [pair_of("一", "one"), pair_of("二", "two")], now=7)
    memory.keep(PAIR, "c.md", "signature", [made("三", "three")])
    model, people = holdings(memory)
    assert (model.author, model.article, model.units) == (Author.MODEL, "c.md", 1)
    assert (people.author, people.article, people.units) == (Author.PERSON, "a.tmx", 2)
    assert (model.signature, people.signature, people.newest) == ("signature", "", 7)


def test_a_unit_of_a_million_characters_is_kept_and_found(memory: Memory) -> None:
    source, target = "中文字" * 333_334, "words " * 166_667
    assert memory.add(PAIR, [pair_of(source, target), pair_of("甲", "one")]).new == 2
    found = memory.recall(PAIR, source, place("", "甲"))
    assert found is not None
    assert found.unit.target == target


def test_of_very_many_translations_of_a_source_the_newest_are_kept(memory: Memory) -> None:
    said = [pair_of("好。", f"Yes, {number}.", str(number)) for number in range(250)]
    memory.add(PAIR, said, now=1)
    assert [target for _, _, target in contents(memory)] == [one.unit.target for one in said[150:]]
    memory.add(PAIR, [pair_of("好。", "Yes, 249.", "another place")], now=2)
    assert len(contents(memory)) == 100


def test_many_units_are_listed_a_few_at_a_time(memory: Memory) -> None:
    count = 2_500
    memory.add(PAIR, (pair_of(f"第{number}句。", f"Sentence {number}.") for number in range(count)))
    listed = units(memory)
    assert next(listed)[1].source == "第0句。"
    assert [unit.source for _, unit in listed] == [f"第{number}句。" for number in range(1, count)]
    assert remove(memory, Selection(article="a.tmx")) == count


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE unit SET time = 'yesterday'",
        "UPDATE unit SET note = x'ffff'",
        "UPDATE unit SET target = x'ffff'",
    ],
)
def test_a_unit_that_was_tampered_with_is_named(tmp_path: Path, damage: str) -> None:
    path = str(tmp_path / "m.db")
    with opened(path, create=True) as memory:
        memory.add(PAIR, [pair_of("甲", "one")])
    with closing(connect(path, create=False)) as connection:
        connection.execute(damage)
    with (
        opened(path) as memory,
        pytest.raises(InputError, match=r"m\.db: unit 1 of the memory is damaged"),
    ):
        memory.recall(PAIR, "甲", place())
