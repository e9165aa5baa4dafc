"""What a change is measured against: the same time a year earlier, or the time right before it."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Span
from workbench.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Pattern


class Basis(Enum):
    """What a figure is compared with."""

    YEAR = auto()
    """The same time of the year before: 同比, year on year."""
    BEFORE = auto()
    """The month, quarter or week before: 环比, month on month."""

    @property
    def other(self) -> Basis:
        """The other one."""
        return Basis.BEFORE if self is Basis.YEAR else Basis.YEAR


class Compared(NamedTuple):
    """Words at a place of a text that say what is compared with."""

    basis: Basis
    span: Span


_ZH_PERIOD = "[月季周]|季度|星期|财季"
_CHINESE = re.compile(
    "(?P<YEAR>同比|按年|(?:[比较于]|相比)(?:去年|上年|前一年|上一年)(?:同期|同月)|年[增减](?=[0-9约近逾]))"
    f"|(?P<BEFORE>环比|按[月季周](?=[增升上涨跌下降减微])|[比较]上一?个?(?:{_ZH_PERIOD})(?:末|底)?)"
)
_EN_PERIOD = "(?:month|quarter|week)"
_EN_THAN = (
    r"\b(?:from|than|compared (?:with|to)|versus|over|on|against) (?:that |those )?(?:in |of )?"
)
_ENGLISH = re.compile(
    r"(?P<YEAR>\b(?:year[- ](?:on|over)[- ]year|yoy|y-o-y|y/y)\b"
    rf"|{_EN_THAN}(?:a|one) year (?:earlier|ago|before|previously)\b"
    rf"|{_EN_THAN}the same (?:period|month|quarter|time) (?:of |in )?(?:last year|the previous year"
    r"|a year (?:earlier|ago|before)))"
    rf"|(?P<BEFORE>\b(?:{_EN_PERIOD}[- ](?:on|over)[- ]{_EN_PERIOD}|qoq|q-o-q|q/q|m-o-m|m/m"
    r"|sequentially)\b"
    rf"|{_EN_THAN}(?:the )?(?:previous|prior|preceding|last) {_EN_PERIOD}\b"
    rf"|{_EN_THAN}(?:a|one) {_EN_PERIOD} (?:earlier|ago|before)\b)"
)
_ZH_THAN = "[比较与同跟和对于从自]"
_ZH_HINTS = {
    Basis.YEAR: re.compile(
        f"同比|按年|年[增减]|{_ZH_THAN}(?:[去上前]|上一|前一|[0-9]{{2,4}})年|同期|同月|往年"
        "|[一两几0-9]年前"
    ),
    Basis.BEFORE: re.compile(
        f"环比|按[月季周]|[月季][增减]|{_ZH_THAN}[上前][一两三]?个?(?:{_ZH_PERIOD}|交易)|月前"
        f"|此前|之前|{_ZH_THAN}第?[0-9一二三四五六七八九十]{{1,2}}(?:{_ZH_PERIOD})"
    ),
}
_EN_HINTS = {
    Basis.YEAR: re.compile(
        r"\by-?o-?y\b|y/y|\byears? (?:earlier|ago|before|previously)|\b(?:previous|prior|same) year"
        rf"|\byear[- ](?:(?:on|over|to)[- ]year|earlier|ago)|\b(?:on|over) the year"
        rf"|{_EN_THAN}last year|annual"
        rf"|\bsame|correspond|(?:12|twelve)[- ]month|{_EN_THAN}(?:19|20)[0-9]{{2}}\b"
    ),
    Basis.BEFORE: re.compile(
        rf"\b{_EN_PERIOD}[- ](?:on|over|to)[- ]{_EN_PERIOD}"
        rf"|\b[qm]-?o-?[qm]\b|[qm]/[qm]|sequential"
        rf"|previous|\bprior|preceding"
        rf"|{_EN_THAN}(?:the )?(?:last|past|first|second|third|fourth) {_EN_PERIOD}"
        rf"|{_EN_PERIOD}s? (?:earlier|ago|before)|\b(?:on|over) the {_EN_PERIOD}|\bq[1-4]"
        r"|\bfrom (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    ),
}


def bases(text: str, language: str) -> Iterator[Compared]:
    """Yield what the figures of ``text`` are compared with, where it is said in set words.

    >>> [one.basis.name for one in bases("up 3% year on year, down 1% from a month earlier", "en")]
    ['YEAR', 'BEFORE']
    """
    pattern = _CHINESE if language == "zh" else _ENGLISH
    for match in pattern.finditer(fold(text)):
        yield Compared(Basis[str(match.lastgroup)], Span(*match.span()))


def may_say(text: str, language: str, basis: Basis) -> bool:
    """Tell whether ``text`` has any words that may stand for ``basis``.

    >>> may_say("Exports fell from May.", "en", Basis.BEFORE)
    True
    """
    hints: Pattern[str] = (_ZH_HINTS if language == "zh" else _EN_HINTS)[basis]
    return hints.search(fold(text)) is not None
