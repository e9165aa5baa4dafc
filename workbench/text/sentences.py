"""Splitting a block into sentences, Chinese or English, as spans of the block's text.

Chinese: a sentence ends after 。！？ or … with the closing quotes and brackets that follow. It does
not end inside brackets, inside a title or an address, nor where a quoted question or exclamation
goes on with its verb of saying (“是吗？”他问。) or is a part of its sentence (“是！”的呼声).

English: after . ! ? with closing quotes, before a space and what may begin a sentence; never after
an abbreviation, an initial, the number of a list item, or inside a number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.article import Span
from workbench.text.script import HAN_CLASS

if TYPE_CHECKING:
    from collections.abc import Iterator

_INVISIBLE = "\u0300-\u036f\u200b\u200d\u2060\ufe0e\ufe0f\ufeff"
"""Marks that belong to the character before them."""
_CHINESE_END = re.compile(
    r"(?P<stop>[。！？｡][。！？!?｡]*"
    r"|[!?][。！？!?｡]*(?![A-Za-z0-9_&=/%+#-])"
    rf"|(?<=[{HAN_CLASS}])(?<![一二三四五六七八九十])\.(?=\s|$)"
    r"|…{1,4}(?=[”’」』]|\s|$))"
    rf"(?P<closers>(?:[”’」』）)】》〉\"'］\]{_INVISIBLE}]|\[\d{{1,3}}\])*)"
    r"|\n+"
)
_SAID = (
    r"(?:说|(?<![知报報])道|问|喊|叫|问道|说道|喊道|問|說|称|稱|表示|指出)"
    rf"(?!法|明|歉|题|題|为|為|作)[{HAN_CLASS}]?"
)
_SAYING = re.compile(rf"[^，。！？；,.!?;\s“”「」]{{0,8}}?{_SAID}[。，：:,]")
_SAYING_AFTER_STOP = re.compile(
    rf"[他她我你它们們{HAN_CLASS}]{{1,4}}?(?:说|說|问|問|说道|說道|喊道)[。]"
)
_GOES_ON = "，,、；;的地得之这這那等和与與及"
_OPENERS = {"”": "“", "’": "‘", "」": "「", "』": "『"}
_LONGEST_QUOTE = 300
_BRACKETS = {"）": "（", ")": "(", "】": "【"}
_BRACKET_OR_END = re.compile(r"[（(【）)】\n]")
_ADDRESS = re.compile(r"(?:https?|ftp)://[!-~]+|www\.[!-~]+")

_ENGLISH_END = re.compile(
    r"(?<![.!?])[.!?]+[”’\"')\]]*(?=\s)|…[”’\"')\]]*(?=\s)|[。！？]+[”’」』）)\"']*|\n+"
)
_ENGLISH_START = re.compile(r"\s*[“‘\"'(\[]*(?:[0-9$€£¥#•–—\u4e00-\u9fff]|(?P<letter>[^\W\d_]))")
_QUOTED_SAYING = re.compile(
    r"\s+(?:[A-Z][\w.’'-]*\s+){0,3}(?:said|says|asked|asks|added|told|wrote|replied|shouted)\b"
)
_ABBREVIATIONS = frozenset(
    "mr mrs ms messrs dr prof sen rep gov gen lt col sgt capt cmdr maj adm rev hon pres st sr "  # noqa: SIM905
    "jr vs eds jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp plc llc bros dept "
    "est approx e.g i.e etc cf al ca viz u.s u.k u.n e.u d.c a.m p.m ph.d mt ft ave blvd".split()
)
_BEFORE_NUMBERS = frozenset("no nos vol vols fig figs eq p pp art sec ch para".split())  # noqa: SIM905
_MAY_END = frozenset("inc ltd co corp plc llc etc al jr sr ave blvd".split())  # noqa: SIM905
_NEVER_ENDS = frozenset({"e.g", "i.e"})
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]|ph\.d")
_STARTER = re.compile(
    r"\s+[“‘\"'(]*(?:The|A|An|It|He|She|They|We|You|But|And|Or|So|In|On|At|For|As|By|If|When|While|"
    r"This|That|These|Those|There|Its|His|Her|Their|Our|After|Before|With|From|To|Some|Many|Most|"
    r"Not|No|One|However|Meanwhile|Still|Yet|What|Who|Why|How)\b"
)
_LAST_WORD = re.compile(r"([^\W\d_][^\W\d_.]*(?:\.[^\W\d_]+)*)\.[”’\"')\]]*$")
_ITEM_NUMBER = re.compile(r"\s*[(]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\.$")
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


def _chinese_ends(text: str) -> Iterator[int]:
    closed = _Cursor([*_bracketed(text), *(match.span() for match in _ADDRESS.finditer(text))])
    quotes = _StraightQuotes(text)
    for match in _CHINESE_END.finditer(text):
        if match.group("stop") is None:
            quotes.begin(match.end())
            yield match.end()
            continue
        if closed.covers(match.start()):
            continue
        end = quotes.end_of(match)
        if not _goes_on(text, match, end):
            quotes.begin(end)
            yield end


def _bracketed(text: str) -> Iterator[tuple[int, int]]:
    """Yield the outermost brackets of each line that are not too long to be an aside."""
    opened: list[tuple[str, int]] = []
    for match in _BRACKET_OR_END.finditer(text):
        char = match.group()
        if char == "\n":
            opened.clear()
        elif char not in _BRACKETS:
            opened.append((char, match.start()))
        elif opened and opened[-1][0] == _BRACKETS[char]:
            start = opened.pop()[1]
            if match.end() - start <= _LONGEST_QUOTE:
                yield start, match.end()


class _Cursor:
    """Ranges that are asked, from left to right, whether they cover a place."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self.ranges = sorted(ranges)
        self.index = 0
        self.until = 0

    def covers(self, place: int) -> bool:
        while self.index < len(self.ranges) and self.ranges[self.index][0] < place:
            self.until = max(self.until, self.ranges[self.index][1])
            self.index += 1
        return place < self.until


class _StraightQuotes:
    """Tells the closing straight quotes after a stop from those that open what follows."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.counted = 0
        self.open = False

    def begin(self, place: int) -> None:
        """Note that a sentence begins: whatever was open is not any more."""
        self.counted = max(self.counted, place)
        self.open = False

    def end_of(self, match: re.Match[str]) -> int:
        """Return the end of a match without the quotes that open the next sentence."""
        stop = match.end("stop")
        self.open ^= self.text.count('"', self.counted, stop) % 2 == 1
        self.counted = max(self.counted, stop)
        for place in range(stop, match.end()):
            if self.text[place] in "\"'":
                if not self.open:
                    return place
                self.open = False
                self.counted = place + 1
        return match.end()


def _goes_on(text: str, match: re.Match[str], end: int) -> bool:
    """Tell whether a quoted sentence is only a part of the one that it stands in."""
    ended = text[match.start() : end].rstrip("）)】")
    following = text[end : end + 1]
    if not following or following.isspace() or ended[-1] not in "”’」』》〉":
        return False
    if ended[0] in "。｡":
        return _SAYING_AFTER_STOP.match(text, end) is not None
    if ended[-1] in "》〉" or following in _GOES_ON or _SAYING.match(text, end):
        return True
    opener = _OPENERS[ended[-1]]
    opened = text.rfind(opener, max(0, match.start() - _LONGEST_QUOTE), match.start())
    return opened > 0 and re.match(rf"[{HAN_CLASS}A-Za-z0-9]", text[opened - 1]) is not None


def _english_ends(text: str) -> Iterator[int]:
    start = 0
    for match in _ENGLISH_END.finditer(text):
        if match.group()[0] in "\n。！？" or _ends_sentence(text, start, match):
            start = match.end()
            yield start


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    following = _ENGLISH_START.match(text, match.end())
    if following is None or (following["letter"] or "A").islower():
        return False
    ended = match.group()
    if ended[0] != "." or ended.startswith(".."):
        quoted = ended[-1] in "”’\"'"
        return not (quoted and _QUOTED_SAYING.match(text, match.end()))
    if match.end() - start < _LOOK_BACK and _ITEM_NUMBER.match(text[start : match.end()]):
        return False
    last = _LAST_WORD.search(text[max(0, match.start() - _LOOK_BACK) : match.end()])
    return last is None or _word_ends(text, last.group(1), match.end())


def _word_ends(text: str, written: str, end: int) -> bool:
    """Tell whether the full stop after a word is more than the dot of an abbreviation."""
    word = written.lower()
    if word in _NEVER_ENDS:
        return False
    if word in _MAY_END or _INITIALS.fullmatch(word):
        # "in the U.S. The …" ends, "the U.S. Treasury" most often does not
        return _STARTER.match(text, end) is not None
    if word in _BEFORE_NUMBERS:
        return not text[end:].lstrip()[:1].isdigit()
    is_initial = len(word) == 1 and written.isupper()
    return not (is_initial or word in _ABBREVIATIONS)
