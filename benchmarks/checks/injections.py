"""One error put into a clean pair: what an editor of texts does wrong, by kind, seeded.

Each maker returns the pair with the error in it, or None where the pair offers no place for one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.locales import ZH_CN, ZH_TW
from workbench.text.conversion import convert_script
from workbench.text.measures import measured
from workbench.text.numbers import quantities
from workbench.text.punctuation import FULL_FOR_HALF, HALF_FOR_FULL, last_mark
from workbench.text.wrong_script import wrong_script

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from benchmarks.checks.sets import Clean
    from workbench.locales import Locale
    from workbench.text.quantity import Quantity

    Maker = Callable[[Clean, random.Random], Clean | None]


_PASSAGE = 5
"""So many words of English are a passage, not a name."""


@dataclass(frozen=True)
class Kind:
    """One kind of error, and the rules that should find it."""

    name: str
    rules: tuple[str, ...]
    make: Maker


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
    changed = change(number.group())
    if changed is None:
        return None
    rest = clean.target[span.start + number.end() :] if changed else clean.target[span.end :]
    return _changed(clean, clean.target[: span.start] + changed + rest)


def two_thirds_lost(clean: Clean, dice: random.Random) -> Clean | None:
    """Leave out all but the first third of the target, as an engine does that stops early."""
    del dice
    if len(clean.target) < 60 - 40 * clean.target_locale.is_chinese:
        return None
    end = clean.target[-1]
    return _changed(clean, clean.target[: len(clean.target) // 3].rstrip(" ,，") + end)


def three_quarters_lost(clean: Clean, dice: random.Random) -> Clean | None:
    """Leave out all but the first quarter of the target."""
    del dice
    if len(clean.target) < 60 - 40 * clean.target_locale.is_chinese:
        return None
    return _changed(clean, clean.target[: len(clean.target) // 4].rstrip(" ,，") + clean.target[-1])


def clause_lost(clean: Clean, dice: random.Random) -> Clean | None:
    """Leave out a clause of the target, with the comma after it."""
    least = 8 if clean.target_locale.is_chinese else 25
    return _replace(clean, dice, rf"[^,;，；。.!?！？]{{{least},}}[,;，；]\s?", lambda _: "")


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
    return _changed(clean, clean.target.replace(text, spoilt))


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
    return _replace(clean, dice, r"(?<=[，、。])(?=[\u4e00-\u9fff])", lambda _: f"{word}，")


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
    return _replace(clean, dice, pattern, str.lower)


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
    return _changed(clean, clean.target[: len(clean.target) // 2].rstrip(" ,，") + clean.target[-1])


def copied(clean: Clean, dice: random.Random) -> Clean | None:
    """Put the source where the target should be."""
    del dice
    words = re.findall(r"\b[a-z]+\b", clean.source)
    enough = len(words) >= _PASSAGE or clean.source_locale.is_chinese
    return _changed(clean, clean.source) if enough else None


def emptied(clean: Clean, dice: random.Random) -> Clean | None:
    """Take the target away."""
    del dice
    return _changed(clean, "")


def looped(clean: Clean, dice: random.Random) -> Clean | None:
    """Write three words (Chinese: four characters) four times, as a stuck engine does."""
    if clean.target_locale.is_chinese:
        runs = list(re.finditer(r"[\u4e00-\u9fff]{4}", clean.target))
    else:
        runs = list(re.finditer(r"\b[A-Za-z]+ [A-Za-z]+ [A-Za-z]+ ", clean.target))
    if not runs:
        return None
    run = dice.choice(runs)
    return _put(clean, run.span(), run.group() * 4)


def word_doubled(clean: Clean, dice: random.Random) -> Clean | None:
    """Write a small word of English twice."""
    if clean.target_locale.is_chinese:
        return None
    return _replace(clean, dice, r"\b(?:the|of|in|to|and|is|was|a|that|by) ", lambda word: word * 2)


def latin_lost(clean: Clean, dice: random.Random) -> Clean | None:
    """Take a Latin string of a Chinese source out of the English target."""
    if clean.target_locale.is_chinese:
        return None
    for match in re.finditer(r"[A-Z][A-Za-z0-9-]{2,}", clean.source):
        if clean.target.count(match.group()) == 1 and clean.source.count(match.group()) == 1:
            at = clean.target.index(match.group())
            return _put(clean, (at, at + len(match.group())), "it")
    del dice
    return None


def full_width(clean: Clean, dice: random.Random) -> Clean | None:
    """Write a mark of English as Chinese does."""
    if clean.target_locale.is_chinese:
        return None
    table = {half: full for full, half in HALF_FOR_FULL.items() if full in FULL_FOR_HALF.values()}
    return _replace(clean, dice, r"[,;:!?](?=\s)|\.$", lambda mark: table[mark])


def half_width(clean: Clean, dice: random.Random) -> Clean | None:
    """Write a mark of Chinese as English does."""
    if not clean.target_locale.is_chinese:
        return None
    pattern = r"(?<=[\u4e00-\u9fff])[，；：！？。](?=[\u4e00-\u9fff]|$)"
    table = {full: half for half, full in FULL_FOR_HALF.items()}
    return _replace(clean, dice, pattern, lambda mark: table[mark])


def bracket_lost(clean: Clean, dice: random.Random) -> Clean | None:
    """Take a bracket or quotation mark away."""
    return _replace(clean, dice, '[()（）《》「」“”【】"]', lambda _: "")


def mark_doubled(clean: Clean, dice: random.Random) -> Clean | None:
    """Write a comma or full stop twice."""
    return _replace(clean, dice, r"(?<=\w)[,，。、](?=.)|(?<=[a-z]{3})\.$", lambda mark: mark * 2)


def space_doubled(clean: Clean, dice: random.Random) -> Clean | None:
    """Write a space twice."""
    return _replace(clean, dice, r"(?<=\w) (?=\w)", lambda _: "  ")


def end_lost(clean: Clean, dice: random.Random) -> Clean | None:
    """Take the mark at the end away, where both sides have one."""
    del dice
    same = clean.target[-1:] in ".!?。！？" and last_mark(clean.source) in {*".!?。！？"}
    return _changed(clean, clean.target[:-1]) if same else None


def han_left(clean: Clean, dice: random.Random) -> Clean | None:
    """Leave a word of the source in Chinese."""
    if clean.target_locale.is_chinese:
        return None
    words = re.findall(r"[\u4e00-\u9fff]{2,4}", clean.source)
    if not words:
        return None
    word = dice.choice(words)
    return _replace(clean, dice, r"(?<= )[a-z]{3,}(?= )", lambda _: word)


def latin_left(clean: Clean, dice: random.Random) -> Clean | None:
    """Leave a word of the source in English."""
    if not clean.target_locale.is_chinese:
        return None
    words = re.findall(r"(?<= )[a-z]{5,}(?= )", clean.source)
    if not words:
        return None
    word = dice.choice(words)
    return _replace(
        clean, dice, r"(?<=[\u4e00-\u9fff])[\u4e00-\u9fff]{2}(?=[\u4e00-\u9fff])", lambda _: word
    )


def other_script(clean: Clean, dice: random.Random) -> Clean | None:
    """Write one character in the other script."""
    if not clean.target_locale.is_chinese:
        return None
    other = _other(clean.target_locale)
    there = convert_script(clean.target, clean.target_locale, other, vocabulary=False)
    places = list(wrong_script(there, traditional=clean.target_locale.is_traditional))
    if len(there) != len(clean.target) or not places:
        return None
    span = dice.choice(places)
    return _put(clean, span, span.of(there))


def _other(locale: Locale) -> Locale:
    return ZH_CN if locale.is_traditional else ZH_TW


def misread(clean: Clean, dice: random.Random) -> Clean | None:
    """Read one character in the wrong encoding, or lose it."""

    def damage(char: str) -> str:
        if dice.random() < 0.5:  # noqa: PLR2004 - a coin
            return "\ufffd"
        return char.encode("utf-8").decode("latin-1")

    return _replace(clean, dice, r"[\u4e00-\u9fffé“”—’]", damage)


def hidden(clean: Clean, dice: random.Random) -> Clean | None:
    """Put a character in that nobody can see."""
    char = dice.choice("\u200b\ufeff\u200e\u00ad\u202d")
    return _replace(clean, dice, r"(?<=\w)(?=\w)", lambda _: char)


def ligature(clean: Clean, dice: random.Random) -> Clean | None:
    """Write fi as one character, or a digit in full width."""
    table = {"fi": "ﬁ", "fl": "ﬂ"} | {str(n): chr(0xFF10 + n) for n in range(10)}
    return _replace(clean, dice, r"fi|fl|\d", lambda text: table[text])


def carried(token: str) -> Maker:
    """Return a maker that puts ``token`` into the source alone, as if the target had lost it."""

    def make(clean: Clean, dice: random.Random) -> Clean | None:
        at = dice.choice([0, len(clean.source)])
        source = f"{clean.source} {token}" if at else f"{token} {clean.source}"
        return clean._replace(source=source)

    return make


def chinese_mark(clean: Clean, dice: random.Random) -> Clean | None:
    """Put a Chinese dash or ellipsis into English, hyphens into Chinese."""
    if clean.target_locale.is_chinese:
        return _replace(clean, dice, r"(?<=[\u4e00-\u9fff])，(?=[\u4e00-\u9fff])", lambda _: "--")
    return _replace(clean, dice, r"(?<=[a-z]) (?=[a-z])", lambda _: dice.choice(["——", "……"]))


def _replace(
    clean: Clean, dice: random.Random, pattern: str, change: Callable[[str], str]
) -> Clean | None:
    places = list(re.finditer(pattern, clean.target))
    if not places:
        return None
    place = dice.choice(places)
    return _put(clean, place.span(), change(place.group()))


def _put(clean: Clean, span: tuple[int, int], text: str) -> Clean | None:
    return _changed(clean, clean.target[: span[0]] + text + clean.target[span[1] :])


def _changed(clean: Clean, target: str) -> Clean | None:
    return clean._replace(target=target) if target != clean.target else None


_LOST = ("completeness-clause", "completeness-length")
KINDS = (
    Kind("number left out", ("numbers-missing",), number_left_out),
    Kind("number times ten", ("numbers-missing",), number_shifted),
    Kind("digits exchanged", ("numbers-missing",), digits_exchanged),
    Kind("no target", ("completeness-empty",), emptied),
    Kind("source copied", ("completeness-untranslated",), copied),
    Kind("stuck engine", ("completeness-loop",), looped),
    Kind("word doubled", ("completeness-loop",), word_doubled),
    Kind("two thirds lost", _LOST, two_thirds_lost),
    Kind("three quarters lost", _LOST, three_quarters_lost),
    Kind("half lost", _LOST, half_lost),
    Kind("clause lost", _LOST, clause_lost),
    Kind("another day", ("numbers-weekdays",), day_changed),
    Kind("another unit", ("numbers-units",), unit_changed),
    Kind(
        "separators of another language",
        ("punctuation-separators", "punctuation-width"),
        separators_changed,
    ),
    Kind("another region's word", ("script-words",), word_of_region),
    Kind("capital lost", ("names-capitals",), capital_lost),
    Kind("commas in a list", ("punctuation-lists",), list_with_commas),
    Kind("Latin name lost", ("completeness-latin",), latin_lost),
    Kind("Han left in English", ("script-han-left",), han_left),
    Kind("English left in Chinese", ("script-latin-left",), latin_left),
    Kind("other script", ("script-mixed",), other_script),
    Kind("damaged character", ("script-damaged",), misread),
    Kind("invisible character", ("script-invisible",), hidden),
    Kind("compatibility character", ("script-compatibility",), ligature),
    Kind("full width in English", ("punctuation-width",), full_width),
    Kind("half width in Chinese", ("punctuation-width",), half_width),
    Kind("bracket or quote lost", ("punctuation-unpaired",), bracket_lost),
    Kind("mark doubled", ("punctuation-doubled",), mark_doubled),
    Kind("space doubled", ("punctuation-spaces",), space_doubled),
    Kind("end mark lost", ("punctuation-end",), end_lost),
    Kind("dash or ellipsis", ("punctuation-forms",), chinese_mark),
    Kind("URL lost", ("carry-over-links",), carried("https://www.example.org/a?b=1")),
    Kind("e-mail address lost", ("carry-over-links",), carried("desk@example.org")),
    Kind("hashtag lost", ("carry-over-handles",), carried("#rareearths")),
    Kind("@name lost", ("carry-over-handles",), carried("@newsdesk")),
    Kind("placeholder lost", ("carry-over-placeholders",), carried("{name}")),
    Kind("footnote lost", ("carry-over-notes",), carried("[3]")),
    Kind("tag lost", ("carry-over-markup",), carried("<br/>")),
)
