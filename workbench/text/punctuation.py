"""Marks of the two languages: which belongs where, and what stands for what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.article import Span
from workbench.text.script import HAN_CLASS

if TYPE_CHECKING:
    from collections.abc import Iterator

HALF_FOR_FULL = {
    "，": ",", "。": ".", "、": ",", "；": ";", "：": ":", "！": "!", "？": "?", "（": "(",
    "）": ")", "【": "[", "】": "]", "［": "[", "］": "]", "％": "%", "《": "“", "》": "”",
    "〈": "‘", "〉": "’", "「": "“", "」": "”", "『": "‘", "』": "’", "．": ".", "～": "–",
    "\u3000": " ",
}  # fmt: skip
"""Marks of Chinese, which no English text has, and what English writes for them."""

CURLY_FOR_CORNERS = dict(zip("「」『』", "“”‘’", strict=True))
"""Quotation marks of Taiwan and Hong Kong, and those of the Mainland (and of English) for them."""
CORNERS_FOR_CURLY = {curly: corner for corner, curly in CURLY_FOR_CORNERS.items()}

HALF_WIDTH = {
    chr(code): chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()
}
"""Full-width letters and digits, and those of half the width."""

FULL_FOR_HALF = {
    ",": "，", ".": "。", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）",
}  # fmt: skip
"""Marks of English, and what Chinese writes for them between Han characters."""

CLOSERS = "”’」』）)】》〉\"'］]*_"
"""What may follow the mark at a sentence's end: quotes, brackets and Markdown's emphasis."""

SENTENCE_ENDS = "。！？.!?…｡．"

_FULL = re.compile(f"[{''.join(HALF_FOR_FULL)}]")
_BRACKETED = re.compile(r"\([^()]{1,200}\)|\[[^\[\]]{1,200}\]")
_LATIN = re.compile(r"[A-Za-z]")
_HAN = re.compile(f"[{HAN_CLASS}]")
_HAN_OR_MARK = f"[{HAN_CLASS}”’」』）》】]"
_HALF = re.compile(
    rf"(?<={_HAN_OR_MARK})[,;:!?](?=\s?[{HAN_CLASS}“「『（《])"
    rf"|(?<=[\w%°])[,;!?](?=[{HAN_CLASS}“「『（《])"
    rf"|(?<={_HAN_OR_MARK})[,;!?](?=\s?[A-Za-z0-9])"
    rf"|(?<={_HAN_OR_MARK})\.(?=\s?[{HAN_CLASS}“「『（《])"
    rf"|(?<={_HAN_OR_MARK})[,.;!?](?=[”’」』\"]?\s*$)"
)
_HALF_BRACKETS = re.compile(
    rf"(?<=[{HAN_CLASS}])\((?=[{HAN_CLASS}])[^()（）]{{1,200}}(?<=[{HAN_CLASS}])\)"
)


def full_width_in_english(text: str) -> Iterator[Span]:
    """Yield where English ``text`` has marks of Chinese, those of quoted Chinese excepted."""
    quoted = [
        Span(*match.span())
        for match in _BRACKETED.finditer(text)
        if _HAN.search(match.group()) and not _LATIN.search(match.group())
    ]
    at = 0
    for match in _FULL.finditer(text):
        span = Span(*match.span())
        while at < len(quoted) and quoted[at].end <= span.start:
            at += 1
        inside = at < len(quoted) and quoted[at].covers(span)
        if not inside and not _between_han(text, span):
            yield span


def _between_han(text: str, span: Span) -> bool:
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return bool(before and after and _HAN.match(before) and _HAN.match(after))


def half_width_in_chinese(text: str) -> Iterator[Span]:
    """Yield where Chinese ``text`` has marks of English between Han characters, or at its end."""
    places = [Span(*match.span()) for match in _HALF.finditer(text)]
    for match in _HALF_BRACKETS.finditer(text):
        places += [
            Span(match.start(), match.start() + 1),
            Span(match.end() - 1, match.end()),
        ]
    yield from sorted(places)


def last_mark(text: str) -> str:
    """Return the mark with which a sentence ends, or nothing where it ends with a word.

    >>> last_mark("“Is it?” (1)"), last_mark("“Is it?”"), last_mark("Notes")
    ('', '?', '')
    """
    end = text.rstrip().rstrip(CLOSERS + " ")
    last = end[-1:]
    return "" if last.isalnum() else last
