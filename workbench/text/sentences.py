"""Splitting a block into sentences, Chinese or English, as spans of the block's text.

Chinese: a sentence ends after 。！？ or … with the closing quotes and brackets that follow. It does
not end inside round brackets, nor where a quoted question or exclamation goes on with its verb of
saying (“是吗？”他问。). English: after . ! ? with closing quotes, before a space and what may begin
a sentence; never after an abbreviation, an initial or inside a number.
"""

from __future__ import annotations

import re

from workbench.article import Span
from workbench.text.script import HAN_CLASS

_CLOSERS = "”’」』）)】》〉\"'］]"
_CHINESE_END = re.compile(
    rf"(?:[。！？!?｡]+|…{{1,4}}(?=[”’」』]|\s|$)|\n+)[{re.escape(_CLOSERS)}]*"
)
_SAYING = re.compile(
    rf"[^，。！？；,.!?;\s]{{0,8}}(?:说|道|问|喊|叫|说道|問|說|喊道|称|稱)[{HAN_CLASS}]?[。，：:,]"
)
_BRACKETED = re.compile(r"（[^（）\n]{0,300}）|\([^()\n]{0,300}\)")

_ENGLISH_END = re.compile(r"(?:[.!?]+|…)[”’\"')\]]*(?=\s)|\n+")
_ENGLISH_START = re.compile(r"\s*[“‘\"'(\[]*[A-Z0-9$€£¥#•–—\u4e00-\u9fff]")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sen rep gov gen lt col sgt capt adm st jr sr vs no nos vol fig eq pp p ed "  # noqa: SIM905
    "eds jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp llc bros dept est "
    "approx e.g i.e etc cf al a.m p.m u.s u.k u.n e.u d.c ph.d".split()
)
_MAY_END = frozenset("u.s u.k u.n e.u d.c a.m p.m inc ltd co corp llc etc al jr sr ph.d".split())  # noqa: SIM905
_LAST_WORD = re.compile(r"([A-Za-z][A-Za-z.]*)\.[”’\"')\]]*$")
_LOOK_BACK = 40


def split_sentences(text: str, language: str) -> list[Span]:
    """Return the spans of the sentences of ``text``, without the white space around them.

    The spans are in order and do not overlap; what lies between them is white space only.
    """
    ends = _chinese_ends(text) if language == "zh" else _english_ends(text)
    spans = []
    start = 0
    for end in [*ends, len(text)]:
        span = _trim(text, start, end)
        if span.start < span.end:
            spans.append(span)
        start = end
    return spans


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _chinese_ends(text: str) -> list[int]:
    brackets = iter(_BRACKETED.finditer(text))
    bracket = next(brackets, None)
    ends = []
    for match in _CHINESE_END.finditer(text):
        while bracket and bracket.end() <= match.start():
            bracket = next(brackets, None)
        inside = bracket is not None and bracket.start() < match.start()
        newline = "\n" in match.group()
        if newline or not (inside or _goes_on(text, match)):
            ends.append(match.end())
    return ends


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Tell whether a quoted question or exclamation is only a part of its sentence."""
    ended = match.group()
    if ended[-1] not in "”’」』" or ended[0] in "。｡":
        return False
    following = text[match.end() : match.end() + 1]
    follows_on = bool(following) and following in "，,、；;的"
    return follows_on or _SAYING.match(text, match.end()) is not None


def _english_ends(text: str) -> list[int]:
    return [
        match.end()
        for match in _ENGLISH_END.finditer(text)
        if "\n" in match.group() or _ends_sentence(text, match)
    ]


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    if not _ENGLISH_START.match(text, match.end()):
        return False
    if match.group()[0] != "." or match.group().startswith(".."):
        return True
    last = _LAST_WORD.search(text[max(0, match.start() - _LOOK_BACK) : match.end()])
    if last is None:
        return True
    word = last.group(1).lower()
    if word in _MAY_END:  # "in the U.S. The …" ends, "the U.S. Treasury" most often does not
        return bool(
            re.match(
                r"\s+(?:The|A|An|It|He|She|They|But|And|In|On|This|That)\b",
                text[match.end() : match.end() + 8],
            )
        )
    is_initial = len(word) == 1 and last.group(1).isupper()
    return not (is_initial or word in _ABBREVIATIONS)
