"""Which encoding Chinese bytes are in: the one in which they read as common Chinese.

A statistical detector needs a page; an editor has a line. So each candidate decodes the bytes, and
each character says how likely it is: the commonest most, then those of the first plane of GB 2312
(the everyday ones, and on the fold those of Big5 too), Chinese punctuation, and at the far end
what no writer uses. The best mean wins; the distance to the next says how sure that is.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache
from typing import NamedTuple

from workbench.text.fold import fold
from workbench.text.script import HAN

CANDIDATES = ("gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")
WESTERN = "cp1252"

_SAMPLE = 32 * 1024
_COMMONEST = frozenset(
    "的一在用个我有中以是了可和不为们人这行数或使会之他上如定时你法于要件能对其下关到应本将您来发方者并所过文出程"
    "分作据理果务大通后项机国生式提子与任地性开及些第成多前加例内置更得新进同自年请标设动表事器它何制部建名学此该"
    "需实示现服组包日类接保模间信供由病入面被型工里当相条代从全管公特存因最选指序而合意着期目容参重员经问处常正也"
    "体种字户家查明外息但情计看回主点量规系网都列无么小取则等起资月安区值就权运位三美没利向只持试确结政状两化议说"
    "样变图她道除受许限业还口天告物长求统创给认次商传高支比改知度基好布然必功每手依命案题院象产车令收想语记二做吗"
    "算别元交装决打路始感引书完源什把术至去共报称让况未放护助各金节步教场止写头群版克力立显修含转心监台像见流片号"
    "达错整品须约阅女直否线办话即送费采先声带消按西少照影空响换击份活队操身总专再男致反根英连平考亚马水门简另律插"
    "读边校环海素私白民德市论离张几习清随言料签四找终社际强战留络房责景东画初够购稀真师界低价百军险负继气广切南轻"
    "税罗措州团谈究土导远超早句六医满府岛京北湾港联华英谢迎欢光临老爸妈朋友吧呢吃喝爱快乐今昨晚五七八九十千万亿"
    "警察媒记编辑责任总统主席党央闻讯午朝韩俄乌欧军舰弹核贸芯片债股汇涨跌银投融供链华为腾阿里巴川习普特朗"
)
_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》「」『』【】—…·～〈〉％　")
_TELLING = 2.0
_EVERYDAY = 0.75
_RARE = -1.5
_IMPOSSIBLE = -4.0
_LEVEL_ONE = range(0xB0, 0xD8)
_LEVEL_TWO = range(0xD8, 0xF8)
_SURE_MARGIN = 0.6
_ENOUGH = 8
"""Bytes beyond ASCII from which a guess can be sure."""
_LEAST = 0.3
"""Mean from which bytes read as Chinese at all."""
_WESTERN = re.compile("[\u2013\u2014\u2018-\u201d\u2022\u2026\u20ac\u2122\xa0-\xff]")
_PLAIN_LETTER = re.compile("[\xa0-\u02af]")


class Guess(NamedTuple):
    """An encoding, how well the bytes read in it, and whether the others read much worse."""

    encoding: str
    score: float
    sure: bool


def guess(data: bytes) -> Guess | None:
    """Return the encoding in which ``data``, which is no UTF-8, reads best; None for no text."""
    sample = _sample(data)
    scored = sorted(((_score(sample, name), name) for name in CANDIDATES), reverse=True)
    best, name = scored[0]
    western = _reads_western(data[:_SAMPLE])
    if best < _LEAST or (western and best < _TELLING / 2):
        return Guess(WESTERN, 0.0, sure=False) if western else None
    others = [score for score, other in scored[1:] if {name, other} != {"cp950", "big5hkscs"}]
    enough = len(sample) - len(sample.decode("ascii", "ignore")) >= _ENOUGH
    return Guess(name, best, sure=enough and best - max(others) >= _SURE_MARGIN)


def looks_misread(text: str, data: bytes) -> bool:
    """Tell whether UTF-8 that decodes is really GB 18030 by chance (聯通 has the bytes of ͨ).

    It is where nothing beyond ASCII is a letter of a Western language, all is two bytes long,
    and the same bytes are common Chinese.
    """
    sample = text[:_SAMPLE]
    beyond = {char for char in sample if char > "\x7f"}
    if not beyond or max(beyond) > "\u07ff" or any(map(_PLAIN_LETTER.match, beyond)):
        return False
    return _score(_sample(data), "gb18030") >= _EVERYDAY


def _sample(data: bytes) -> bytes:
    """Return a part of ``data`` that holds something beyond ASCII, where anything does."""
    first = re.search(rb"[\x00\x80-\xff]", data)
    start = first.start() // 2 * 2 if first else 0
    # Before its first byte beyond ASCII no character of any candidate but UTF-16 is cut in two.
    begin = max(0, start - 64)
    return data[begin : begin + _SAMPLE]


def _score(sample: bytes, encoding: str) -> float:
    """Return the mean likelihood of what ``sample`` holds beyond ASCII, as read in ``encoding``."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    text = fold(decoder.decode(sample, final=len(sample) < _SAMPLE))
    marks = [
        _likelihood(char) for char in text if not "\x20" <= char <= "\x7e" and char not in "\r\n\t"
    ]
    if encoding.startswith("utf-16"):
        # There ASCII is evidence too: in no other encoding does a letter bring a NUL along.
        marks += [_EVERYDAY] * (len(text) - len(marks))
    return sum(marks) / len(marks) if marks else _IMPOSSIBLE


@lru_cache(maxsize=8192)
def _likelihood(char: str) -> float:
    if char in _COMMONEST:
        return _TELLING
    if char in _PUNCTUATION or char in "（），：；！？·":
        return _TELLING / 2
    if HAN.match(char):
        lead = (char.encode("gb2312", "ignore") or b"\0")[0]
        if lead in _LEVEL_ONE:
            return _EVERYDAY
        return 0.0 if lead in _LEVEL_TWO else _RARE
    if char == "\ufffd" or char < "\xa0" or "\ud7ff" < char < "\uf900":
        return _IMPOSSIBLE
    return _RARE if char > "\u02ff" and char not in "\u2013\u2022\u20ac\ufeff" else _RARE / 3


def _reads_western(sample: bytes) -> bool:
    """Tell whether a few accents and curly quotes of Windows explain all that is beyond ASCII."""
    text = sample.decode(WESTERN, errors="replace")
    beyond = [char for char in text if char > "\x7e" or (char < " " and char not in "\r\n\t\f")]
    return bool(beyond) and len(beyond) * 4 <= len(text) and all(map(_WESTERN.match, beyond))
