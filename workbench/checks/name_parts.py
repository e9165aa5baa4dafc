"""The telling part of a name: a surname, or a place without the word for what it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.article import Span
from workbench.text.fold import fold
from workbench.text.pinyin import parse_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.article import Use
    from workbench.checks.base import Pair

_KINDS = re.compile("(?:有限公司|公司|集团|市|省|县|州|岛|海峡|委员会|大学|银行)$")
_SURNAME = re.compile(r"[A-Z][\w’'-]{3,}$")
_WITH_HYPHEN = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+")
"""Cho Jung-tai, as Taiwan and Korea write."""
_NO_PART = frozenset(
    """
    Agency Association Authority Bank Board Bureau Center Centre Commission Committee Company
    Conference Congress Corporation Council Court Department Federation Foundation Fund Games Group
    Holdings Institute Island Islands League Ministry Office Organization Party Press Province
    Republic School Service Society States Times Union University
    """.split()  # noqa: SIM905 - a list of words to read
)
"""Last words that tell of what kind a body or place is, and nothing of which one."""
_LEAST = 2
"""Han characters of a part that tells something."""


def name_part(use: Use, pair: Pair) -> Span | None:
    """Return where the target has the telling part of a name that it does not have in full."""
    if not use.is_name:
        return None
    taken = [other.target_span for other in pair.uses if other.target_span]
    places = (
        span
        for form in use.expected
        for span in (
            _in_chinese(form, pair.target)
            if pair.target_locale.is_chinese
            else _in_english(form, use.form, pair.target)
        )
    )
    free = (span for span in places if not any(span.overlaps(other) for other in taken))
    return next(free, None)


def _in_chinese(form: str, target: str) -> Iterator[Span]:
    folded, text = fold(form), fold(target)
    surname = folded.rpartition("·")[2]
    for part in (surname, _KINDS.sub("", folded)):
        at = text.find(part)
        if part != folded and len(part) >= _LEAST and at >= 0:
            yield Span(at, at + len(part))


def _in_english(form: str, source_form: str, target: str) -> Iterator[Span]:
    for part in _english(form, source_form):
        for found in re.finditer(rf"(?<![\w-]){re.escape(part)}(?![\w-])", target):
            yield Span(*found.span())


def _english(form: str, source_form: str) -> Iterator[str]:
    """Yield the telling words: of a Chinese name the first, of any other the last."""
    is_chinese_name = parse_name(form, source_form) or _WITH_HYPHEN.fullmatch(form)
    if is_chinese_name:
        yield form.split(maxsplit=1)[0]
    surname = _SURNAME.search(form)
    if surname and surname.start() and surname.group() not in _NO_PART:
        yield surname.group()
