"""Errors in what a target says: numbers, units, days, words, and what was left out of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.checks.injecting import changed, replace
from workbench.locales import ZH_CN
from workbench.text.measures import measured
from workbench.text.numbers import quantities

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from benchmarks.checks.sets import Clean
    from workbench.locales import Locale
    from workbench.text.quantity import Quantity


def number_left_out(clean: Clean, dice: random.Random) -> Clean | None:
    """Take a number out of the target; the source must have one that counts."""
    return _number(clean, dice, lambda _: "")


def number_shifted(clean: Clean, dice: random.Random) -> Clean | None:
    """Multiply a plain number of the target by ten."""
    return _number(
        clean, dice, lambda text: f"{text}0" if text.isdigit() and len(text) > 1 else None
    )


def digits_exchanged(clean: Clean, dice: random.Random) -> Clean | None:
    """Exchange two neighbouring digits of a number of the target."""

    def exchanged(text: str) -> str | None:
        at = [i for i in range(len(text) - 1) if text[i : i + 2].isdigit()]
        at = [i for i in at if text[i] != text[i + 1] and text[i + 1] != "0"]
        if not at:
            return None
        i = dice.choice(at)
        return text[:i] + text[i + 1] + text[i] + text[i + 2 :]

    return _number(clean, dice, exchanged)


def _number(clean: Clean, dice: random.Random, change: Callable[[str], str | None]) -> Clean | None:
    """Change a number that stands in both sides with the same value, and once only."""
    asked = [one for one in quantities(clean.source, clean.source_locale.language) if one.sure]
    given = quantities(clean.target, clean.target_locale.language)
    same = []
    for one in given:
        alike = [other for other in given if other.low == one.low]
        wanted = [other for other in asked if other.low == one.low]
        if len(alike) == len(wanted) == 1 and one.span.of(clean.target)[0].isdigit():
            same.append(one)
    if not same:
        return None
    span = dice.choice(same).span
    number = re.match(r"[\d,.]*\d", span.of(clean.target))
    if number is None:
        return None
    written = change(number.group())
    if written is None:
        return None
    rest = clean.target[span.start + number.end() :] if written else clean.target[span.end :]
    return changed(clean, clean.target[: span.start] + written + rest)


def two_thirds_lost(clean: Clean, dice: random.Random) -> Clean | None:
    """Leave out all but the first third of the target, as an engine does that stops early."""
    del dice
    if len(clean.target) < 60 - 40 * clean.target_locale.is_chinese:
        return None
    end = clean.target[-1]
    return changed(clean, clean.target[: len(clean.target) // 3].rstrip(" ,，") + end)


def three_quarters_lost(clean: Clean, dice: random.Random) -> Clean | None:
    """Leave out all but the first quarter of the target."""
    del dice
    if len(clean.target) < 60 - 40 * clean.target_locale.is_chinese:
        return None
    return changed(clean, clean.target[: len(clean.target) // 4].rstrip(" ,，") + clean.target[-1])


def clause_lost(clean: Clean, dice: random.Random) -> Clean | None:
    """Leave out a clause of the target, with the comma after it."""
    least = 8 if clean.target_locale.is_chinese else 25
    return replace(clean, dice, rf"[^,;，；。.!?！？]{{{least},}}[,;，；]\s?", lambda _: "")


def sign_added(clean: Clean, dice: random.Random) -> Clean | None:
    """Put a minus before a share or an amount."""
    if clean.target_locale.is_chinese:
        places = r"(?<=[为為达達至到约約])\d[\d.,]*(?=[%万萬亿億])"
    else:
        places = r"(?<= )\d[\d.,]*(?=%| (?:percent|thousand|million|billion))"
    return replace(clean, dice, places, lambda number: f"-{number}")


def day_changed(clean: Clean, dice: random.Random) -> Clean | None:
    """Add a day of the week to the source, and another to the target."""
    one, other = dice.sample(range(7), 2)
    chinese, english = (one, other) if clean.source_locale.is_chinese else (other, one)
    day = "一二三四五六日"[chinese]
    day = f"星期{day}" if clean.source_locale.is_chinese else f"星期{day}，"
    name = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()[english]  # noqa: SIM905
    into_english = clean.source_locale.is_chinese
    ours, theirs = (day, f"On {name}, ") if into_english else (f"On {name}, ", day)
    return clean._replace(source=ours + clean.source, target=theirs + clean.target)


def unit_changed(clean: Clean, dice: random.Random) -> Clean | None:
    """Count in another currency or unit, where both sides say which it is."""
    given = measured(clean.target, _sure(clean.target, clean.target_locale), _language(clean))
    asked = measured(
        clean.source,
        _sure(clean.source, clean.source_locale),
        clean.source_locale.language,
        yuan=not clean.source_locale.is_traditional,
    )
    same = [
        one.span.of(clean.target)
        for one in given
        if any(one.quantity.low == two.quantity.low and one.kinds & two.kinds for two in asked)
    ]
    places = [text for text in same if _OTHER_UNIT.search(text)]
    if not places:
        return None
    text = dice.choice(places)
    spoilt = _OTHER_UNIT.sub(lambda match: _UNITS[match.group()], text, count=1)
    return changed(clean, clean.target.replace(text, spoilt))


def _sure(text: str, locale: Locale) -> list[Quantity]:
    return [one for one in quantities(text, locale.language) if one.sure]


def _language(clean: Clean) -> str:
    return clean.target_locale.language


_UNITS = {
    "$": "€", "dollars": "euros", "yuan": "dollars", "miles": "kilometers", "kilometers": "miles",
    "km": "miles", "hours": "days", "days": "weeks", "weeks": "months", "months": "weeks",
    "minutes": "hours", "meters": "feet", "feet": "meters", "degrees Celsius": "degrees Fahrenheit",
    "美元": "欧元", "欧元": "美元", "公里": "英里", "千米": "英里", "英里": "公里", "小时": "天",
    "小時": "天", "天": "小时", "分钟": "小时", "分鐘": "小時", "公尺": "英尺", "英尺": "公尺",
    "公斤": "磅", "个月": "个星期", "個月": "個星期",
}  # fmt: skip
_OTHER_UNIT = re.compile("|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True)))


def separators_changed(clean: Clean, dice: random.Random) -> Clean | None:
    """Write a number of the target as German does, in Chinese with a full-width comma."""
    if clean.target_locale.is_chinese:
        return _number(clean, dice, lambda text: text.replace(",", "，") if "," in text else None)
    table = str.maketrans(",.", ".,")
    return _number(
        clean, dice, lambda text: text.translate(table) if re.search("[.,]", text) else None
    )


def word_of_region(clean: Clean, dice: random.Random) -> Clean | None:
    """Write a word in place of two characters as another region says it."""
    if not clean.target_locale.is_chinese:
        return None
    words = _OF_TAIWAN if clean.target_locale == ZH_CN else _OF_MAINLAND
    word = dice.choice(words)
    return replace(clean, dice, r"(?<=[，、。])(?=[\u4e00-\u9fff])", lambda _: f"{word}，")


_OF_MAINLAND = ("軟件", "出租車", "導彈", "激光", "信息", "網絡", "芯片", "塑料", "打印機")
_OF_TAIWAN = ("软体", "计程车", "飞弹", "雷射", "网路", "资料库", "塑胶袋与硬碟", "列印", "简讯")


def capital_lost(clean: Clean, dice: random.Random) -> Clean | None:
    """Write a day, month, country or people in small letters."""
    if clean.target_locale.is_chinese:
        return None
    pattern = (
        r"(?<=[a-z] )(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February"
        r"|April|June|July|August|September|October|November|December|China|Japan|Russia|America"
        r"|Chinese|Japanese|Russian|American|English|French|British|German|Paris|London)(?= [a-z])"
    )
    return replace(clean, dice, pattern, str.lower)


def list_with_commas(clean: Clean, dice: random.Random) -> Clean | None:
    """Add a list of names to both sides, in Chinese with commas."""
    if not clean.target_locale.is_chinese:
        return None
    names = dice.sample(["Reddit", "Spotify", "Zoom", "Netflix", "Uber"], 3)
    ours, theirs = f"{names[0]}, {names[1]} and {names[2]}", f"{names[0]}，{names[1]}和{names[2]}"
    return clean._replace(source=f"{ours}: {clean.source}", target=f"{theirs}：{clean.target}")


def half_lost(clean: Clean, dice: random.Random) -> Clean | None:
    """Leave out the second half of the target."""
    del dice
    if len(clean.target) < 60 - 40 * clean.target_locale.is_chinese:
        return None
    return changed(clean, clean.target[: len(clean.target) // 2].rstrip(" ,，") + clean.target[-1])
