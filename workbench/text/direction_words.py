"""Words by which a text says that a figure rose or fell, or that it is a profit or a loss."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from re import Pattern


class Direction(Enum):
    """Which way a figure went."""

    UP = auto()
    DOWN = auto()
    PROFIT = auto()
    LOSS = auto()

    @property
    def opposite(self) -> Direction:
        """What nobody can mean who means this one."""
        return _OPPOSITES[self]


_OPPOSITES = {
    Direction.UP: Direction.DOWN,
    Direction.DOWN: Direction.UP,
    Direction.PROFIT: Direction.LOSS,
    Direction.LOSS: Direction.PROFIT,
}


class Wording(NamedTuple):
    """How one language says which way a figure went; Chinese is looked at in the fold."""

    before: Mapping[Direction, Pattern[str]]
    """A word, and what may stand between it and its figure, up to the end."""
    after: Mapping[Direction, Pattern[str]]
    """What stands right after a figure, and its word."""
    against: Mapping[Direction, Pattern[str]]
    """What may speak of the other way, anywhere in the clause."""
    doubt: Pattern[str]
    """What turns a clause round, or makes it one about how fast something rose or fell."""
    origin: Pattern[str]
    """What stands before the figure from which it went, up to the end: "from"."""
    goal: Pattern[str]
    """What stands before the figure to which it went, up to the end: "to"."""


_ZH_FILL = (
    r"(?:[了至到为是成的约近逾仅只整过破穿出去掉又再已将 :$€£¥]"
    r"|达到?|[高多]达|大[约概]|约为|超过?|不[到足]|将近|接近|至少|最多|幅度|时速|每[^,;0-9]{1,3}?|人民币|新台币"
    r"|us|hk|nt|rmb)*\Z"
)
_ZH_UP_NOUN = "[增涨升]幅|增速|[增成]长率"
_ZH_DOWN_NOUN = "[降跌减]幅"
_ZH_UP = (
    f"(?:{_ZH_UP_NOUN}|[增成]长|增[加多]|上[升涨扬调]|[回攀]升|扩[大张]|[提调推收走]高|高涨"
    "|[加升涨][息薪价]|[增升涨])"
)
_ZH_DOWN = (
    f"(?:{_ZH_DOWN_NOUN}|减少|下[滑调挫降跌]|滑落|回落|[走收调]低|[降减][低息薪价准]|收窄"
    "|缩[小减水]|萎缩|衰退|重挫|[降跌减挫])"
)
_ZH_NEAR = "(?:[近约逾了 $€£¥]|大约|超过|不[足到])*"

CHINESE = Wording(
    before={
        Direction.UP: re.compile(_ZH_UP + _ZH_FILL),
        Direction.DOWN: re.compile(_ZH_DOWN + _ZH_FILL),
        Direction.PROFIT: re.compile(f"(?:净?盈利|净?利润|净利|纯利|获利|净赚|赚)总?额?{_ZH_FILL}"),
        Direction.LOSS: re.compile(f"(?<![减扭止补])(?:亏损|[净预]亏|亏)总?额?{_ZH_FILL}"),
    },
    after={
        Direction.UP: re.compile(f"的?(?:{_ZH_UP_NOUN}|增[长加]|上[升涨])(?![至到了为])"),
        Direction.DOWN: re.compile(f"的?(?:{_ZH_DOWN_NOUN}|下[降跌]|降低|减少)(?![至到了为])"),
    },
    against={
        Direction.PROFIT: re.compile("[亏损]"),
        Direction.LOSS: re.compile("盈利|获利|赚"),
        Direction.UP: re.compile("[降跌减缩挫窄]|下滑|滑落|回落|[走收调]低|衰退"),
        Direction.DOWN: re.compile(
            "增(?!长(?:预[期测估]|目标))|[升涨扩]|成长|[提调走收推]高|加息|反弹"
        ),
    },
    doubt=re.compile(
        r"[未没无非负兑]|汇[率价]|[少多][增减升降涨跌]|不(?![到足断])|避免|防止|拒绝|反对|否认|[放趋]缓|[加减]速|加快|抵[消销]|[扭逆]转"
        r"|(?:[幅速势]|长率|亏损|损失)[^,;]{0,6}[增升涨扩提降跌减缩收回放]"
    ),
    origin=re.compile(rf"[从由](?:[^,;从由]{{0,8}}的)?{_ZH_NEAR}\Z"),
    goal=re.compile(rf"[至到]{_ZH_NEAR}\Z"),
)

_EN_MONEY = r"(?: ?(?:RMB|(?:US|HK|NT|A)?[$€£¥]))?"
_EN_ABOUT = (
    r"(?: (?:about|around|some|nearly|almost|roughly|approximately|over|more than|less than"
    r"|close to|at least|at most|as much as|as little as|up to|below|under|above|an?|just|only|mere"
    r"|RMB))"
)
_EN_NEAR = f"{_EN_ABOUT}*"
_EN_FILL = (
    rf"(?:[ -](?:by|to|of|for|the|past|another|further|additional|was|were|is|rate"
    r"|reached|estimated|fewer than|came to|annual|full|whopping"
    r"|average|cumulative|total|combined|sharply|slightly|steeply|year[- ]on[- ]year|total?led)"
    rf"|{_EN_ABOUT})*{_EN_MONEY}[ -]?\Z"
)
_EN_LINK = rf"(?: [\w'’%&.-]+){{0,7}} (?:by|to){_EN_FILL}"
"""What stands between a verb with its object and the figure: cut its forecast for 2025 to 4%."""
_EN_UP_NOUN = "increase|rise|jump|growth|gain|surge|climb|hike|expansion|leap|raise"
_EN_DOWN_NOUN = "decline|drop|fall|decrease|plunge|cut|reduction|slump|dip|slide|contraction"
_EN_UP = (
    r"\b(?:r[io]se[sn]?|rising|gr[eo]ws?|grown|growing|growth|increas(?:e[sd]?|ing)"
    r"|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:e[sd]?|ing)|soar(?:s|ed|ing)?"
    r"|gain(?:s|ed|ing)?|advanc(?:e[sd]?|ing)|add(?:s|ed|ing)|expand(?:s|ed|ing)?|expansion"
    r"|leap(?:s|ed|t)?|(?:sky)?rocket(?:s|ed|ing)?|hik(?:e[sd]?|ing)|rais(?:e[sd]?|ing)"
    r"|widen(?:s|ed|ing)?|rall(?:y|ied|ies)|spik(?:e[sd]?|ing)|rebound(?:s|ed|ing)?|up(?! to\b)"
    r"|(?:go|goes|gone|going|went|back|pushed|driven|edged|inched|ticked) up)"
)
_EN_DOWN = (
    r"\b(?:f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|declin(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)"
    r"|slump(?:s|ed|ing)?|slid(?:e|es|ing)?|slip(?:s|ped|ping)?|plung(?:e[sd]?|ing)"
    r"|plummet(?:s|ed|ing)?|tumbl(?:e[sd]?|ing)|shr[aiu]nk(?:s|ing)?|cut(?:s|ting)?"
    r"|slash(?:es|ed|ing)?|reduc(?:e[sd]?|ing|tions?)|contract(?:ed|ing|ion)|dip(?:s|ped|ping)?"
    r"|s[aiu]nk(?:s|ing)?|crash(?:es|ed|ing)?|narrow(?:s|ed|ing)?|lower(?:s|ed|ing)?(?! than)|down)"
)
_EN_PACE = (
    rf"(?:{_EN_UP_NOUN}|{_EN_DOWN_NOUN}|loss|losse)s? (?:(?:was|has|had|in) (?:[a-z]+ )?)?"
    r"(?:narrow|widen|f[ae]ll|r[io]s|shr[aiu]nk|dropp?|declin|climb|cut|reduc|increas)\w*"
)
"""A decline that narrowed: which way the figure went is another matter."""
_FLAGS = re.IGNORECASE | re.ASCII

ENGLISH = Wording(
    before={
        Direction.UP: re.compile(rf"{_EN_UP}(?:{_EN_FILL}|{_EN_LINK})", _FLAGS),
        Direction.DOWN: re.compile(rf"{_EN_DOWN}(?:{_EN_FILL}|{_EN_LINK})", _FLAGS),
        Direction.PROFIT: re.compile(
            rf"\b(?:profits?|net income|earnings|earn(?:s|ed|ing)?){_EN_FILL}", _FLAGS
        ),
        Direction.LOSS: re.compile(rf"\b(?:loss(?:es)?|los(?:t|es?|ing)){_EN_FILL}", _FLAGS),
    },
    after={
        Direction.UP: re.compile(
            rf"[- ](?:[a-z]+[- ])?(?:{_EN_UP_NOUN}|higher(?! than))\b", _FLAGS
        ),
        Direction.DOWN: re.compile(
            rf"[- ](?:[a-z]+[- ])?(?:{_EN_DOWN_NOUN}|lower(?! than))\b", _FLAGS
        ),
    },
    against={
        Direction.PROFIT: re.compile(r"\b(?:los[st]|loses|losing|losses|deficits?|red)", _FLAGS),
        Direction.LOSS: re.compile(r"\b(?:profit|earn|gain)", _FLAGS),
        Direction.UP: re.compile(
            rf"(?:{_EN_DOWN}|\b(?:shed\w*|fewer|weak\w+|lower|lows?))\b", _FLAGS
        ),
        Direction.DOWN: re.compile(
            rf"(?:{_EN_UP}|\b(?:lift\w*|boost\w*|improv\w+|recover\w*|higher|highs?))\b(?! to\b)",
            _FLAGS,
        ),
    },
    doubt=re.compile(
        r"n't\b|\b(?:not|no|never|without|neither|nor|instead|rather|negative|minus|pace|eas(?:e[sd]?|ing)"
        r"|avoid\w*|refus\w*|oppos\w*|den(?:y|ie[ds])|prevent\w*|offset\w*|slow\w*|revers\w*"
        r"|(?:against|to|versus|per) (?:the )?(?:U\.?S\.? )?(?:dollar|yuan|renminbi|yen|euro|pound)"
        rf"|(?:de|ac)celerat\w*|moderat\w*|{_EN_PACE}"
        r"|(?:mak\w+|made|tak\w+|took|set|giv\w+|pick\w*|buil\w+|catch\w*|end\w*|open\w*) up)\b",
        _FLAGS,
    ),
    origin=re.compile(
        r"\bfrom(?: (?:the|its|an?|last|this|present|current|previous|year's|record))*"
        rf"{_EN_NEAR}{_EN_MONEY} ?\Z",
        _FLAGS,
    ),
    goal=re.compile(rf"\bto{_EN_NEAR}{_EN_MONEY} ?\Z", _FLAGS),
)
