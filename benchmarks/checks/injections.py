"""One error put into a clean pair: what an editor of texts does wrong, by kind, seeded.

Each maker returns the pair with the error in it, or None where the pair offers no place for one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.checks.injected_content import (
    capital_lost,
    clause_lost,
    day_changed,
    digits_exchanged,
    half_lost,
    list_with_commas,
    number_left_out,
    number_shifted,
    separators_changed,
    sign_added,
    three_quarters_lost,
    two_thirds_lost,
    unit_changed,
    word_of_region,
)
from benchmarks.checks.injected_directions import direction_turned
from benchmarks.checks.injecting import Kind, changed, put, replace
from workbench.locales import ZH_CN, ZH_TW
from workbench.text.conversion import convert_script
from workbench.text.punctuation import FULL_FOR_HALF, HALF_FOR_FULL, last_mark
from workbench.text.wrong_script import wrong_script

if TYPE_CHECKING:
    import random

    from benchmarks.checks.injecting import Maker
    from benchmarks.checks.sets import Clean
    from workbench.locales import Locale

_PASSAGE = 5
"""So many words of English are a passage, not a name."""


def copied(clean: Clean, dice: random.Random) -> Clean | None:
    """Put the source where the target should be."""
    del dice
    words = re.findall(r"\b[a-z]+\b", clean.source)
    enough = len(words) >= _PASSAGE or clean.source_locale.is_chinese
    return changed(clean, clean.source) if enough else None


def emptied(clean: Clean, dice: random.Random) -> Clean | None:
    """Take the target away."""
    del dice
    return changed(clean, "")


def looped(clean: Clean, dice: random.Random) -> Clean | None:
    """Write three words (Chinese: four characters) four times, as a stuck engine does."""
    if clean.target_locale.is_chinese:
        runs = list(re.finditer(r"[\u4e00-\u9fff]{4}", clean.target))
    else:
        runs = list(re.finditer(r"\b[A-Za-z]+ [A-Za-z]+ [A-Za-z]+ ", clean.target))
    if not runs:
        return None
    run = dice.choice(runs)
    return put(clean, run.span(), run.group() * 4)


def word_doubled(clean: Clean, dice: random.Random) -> Clean | None:
    """Write a small word of English twice."""
    if clean.target_locale.is_chinese:
        return None
    return replace(clean, dice, r"\b(?:the|of|in|to|and|is|was|a|that|by) ", lambda word: word * 2)


def latin_lost(clean: Clean, dice: random.Random) -> Clean | None:
    """Take a Latin string of a Chinese source out of the English target."""
    if clean.target_locale.is_chinese:
        return None
    for match in re.finditer(r"[A-Z][A-Za-z0-9-]{2,}", clean.source):
        if clean.target.count(match.group()) == 1 and clean.source.count(match.group()) == 1:
            at = clean.target.index(match.group())
            return put(clean, (at, at + len(match.group())), "it")
    del dice
    return None


def full_width(clean: Clean, dice: random.Random) -> Clean | None:
    """Write a mark of English as Chinese does."""
    if clean.target_locale.is_chinese:
        return None
    table = {half: full for full, half in HALF_FOR_FULL.items() if full in FULL_FOR_HALF.values()}
    return replace(clean, dice, r"[,;:!?](?=\s)|\.$", lambda mark: table[mark])


def half_width(clean: Clean, dice: random.Random) -> Clean | None:
    """Write a mark of Chinese as English does."""
    if not clean.target_locale.is_chinese:
        return None
    pattern = r"(?<=[\u4e00-\u9fff])[，；：！？。](?=[\u4e00-\u9fff]|$)"
    table = {full: half for half, full in FULL_FOR_HALF.items()}
    return replace(clean, dice, pattern, lambda mark: table[mark])


def bracket_lost(clean: Clean, dice: random.Random) -> Clean | None:
    """Take a bracket or quotation mark away."""
    return replace(clean, dice, '[()（）《》「」“”【】"]', lambda _: "")


def mark_doubled(clean: Clean, dice: random.Random) -> Clean | None:
    """Write a comma or full stop twice."""
    return replace(clean, dice, r"(?<=\w)[,，。、](?=.)|(?<=[a-z]{3})\.$", lambda mark: mark * 2)


def space_doubled(clean: Clean, dice: random.Random) -> Clean | None:
    """Write a space twice."""
    return replace(clean, dice, r"(?<=\w) (?=\w)", lambda _: "  ")


def end_lost(clean: Clean, dice: random.Random) -> Clean | None:
    """Take the mark at the end away, where both sides have one."""
    del dice
    same = clean.target[-1:] in ".!?。！？" and last_mark(clean.source) in {*".!?。！？"}
    return changed(clean, clean.target[:-1]) if same else None


def han_left(clean: Clean, dice: random.Random) -> Clean | None:
    """Leave a word of the source in Chinese."""
    if clean.target_locale.is_chinese:
        return None
    words = re.findall(r"[\u4e00-\u9fff]{2,4}", clean.source)
    if not words:
        return None
    word = dice.choice(words)
    return replace(clean, dice, r"(?<= )[a-z]{3,}(?= )", lambda _: word)


def latin_left(clean: Clean, dice: random.Random) -> Clean | None:
    """Leave a word of the source in English."""
    if not clean.target_locale.is_chinese:
        return None
    words = re.findall(r"(?<= )[a-z]{5,}(?= )", clean.source)
    if not words:
        return None
    word = dice.choice(words)
    return replace(
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
    return put(clean, span, span.of(there))


def _other(locale: Locale) -> Locale:
    return ZH_CN if locale.is_traditional else ZH_TW


def misread(clean: Clean, dice: random.Random) -> Clean | None:
    """Read one character in the wrong encoding, or lose it."""

    def damage(char: str) -> str:
        if dice.random() < 0.5:  # noqa: PLR2004 - a coin
            return "\ufffd"
        return char.encode("utf-8").decode("latin-1")

    return replace(clean, dice, r"[\u4e00-\u9fffé“”—’]", damage)


def hidden(clean: Clean, dice: random.Random) -> Clean | None:
    """Put a character in that nobody can see."""
    char = dice.choice("\u200b\ufeff\u200e\u00ad\u202d")
    return replace(clean, dice, r"(?<=\w)(?=\w)", lambda _: char)


def ligature(clean: Clean, dice: random.Random) -> Clean | None:
    """Write fi as one character, or a digit in full width."""
    table = {"fi": "ﬁ", "fl": "ﬂ"} | {str(n): chr(0xFF10 + n) for n in range(10)}
    return replace(clean, dice, r"fi|fl|\d", lambda text: table[text])


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
        return replace(clean, dice, r"(?<=[\u4e00-\u9fff])，(?=[\u4e00-\u9fff])", lambda _: "--")
    return replace(clean, dice, r"(?<=[a-z]) (?=[a-z])", lambda _: dice.choice(["——", "……"]))


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
    Kind("minus put in", ("numbers-signs",), sign_added),
    Kind("another day", ("numbers-weekdays",), day_changed),
    Kind("direction turned", ("numbers-direction",), direction_turned),
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
