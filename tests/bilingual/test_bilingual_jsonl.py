"""JSON lines: what is written is read back, and nothing else is."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bilingual.samples import ARTICLES, REALISTIC
from tests.bilingual.strategies import articles
from workbench.article import AlignmentSummary
from workbench.bilingual.jsonl import read, render
from workbench.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.article import Article

Record = dict[str, Any]


SHARES = st.none() | st.floats(0, 1)
SUMMARIES = st.builds(
    AlignmentSummary, st.floats(0, 1), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)
)


@given(articles(), st.none() | SUMMARIES, st.integers(0, 99), SHARES)
def test_an_article_comes_back(
    article: Article, summary: AlignmentSummary | None, line: int, confidence: float | None
) -> None:
    blocks = (replace(one, target_line=line, confidence=confidence) for one in article.blocks)
    aligned = replace(article, blocks=tuple(blocks), alignment=summary)
    assert read(render(aligned)) == aligned


@pytest.mark.parametrize("name", ARTICLES)
def test_the_samples_come_back(name: str) -> None:
    assert read(render(ARTICLES[name])) == ARTICLES[name]


def test_windows_line_ends_a_mark_and_blank_lines_do_no_harm() -> None:
    text = "\ufeff" + render(REALISTIC).replace("\n", "\r\n\r\n")
    assert read(text) == REALISTIC


def test_every_line_is_one_object_for_any_reader() -> None:
    lines = render(ARTICLES["nasty"]).splitlines()
    assert [type(json.loads(line)) for line in lines] == [dict] * 6


def spoil(line: int, change: Callable[[Record], object]) -> str:
    """Return the realistic article with one record changed."""
    lines = render(REALISTIC).splitlines()
    record = json.loads(lines[line - 1])
    change(record)
    lines[line - 1] = json.dumps(record)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "line 1: the file is empty", id="empty"),
        pytest.param("{}\n", "line 1: not the header", id="no header"),
        pytest.param("[1]\n", "line 1: not a JSON object", id="a list"),
        pytest.param('{"workbench": 2}\n', "line 1: version 2", id="a later version"),
        pytest.param('{"workbench": 1\n', "line 1: not JSON", id="not JSON"),
        pytest.param("[" * 99_999, "line 1: not JSON", id="deep"),
        pytest.param("1" * 5_000, "line 1: not", id="a long number"),
        pytest.param(
            spoil(1, lambda r: r.update(source_locale="tlh")),
            "line 1: unknown locale 'tlh'",
            id="locale",
        ),
        pytest.param(
            spoil(1, lambda r: r.update(alignment=3)), "line 1: not a JSON", id="alignment"
        ),
        pytest.param(
            spoil(4, lambda r: r.update(confidence="1")), "line 4: 'confidence' is not", id="share"
        ),
        pytest.param(spoil(1, lambda r: r.update(notes=[3])), "line 1: 'notes' holds", id="notes"),
        pytest.param(spoil(4, lambda r: r.pop("kind")), "line 4: 'kind' is missing", id="missing"),
        pytest.param(spoil(4, lambda r: r.update(level=True)), "line 4: 'level' is not", id="bool"),
        pytest.param(spoil(4, lambda r: r.update(start=-1)), "line 4: 'start' is neg", id="minus"),
        pytest.param(spoil(4, lambda r: r.update(block=7)), "line 4: block 7 where", id="a gap"),
        pytest.param(
            spoil(5, lambda r: r.pop("source")), "line 5: 'source' is missing", id="no source"
        ),
        pytest.param(
            spoil(4, lambda r: r.update(score=10**400)), "line 4: 'score' is too", id="large"
        ),
        pytest.param(
            spoil(4, lambda r: r.update(score=float("nan"))), "line 4: not JSON (NaN", id="NaN"
        ),
        pytest.param(
            spoil(4, lambda r: r["uses"][0].update(met="magic")),
            "line 4: 'met' cannot be 'magic'",
            id="met",
        ),
        pytest.param(
            spoil(4, lambda r: r["uses"][0].update(source_span=None)),
            "line 4: 'source_span' is missing",
            id="no span",
        ),
        pytest.param(
            spoil(4, lambda r: r["uses"][0].update(target_span=[7, 3])),
            "line 4: 'target_span' is not a span",
            id="span backwards",
        ),
        pytest.param(
            spoil(4, lambda r: r.update(findings=["x"])), "line 4: not a JSON object", id="finding"
        ),
        pytest.param(
            "".join(render(REALISTIC).splitlines(keepends=True)[:-1]),
            "line 16: the file ends with 12 blocks; its header promises 13",
            id="cut off",
        ),
    ],
)
def test_a_fault_is_named_with_its_line(text: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        read(text)
    assert str(raised.value).startswith(message)


@given(st.text(max_size=80), st.integers(0, 400))
def test_damage_raises_nothing_but_input_errors(rubbish: str, place: int) -> None:
    text = render(REALISTIC)
    try:
        read(text[:place] + rubbish + text[place:])
    except InputError as error:
        assert str(error).startswith("line ")  # noqa: PT017 - most rubbish is refused, some is not
