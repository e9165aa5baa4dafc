"""Characters of the one Chinese script in a text of the other."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.article import Span
from workbench.text.fold import character_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIMPLIFIED_HAS_TOO = frozenset("乾瞭著藉夥麽於徵覆鎔鍾昇甯餘蘋摺薑範鬱係閤")
"""Traditional characters that stand in some Simplified word or name: 乾隆, 瞭望, 狼藉."""
_TRADITIONAL_HAS_TOO = frozenset("踪雇厩")
"""Simplified characters that are common in Traditional texts, too: 追踪 beside 追蹤."""


def wrong_script(text: str, *, traditional: bool) -> Iterator[Span]:
    """Yield where ``text``, which should be ``traditional`` or not, has the other's characters.

    >>> [span.of("台灣的发展") for span in wrong_script("台灣的发展", traditional=True)]
    ['发']
    """
    for match in _patterns()[traditional].finditer(text):
        yield Span(*match.span())


@lru_cache(maxsize=1)
def _patterns() -> dict[bool, re.Pattern[str]]:
    """Return what only Simplified text has (for a Traditional text), and the other way round."""
    rows = character_rows()
    simplified = {simple for _, simple, only in rows if only} - _TRADITIONAL_HAS_TOO
    traditional = {trad for trad, _, _ in rows} - {simple for _, simple, _ in rows}
    return {
        True: re.compile(f"[{''.join(sorted(simplified))}]"),
        False: re.compile(f"[{''.join(sorted(traditional - _SIMPLIFIED_HAS_TOO))}]"),
    }
