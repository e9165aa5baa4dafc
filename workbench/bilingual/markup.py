"""Small pieces of XML for the exchange formats: escaped text, elements, nested marks.

Text is kept as it is, unlike in what people read: only what XML cannot hold is replaced.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.article import Segment
from workbench.bilingual.pieces import Marked
from workbench.bilingual.plain import REPLACEMENT, clamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from workbench.article import Block, Span

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNSEEN = re.compile("[\r\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")
"""What XML can hold, but readers of the bare file, or editors, would change or not see."""
_IN_QUOTES = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;"}


def esc(text: str) -> str:
    r"""Return ``text`` for the inside of an element; what XML cannot hold becomes U+FFFD.

    >>> esc("a]]>\x00\r")
    'a]]&gt;\ufffd&#xD;'
    """
    return _escaped(_ILLEGAL.sub(REPLACEMENT, text))


def esc_points(text: str) -> str:
    r"""Return ``text`` with what XML cannot hold as elements of XLIFF 2.

    >>> esc_points("<\x00")
    '&lt;<cp hex="0000"/>'
    """
    parts, reached = [], 0
    for found in _ILLEGAL.finditer(text):
        parts += [_escaped(text[reached : found.start()]), f'<cp hex="{ord(found[0]):04X}"/>']
        reached = found.end()
    return "".join((*parts, _escaped(text[reached:])))


def _escaped(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _UNSEEN.sub(lambda found: f"&#x{ord(found[0]):X};", text)


def opening(name: str, attributes: Mapping[str, str | None]) -> str:
    """Return the start of an element; an attribute that is None is left out."""
    return "".join((f"<{name}", *_attributes(attributes), ">"))


def element(name: str, content: str, attributes: Mapping[str, str | None] | None = None) -> str:
    """Return an element around ``content``, which is XML already.

    >>> element("seg", "x", {"id": 'a"', "n": None}), element("seg", "")
    ('<seg id="a&quot;">x</seg>', '<seg/>')
    """
    start = opening(name, attributes or {})
    return f"{start}{content}</{name}>" if content else f"{start[:-1]}/>"


def _attributes(attributes: Mapping[str, str | None]) -> Iterable[str]:
    for name, value in attributes.items():
        if value is not None:
            quoted = "".join(_IN_QUOTES.get(char, char) for char in esc(value))
            yield f' {name}="{quoted}"'


def lines(*elements: str) -> str:
    """Return elements on lines of their own, to stand in an element without text."""
    return "".join(f"\n{part}" for part in elements if part) + "\n"


def nested(text: str, marks: Iterable[tuple[Span | None, str]]) -> list[Marked[str]]:
    """Return the marks that can be elements, in order: of two that cross, the first stays."""
    present = [Marked(inside, mark) for span, mark in marks if (inside := clamp(span, text))]
    kept: list[Marked[str]] = []
    for marked in sorted(present, key=lambda m: (m.span.start, -m.span.end)):
        if all(k.span.end <= marked.span.start or k.span.covers(marked.span) for k in kept):
            kept.append(marked)
    return kept


def inline(text: str, marks: Iterable[Marked[str]], escape: Callable[[str], str] = esc) -> str:
    """Return ``text`` with its marks, each an opening tag of ``mrk``, around their spans.

    >>> from workbench.article import Span
    >>> inline("abc", nested("abc", [(Span(0, 2), "<mrk>"), (Span(1, 3), "<mrk>")]))
    '<mrk>ab</mrk>c'
    """
    parts: list[str] = []
    ends: list[int] = []
    reached = 0

    def go_to(place: int) -> None:
        nonlocal reached
        parts.append(escape(text[reached:place]))
        reached = place

    def close_until(place: int) -> None:
        while ends and ends[-1] <= place:
            go_to(ends.pop())
            parts.append("</mrk>")

    for marked in marks:
        close_until(marked.span.start)
        go_to(marked.span.start)
        parts.append(marked.mark)
        ends.append(marked.span.end)
    close_until(len(text))
    go_to(len(text))
    return "".join(parts)


def sentences(block: Block) -> tuple[Segment, ...]:
    """Return the segments of a block; one that has none is a single sentence, if it has text."""
    whole = (Segment(block.text, 0),) if block.text.strip() else ()
    return block.segments or whole
