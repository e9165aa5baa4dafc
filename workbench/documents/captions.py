"""Captions: the lines under a picture, told by how they begin or by the credit at their end."""

from __future__ import annotations

import re

_LENGTH = 200
_BEGINNING = re.compile(
    r"(?:(?:示意|新闻|新聞|[资資]料)?[图圖](?:片|说|說|解)?(?:说明|說明)?|[照相]片"
    r"|Picture|Pictured|Photo|Image|Figure|Caption)\s?\d{0,2}\s?[:：]"
)
_AGENCY = (
    r"[摄攝]|(?:[资資]料|示意)[图圖]|[图圖]片|[图圖][:：/／]"
    r"|[Pp]hoto|Getty|AFP|Reuters|Illustration"
)
_CREDIT = re.compile(
    r"(?P<stop>[。.！？!?”」]\s*)?[（(](?:"
    rf"(?![见見如参參])[^()（）\n]{{0,40}}(?:{_AGENCY})[^()（）\n]{{0,60}}"
    r"|(?P<pair>[^()（）\n/，。,]{1,40}/[^()（）\n，。,]{1,40}))[）)]\s*$"
)


def is_caption(text: str) -> bool:
    """Tell whether a paragraph reads as a picture's caption.

    >>> is_caption("图：港口。"), is_caption("港口。(STR/AFP)"), is_caption("两步（短/长）")
    (True, True, False)
    """
    if len(text) > _LENGTH or "\n" in text.strip():
        return False
    if _BEGINNING.match(text):
        return True
    credit = _CREDIT.search(text)
    if credit is None:
        return False
    # Two names with a stroke between them are a credit only after the end of a sentence.
    return credit["pair"] is None or credit["stop"] is not None
