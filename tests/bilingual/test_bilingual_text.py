"""Plain text and the terminal."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from rich.cells import cell_len
from rich.console import Console

from tests.bilingual.samples import ARTICLES, REALISTIC
from tests.bilingual.strategies import articles
from workbench.bilingual.terminal import Bilingual
from workbench.bilingual.text import render

if TYPE_CHECKING:
    from workbench.article import Article


def printed(article: Article, width: int, *, colour: bool = False) -> str:
    """Return what the article looks like on a terminal."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        _environ={},
    )
    console.print(Bilingual(article))
    return out.getvalue()


def test_text_alternates_and_ends_with_findings_and_signature() -> None:
    parts = render(REALISTIC).rstrip("\n").split("\n\n")
    assert parts[0].splitlines()[1] == "=" * 36
    assert parts[1] == (
        "[连云港码头上等待装船的矿石。]\n[Ore waiting to be loaded at a wharf in Lianyungang.]"
    )
    assert "  1. 汽车企业优先；\n  1. car makers come first;" in parts
    assert parts[-2].startswith("5 findings:\n1. error term-missing (block 3): 商务部 is")
    assert parts[-1] == REALISTIC.signature


def test_the_terminal_shows_source_over_target_and_findings_below() -> None:
    text = printed(REALISTIC, 200)
    place = [
        text.index(part)
        for part in (
            "除金力永磁",
            "┃ Besides JL MAG",
            "▲ warning term-missing: “Zhongke Sanhuan”: 中科三环 is",
            "Zhong Ke San Huan",
            "14 segments",
            "workbench 0.1.0",
        )
    ]
    assert place == sorted(place)
    assert "not translated" in text


@pytest.mark.parametrize("width", [30, 72, 200])
@pytest.mark.parametrize("name", ARTICLES)
def test_no_line_is_wider_than_the_terminal(name: str, width: int) -> None:
    for line in printed(ARTICLES[name], width).splitlines():
        assert cell_len(line) <= min(width, 100)


def test_terms_are_underlined_and_findings_coloured() -> None:
    text = printed(REALISTIC, 100, colour=True)
    assert "\x1b[4;36m特朗普\x1b[0m" in text
    assert "\x1b[1;31m$489 billion\x1b[0m" in text


@pytest.mark.parametrize("name", ARTICLES)
def test_nothing_moves_the_cursor(name: str) -> None:
    assert not set(printed(ARTICLES[name], 72)) & {"\x1b", "\0", "\r", "\t"}


@given(articles())
def test_any_article_can_be_printed(article: Article) -> None:
    assert printed(article, 40)
