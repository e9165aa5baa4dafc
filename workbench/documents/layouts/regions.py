"""A block in the tree of a page: the marks on its text, and its content made anew."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from workbench.article import Span
from workbench.documents.layouts.cursor import Cursor, drop, set_text
from workbench.documents.layouts.lines import shares
from workbench.documents.marks import Mark, MarkKind, Passage, pieces, placed
from workbench.documents.web.blocks import LITTER, QUOTED
from workbench.documents.web.tree import tag_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.documents.web.trace import Event

CODE = frozenset({"code", "kbd", "samp", "tt"})
_READINGS = frozenset({"rt", "rp", "rtc"})
"""How Chinese characters are read: nothing for a text in other words."""
_UNWRAPPED = frozenset({"q", "ruby", "rb", "rbc"})
"""What goes with its contents: a quotation brings its own marks in the text."""
_NOTE = re.compile(r"[\[(（〔［]?\s*\d{1,3}\s*[\])）〕］]?|[*†‡]{1,3}|注\d{0,3}")
_BREAK = MarkKind.BREAK
_SMALL = frozenset({"sup", "sub"})


@dataclass
class Region:
    """The steps of a block that are to be made anew, and the steps that stay around them."""

    passage: Passage
    steps: list[Event]
    cut: bool
    """Whether an element begins within the text and ends beyond it, so nothing can be moved."""


def region_of(text: str, steps: Sequence[Event], key_of: Callable[[Any], int]) -> Region:
    """Return a block's region; ``key_of`` gives the key by which an element is known."""
    within = _matched(steps)
    if any(step.kind in {"open", "close"} and step.element not in within for step in steps):
        steps = _core(steps, within)
    cut = any(
        step.kind in {"open", "close", "quote"} and step.element not in within for step in steps
    )
    if cut:
        return Region(Passage(text), list(steps), cut=True)
    raw, marks = _marks(steps, key_of)
    return Region(Passage(text, placed(marks, raw, text)), list(steps), cut=False)


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


def _marks(steps: Sequence[Event], key_of: Callable[[Any], int]) -> tuple[str, list[Mark]]:
    """Return the text of the steps and the marks on it, outer ones first."""
    raw = ""
    marks: list[Mark | None] = []
    opened: list[tuple[int, int]] = []
    for step in steps:
        if step.kind == "open":
            opened.append((len(marks), len(raw)))
            marks.append(None)
        elif step.kind == "close":
            place, start = opened.pop()
            mark = _mark(step.element, raw, start, key_of)
            within = [one for one in marks[place + 1 :] if one is not None]
            if mark and mark.kind.keeps_text and any(one.kind is _BREAK for one in within):
                mark = replace(mark, kind=MarkKind.STYLE)  # code of several lines is several texts
            if mark is not None and _is_one(mark):
                marks[place + 1 :] = [None] * (len(marks) - place - 1)
            marks[place] = mark
        elif step.kind == "break":
            marks.append(Mark(Span(len(raw), len(raw) + 1), MarkKind.BREAK, key_of(step.element)))
            raw += "\n"
        elif step.kind == "atom":
            if tag_of(step.element) not in _READINGS:
                span = Span(len(raw), len(raw))
                marks.append(Mark(span, MarkKind.POINT, key_of(step.element)))
        else:
            raw += LITTER.sub("", step.text)
    return raw, [mark for mark in marks if mark is not None]


def _is_one(mark: Mark) -> bool:
    """Tell whether a mark is written as it is, with all that is in it."""
    return mark.kind.keeps_text or mark.span.start == mark.span.end


def _mark(element: Any, raw: str, start: int, key_of: Callable[[Any], int]) -> Mark | None:  # noqa: ANN401
    text = raw[start:].strip()
    tag = tag_of(element)
    if not text:
        kind, label = _sign(element)
        return Mark(Span(start, start), kind, key_of(element), label)
    if tag in _UNWRAPPED:
        return None
    span = Span(start, len(raw))
    address = element.get("href") or ""
    if _NOTE.fullmatch(text) and (tag in _SMALL or (tag == "a" and "#" in address)):
        return Mark(span, MarkKind.NOTE, key_of(element), text)
    if tag in CODE:
        return Mark(span, MarkKind.CODE, key_of(element), text)
    if tag == "a" and address:
        return Mark(span, MarkKind.LINK, key_of(element), address)
    return Mark(span, MarkKind.STYLE, key_of(element))


def _sign(element: Any) -> tuple[MarkKind, str]:  # noqa: ANN401
    """Return what an element without text is, and what it must still have when read again."""
    images = [one.get("src") or "" for one in element.iter("*") if tag_of(one) == "img"]
    links = [one.get("href") or "" for one in element.iter("*") if tag_of(one) == "a"]
    links = [link for link in links if link]
    if images or links:
        return MarkKind.LINK if links else MarkKind.IMAGE, " ".join([*links, *images])
    return MarkKind.POINT, ""


class Writer:
    """Makes the content of regions anew."""

    def __init__(self, elements: Sequence[Any], *, drops_indents: bool) -> None:
        """``elements`` are those that keys stand for."""
        self._elements = elements
        self._drops_indents = drops_indents

    def write(self, region: Region, passage: Passage) -> None:
        """Put a passage into the page in place of a region's own."""
        if region.cut:
            self._spread(region, passage.text)
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
        texts = [step.text for step in steps if step.kind in {"text", "tail"}]
        if not texts:
            return "", ""
        first, last = texts[0], texts[-1]
        lead = first[: len(first) - len(first.lstrip())]
        if self._drops_indents and ("\u3000" in lead or "\xa0" in lead):
            lead = ""
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
        quotes = [step for step in region.steps if step.kind == "quote"]
        for step in quotes:  # their marks are in the text from now on
            step.element.tag = re.sub(r"\bq$", "span", step.element.tag)
        if not own:
            at_start = quotes[0].text == QUOTED["start"]
            setattr(quotes[0].element, "text" if at_start else "tail", text)
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
