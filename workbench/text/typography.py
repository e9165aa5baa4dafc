"""The typography of a target: what a model leaves of the other language's punctuation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.text.punctuation import (
    CORNERS_FOR_CURLY,
    CURLY_FOR_CORNERS,
    FULL_FOR_HALF,
    HALF_WIDTH,
)
from workbench.text.script import HAN, HAN_CLASS

if TYPE_CHECKING:
    from workbench.locales import Locale

_ENGLISH = str.maketrans(
    {
        "，": ", ", "。": ". ", "；": "; ", "：": ": ", "！": "! ", "？": "? ", "、": ", ",
        "（": " (", "）": ") ", "【": " [", "】": "] ", "《": " “", "》": "” ",
        "「": " “", "」": "” ", "『": " ‘", "』": "’ ", "％": "%", "　": " ", "．": ".",
    }
)  # fmt: skip
_WIDE = re.compile("[，。；：！？、（）【】《》「」『』％\u3000．０-９Ａ-Ｚａ-ｚ]")
_NARROW = {"，": ",", "：": ":", "．": "."}
_LETTERS = str.maketrans(HALF_WIDTH)
_IN_NUMBER = re.compile(r"(?<=\d)[，：．](?=\d)")
_BEFORE_CLOSING = re.compile(r"(?<!\s)\s+([,.;:!?)\]”%]|’(?!\w))")
_AFTER_OPENING = re.compile(r"([(\[“‘])\s+")
_STRAIGHT_QUOTED = re.compile(r'"[ \t]*([^"]*?)[ \t]*"')
_SPACES = re.compile(r"[ \t]{2,}")
_SMALL_WORD = re.compile(
    r"(?:\d{1,3}\. |\(\d{1,3}\) )?[“\"‘'(\[]*([a-z])[a-z]*(?=[\s,;:!?.’”\")\]]*(?:\s|$))"
)


_CHINESE_MARK = re.compile(
    rf"(?<=[{HAN_CLASS}”’」』）》】])[,;:!?][ \t]*"
    rf"|(?<=[\w%°])[,;:!?][ \t]*(?=[{HAN_CLASS}“‘「『（《])"
    rf"|(?<=[{HAN_CLASS}”’」』）》】])\.(?=[”’」』]*$)"
)
_BRACKETS = re.compile(
    rf"(?:(?<=[{HAN_CLASS}])\s?\(([^()（）]{{1,200}})\))"
    rf"|(?:\(([^()（）]{{1,200}})\)(?=[{HAN_CLASS}]))"
    rf"|\(([^()（）]{{0,100}}[{HAN_CLASS}][^()（）]{{0,100}})\)"
)
_BESIDE_FIGURE = re.compile(rf"(?<=[{HAN_CLASS}]) (?=\d)|(?<=[\d%]) (?=[{HAN_CLASS}])", re.ASCII)
_CORNERS = str.maketrans(CORNERS_FOR_CURLY)
_CURLY = str.maketrans(CURLY_FOR_CORNERS)
_APOSTROPHE = re.compile("(?<=[A-Za-z])’(?=[A-Za-z])")
_QUOTED = re.compile(f"[“”]|‘(?=[^‘’]*[{HAN_CLASS}])[^‘’]*’")
_LATIN = re.compile("[A-Za-z]")


def tidy(text: str, locale: Locale) -> str:
    """Return a model's output with the punctuation of ``locale``.

    Into English, spaces within straight quotes are taken out, and otherwise only text that holds
    the marks of Chinese is touched. Into Chinese, marks beside Han become those of Chinese, no
    space stands between Han and figures, and quotation marks in Taiwan and Hong Kong are the
    corner ones.

    >>> from workbench.locales import EN, ZH_CN
    >>> tidy("rare earths（JL MAG），he said", EN)
    'rare earths (JL MAG), he said'
    >>> tidy("稀土(JL MAG)很重要,他说", ZH_CN)
    '稀土（JL MAG）很重要，他说'
    """
    return _tidy_chinese(text.strip(), locale) if locale.is_chinese else _tidy_english(text.strip())


def requoted(text: str, locale: Locale) -> str:
    """Return Chinese ``text`` with the quotation marks of ``locale``; English lines keep theirs.

    >>> from workbench.locales import ZH_CN, ZH_TW
    >>> requoted("他说：“这是‘老’问题。”", ZH_TW), requoted("「是」", ZH_CN)
    ('他说：「这是『老』问题。」', '“是”')
    """
    if not locale.is_traditional:
        return text.translate(_CURLY)
    return "\n".join(
        line
        if _LATIN.search(line) and not HAN.search(line)
        else _QUOTED.sub(lambda match: _with_corners(match.group()), line)
        for line in text.split("\n")
    )


def _with_corners(quoted: str) -> str:
    """Return a quotation mark, or a text in single ones, with corners."""
    return quoted[0].translate(_CORNERS) + quoted[1:-1] + quoted[1:][-1:].translate(_CORNERS)


def capitalised(text: str) -> str:
    """Return an English sentence with a capital, where it begins with a word in small letters.

    >>> [capitalised(text) for text in ("“yes,” he said", "2. tea", "iPhone", "e.g. tea")]
    ['“Yes,” he said', '2. Tea', 'iPhone', 'e.g. tea']
    """
    word = _SMALL_WORD.match(text)
    if word is None:
        return text
    return text[: word.start(1)] + word[1].upper() + text[word.end(1) :]


def _tidy_chinese(text: str, locale: Locale) -> str:
    text = _BRACKETS.sub(lambda match: f"（{match[1] or match[2] or match[3]}）", text)
    text = _CHINESE_MARK.sub(lambda match: FULL_FOR_HALF[match.group()[0]], text)
    text = _BESIDE_FIGURE.sub("", text)
    if not locale.is_traditional:
        return text
    return "’".join(part.translate(_CORNERS) for part in _APOSTROPHE.split(text))


def _tidy_english(text: str) -> str:
    if text.count('"') % 2 == 0:
        text = _STRAIGHT_QUOTED.sub(r'"\1"', text)
    if not _WIDE.search(text):
        return text
    text = _IN_NUMBER.sub(lambda match: _NARROW[match.group()], text.translate(_LETTERS))
    text = _SPACES.sub(" ", text.translate(_ENGLISH))
    return _AFTER_OPENING.sub(r"\1", _BEFORE_CLOSING.sub(r"\1", text)).strip()
