"""Web addresses in running text, which no conversion may touch."""

from __future__ import annotations

import re

from workbench.article import Span
from workbench.text.script import HAN_CLASS

_CHARS = r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]"
ADDRESS = re.compile(
    rf"(?:(?:https?|ftp)://|www\.(?={_CHARS})){_CHARS}*(?:(?<=[/=#?&_\-.])[{HAN_CLASS}]+{_CHARS}*)*"
)
"""Han belongs to an address after a sign of it (…/wiki/稀土), not right after a name."""


def without(text: str, span: Span, pattern: re.Pattern[str] = ADDRESS) -> list[Span]:
    """Return the parts of ``span`` in which ``pattern`` does not match."""
    spans = []
    start = span.start
    for match in pattern.finditer(text, *span):
        spans.append(Span(start, match.start()))
        start = match.end()
    spans.append(Span(start, span.end))
    return [span for span in spans if span.of(text).strip()]
