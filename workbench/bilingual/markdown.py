"""Markdown: a table of two columns, or the paragraphs of both sides alternating.

The text of an article is plain text here: whatever Markdown or HTML would take for markup is
escaped, so that the rendered file shows the very characters of the article.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from workbench.article import Block, BlockKind
from workbench.bilingual.plain import bullet, clean, count, listed_findings, one_line
from workbench.bilingual.summary import summarise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.article import Article

Layout = Literal["table", "alternating"]

_MARKUP = re.compile(r"[\\`*\[\]<>|~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
_LINE_START = re.compile(r"^([#+\-=:]+|\d+[.)])(?=\s|$|[-=:|])", re.MULTILINE)
_CLOSING = re.compile(r"(?<!\\)#(?=#*$)")
_NESTED = "&emsp;"


def render(article: Article, layout: Layout = "table") -> str:
    """Return the article as Markdown in the given layout."""
    body = _tables(article) if layout == "table" else _alternating(article)
    return "\n\n".join((*body, *_ending(article))) + "\n"


def escape(text: str) -> str:
    r"""Return ``text`` on one line, so that Markdown shows it as it is.

    >>> escape("a|b *c* <script>")
    'a\\|b \\*c\\* &lt;script&gt;'
    """
    entities = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
    lines = (line.strip() for line in clean(text).strip().split("\n"))
    return "<br>".join(
        _MARKUP.sub(lambda found: entities.get(found[0], "\\" + found[0]), line) for line in lines
    )


def _tables(article: Article) -> Iterator[str]:
    """Yield tables, and between them the blocks that a table cannot hold."""
    for whole, blocks in groupby(article.blocks, key=lambda block: not block.kind.is_prose):
        if whole:
            yield from (_unpaired(block) for block in blocks)
        else:
            yield _table(article, blocks)


def _table(article: Article, blocks: Iterable[Block]) -> str:
    target = article.target_locale
    head = ("Source", "Target") if target is None else (article.source_locale.name, target.name)
    rows = [
        f"| {_cell(block, block.text)} | {_cell(block, block.target_text)} |" for block in blocks
    ]
    return "\n".join((f"| {head[0]} | {head[1]} |", "| --- | --- |", *rows))


def _cell(block: Block, text: str) -> str:
    escaped = escape(text)
    if not escaped:
        return ""
    nested = _NESTED * (max(block.level, 1) - 1)
    if block.kind is BlockKind.HEADING:
        return _wrapped(escaped, "**")
    if block.kind is BlockKind.LIST_ITEM:
        return f"{nested}{escape(bullet(block))} {escaped}"
    if block.kind is BlockKind.QUOTE:
        return f"{nested}&gt; {escaped}"
    return _wrapped(escaped, "*") if block.kind is BlockKind.CAPTION else escaped


def _wrapped(escaped: str, sign: str) -> str:
    """Emphasise each line of its own; emphasis must not touch the white space inside."""
    return "<br>".join(f"{sign}{line}{sign}" if line else "" for line in escaped.split("<br>"))


def _unpaired(block: Block) -> str:
    """Return a code block or a rule."""
    if block.kind is BlockKind.RULE:
        return "---"
    code = clean(block.text).rstrip("\n")
    longest = max((len(run) for run in re.findall("`+", code)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{code}\n{fence}"


def _alternating(article: Article) -> Iterator[str]:
    for block in article.blocks:
        if not block.kind.is_prose:
            yield _unpaired(block)
            continue
        pair = [text for text in (block.text, block.target_text) if text.strip()]
        yield from (_paragraph(block, escape(text)) for text in pair)


def _paragraph(block: Block, escaped: str) -> str:
    """Return one side of a block as a Markdown block of its own."""
    depth = max(block.level, 1)
    safe = _LINE_START.sub(_escape_start, escaped)
    if block.kind is BlockKind.HEADING:
        closing = _CLOSING.sub(r"\\#", safe)
        return f"{'#' * min(depth, 6)} {closing}"
    if block.kind is BlockKind.QUOTE:
        return f"{'> ' * depth}{safe}"
    if block.kind is BlockKind.LIST_ITEM:
        item = f"{escape(bullet(block))} {escaped}"
        return _NESTED * (depth - 1) + _LINE_START.sub(_escape_start, item)
    return _wrapped(safe, "*") if block.kind is BlockKind.CAPTION else safe


def _escape_start(found: re.Match[str]) -> str:
    """Escape the last character of what would begin a heading, a list or a rule."""
    return f"{found[1][:-1]}\\{found[1][-1]}" if found[1][0].isdigit() else f"\\{found[1]}"


def _ending(article: Article) -> Iterator[str]:
    """Yield what stands under the text."""
    summary = summarise(article)
    yield "---"
    yield escape(summary.sentence)
    if article.notes:
        yield "\n".join(f"- {escape(one_line(note))}" for note in article.notes)
    if summary.findings:
        yield f"**{count(summary.finding_count, 'finding')}**"
        yield "\n".join(f"{f.number}. {escape(f.line)}" for f in listed_findings(article))
    if article.signature:
        yield f"<sub>{escape(one_line(article.signature))}</sub>"
