"""Chinese personal names in pinyin: which syllables there are, and how a name is written."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from workbench.text.script import HAN_RUN

_SYLLABLES = """
a o e ai ei ao ou an en ang er yi ya yo ye yao you yan yin yang ying yong yu yue yuan yun wu wa wo
wai wei wan wen wang weng
b:a o ai ei ao an en ang eng i ie iao ian in ing u
p:a o ai ei ao ou an en ang eng i ie iao ian in ing u
m:a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u
f:a o ei ou an en ang eng u
d:a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un
t:a e ai ao ou an ang eng ong i ie iao ian ing u uo ui uan un
n:a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan ü üe v ue
l:a e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un ü üe v ue
g:a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang
k:a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang
h:a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang
j:i ia ie iao iu ian in iang ing iong u ue uan un
q:i ia ie iao iu ian in iang ing iong u ue uan un
x:i ia ie iao iu ian in iang ing iong u ue uan un
zh:a e ai ei ao ou an en ang eng ong i u ua uo uai ui uan un uang
ch:a e ai ao ou an en ang eng ong i u ua uo uai ui uan un uang
sh:a e ai ei ao ou an en ang eng i u ua uo uai ui uan un uang
r:e ao ou an en ang eng ong i u uo ui uan un
z:a e ai ei ao ou an en ang eng ong i u uo ui uan un
c:a e ai ao ou an en ang eng ong i u uo ui uan un
s:a e ai ao ou an en ang eng ong i u uo ui uan un
"""
_SURNAMES = frozenset(
    """
ai an bai bao bi bian cai cao cen chai chang chen cheng chi chu cui dai deng ding dong dou
du duan fan fang fei feng fu gan gao ge geng gong gu guan guo han hao he hong hou hu hua
huang huo ji jia jian jiang jiao jin jing ju kang ke kong kuang lai lan lang lei leng li
lian liang liao lin ling liu long lou lu luo lü ma mai mao mei meng mi miao min mo mou mu na
nan ni nie ning niu ouyang pan pang pei peng pi piao ping pu qi qian qiang qiao qin qiu qu
quan ran rao ren rong ruan rui sang sha shan shang shao shen sheng shi shu shui si sima situ
song su sui sun tan tang tao teng tian tong tu wan wang wei wen weng wo wu xi xia xian xiang
xiao xie xin xing xiong xu xuan xue yan yang yao ye yi yin ying you yu yuan yue yun zang
zeng zhai zhan zhang zhao zhen zheng zhong zhou zhu zhuang zhuge zhuo zong zou zu zuo
shangguan huangfu
""".split()  # noqa: SIM905 - easier to keep in order
)


@lru_cache(maxsize=1)
def _syllables() -> re.Pattern[str]:
    known = set()
    for line in _SYLLABLES.strip().splitlines():
        initial, colon, finals = line.rpartition(":")
        known |= {initial + final for final in finals.split()} if colon else set(line.split())
    return re.compile("|".join(sorted(known, key=len, reverse=True)))


@lru_cache(maxsize=4096)
def syllables(word: str, count: int) -> tuple[str, ...] | None:
    """Return ``word`` cut into ``count`` syllables of pinyin, None where it is no pinyin.

    >>> syllables("jinping", 2), syllables("xian", 2), syllables("trump", 1)
    (('jin', 'ping'), ('xi', 'an'), None)
    """
    word = word.lower().replace("'", "").replace("’", "")
    pattern = _syllables()
    if count == 1:
        return (word,) if pattern.fullmatch(word) else None
    for size in range(min(6, len(word) - 1), 0, -1):
        if pattern.fullmatch(word[:size]):
            rest = syllables(word[size:], count - 1)
            if rest:
                return (word[:size], *rest)
    return None


@lru_cache(maxsize=4096)
def romanised(chinese: str) -> tuple[str, ...]:
    """Return the syllables of a run of Han characters, without tones, ü as v; else nothing.

    >>> romanised("重庆"), romanised("绿"), romanised("T恤")
    (('chong', 'qing'), ('lv',), ())
    """
    if not HAN_RUN.fullmatch(chinese):
        return ()
    from pypinyin import lazy_pinyin

    found = tuple(lazy_pinyin(chinese))
    return found if all(map(str.isascii, found)) else ()


class PinyinName(NamedTuple):
    """A personal name: the surname, and the syllables of the given name."""

    surname: str
    given: tuple[str, ...]

    @property
    def text(self) -> str:
        """The name as it is written: Xi Jinping."""
        return f"{self.surname.capitalize()} {''.join(self.given).capitalize()}"


def parse_name(english: str, chinese: str) -> PinyinName | None:
    """Return the name that ``english`` is in pinyin for ``chinese``; None for anything else.

    >>> parse_name("Xi Jinping", "习近平").text, parse_name("Trump", "特朗普")
    ('Xi Jinping', None)
    """
    words = english.split()
    if len(words) != 2 or not 2 <= len(chinese) <= 4 or not chinese.isalpha():  # noqa: PLR2004
        return None
    surname = words[0].lower()
    before = 2 if surname in {"ouyang", "sima", "situ", "zhuge", "shangguan", "huangfu"} else 1
    if surname not in _SURNAMES or len(chinese) <= before:
        return None
    given = syllables(words[1], len(chinese) - before)
    return PinyinName(surname, given) if given else None


def wrong_forms(name: PinyinName) -> re.Pattern[str]:
    """Return what finds ``name`` out of order, apart, joined or without its capitals.

    >>> found = wrong_forms(PinyinName("xi", ("jin", "ping")))
    >>> [bool(found.search(text)) for text in ("Jinping Xi", "Xi Jin Ping", "Xi Jinping")]
    [True, True, False]
    """
    surname, syllables_given = name.surname, list(name.given)
    joined, apart = "".join(syllables_given), r"[ -]".join(syllables_given)
    given = f"(?:{joined}|{apart})" if len(syllables_given) > 1 else joined
    right = re.escape(name.text)
    wrong = rf"(?i:{surname}[ -]?{given}|{given} {surname})"
    shout = re.escape(name.text.upper())
    return re.compile(rf"(?<![\w-])(?!{right}(?!\w))(?!{shout}(?!\w)){wrong}(?![\w-])")
