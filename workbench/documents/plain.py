"""Plain text: paragraphs between blank lines, or one a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.article import Block, BlockKind, Span
from workbench.text.script import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

_SENTENCE_END = re.compile(r"[。！？.!?…][”’」』）)\"']*$")
_WRAP_WIDTH = 100
_WRAP_FILL = 0.6
_WRAP_MIN = 15
_RULE = re.compile(r"\s*([-*_=＊—])(?:\s*\1){2,}\s*$")


def read_blocks(text: str) -> list[Block]:
    """Return the paragraphs of ``text``.

    Lines between two blank lines are one paragraph where they look wrapped at a width, and a
    paragraph each where they do not, as Chinese text is often kept.
    """
    blocks = []
    for first, lines in _chunks(text):
        if _looks_wrapped(lines):
            blocks.append(Block(BlockKind.PARAGRAPH, join_lines(lines), line=first))
        else:
            blocks += [_line_block(line, first + offset) for offset, line in enumerate(lines)]
    return blocks


def prose_spans(text: str) -> list[Span]:
    """Return the parts of ``text`` that are prose: all of it."""
    return [Span(0, len(text))]


def _line_block(line: str, number: int) -> Block:
    if _RULE.match(line):
        return Block(BlockKind.RULE, "", line=number)
    return Block(BlockKind.PARAGRAPH, line.strip(), line=number)


def _chunks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield runs of lines that are not blank, with the number of their first line."""
    lines: list[str] = []
    number = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            lines.append(line)
        elif lines:
            yield number - len(lines), lines
            lines = []
    if lines:
        yield number + 1 - len(lines), lines


def _looks_wrapped(lines: list[str]) -> bool:
    widths = [len(line) for line in lines]
    longest = max(widths)
    body = lines[:-1]
    if not body or not _WRAP_MIN <= longest <= _WRAP_WIDTH:
        return False
    full = sum(width >= longest * _WRAP_FILL for width in widths[:-1])
    ended = sum(_SENTENCE_END.search(line.rstrip()) is not None for line in body)
    return full == len(body) and ended * 2 <= len(body)


def join_lines(lines: list[str]) -> str:
    """Join the lines of one paragraph, without a space between Chinese characters."""
    text = lines[0].strip()
    for line in lines[1:]:
        following = line.strip()
        closed = text and following and (_is_chinese(text[-1]) or _is_chinese(following[0]))
        text += following if closed or not text else " " + following
    return text


def _is_chinese(char: str) -> bool:
    return (
        HAN.match(char) is not None
        or "\u3000" <= char <= "\u303f"
        or char in "，。；：！？、（）“”"
    )
