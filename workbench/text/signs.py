"""Whether a number of a text lies below zero: by a sign, or by a word of its clause."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING

from workbench.text.clauses import CLAUSE_MARKS, clauses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.text.quantity import Quantity

_ENGLISH_SIGN = re.compile(
    r"(?:(?<![\w.,)\]%°-])[-−–]|\b(?:minus|negative)[ -])(?:(?:US|HK|NT|A|C)?[$€£¥]|RMB ?)?\Z",
    re.IGNORECASE | re.ASCII,
)
_LONGEST_SIGN = 12
"""Characters before a number in which its sign and currency are looked for."""
_ACCOUNTED = re.compile(r"\) ?(?:thousand|million|billion|trillion|per ?cent|%|yuan|dollars)")
"""After (287), as accountants write a loss; (248) alone is a count in brackets."""
_ENGLISH_WORD = re.compile(
    r"\b(?:deficits?|in the red|negative|minus|below|sub-?zero"
    r"|under|f[ae]ll(?:s|en|ing)?|declin\w+|drop\w*|decreas\w+|down\w*|shr[aiu]nk\w*|contract\w+"
    r"|lower\w*|less\w*|fewer|slump\w*|slip\w*|slid\w*|plung\w+|plummet\w*|tumbl\w+|cut\w*"
    r"|reduc\w+|short\w*|outflows?|weaken\w*|erod\w+|dip\w*|retreat\w*|los[est]\w*|losing)\b",
    re.IGNORECASE,
)
_CHINESE_WORD = re.compile(
    "[负負亏虧损損降跌减減缩縮少低退挫滑]|零下|逆差|赤字|流出|以下|不足",
)
_BREAK = re.compile(CLAUSE_MARKS)


class Below(Enum):
    """How a text says that a number is below zero."""

    NOT = auto()
    BY_WORD = auto()
    """There is a word such as "loss" or 下降 in its clause."""
    BY_SIGN = auto()


def signs(text: str, found: Sequence[Quantity], language: str) -> Iterator[Below]:
    """Yield for each of the quantities ``found`` in ``text``, in order, whether it is below zero.

    The clause of a number ends at a mark or at another number.
    """
    words = _CHINESE_WORD if language == "zh" else _ENGLISH_WORD
    around = clauses(text, [one.span for one in found], _BREAK)
    for one, clause in zip(found, around, strict=True):
        if one.low < 0 or (language == "en" and _has_english_sign(text, *one.span)):
            yield Below.BY_SIGN
        else:
            said = words.search(f"{clause.before} {clause.after}")
            yield Below.BY_WORD if said else Below.NOT


def _has_english_sign(text: str, start: int, end: int) -> bool:
    """Tell whether a minus stands before a number, or brackets around it in place of one."""
    if _ENGLISH_SIGN.search(text[max(0, start - _LONGEST_SIGN) : start]):
        return True
    return text[start - 1 : start] == "(" and _ACCOUNTED.match(text, end) is not None
