"""Amounts in 万 and 亿 stand in the source as English says them.

English counts in thousands, Chinese in ten thousands, and a small model shifts one into the other
by powers of ten: 30.27亿 becomes "30.27 billion". Given "3.027 billion" it copies that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.text.edits import Edit
from workbench.text.number_words import say
from workbench.text.numbers import quantities
from workbench.text.quantity import Quantity, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.enforcement.task import Task
    from workbench.glossary.match import Match
    from workbench.locales import Locale

_LARGE = re.compile(r"\d.*[万萬亿億]", re.DOTALL)
"""Written with digits; 一万 and the like the models know, and 万一 is no amount."""


def edits(
    task: Task, injected: Sequence[Match], source_locale: Locale, target_locale: Locale
) -> Iterator[Edit]:
    """Yield the edits that write the large amounts of a Chinese sentence for an English target.

    The ``injected`` uses bring their own spaces.
    """
    if not source_locale.is_chinese or target_locale.is_chinese or not _LARGE.search(task.source):
        return
    spaced = {end for match in injected for end in match.span}
    others = [*(match.span for match in task.uses), *task.glosses]
    for quantity in quantities(task.source, "zh"):
        if _is_large(quantity, task.source) and not any(map(quantity.span.overlaps, others)):
            yield Edit(quantity.span, _spaced(say(quantity, "en"), task.source, quantity, spaced))


def _is_large(quantity: Quantity, source: str) -> bool:
    """Tell whether a quantity is one exact amount that the two languages scale differently."""
    is_exact = quantity.sure and quantity.low == quantity.high and not quantity.also
    written = quantity.span.of(source)
    return is_exact and quantity.unit is Unit.NONE and _LARGE.search(written) is not None


def _spaced(said: str, source: str, quantity: Quantity, spaced: set[int]) -> str:
    """Return ``said`` with the spaces that set it off, but for the places that are ``spaced``."""
    start, end = quantity.span
    left = " " if start and start not in spaced and source[start - 1].isalnum() else ""
    right = " " if end not in spaced and source[end : end + 1].isalnum() else ""
    return left + said + right
