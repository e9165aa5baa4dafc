"""Errors in what a figure did: it fell where it rose."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.checks.injecting import put
from workbench.article import Span
from workbench.text.numbers import quantities
from workbench.text.quantity import DATES

if TYPE_CHECKING:
    import random

    from benchmarks.checks.sets import Clean
    from workbench.text.quantity import Quantity

_ENGLISH_PAIRS = """
rose fell; risen fallen; rise fall; rises falls; rising falling; up down; grew shrank; grow shrink
increased decreased; increase decrease; jumped plunged; surged plummeted; climbed declined
raised lowered; raise lower; growth contraction; slid gained
"""
_CHINESE_PAIRS = """
增长 下降; 上涨 下跌; 增加 减少; 上升 下滑; 升至 降至; 升到 降到; 增至 减至; 上调 下调
提高 降低; 骤增 骤降; 激增 锐减; 暴涨 暴跌; 攀升 回落; 涨 跌; 升 降
"""


def _both_ways(pairs: str) -> dict[str, str]:
    words = [pair.split() for pair in re.split(r"[;\n]", pairs) if pair.strip()]
    return {one: other for pair in words for one, other in (pair, reversed(pair))}


_TURNED = {"en": _both_ways(_ENGLISH_PAIRS), "zh": _both_ways(_CHINESE_PAIRS)}
_WORDS = {
    "en": re.compile(rf"\b(?:{'|'.join(_TURNED['en'])})\b"),
    "zh": re.compile("|".join(sorted(_TURNED["zh"], key=len, reverse=True))),
}
_REACH = {"en": 45, "zh": 12}
"""So many characters before a figure its word is looked for."""
_MARKS = re.compile("[,;，；。、]")


def direction_turned(clean: Clean, dice: random.Random) -> Clean | None:
    """Turn the word before a figure round; both sides must say one direction for it."""
    source, target = (
        _words_by_figure(text, locale.language)
        for text, locale in (
            (clean.source, clean.source_locale),
            (clean.target, clean.target_locale),
        )
    )
    common = sorted(source.keys() & target.keys())
    if not common:
        return None
    span = target[dice.choice(common)]
    return put(clean, span, _TURNED[clean.target_locale.language][span.of(clean.target)])


def _words_by_figure(text: str, language: str) -> dict[str, Span]:
    """Return where the one word of direction stands for each figure that ``text`` has once."""
    found = quantities(text, language)
    count = Counter(one.low for one in found)
    single = [one for one in found if count[one.low] == 1]
    return {str(one.low): span for one in single if (span := _word(text, one, language))}


def _word(text: str, figure: Quantity, language: str) -> Span | None:
    if not figure.sure or figure.unit in DATES or figure.low != figure.high:
        return None
    end = figure.span.start
    clause = _MARKS.split(text[max(0, end - _REACH[language]) : end])[-1]
    words = list(_WORDS[language].finditer(clause))
    start = end - len(clause)
    return Span(*(start + at for at in words[0].span())) if len(words) == 1 else None
