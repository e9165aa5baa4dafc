"""Brackets and quotes that have no partner in a text."""

from __future__ import annotations

import re
from typing import NamedTuple

from workbench.article import Span

_PAIRS = (
    "()",
    "（）",
    "[]",
    "［］",
    "【】",
    "〔〕",
    "{}",
    "《》",
    "〈〉",
    "「」",
    "『』",
    "“”",
    "‘’",
)
_KINDS = {"（": "(", "）": "(", "［": "[", "］": "["}
_QUOTES = "「『“‘"
_OPENERS = {opener: _KINDS.get(opener, opener) for opener in (pair[0] for pair in _PAIRS)}
_CLOSERS = {pair[1]: _KINDS.get(pair[1], pair[0]) for pair in _PAIRS}
_STRAIGHT = '"'
_MARK = re.compile("[" + re.escape("".join(_PAIRS)) + _STRAIGHT + "]")
_EMOTICON = re.compile(r"[:;=][-^']?[()]|(?<!\S)[()][-^']?[:;=](?!\w)")
_LIST_MARKER = re.compile(
    r"(?:^|[\s，。；：、,;:(（])(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4}|[一二三四五六七八九十]{1,3})$"
)


class Unpaired(NamedTuple):
    """A bracket or quote without its partner."""

    mark: str
    span: Span
    is_quote: bool

    @property
    def may_open(self) -> bool:
        """Whether something may begin with it; of a straight quote nobody knows."""
        return self.mark in _OPENERS or self.mark == _STRAIGHT

    @property
    def may_close(self) -> bool:
        """Whether something may end with it."""
        return self.mark in _CLOSERS or self.mark == _STRAIGHT


def unpaired(text: str) -> list[Unpaired]:
    """Return the brackets and quotes of ``text`` that stand alone, in order.

    Full and half width pair with each other, straight double quotes with curly ones. Apostrophes
    are no quotes, ``1)`` at the head of an item and ``:)`` are no brackets, ``5"`` is inches.

    >>> [one.mark for one in unpaired("1) It’s (said “so).")]
    ['“']
    """
    smiles = {at for match in _EMOTICON.finditer(text) for at in range(*match.span())}
    waiting: dict[str, list[int]] = {}
    alone: list[int] = []
    for match in _MARK.finditer(text):
        at, mark = match.start(), match.group()
        if at in smiles or _is_no_quote(text, at, waiting):
            continue
        if mark == _STRAIGHT:
            mark = "”" if waiting.get("“") else "“"
        if mark in _OPENERS:
            waiting.setdefault(_OPENERS[mark], []).append(at)
        elif waiting.get(_CLOSERS[mark]):
            waiting[_CLOSERS[mark]].pop()
        elif not _LIST_MARKER.search(text[max(0, at - 6) : at]):
            alone.append(at)
    alone += [at for places in waiting.values() for at in places]
    return [_unpaired(text, at) for at in sorted(alone)]


def _unpaired(text: str, at: int) -> Unpaired:
    mark = text[at]
    kind = _OPENERS.get(mark) or _CLOSERS.get(mark, "“")
    return Unpaired(mark, Span(at, at + 1), kind in _QUOTES)


def _is_no_quote(text: str, at: int, waiting: dict[str, list[int]]) -> bool:
    """Tell whether the mark at ``at`` is an apostrophe or a sign for inches."""
    mark, before, after = text[at], text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if mark == _STRAIGHT:
        return before.isdigit() and not waiting.get("“")
    if mark == "‘":
        return after.isdigit() or _is_latin(before)
    if mark == "’":
        return _is_latin(after) or (not waiting.get("‘") and _is_latin(before))
    return False


def _is_latin(char: str) -> bool:
    return bool(char) and char.isalnum() and char < "\u02b0"
