"""Markdown: rendered by markdown-it, the file shows the very characters of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from tests.bilingual.samples import NASTY, REALISTIC
from tests.bilingual.strategies import TEXTS, articles
from workbench.article import Article, Block, BlockKind
from workbench.bilingual.markdown import render
from workbench.bilingual.plain import clean
from workbench.locales import EN, ZH_CN

if TYPE_CHECKING:
    from markdown_it.token import Token

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
KINDS = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CAPTION)


def shown(token: Token) -> str:
    """Return what a reader sees of an inline token."""
    words = ""
    for child in token.children or ():
        if child.type in {"text", "text_special"}:
            words += child.content
        elif child.type == "html_inline" and child.content == "<br>":
            words += "\n"
        elif child.type not in {"strong_open", "strong_close", "em_open", "em_close"}:
            words += f"[{child.type}]"
    return words


def lines(text: str) -> list[str]:
    """Return the lines of a text without the space around them, which Markdown drops."""
    return [" ".join(line.split()) for line in clean(text).strip().split("\n")]


def seen(token: Token) -> list[str]:
    return [" ".join(line.split()) for line in shown(token).split("\n")]


@given(articles(KINDS))
def test_cells_show_the_article(article: Article) -> None:
    tokens = PARSER.parse(render(article))
    cells = [tokens[place + 1] for place, token in enumerate(tokens) if token.type == "td_open"]
    wanted = [text for block in article.blocks for text in (block.text, block.target_text)]
    assert [seen(cell) for cell in cells] == [lines(text) for text in wanted]


@given(TEXTS)
def test_alternating_paragraphs_show_the_article(text: str) -> None:
    kinds = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.QUOTE, BlockKind.CAPTION)
    article = Article(tuple(Block(kind, text, 1) for kind in kinds), ZH_CN, EN)
    tokens = PARSER.parse(render(article, "alternating"))
    inline = [token for token in tokens if token.type == "inline"][:-1]
    assert [seen(token) for token in inline] == ([lines(text)] * 4 if text.strip() else [])


def test_no_html_of_an_article_is_html_of_the_file() -> None:
    for layout in ("table", "alternating"):
        for token in PARSER.parse(render(NASTY, layout)):
            assert token.type != "html_block"
            kept = {c.content for c in token.children or () if c.type == "html_inline"}
            assert kept <= {"<br>", "<sub>", "</sub>"}


def test_code_stands_between_tables_in_a_longer_fence() -> None:
    text = render(NASTY)
    assert "`````\n```\n</pre></code><img src=x onerror=alert(3)>\n````\n`````" in text


def test_headings_are_bold_and_items_keep_their_signs() -> None:
    text = render(REALISTIC)
    assert "| **谁在等许可证** | **Who is waiting for permits** |" in text
    assert "| &emsp;1. 汽车企业优先； | &emsp;1. car makers come first; |" in text


@pytest.mark.parametrize(
    "wanted", ["## 谁在等许可证", "## Who is waiting", "\n> “我们", "1\\. car"]
)
def test_alternating_keeps_the_kinds_of_blocks(wanted: str) -> None:
    assert wanted in render(REALISTIC, "alternating")
