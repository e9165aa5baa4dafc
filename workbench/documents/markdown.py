"""Markdown by markdown-it-py: blocks without their markup, and where prose stands in the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from workbench.article import Block, BlockKind, Span
from workbench.documents.captions import is_caption
from workbench.documents.plain import join_lines
from workbench.documents.source import Content

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from workbench.documents.locate import Locator
    from workbench.documents.source import Source

L = TypeVar("L", bound="Locator")
SIGNS = re.compile(r"^(?:#{1,6} |[-*+] |\d+\. |> |```|~~~|\|.*\|$)|\]\([^)\s]+\)", re.MULTILINE)
"""What tells a Markdown text from a plain one."""
_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?:#.*\n)*[\w-]+[ \t]*:(?:[ \t].*)?\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|$)"
    r"|\+\+\+[ \t]*\n(?:.*\n)*?\+\+\+[ \t]*(?:\n|$)"
)
"""YAML or TOML; a file that begins with a rule has none."""
_ANY_LINE_END = re.compile("[\r\n]")
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read(source: Source) -> Content:
    """Return what a Markdown file holds."""
    decoded = source.decoded()
    return Content(tuple(read_blocks(decoded.text)), decoded.notes, decoded.text)


def read_blocks(text: str) -> list[Block]:
    """Return the blocks of a Markdown text, with plain text in them."""
    body, offset = without_front_matter(text)
    return [block for block, _ in blocks_of(text, offset, parse(body))]


def blocks_of(
    text: str, offset: int, tokens: Sequence[Token]
) -> Iterator[tuple[Block, Token | None]]:
    """Yield the blocks of a text with their tokens; its body begins at ``offset``."""
    if offset:
        yield Block(BlockKind.CODE, text[:offset].rstrip("\n"), line=1), None
    skipped = text[:offset].count("\n")
    for kind, level, marker, token in _block_tokens(tokens):
        line = (token.map[0] if token.map else 0) + skipped + 1
        content = token.content.rstrip("\n") if not kind.is_prose else _plain(token)
        if kind is BlockKind.PARAGRAPH and _is_caption(token, content):
            kind = BlockKind.CAPTION  # noqa: PLW2901 - what the paragraph turns out to be
        if content.strip() or kind is BlockKind.RULE:
            yield Block(kind, content.strip("\n"), level, line, marker), token


def prose_spans(text: str) -> list[Span]:
    """Return where in ``text`` prose stands: no code, addresses, markup or raw HTML."""
    from workbench.documents.locate import Locator

    body, offset = without_front_matter(text)
    spans: list[Span] = []
    for token, locator in located(body, parse(body), Locator):
        spans += (Span(one.start + offset, one.end + offset) for one in locator.spans(token))
    return spans


def located(body: str, tokens: Sequence[Token], kind: type[L]) -> Iterator[tuple[Token, L]]:
    """Yield each inline token with a locator at its start, which is to be walked over it."""
    starts = _line_starts(body)
    cell = 0
    before = ""
    for token in tokens:
        is_cell, before = before in {"td_open", "th_open"}, token.type
        if token.type != "inline" or token.map is None:
            continue
        first, limit = starts[token.map[0]], starts[token.map[1]]
        if is_cell:
            start = max(cell, first)
            place = _cell_start(body, token.content, start, limit)
            lines, cell = {start: place}, place + len(token.content)
        else:
            start = first
            lines = _content_starts(body, token.content, starts[token.map[0] : token.map[1] + 1])
        locator = kind(body, lines, start, limit)
        locator.in_cell = is_cell
        yield token, locator
        cell = max(cell, locator.cursor)


def parse(body: str) -> list[Token]:
    """Return the tokens of a text without front matter."""
    from workbench.documents.commonmark import parser

    # markdown-it does this itself, but then its lines would be others than ours.
    return parser().parse(body.replace("\r", "\n").replace("\0", "\ufffd"))


def _cell_start(text: str, content: str, start: int, limit: int) -> int:
    """Return where the content of a table's cell stands, at or after ``start``."""
    for written in (content, content.replace("|", "\\|")):
        place = text.find(written, start, limit)
        if place >= 0:
            return place
    return limit


def _content_starts(text: str, content: str, starts: Sequence[int]) -> dict[int, int]:
    """Return for each line of a block where its content begins, after what marks the block."""
    found = {}
    for start, end, line in zip(starts, starts[1:], content.split("\n"), strict=False):
        # The content is the end of its line but for white space and a heading's closing marks.
        place = text.rfind(line.strip(), start, end)
        found[start] = place if place >= 0 else end
    return found


def without_front_matter(text: str) -> tuple[str, int]:
    """Return the body of a text, and where it begins."""
    match = _FRONT_MATTER.match(text)
    offset = match.end() if match else 0
    return text[offset:], offset


def _block_tokens(tokens: Sequence[Token]) -> Iterator[tuple[BlockKind, int, str, Token]]:
    """Yield kind, level, list marker and token of each block."""
    parents: list[Token] = []
    marker = ""
    for token in tokens:
        if token.type == "inline":
            kind, level = _kind(parents)
            yield kind, level, marker if kind is BlockKind.LIST_ITEM else "", token
            marker = ""
        elif token.type in {"fence", "code_block", "html_block"}:
            yield BlockKind.CODE, 0, "", token
        elif token.type == "hr":
            yield BlockKind.RULE, 0, "", token
        elif token.nesting > 0:
            parents.append(token)
            if token.type == "list_item_open":
                marker = f"{token.info}{token.markup}" if token.info else "-"
        elif token.nesting < 0:
            parents.pop()


def _kind(parents: Sequence[Token]) -> tuple[BlockKind, int]:
    """Return the kind and level of a block by what it stands in, the innermost first."""
    lists = sum(parent.type in {"bullet_list_open", "ordered_list_open"} for parent in parents)
    quotes = sum(parent.type == "blockquote_open" for parent in parents)
    for parent in reversed(parents):
        if parent.type == "heading_open":
            return BlockKind.HEADING, int(parent.tag[1:])
        if parent.type in {"td_open", "th_open"}:
            return BlockKind.TABLE_CELL, 0
        if parent.type == "list_item_open":
            return BlockKind.LIST_ITEM, lists
        if parent.type == "blockquote_open":
            return BlockKind.QUOTE, quotes
    return BlockKind.PARAGRAPH, 0


def _plain(token: Token) -> str:
    """Return the text of an inline token without its markup; a hard break becomes a line end."""
    if not token.children:
        return join_lines(token.content.split("\n"))
    lines: list[list[str]] = [[""]]
    for child in token.children:
        is_tag = child.type == "html_inline" and _LINE_BREAK.fullmatch(child.content)
        if child.type == "hardbreak" or is_tag:
            lines.append([""])
        elif child.type == "softbreak":
            lines[-1].append("")
        else:
            lines[-1][-1] += _plain(child) if child.type == "image" else _text_of(child)
    return "\n".join(join_lines(wrapped) for wrapped in lines)


def _text_of(child: Token) -> str:
    return child.content if child.type in {"text", "text_special", "code_inline"} else ""


def _is_caption(token: Token, content: str) -> bool:
    """Tell whether a paragraph is an image's text or reads as a caption."""
    children = [child for child in token.children or [] if child.content.strip()]
    if children and all(child.type == "image" for child in children):
        return True
    return is_caption(content)


def _line_starts(text: str) -> list[int]:
    """Return where each line begins, and at last, for two lines more, where the text ends."""
    starts = [0, *(match.end() for match in _ANY_LINE_END.finditer(text))]
    return [*starts, len(text), len(text)]
