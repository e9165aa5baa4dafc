"""How an item of a list begins: 一、 （二） 其三， are written as English says them.

A small model takes 一、 for a word ("and", "one and"), so it is given what follows, and the target
begins with the number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Span
from workbench.engines.clauses import continued
from workbench.text.chinese_numerals import read_numeral

if TYPE_CHECKING:
    from workbench.enforcement.task import Task
    from workbench.locales import Locale

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_NUMBER = rf"{_NUMERAL}|\d{{1,2}}"
_ORDINALS = {
    "一": "First", "二": "Second", "三": "Third", "四": "Fourth", "五": "Fifth", "六": "Sixth",
}  # fmt: skip
_BEGINNING = re.compile(
    rf"\s*(?:(?P<item>{_NUMBER})[、．]|[（(](?P<bracket>{_NUMBER})[)）]"
    rf"|[其第](?P<ordinal>[{''.join(_ORDINALS)}])[，,、])\s*"
    r"(?=[^\W\d_]|[“‘「『《（])(?![一二三四五六七八九十百千万亿几多])"
)
"""Something else than a number follows: 三、四个人 are three or four."""


class Opening(NamedTuple):
    """The beginning of an item: what of the source it is, and what the target begins with."""

    span: Span
    text: str


def opening_of(task: Task, target_locale: Locale) -> Opening | None:
    """Return how a sentence for an English target begins, if as an item of a list.

    >>> from workbench.enforcement.task import Task
    >>> from workbench.locales import EN
    >>> [opening_of(Task(text), EN) for text in ("（二）稀土", "三、四个人来了")]
    [Opening(span=Span(start=0, end=3), text='(2) '), None]
    """
    found = None if target_locale.is_chinese else _BEGINNING.match(task.source)
    if found is None:
        return None
    span = Span(*found.span())
    if any(span.overlaps(match.span) for match in task.uses):
        return None
    if ordinal := found["ordinal"]:
        return Opening(span, f"{_ORDINALS[ordinal]}, ")
    number = found["item"] or found["bracket"]
    value = read_numeral(number)
    if not number.isdecimal():
        if value is None:
            return None
        number = f"{value.value:f}"
    return Opening(span, f"({number}) " if found["bracket"] else f"{number}. ")


def opened(opening: Opening, target: str) -> str:
    """Return a target with its opening; what comes after "First," has no capital of its own."""
    follows = opening.text.endswith(", ")
    return opening.text + (continued(target) if follows else target)
