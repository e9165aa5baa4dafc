"""Large amounts stand in the source as the target's language says them.

English counts in thousands, Chinese in ten thousands, and a small model shifts one into the other
by powers of ten: 30.27亿 becomes "30.27 billion". Given "3.027 billion" it copies that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.article import Span
from workbench.text.edits import Edit
from workbench.text.number_words import say
from workbench.text.numbers import quantities
from workbench.text.quantity import Quantity, Unit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from workbench.enforcement.task import Task
    from workbench.glossary.match import Match
    from workbench.locales import Locale

_YUAN = re.compile(r" (yuan)\b")
_LARGE = {
    "zh": re.compile(r"\d.*[万萬亿億]", re.DOTALL),
    "en": re.compile(r"\d.*\b(?:million|billion|trillion)\b", re.DOTALL),
}
"""Written with digits; 一万 and the like the models know, and 万一 is no amount."""


def edits(
    task: Task, injected: Sequence[Match], source_locale: Locale, target_locale: Locale
) -> Iterator[Edit]:
    """Yield the edits that write the large amounts of a sentence as the target's language does.

    The ``injected`` uses bring their own spaces.
    """
    if not source_locale.is_chinese:
        yield from _yuan_edits(task, injected)
        return
    if target_locale.is_chinese:
        return
    taken = {end for match in injected for end in match.span}
    amounts = large_amounts(task.source)
    own = {amount.span for amount in amounts}
    others = [match.span for match in task.uses if match.span not in own] + [*task.glosses]
    for amount in amounts:
        if not any(map(amount.span.overlaps, others)):
            yield Edit(amount.span, spaced(say_signed(amount), task.source, amount.span, taken))


def _yuan_edits(task: Task, injected: Sequence[Match]) -> Iterator[Edit]:
    """Yield the edits that write "3.027 billion yuan" as 30.27亿元, which the model copies.

    Of the number alone it makes another, and dollars it mostly gets right by itself.
    """
    given = [match.span for match in injected]
    for amount in large_amounts(task.source, "en"):
        unit = _YUAN.match(task.source, amount.span.end)
        if unit is None:
            continue
        number, space, yuan = amount.span, Span(amount.span.end, unit.start(1)), Span(*unit.span(1))
        others = [match.span for match in task.uses if match.span not in {number, yuan}]
        if yuan in given or any(other.overlaps(Span(number.start, yuan.end)) for other in others):
            continue
        if number not in given:
            yield Edit(number, say(amount, "zh"))
        yield from (Edit(space, ""), Edit(yuan, "元"))


def large_amounts(source: str, language: str = "zh") -> list[Quantity]:
    """Return the exact amounts of a sentence that the two languages scale differently."""
    large = _LARGE[language]
    found = quantities(source, language) if large.search(source) else ()
    return [one for one in found if _is_exact(one) and large.search(one.span.of(source))]


def _is_exact(quantity: Quantity) -> bool:
    """Tell whether a quantity is one value of things, no share and no date."""
    is_one = quantity.low == quantity.high and not quantity.also
    return quantity.sure and is_one and quantity.unit is Unit.NONE


def say_signed(amount: Quantity) -> str:
    """Return an amount as English says it, with its sign.

    >>> say_signed(large_amounts("净利润为-2.87亿元")[0])
    '-287 million'
    """
    return f"-{say(amount, 'en')}" if amount.low < 0 else say(amount, "en")


def spaced(said: str, source: str, span: Span, taken: Collection[int] = ()) -> str:
    """Return ``said`` with the spaces that set it off at ``span``, but at places ``taken``."""
    start, end = span
    left = " " if start and start not in taken and source[start - 1].isalnum() else ""
    right = " " if end not in taken and source[end : end + 1].isalnum() else ""
    return left + said + right
