"""Script and vocabulary conversion between Chinese locales, by OpenCC.

Conversions between two Traditional regions go by way of Mainland Simplified, because only from
there does OpenCC know each region's vocabulary. Of that only other words are taken: the way there
loses characters (麵食 would come back as 面食, 這齣戲 as 這出戲).

OpenCC writes each region's characters as its lists for schools do; what comes out is brought to the
ones that its newspapers print.

OpenCC's vocabulary of Taiwan is that of software, and it looks for no borders of words: it makes
釋出 of 发布, 區域性 of 局部 and 計程車兵 of the soldiers in 的士兵. ``prose_words.tsv`` was
written for this project: a line for each word that prose wants otherwise, or that keeps OpenCC from
finding one across a border, with the tags of the locales that it is converted from and to, the word
and what becomes of it, a tab between them. Of words that begin together the longest is taken, and
OpenCC gets what lies between. Lines between two Traditional regions are of words that both have and
that would not come back from the Mainland (冷氣 as 空調).
"""

from __future__ import annotations

import contextlib
import re
from difflib import SequenceMatcher
from functools import lru_cache
from importlib import resources
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.locales import Locale

_UNCONVERTIBLE = re.compile("([\0\ud800-\udfff]+)")
_MAINLAND = "zh-CN"
_CONFIGS = {
    ("zh-TW", _MAINLAND): ("tw2sp", "tw2s"),
    ("zh-HK", _MAINLAND): ("hk2sp", "hk2s"),
    (_MAINLAND, "zh-TW"): ("s2twp", "s2tw"),
    (_MAINLAND, "zh-HK"): ("s2hkp", "s2hk"),
}
"""Per step: OpenCC's configuration with the region's vocabulary, and the script alone."""
_VARIANTS = {"zh-TW": ("tw2t", "t2tw"), "zh-HK": ("hk2t", "t2hk")}
"""Per Traditional region: OpenCC's configurations of its characters, from it and to it."""
_PRINTED = {
    "zh-TW": str.maketrans("臺溼恒", "台濕恆"),
    "zh-HK": str.maketrans(
        "説税閲峯麪脱悦鋭牀羣啓温户兑敍藴醖蜕氲愠繮週",
        "說稅閱峰麵脫悅銳床群啟溫戶兌敘蘊醞蛻氳慍韁周",
    ),
}
"""Per Traditional region: the characters that its press does not use as OpenCC does.

OpenCC follows Taiwan's standard forms and Hong Kong's list of graphemes for primary schools. In
print Taiwan has 台灣, and Hong Kong 說 and 周四, but 裏, 着 and 衞 as the list does. Left out is
what papers write in two ways (卧 臥, 鈎 鉤, 葱 蔥; 汙 污).
"""
_DIGITS = "0-9０-９"
_NUMERALS = "零〇一二三四五六七八九十百千两兩"
_START = f"(?<![{_DIGITS}{_NUMERALS}])(?<![{_DIGITS}{_NUMERALS}][.．,点點])"
"""Where a number begins, and not what is behind its decimal point."""
_WHOLE = f"{_START}([{_DIGITS}]{{1,4}}|[{_NUMERALS}]+)"
_BELOW = (
    f"([{_DIGITS}]{{2,4}}|[0-9],[0-9]{{3}}|(?=[{_NUMERALS}]{{0,3}}[零十百千])[{_NUMERALS}]{{2,8}})"
)
"""What is less than ten thousand, but no digit alone: 一万五亿 may be 15,000亿 or 10,005亿."""
_COUNTED = f"(?<=[{_DIGITS}{_NUMERALS}数數几幾])([多余餘几幾来來]?[ \u00a0]?)"
_MEASURES = "[瓦赫帕焦]|[伏位]|字[节節]|比特|[电電]子伏|[欧歐]姆"
_NO_AMOUNT = f"{_MEASURES}|[丰豐頭級網BbHhWw]|像素|光[網纖]|寬頻|頻寬|乙太"
"""Behind 兆 in 5兆瓦, 兆豐 and 千兆網路, where it is no 10¹²."""
_TRILLIONS = {
    (_MAINLAND, "zh-TW"): (
        (re.compile(f"{_WHOLE}万{_BELOW}亿"), r"\1兆\2亿"),
        (re.compile(f"{_COUNTED}万亿(?!{_MEASURES})"), r"\1兆"),
    ),
    ("zh-TW", _MAINLAND): (
        (re.compile(f"{_WHOLE}兆{_BELOW}億"), r"\1萬\2億"),
        (re.compile(f"{_COUNTED}兆(?!{_NO_AMOUNT})"), r"\1萬億"),
    ),
}
"""Per step: amounts of 10¹² and more, and how the other side counts them.

1.5万亿 is 1.5兆 in Taiwan, and 1万7970亿 1兆7970億. They change in the script of the source.
"""
_CLAUSE = re.compile("[^\\n。！？；，]{0,100}[\\n。！？；，]?")


def convert_script(text: str, source: Locale, target: Locale, *, vocabulary: bool = True) -> str:
    """Return Chinese ``text`` of locale ``source`` as it is written in locale ``target``.

    With ``vocabulary`` words are replaced as well (软件 → 軟體), not only characters.
    """
    if source.tag == target.tag or not (source.is_traditional or target.is_traditional):
        return text
    if source.is_traditional and target.is_traditional:
        clauses = _CLAUSE.findall(text)
        converted = "".join(
            _other_region(clause, source, target, vocabulary=vocabulary) for clause in clauses
        )
    else:
        converted = _by_mainland(text, source, target, vocabulary=vocabulary)
    return converted.translate(_PRINTED.get(target.tag, {}))


def _by_mainland(text: str, source: Locale, target: Locale, *, vocabulary: bool) -> str:
    for step in ((source.tag, _MAINLAND), (_MAINLAND, target.tag)):
        if step in _CONFIGS:
            text = _in_words_of(text, *step) if vocabulary else _converted(text, _CONFIGS[step][1])
    return text


def _in_words_of(text: str, source: str, target: str) -> str:
    """Return ``text`` with the words and the amounts of the next step's region."""
    for amount, written in _TRILLIONS.get((source, target), ()):
        text = amount.sub(written, text)
    config = _CONFIGS[source, target][0]
    return _around_words(text, source, target, lambda piece: _converted(piece, config))


def _other_region(text: str, source: Locale, target: Locale, *, vocabulary: bool) -> str:
    """Return Traditional ``text`` in the characters, and the words, of another such region."""
    if not vocabulary:
        without = _by_mainland(text, source, target, vocabulary=False)
        return _other_characters(text, without, source, target)
    return _around_words(
        text, source.tag, target.tag, lambda piece: _other_words(piece, source, target)
    )


def _other_characters(text: str, without: str, source: Locale, target: Locale) -> str:
    """Return ``text`` in other characters; ``without`` is what the Mainland's way makes of it."""
    kept = text
    for config in (_VARIANTS[source.tag][0], _VARIANTS[target.tag][1]):
        kept = _converted(kept, config)
    if "周" not in kept or len(without) != len(kept):
        return kept
    # Hong Kong has 周 in 周四 and in 四周; which is 週 OpenCC knows from the Mainland only.
    return "".join(
        "週" if pair == ("周", "週") else pair[0] for pair in zip(kept, without, strict=True)
    )


def _other_words(text: str, source: Locale, target: Locale) -> str:
    without = _by_mainland(text, source, target, vocabulary=False)
    kept = _other_characters(text, without, source, target)
    with_words = _by_mainland(text, source, target, vocabulary=True)
    if len(without) != len(kept):
        return with_words
    changes = SequenceMatcher(None, without, with_words, autojunk=False).get_opcodes()
    return "".join(
        kept[start:end] if change == "equal" else with_words[new_start:new_end]
        for change, start, end, new_start, new_end in changes
    )


def _around_words(text: str, source: str, target: str, convert: Callable[[str], str]) -> str:
    """Return ``text`` with its words of prose in ``target``, and what lies between converted."""
    words = prose_words(source, target)
    pieces = _pattern(source, target).split(text)
    return "".join(
        words[piece] if index % 2 else convert(piece) for index, piece in enumerate(pieces)
    )


def _converted(text: str, config: str) -> str:
    """Return ``text`` converted around what OpenCC cannot take: it cuts a text at a NUL."""
    pieces = _UNCONVERTIBLE.split(text)
    converter = _converter(config)
    return "".join(
        piece if index % 2 else str(converter.convert(piece)) for index, piece in enumerate(pieces)
    )


@lru_cache(maxsize=8)
def prose_words(source: str, target: str) -> dict[str, str]:
    """Return what becomes of the words of ``prose_words.tsv`` between the locales of two tags."""
    table = resources.files("workbench.text").joinpath("prose_words.tsv").read_text("utf-8")
    lines = (line.split("\t") for line in table.splitlines())
    return {found: written for *step, found, written in lines if step == [source, target]}


@lru_cache(maxsize=8)
def _pattern(source: str, target: str) -> re.Pattern[str]:
    """Return a pattern of one group that finds the longest word; branches begin with one letter."""
    words = sorted(prose_words(source, target), key=lambda word: (word[0], -len(word)))
    branches = (
        f"{first}(?:{'|'.join(word[1:] for word in group)})"
        for first, group in groupby(words, key=lambda word: word[0])
    )
    return re.compile(f"({'|'.join(branches)})")


@lru_cache(maxsize=16)
def _converter(config: str) -> Any:  # noqa: ANN401 - two libraries of one name, one untyped
    """Return OpenCC's converter for ``config``, or the nearest to it that is installed.

    opencc-python-reimplemented lacks a vocabulary (s2hkp) and the ways to a script that is no
    region's (tw2t), without which the next step does nearly as well.
    """
    import opencc

    for name in (config, config.removesuffix("p")):
        with contextlib.suppress(RuntimeError, OSError):
            return opencc.OpenCC(name)
    return _Unchanged()


class _Unchanged:
    """Stands for a converter that is not there."""

    def convert(self, text: str) -> str:
        return text


def implementation() -> str:
    """Return name and version of the OpenCC implementation at work."""
    from importlib.metadata import PackageNotFoundError, version

    for name in ("OpenCC", "opencc-python-reimplemented"):
        try:
            return f"{name} {version(name)}"
        except PackageNotFoundError:
            continue
    return "none"
