"""The telling part of a name: a surname, or a place without the word for what it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.article import Span
from workbench.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.article import Use
    from workbench.checks.base import Pair

_KINDS = re.compile("(?:有限公司|公司|集团|市|省|县|州|岛|海峡|委员会|大学|银行)$")
_SURNAME = re.compile(r"[A-Z][\w’'-]{3,}$")
_LEAST = 2
"""Han characters of a part that tells something."""


def name_part(use: Use, pair: Pair) -> Span | None:
    """Return where the target has the telling part of a name that it does not have in full."""
    if not use.is_name:
        return None
    target = fold(pair.target) if pair.target_locale.is_chinese else pair.target
    taken = [other.target_span for other in pair.uses if other.target_span]
    for form in use.expected:
        for part in _chinese(form) if pair.target_locale.is_chinese else _english(form):
            at = target.find(part)
            span = Span(at, at + len(part))
            if at >= 0 and not any(span.overlaps(other) for other in taken):
                return span
    return None


def _chinese(form: str) -> Iterator[str]:
    folded = fold(form)
    surname = folded.rpartition("·")[2]
    for part in (surname, _KINDS.sub("", folded)):
        if part != folded and len(part) >= _LEAST:
            yield part


def _english(form: str) -> Iterator[str]:
    surname = _SURNAME.search(form)
    if surname and surname.start():
        yield surname.group()
