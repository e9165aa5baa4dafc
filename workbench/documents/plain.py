"""Plain text: paragraphs between blank lines or at indents, or one a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.article import Block, BlockKind, Span, joins_closed
from workbench.documents.addresses import without
from workbench.documents.captions import is_caption
from workbench.documents.source import Content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.documents.source import Source

_SENTENCE_END = re.compile(r"[。！？.!?…][”’」』）)\"']*$")
_WRAP_WIDTH = 100
_WRAP_FILL = 0.6
_WRAP_MIN = 15
_INDENT = re.compile(r"\u3000|[ \t]{2,}|\t")
_WIDE_INDENT = re.compile(r"\u3000")
_ITEM = re.compile(
    r"\s*(?:[-*+•●○◆■□▪·]\s|\d{1,2}(?:[.)]\s|、|．)|[(（][一二三四五六七八九十\d]{1,3}[)）]"
    r"|[一二三四五六七八九十]{1,3}、|[①-⑳])"
)
_RULE = re.compile(r"\s*([-*_=＊—])(?:\s*\1){2,}\s*$")


def read(source: Source) -> Content:
    """Return what a text file holds."""
    decoded = source.decoded()
    return Content(tuple(read_blocks(decoded.text)), decoded.notes, decoded.text)


def read_blocks(text: str) -> list[Block]:
    """Return the paragraphs of ``text``.

    Lines between two blank lines are one paragraph where they look wrapped at a width, and a
    paragraph each where they do not, as Chinese text is often kept.
    """
    blocks = []
    for first, lines in _paragraphs(text):
        if _looks_wrapped(lines):
            blocks.append(Block(BlockKind.PARAGRAPH, join_lines(lines), line=first))
        else:
            blocks += [_line_block(line, first + offset) for offset, line in enumerate(lines)]
    return blocks


def prose_spans(text: str) -> list[Span]:
    """Return the parts of ``text`` that are prose: all of it but the addresses."""
    return without(text, Span(0, len(text)))


def _line_block(line: str, number: int) -> Block:
    if _RULE.match(line):
        return Block(BlockKind.RULE, "", line=number)
    kind = BlockKind.CAPTION if is_caption(line.strip()) else BlockKind.PARAGRAPH
    return Block(kind, line.strip(), line=number)


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


def _paragraphs(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the runs of lines divided further where an indent or a list's marker begins a line."""
    for first, lines in _chunks(text):
        begins = _WIDE_INDENT if all(map(_INDENT.match, lines)) else _INDENT
        start = 0
        for index, line in enumerate(lines):
            alone = _RULE.match(line) or _RULE.match(lines[index - 1])
            if index and (alone or begins.match(line) or _ITEM.match(line)):
                yield first + start, lines[start:index]
                start = index
        yield first + start, lines[start:]


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
    """Join the lines of one paragraph, without a space between Chinese characters.

    >>> join_lines(["使用了AI", "芯片"]), join_lines(["he said “yes”", "and left"])
    ('使用了AI芯片', 'he said “yes” and left')
    """
    pieces: list[str] = []
    for line in map(str.strip, lines):
        if not line:
            continue
        if pieces and not (joins_closed(pieces[-1], line) or _is_compound(pieces[-1], line)):
            pieces.append(" ")
        pieces.append(line)
    return "".join(pieces)


def _is_compound(before: str, after: str) -> bool:
    """Tell whether a line ends within a word with a hyphen (rare-/earth)."""
    return before.endswith("-") and before[-2:-1].isalpha() and after[:1].isalpha()
