"""From the lines of printed pages to paragraphs: a best effort, as nothing says where one ends.

A line that is much shorter than the others ends a paragraph, and so does one that is shorter and
ends a sentence. What stands at the head or foot of many pages is no text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from workbench.documents.captions import is_caption
from workbench.documents.plain import join_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_EDGE = 2
"""Lines at each end of a page that may be a running head."""
_REPEATED = 3
"""Pages on which such a line stands at least …"""
_REPEATED_SHARE = 0.25
"""… and the share of the pages."""
_NUMBER = re.compile(
    r"[\s\-–—·|]*(?:第\s*)?\d{1,4}(?:\s*[页頁])?(?:\s*(?:/|of)\s*\d{1,4})?[\s\-–—·|]*"
    r"|第\s*\d{1,4}\s*[页頁]\s*[，,、/|]?\s*[共总總]\s*\d{1,4}\s*[页頁]"
    r"|[共总總]\s*\d{1,4}\s*[页頁]\s*[，,、/|]?\s*第\s*\d{1,4}\s*[页頁]"
    r"|[ivxlc]{1,6}|[Pp]age\s+\d{1,4}(?:\s+of\s+\d{1,4})?"
)
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[。！？.!?…][”’」』）)\"']*$")
_BEGINS = re.compile(
    r"\u3000|[•●○◆■▪·]|[-–—*]\s|\(?\d{1,2}[.)、]\s*\D|[（(]?[一二三四五六七八九十]{1,3}[)）、]"
)
_SHORT, _SHORTISH = 0.6, 0.92
"""Shares of the usual width below which a line ends a paragraph, or does so with a sentence."""
_USUAL = 0.8
"""Where among the widths of all lines the usual one stands."""
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_BROKEN = re.compile(r"([A-Za-z]+)-$")


def paragraphs(pages: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of pages, each with the page on which it begins (from 1)."""
    lines = [
        (number, line)
        for number, page in enumerate(_without_running_heads(pages), 1)
        for line in page
    ]
    widths = sorted(_width(line) for _, line in lines if line)
    usual = widths[int(len(widths) * _USUAL)] if widths else 0
    known = Counter(word.lower() for _, line in lines for word in _WORD.findall(line))
    held: list[str] = []
    first = page = 1
    for page_of_line, line in lines:
        gap = not line and page_of_line == page
        if held and (gap or (line and _parts(held[-1], line, usual))):
            yield first, _joined(held, known)
            held = []
        if line:
            first = first if held else page_of_line
            held.append(line)
            page = page_of_line
    if held:
        yield first, _joined(held, known)


def _without_running_heads(pages: Sequence[str]) -> list[list[str]]:
    split = [[line.rstrip() for line in page.split("\n")] for page in pages]
    split = [[line if line.strip() else "" for line in page] for page in split]
    seen: Counter[str] = Counter()
    for page in split:
        seen.update({_key(page[place]) for place in _edges(page)})
    enough = max(_REPEATED, len(pages) * _REPEATED_SHARE)
    kept = []
    for page in split:
        running = {
            place
            for place in _edges(page)
            if seen[_key(page[place])] >= enough or _NUMBER.fullmatch(page[place].strip())
        }
        kept.append([line for place, line in enumerate(page) if place not in running])
    return [_trimmed(page) for page in kept]


def _trimmed(page: list[str]) -> list[str]:
    """Return a page without the blank lines at its ends."""
    filled = [place for place, line in enumerate(page) if line]
    return page[filled[0] : filled[-1] + 1] if filled else []


def _edges(page: list[str]) -> set[int]:
    filled = [place for place, line in enumerate(page) if line]
    return {*filled[:_EDGE], *filled[-_EDGE:]}


def _key(line: str) -> str:
    return _DIGITS.sub("#", "".join(line.split()))


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line.strip())


def _parts(before: str, line: str, usual: int) -> bool:
    """Tell whether a new paragraph begins between two lines."""
    if _BEGINS.match(line) or is_caption(before):
        return True
    width = _width(before)
    ended = _SENTENCE_END.search(before) is not None
    if width < usual * _SHORT:
        return ended or not line.lstrip()[:1].islower()
    return ended and width < usual * _SHORTISH


def _joined(lines: list[str], known: Counter[str]) -> str:
    """Join the lines of a paragraph, and the words that a hyphen parts at the end of a line."""
    whole: list[str] = []
    for line in lines:
        broken = _BROKEN.search(whole[-1]) if whole else None
        begun = _WORD.match(line)
        if broken and begun and begun.group()[0].islower():
            closed = (broken[1] + begun.group()).lower()
            hyphened = f"{broken[1]}-{begun.group()}".lower()
            keep = known[hyphened] and not known[closed]
            whole[-1] = whole[-1][: None if keep else -1] + line
        else:
            whole.append(line)
    return join_lines(whole)
