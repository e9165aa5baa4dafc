"""The CommonMark parser, mended where Chinese or a hostile text needs it.

- ``**“引文”**的`` is bold although quotation marks stand inside and letters outside of the stars.
- What is nested too deep is read as a paragraph instead of being dropped.
- ``[^1]: 脚注`` is the text of a footnote, not the address of a link called ``^1``.
- The inline markup of overlong blocks is left alone: brackets take quadratic time.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block.reference import reference
from markdown_it.rules_core import StateCore  # noqa: TC002 - markdown-it reads no annotations
from markdown_it.rules_inline.state_inline import Delimiter

from workbench.text.script import HAN_CLASS

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

_NESTING = 100
_INLINE_NESTING = 20
"""How deep brackets are looked into; each level costs a scan of the block."""
_MAX_INLINE = 20_000
"""Longest block whose inline markup is read: no writer's paragraph is longer."""
_WIDE = re.compile(f"[{HAN_CLASS}\u3000-\u303f\uff00-\uffef“”‘’…—]")
_STARS = "*"


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """Return the parser; its text tokens stand apart as they stand in the file."""
    made = MarkdownIt("commonmark")
    made.block = _Blocks()
    made.configure("commonmark", {"maxNesting": _INLINE_NESTING})
    made.enable(["table", "strikethrough"]).disable("text_join")
    made.core.ruler.at("inline", _inline)
    made.block.ruler.at("reference", _reference)
    made.inline.ruler.at("emphasis", _emphasis)
    return made


def is_overlong(content: str) -> bool:
    """Tell whether the inline markup of a block is left alone."""
    return len(content) > _MAX_INLINE


class _Blocks(ParserBlock):
    """Blocks of which none is lost, however deep it is nested."""

    def parse(
        self,
        src: str,
        md: MarkdownIt,
        env: EnvType,
        outTokens: list[Token],  # noqa: N803 - markdown-it's name
    ) -> list[Token] | None:
        md.options["maxNesting"] = _NESTING
        try:
            return super().parse(src, md, env, outTokens)
        finally:
            md.options["maxNesting"] = _INLINE_NESTING

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        if state.level < _NESTING:
            super().tokenize(state, startLine, endLine)
            return
        token = state.push("paragraph_open", "p", 1)
        token.map = [startLine, endLine]
        token = state.push("inline", "", 0)
        token.content = state.getLines(startLine, endLine, state.blkIndent, False).strip()
        token.map = [startLine, endLine]
        token.children = []
        state.push("paragraph_close", "p", -1)
        state.line = endLine


def _reference(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803 - markdown-it's protocol
    """Read the definition of a link's address, which the text of a footnote only looks like."""
    start = state.bMarks[startLine] + state.tShift[startLine]
    return not state.src.startswith("[^", start) and reference(state, startLine, endLine, silent)


def _inline(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            if not is_overlong(token.content):
                state.md.inline.parse(token.content, state.md, state.env, token.children)


def _emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's protocol
    """Read a run of ``*`` or ``_``, which next to Chinese may open or close beside punctuation."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    scanned = state.scanDelims(state.pos, marker == _STARS)
    end = state.pos + scanned.length
    opens, closes = scanned.can_open, scanned.can_close
    if marker == _STARS and state.pos > 0 and end < state.posMax:
        before, after = state.src[state.pos - 1], state.src[end]
        wide = _WIDE.match(before) or _WIDE.match(after)
        if wide and not before.isspace() and not after.isspace():
            opens = closes = True
    for _ in range(scanned.length):
        state.push("text", "", 0).content = marker
        delimiter = Delimiter(
            marker=ord(marker),
            length=scanned.length,
            token=len(state.tokens) - 1,
            end=-1,
            open=opens,
            close=closes,
        )
        state.delimiters.append(delimiter)
    state.pos = end
    return True
