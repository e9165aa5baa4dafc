"""Pairs made by rule: amounts in 万 and 亿, percentages and dates, which data teach too seldom."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

SHARE = 0.02
"""Share of a shard that is made here."""
_COUNTED_SHARE = 0.3

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SUBJECTS = (
    ("营业收入", "Revenue"),
    ("净利润", "Net profit"),
    ("出口额", "Exports"),
    ("进口额", "Imports"),
    ("投资总额", "Total investment"),
    ("市值", "The market value"),
    ("研发支出", "R&D spending"),
    ("贷款余额", "Outstanding loans"),
    ("经营现金流", "Operating cash flow"),
)
_MAY_BE_LOST = frozenset({"净利润", "经营现金流"})
_LOST_SHARE = 0.3
"""Share of the reports of such a subject with an amount below zero."""
_CURRENCIES = (("元", " yuan"), ("美元", " dollars"), ("欧元", " euros"), ("日元", " yen"))
_CHANGES = (("同比增长", "up"), ("同比下降", "down"), ("同比上升", "up"), ("同比减少", "down"))
_AMOUNT_UNITS = (("万", 10**4), ("亿", 10**8), ("亿", 10**8), ("万亿", 10**12))
_COUNT_UNITS = (("万", 10**4),)
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


_COUNTED = (
    ("共有{}人参加了活动。", "A total of {} people took part in the event."),
    ("约{}名员工将受到影响。", "About {} employees will be affected."),
    ("该市人口约为{}。", "The city has a population of about {}."),
    ("全年产量达到{}吨。", "Output for the year reached {} tons."),
    ("全年销量达到{}辆。", "Sales for the year reached {} vehicles."),
    ("视频播放量超过{}次", "Video viewed more than {} times"),
)


def made_pair(rng: random.Random) -> tuple[str, str]:
    """Return a Chinese sentence with an amount or a count, and its English."""
    if rng.random() < _COUNTED_SHARE:
        chinese, english = rng.choice(_COUNTED)
        count, english_count = amount_pair(rng, units=_COUNT_UNITS)
        return chinese.format(count), english.format(english_count)
    return _report(rng)


def _report(rng: random.Random) -> tuple[str, str]:
    """Return a sentence with an amount, a change and a date."""
    subject, english_subject = rng.choice(_SUBJECTS)
    currency, english_currency = rng.choice(_CURRENCIES)
    amount, said = amount_pair(rng)
    sign = "-" if subject in _MAY_BE_LOST and rng.random() < _LOST_SHARE else ""
    change, english_change = rng.choice(_CHANGES)
    rate = f"{rng.uniform(0.1, 180):.{rng.choice((0, 1, 2))}f}"
    date, english_date = _date_pair(rng)
    per_cent = rng.choice((" percent", "%"))
    return (
        f"{date}，{subject}为{sign}{amount}{currency}，{change}{rate}%。",
        (
            f"On {english_date}, {_lower_first(english_subject)} stood at "
            f"{sign}{said}{english_currency}, {english_change} {rate}{per_cent} year on year."
        ),
    )


def amount_pair(
    rng: random.Random, units: Sequence[tuple[str, int]] = _AMOUNT_UNITS
) -> tuple[str, str]:
    """Return one amount as Chinese and English write it: 30.27亿, 3.027 billion."""
    unit, value = rng.choice(units)
    digits = rng.choice((0, 0, 1, 2))
    number = f"{rng.uniform(1, 9999 if unit != '万亿' else 99):.{digits}f}"
    whole, _, fraction = number.partition(".")
    amount = int(whole + fraction) * value // 10 ** len(fraction)
    return number + unit, english_amount(amount)


def english_amount(value: int) -> str:
    """Return a whole amount in English newspaper style.

    >>> english_amount(3_027_000_000)
    '3.027 billion'
    """
    for scale, name in _SCALES:
        if value >= scale:
            shown = f"{value / scale:.4f}".rstrip("0").rstrip(".")
            return f"{shown} {name}"
    return f"{value:,}"


def _date_pair(rng: random.Random) -> tuple[str, str]:
    month, day = rng.randrange(1, 13), rng.randrange(1, 29)
    if rng.random() < 0.5:  # noqa: PLR2004 - half with a year
        year = rng.randrange(1990, 2027)
        return f"{year}年{month}月{day}日", f"{_MONTHS[month - 1]} {day}, {year}"
    return f"{month}月{day}日", f"{_MONTHS[month - 1]} {day}"


def _lower_first(text: str) -> str:
    return text if text.startswith("R&D") else text[0].lower() + text[1:]
