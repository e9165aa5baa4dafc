"""A block in the tree of a page: where its text stands there, and its content made anew."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from workbench.article import Span
from workbench.documents.layouts.cursor import Cursor, drop, set_text
from workbench.documents.layouts.lines import shares
from workbench.documents.layouts.page_marks import marks_of
from workbench.documents.marks import MarkKind, Passage, pieces, placed
from workbench.documents.web.blocks import LITTER, QUOTED
from workbench.documents.web.tree import tag_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.documents.marks import Mark
    from workbench.documents.web.trace import Event

_STAYING = frozenset({MarkKind.LINK, MarkKind.IMAGE})
"""What a block that cannot be made anew keeps where it is, whatever its text."""


@dataclass
class Region:
    """The steps of a block that are to be made anew, and the steps that stay around them."""

    passage: Passage
    steps: list[Event]
    cut: bool
    """Whether an element begins within the text and ends beyond it, so nothing can be moved."""
    quotations: tuple[Any, ...] = ()
    """The quotations that stay around the text or in it, and would show their marks again."""


def region_of(text: str, steps: Sequence[Event], key_of: Callable[[Any], int]) -> Region:
    """Return a block's region; ``key_of`` gives the key by which an element is known."""
    within = _matched(steps)
    if any(step.kind in {"open", "close"} and step.element not in within for step in steps):
        steps = _core(steps, within)
    steps = list(steps)
    quotations = [step.element for step in steps if step.kind == "quote"]
    around = tuple(one for one in quotations if one not in within)
    crossed = any(step.kind in {"open", "close"} and step.element not in within for step in steps)
    whole = [one for one in steps if one.kind not in {"open", "close"} or one.element in within]
    raw, marks = marks_of(whole, key_of)
    found = placed(marks, raw, text)
    cut = crossed or next(_top(steps), None) is None  # a lone quotation mark has no place
    if cut:
        found = tuple(_standing(mark) for mark in found if mark.kind in _STAYING)
        around = tuple(quotations)
    return Region(Passage(text, found), steps, cut=cut, quotations=around)


def _standing(mark: Mark) -> Mark:
    """Return a mark that says only that its element is there, and lies on no words."""
    return replace(mark, span=Span(mark.span.start, mark.span.start))


def _matched(steps: Sequence[Event]) -> set[Any]:
    """Return the elements that begin and end in the block."""
    opened = {step.element for step in steps if step.kind == "open"}
    return opened & {step.element for step in steps if step.kind == "close"}


def _core(steps: Sequence[Event], within: set[Any]) -> Sequence[Event]:
    """Return the steps inside of the elements that hold the whole block."""
    lettered = [at for at, step in enumerate(steps) if _letters(step)]
    first, last = lettered[0], lettered[-1]
    alone = [
        at
        for at, step in enumerate(steps)
        if step.kind in {"open", "close"} and step.element not in within
    ]
    start = max((at + 1 for at in alone if at < first), default=0)
    end = min((at for at in alone if at > last), default=len(steps))
    return steps[start:end]


def _letters(step: Event) -> int:
    return len("".join(LITTER.sub("", step.text).split()))


class Writer:
    """Makes the content of regions anew."""

    def __init__(self, elements: Sequence[Any], *, drops_indents: bool) -> None:
        """``elements`` are those that keys stand for."""
        self._elements = elements
        self._drops_indents = drops_indents

    def write(self, region: Region, passage: Passage) -> None:
        """Put a passage into the page in place of a region's own."""
        for element in region.quotations:  # their marks are in the text from now on
            element.tag = re.sub(r"\bq$", "span", element.tag)
        if region.cut:
            self._spread(region, passage.text.lstrip())  # a space alone would be a first share
            return
        parent, anchor, nodes = _places(region.steps)
        lead, tail = self._ends(region.steps)
        for node in nodes:
            node.tail = None
            parent.remove(node)
        if _first_text(region.steps, nodes):
            set_text(parent, anchor, "")
        out = Cursor(parent, anchor)
        out.text(lead)
        self._content(out, passage)
        out.text(tail)

    def remove(self, region: Region) -> None:
        """Take a block's element out of the page, or its text where it holds more."""
        self.write(region, Passage(""))
        parent = _places(region.steps)[0] if not region.cut else None
        while parent is not None and parent.getparent() is not None and not len(parent):
            if (parent.text or "").strip() or tag_of(parent) in {"body", "td", "th", "html"}:
                return
            around = parent.getparent()
            drop(parent)
            parent = around

    def _ends(self, steps: Sequence[Event]) -> tuple[str, str]:
        """Return the white space at the ends of a block."""
        own = [step for step in steps if step.kind in {"text", "tail"}]
        if not own:
            return "", ""
        first, last = own[0].text, own[-1].text
        lead = first[: len(first) - len(first.lstrip())]
        divides = own[0].kind == "tail" and tag_of(own[0].element) == "br"
        if self._drops_indents and not divides and ("\u3000" in lead or "\xa0" in lead):
            lead = ""  # after a break the indent alone tells that a block begins
        return lead, last[len(last.rstrip()) :] if last.strip() else last

    def _content(self, out: Cursor, passage: Passage) -> None:
        silent = 0
        for piece in pieces(passage):
            if piece.opens is not None:
                one = self._elements[piece.opens.key]
                if piece.opens.kind.keeps_text or piece.opens.kind is MarkKind.BREAK:
                    out.whole(one)
                    silent += 1
                else:
                    out.open(one)
            elif piece.closes is not None:
                if piece.closes.kind.keeps_text or piece.closes.kind is MarkKind.BREAK:
                    silent -= 1
                else:
                    out.close()
            elif piece.stands is not None:
                out.whole(self._elements[piece.stands.key])
            elif not silent:
                out.text(piece.text)

    def _spread(self, region: Region, text: str) -> None:
        """Give each piece of text its share of the new one, as no element can be moved."""
        own = [step for step in region.steps if step.kind in {"text", "tail"} and _letters(step)]
        if not own:
            quote = next(step for step in region.steps if step.kind == "quote")
            at_start = quote.text == QUOTED["start"]
            setattr(quote.element, "text" if at_start else "tail", text)
            return
        cut = shares(text, [_letters(step) for step in own])
        for step, part in zip(own, cut, strict=True):
            setattr(step.element, step.kind, part)


def _top(steps: Sequence[Event]) -> Iterator[Event]:
    """Yield the steps that are in no element of the block."""
    depth = 0
    for step in steps:
        if step.kind == "close":
            depth -= 1
        elif not depth and step.kind != "quote":
            yield step
        depth += step.kind == "open"


def _places(steps: Sequence[Event]) -> tuple[Any, Any, list[Any]]:
    """Return the element that holds a block, what stands before the block, and what is in it."""
    top = list(_top(steps))
    nodes = [step.element for step in top if step.kind in {"open", "atom", "break"}]
    first = top[0]
    if first.kind == "text":
        return first.element, None, nodes
    if first.kind == "tail":
        return first.element.getparent(), first.element, nodes
    return first.element.getparent(), first.element.getprevious(), nodes


def _first_text(steps: Sequence[Event], nodes: Sequence[Any]) -> bool:
    """Tell whether a block begins with a text that is its own, before its first element."""
    first = next(_top(steps))
    return first.kind in {"text", "tail"} and first.element not in nodes
