"""What a text is written in: Han or not, Simplified or Traditional, which region."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from workbench.locales import EN, ZH_CN, ZH_HK, ZH_TW, Locale
from workbench.text.fold import character_rows

# By code point: 豈 written out may be U+8C48 as well, and the range from there on holds Hangul.
HAN_CLASS = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
HAN = re.compile(f"[{HAN_CLASS}]")
HAN_RUN = re.compile(f"[{HAN_CLASS}]+")
_KANA = re.compile("[ぁ-ゖァ-ヺ]")
LATIN_LETTER = re.compile(r"[A-Za-zÀ-ɏ]")

_SAMPLE = 200_000
_LATIN_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = frozenset({"the", "of", "and", "to", "in", "is", "that", "for", "it", "with", "was"})
_FEW_WORDS = 40
"""From so many words on a text without the small words of English is of another language."""
_SURE = 4
"""From how many telling characters, and how many times the others, a script is sure."""

_TAIWAN_WORDS = tuple(
    """
    臺灣 川普 普丁 澤倫斯基 歐巴馬 紐西蘭 義大利 雪梨 網路 軟體 硬體 數位 計畫 透過 影片 品質
    公尺 公噸 執行長 週一 週二 週三 週四 週五 週六 週日 行政院 立法院 立委 縣市 國科會
    """.split()  # noqa: SIM905 - easier to read
)
_HONG_KONG_WORDS = tuple(
    """
    特朗普 普京 澤連斯基 奧巴馬 新西蘭 意大利 悉尼 芯片 網絡 資訊科技 數碼 計劃 質素 裏 嘅 喺 咗
    啲 特首 行政長官 立法會 特區政府 港府 港元 港股 恒生 恒指 警務處 金管局 的士 巴士 屋邨 本港
    """.split()  # noqa: SIM905 - easier to read
)


@dataclass(frozen=True)
class Detection:
    """A guess at the locale of a text, and whether it is safe to rely on."""

    locale: Locale
    sure: bool


@lru_cache(maxsize=1)
def _telling() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns of the characters that only Traditional or only Simplified text has."""
    rows = character_rows()
    simplified = {simple for _, simple, only in rows if only}
    traditional = {trad for trad, _, _ in rows} - {simple for _, simple, _ in rows}
    return (
        re.compile("[" + "".join(sorted(traditional)) + "]"),
        re.compile("[" + "".join(sorted(simplified)) + "]"),
    )


class Script(str, Enum):
    """Which of the two sets of characters a Chinese text uses."""

    SIMPLIFIED = "Simplified"
    TRADITIONAL = "Traditional"
    MIXED = "mixed"
    EITHER = "either"


def script_of(text: str) -> Script:
    """Return the script of ``text``, going by the characters that only one of them has."""
    traditional, simplified = (pattern.search(text) for pattern in _telling())
    if traditional and simplified:
        return Script.MIXED
    if traditional:
        return Script.TRADITIONAL
    return Script.SIMPLIFIED if simplified else Script.EITHER


def count_han(text: str) -> int:
    """Return how many Han characters ``text`` has."""
    return sum(len(run) for run in HAN_RUN.findall(text))


def detect(text: str) -> Detection:
    """Guess the locale of ``text``: English, Mainland, Taiwan or Hong Kong Chinese.

    Text is taken for Chinese when it holds at least one Han character for every twenty Latin
    letters; a Chinese text without any telling character counts as Mainland, not surely. That of
    Singapore is like the Mainland's and must be named; Japanese is never sure.
    """
    sample = text[:_SAMPLE]
    han = count_han(sample)
    latin = len(LATIN_LETTER.findall(sample))
    if han * 20 < latin or not han:
        return Detection(EN, sure=latin > 0 and _may_be_english(sample))
    traditional, simplified = (len(pattern.findall(sample)) for pattern in _telling())
    is_japanese = len(_KANA.findall(sample)) * 10 > han
    sure = _outweighs(traditional, simplified) and not is_japanese
    if traditional > simplified:
        region, clear = _region(sample)
        return Detection(region, sure and clear)
    return Detection(ZH_CN, sure)


def _may_be_english(text: str) -> bool:
    """Tell whether a text in Latin letters may be English: a long one has the small words."""
    words = _LATIN_WORD.findall(text.lower())
    small = sum(word in _SMALL_WORDS for word in words)
    return len(words) < _FEW_WORDS or small * 20 >= len(words)


def _outweighs(one: int, other: int) -> bool:
    """Tell whether the greater of two counts is safe to go by."""
    return max(one, other) >= _SURE * max(1, min(one, other))


def _region(text: str) -> tuple[Locale, bool]:
    """Tell Hong Kong's Traditional Chinese from Taiwan's by words that one of them uses.

    Text with words of neither is taken for Taiwan's without a doubt: it converts the same.
    """
    taiwan = sum(text.count(word) for word in _TAIWAN_WORDS)
    hong_kong = sum(text.count(word) for word in _HONG_KONG_WORDS)
    clear = max(taiwan, hong_kong) >= 2 * min(taiwan, hong_kong)
    return ZH_HK if hong_kong > taiwan else ZH_TW, clear
