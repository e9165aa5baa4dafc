"""What the formats that are text have in common: edits by place, line ends, lines of a width."""

from __future__ import annotations

import codecs
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.documents.encoding import decode, is_utf8

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.documents.source import Source

_LAST_WIDE = 0x2E80
_NO_START = "，。；：！？、）」』》”’…—,.;:!?)]"
"""What no line begins with."""


def encoded(text: str, source: Source) -> bytes:
    """Return a text file as UTF-8, with the byte order mark and the line ends that it had."""
    data = source.data
    if text == decode(data, source.name, source.encoding).text and is_utf8(data):
        return data
    if data.count(b"\r\n") * 2 > data.count(b"\n") > 0:
        text = text.replace("\n", "\r\n")
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + text.encode("utf-8", "replace")


def width(text: str) -> int:
    """Return how many columns a text takes; East Asian characters take two.

    >>> width("稀土 a")
    6
    """
    return sum(1 + (ord(char) >= _LAST_WIDE) for char in text)


def wrapped(text: str, columns: int) -> list[tuple[int, int]]:
    """Return where the lines of a text begin and end, at most ``columns`` wide where words allow.

    Lines are broken at spaces and between East Asian characters, before none that closes.

    >>> text = "rare earths and magnets"
    >>> [text[start:end] for start, end in wrapped(text, 12)]
    ['rare earths', 'and magnets']
    """
    lines = []
    start, at, used, border = 0, 0, 0, -1
    while at < len(text):
        if at > start and _may_break(text, at):
            border = at
        used += width(text[at])
        if used > columns and border > start:
            lines.append(_stripped(text, start, border))
            at = start = _without_space(text, border)
            used, border = 0, -1
            continue
        at += 1
    lines.append(_stripped(text, start, len(text)))
    return lines


def balanced(text: str, columns: int) -> list[tuple[int, int]]:
    """Return lines as ``wrapped`` does, as few as there can be and of about one length.

    >>> text = "Beijing has not promised to approve exports of magnets."
    >>> [text[start:end] for start, end in balanced(text, 42)]
    ['Beijing has not promised to', 'approve exports of magnets.']
    """
    best = wrapped(text, columns)
    for narrower in range(columns - 1, columns // 2, -1):
        lines = wrapped(text, narrower)
        if len(lines) > len(best):
            break
        best = lines
    return best


def shares(text: str, weights: Sequence[int]) -> list[str]:
    """Return ``text`` in as many parts as there are weights, each about as long as its own.

    It is cut where a line might be broken.

    >>> shares("one two three", [1, 1])
    ['one two ', 'three']
    """
    total = sum(weights) or 1
    borders = [at for at in range(1, len(text)) if _may_break(text, at)]
    cuts = [0]
    passed = 0
    for weight in weights[:-1]:
        passed += weight
        wanted = passed / total * len(text)
        free = [at for at in borders if at > cuts[-1]]
        cuts.append(min(free, key=lambda at: abs(at - wanted), default=len(text)))
    return [text[start:end] for start, end in pairwise([*cuts, len(text)])]


def _may_break(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if after in _NO_START or before in "“‘（「『《([":
        return False
    wide = ord(before) >= _LAST_WIDE or ord(after) >= _LAST_WIDE
    return before == " " or (wide and after != " ")


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] == " ":
        end -= 1
    return start, end


def _without_space(text: str, place: int) -> int:
    while place < len(text) and text[place] == " ":
        place += 1
    return place
