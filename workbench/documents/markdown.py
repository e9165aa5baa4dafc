"""Markdown by markdown-it-py: blocks without their markup, and where prose stands in the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.article import Block, BlockKind, Span
from workbench.documents.plain import join_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"---\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_CREDIT = re.compile(
    r"[（(][^()（）\n]{0,60}(?:/|摄|攝|图|圖|[Pp]hoto|Getty|AFP)[^()（）\n]{0,60}[）)]\s*$"
)
_CAPTION_LENGTH = 160
_MAX_INLINE = 50_000
"""Longest block whose inline markup is read: no writer's paragraph, and no time for an attacker."""


def read_blocks(text: str) -> list[Block]:
    """Return the blocks of a Markdown text, with plain text in them."""
    blocks = []
    body, offset = _without_front_matter(text)
    if offset:
        blocks.append(Block(BlockKind.CODE, text[:offset].rstrip("\n"), line=1))
    skipped = text[:offset].count("\n")
    for kind, level, marker, token in _block_tokens(_parser().parse(body)):
        line = (token.map[0] if token.map else 0) + skipped + 1
        content = token.content.rstrip("\n") if not kind.is_prose else _plain(token)
        if kind is BlockKind.PARAGRAPH and _is_caption(token, content):
            kind = BlockKind.CAPTION  # noqa: PLW2901 - what the paragraph turns out to be
        if content.strip() or kind is BlockKind.RULE:
            blocks.append(Block(kind, content.strip("\n"), level, line, marker))
    return blocks


def prose_spans(text: str) -> list[Span]:
    """Return where in ``text`` prose stands: no code, addresses, markup or raw HTML."""
    body, offset = _without_front_matter(text)
    starts = _line_starts(body)
    cursor = 0
    spans: list[Span] = []
    for token in _parser().parse(body):
        if token.type != "inline" or token.map is None:
            continue
        cursor = max(cursor, starts[token.map[0]])
        limit = starts[min(token.map[1], len(starts) - 1)]
        locator = _Locator(body, cursor, limit)
        locator.walk(token.children or [])
        cursor = locator.cursor
        spans += (Span(span.start + offset, span.end + offset) for span in locator.spans)
    return spans


def _parser() -> MarkdownIt:
    """Return a parser that leaves the inline markup of overlong blocks alone."""
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore  # noqa: TC002 - markdown-it reads no annotations

    def inline(state: StateCore) -> None:
        for token in state.tokens:
            if token.type == "inline":
                token.children = []
                if len(token.content) <= _MAX_INLINE:
                    state.md.inline.parse(token.content, state.md, state.env, token.children)

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.core.ruler.at("inline", inline)
    return parser.disable("text_join")  # keep escapes apart, so that texts stand as in the file


def _without_front_matter(text: str) -> tuple[str, int]:
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
        if child.type == "hardbreak":
            lines.append([""])
        elif child.type == "softbreak":
            lines[-1].append("")
        else:
            lines[-1][-1] += _plain(child) if child.type == "image" else _text_of(child)
    return "\n".join(join_lines(wrapped) for wrapped in lines)


def _text_of(child: Token) -> str:
    return child.content if child.type in {"text", "text_special", "code_inline"} else ""


def _is_caption(token: Token, content: str) -> bool:
    """Tell whether a paragraph is an image's text or ends in a photo credit."""
    children = [child for child in token.children or [] if child.content.strip()]
    if children and all(child.type == "image" for child in children):
        return True
    return len(content) <= _CAPTION_LENGTH and _CREDIT.search(content) is not None


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return [min(start, len(text)) for start in starts]


class _Locator:
    """Walks the inline tokens of one block and finds where their texts stand in the file."""

    def __init__(self, text: str, cursor: int, limit: int) -> None:
        self.text = text
        self.cursor = cursor
        self.limit = limit
        self.spans: list[Span] = []

    def walk(self, children: Sequence[Token]) -> None:
        """Note the span of every text among ``children`` and move past everything else."""
        autolink = False
        for child in children:
            if child.type in {"link_open", "link_close"} and child.markup == "autolink":
                autolink = child.type == "link_open"
            elif child.type == "link_close":
                self._skip_destination()
            elif child.type == "image":
                self.walk(child.children or [])
                self._skip_destination()
            elif child.type == "text" and not autolink:
                self._note(child.content)
            elif child.content:
                self._find(child.markup if child.type == "text_special" else child.content)

    def _note(self, content: str) -> None:
        start = self._find(content)
        if content.strip() and start >= 0:
            self.spans.append(Span(start, start + len(content)))

    def _find(self, content: str) -> int:
        """Return where ``content`` stands next, and move past it; -1 where it does not."""
        start = self.text.find(content, self.cursor, self.limit)
        if start >= 0:
            self.cursor = start + len(content)
        return start

    def _skip_destination(self) -> None:
        """Move past ``](address "title")``, ``][reference]`` or ``]`` after a link's text."""
        closing = self.text.find("]", self.cursor, self.limit)
        if closing < 0:
            return
        self.cursor = closing + 1
        opening = self.text[self.cursor : self.cursor + 1]
        if opening == "(":
            self.cursor = _matching_bracket(self.text, self.cursor, self.limit)
        elif opening == "[":
            self.cursor = max(self.cursor, self.text.find("]", self.cursor, self.limit) + 1)


def _matching_bracket(text: str, start: int, limit: int) -> int:
    """Return the index after the bracket that closes the one at ``start``."""
    depth = 0
    for index in range(start, limit):
        if text[index] == "\\":
            continue
        depth += (text[index] == "(") - (text[index] == ")")
        if depth == 0:
            return index + 1
    return limit
