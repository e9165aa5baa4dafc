"""The typography of a target: what a model leaves of the other language's punctuation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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
_LETTERS = {
    code: code - 0xFEE0
    for first, last in ("０９", "ＡＺ", "ａｚ")
    for code in range(ord(first), ord(last) + 1)
}
_IN_NUMBER = re.compile(r"(?<=\d)[，：．](?=\d)")
_BEFORE_CLOSING = re.compile(r"(?<!\s)\s+([,.;:!?)\]”%]|’(?!\w))")
_AFTER_OPENING = re.compile(r"([(\[“‘])\s+")
_SPACES = re.compile(r"[ \t]{2,}")


def tidy(text: str, locale: Locale) -> str:
    """Return a model's output with the punctuation of ``locale``.

    Only text that holds the other language's punctuation is touched.

    >>> from workbench.locales import EN
    >>> tidy("rare earths（JL MAG），he said", EN)
    'rare earths (JL MAG), he said'
    """
    text = text.strip()
    if locale.is_chinese or not _WIDE.search(text):
        return text
    text = _IN_NUMBER.sub(lambda match: _NARROW[match.group()], text.translate(_LETTERS))
    text = _SPACES.sub(" ", text.translate(_ENGLISH))
    return _AFTER_OPENING.sub(r"\1", _BEFORE_CLOSING.sub(r"\1", text)).strip()
