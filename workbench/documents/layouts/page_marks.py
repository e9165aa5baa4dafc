"""The marks on a block of a page, told by the elements that its text is in."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from workbench.article import Span
from workbench.documents.marks import Mark, MarkKind
from workbench.documents.web.blocks import LITTER
from workbench.documents.web.tree import tag_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.documents.web.trace import Event

CODE = frozenset({"code", "kbd", "samp", "tt"})
_READINGS = frozenset({"rt", "rp", "rtc"})
"""How Chinese characters are read: nothing for a text in other words."""
_UNWRAPPED = frozenset({"q", "ruby", "rb", "rbc"})
"""What goes with its contents: a quotation brings its own marks in the text."""
_NOTE = re.compile(r"[\[(（〔［]?\s*\d{1,3}\s*[\])）〕］]?|[*†‡]{1,3}|注\d{0,3}")
_SENTENCES = re.compile(r"[。！？]\s*\S|[.!?]\s+[A-Z]")
_BREAK = MarkKind.BREAK
_SMALL = frozenset({"sup", "sub"})


def marks_of(steps: Sequence[Event], key_of: Callable[[Any], int]) -> tuple[str, list[Mark]]:
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
            if mark and mark.kind.keeps_text and _is_several(mark, raw, within):
                mark = replace(mark, kind=MarkKind.STYLE)
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


def _is_several(mark: Mark, raw: str, within: Sequence[Mark]) -> bool:
    """Tell whether code is several texts, which are not written as one with all that is in it."""
    if any(one.kind is _BREAK for one in within):
        return True
    stays = any(one.kind is not MarkKind.STYLE for one in within)
    return stays and _SENTENCES.search(mark.span.of(raw)) is not None


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
