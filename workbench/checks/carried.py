"""What the source has more often than the target, of things that a translation takes over."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from workbench.article import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator


def lost(
    pattern: re.Pattern[str], source: str, target: str, key: Callable[[str], str] = str
) -> Iterator[Span]:
    """Yield where ``source`` has a hit of ``pattern`` that ``target`` has not, or not as often.

    Hits are compared by ``key``. Of several alike the last ones are the missing ones.
    """
    left = Counter(key(match.group()) for match in pattern.finditer(target))
    for match in pattern.finditer(source):
        name = key(match.group())
        if left[name]:
            left[name] -= 1
        else:
            yield Span(*match.span())
