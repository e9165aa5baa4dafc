"""A place in a tree at which text and elements are put in."""

from __future__ import annotations

import copy
from typing import Any


class Cursor:
    """A place in the tree at which text and elements are put in, one after the other."""

    def __init__(self, parent: Any, anchor: Any) -> None:  # noqa: ANN401
        self._around: list[Any] = []
        self._parent = parent
        self._last = anchor

    def text(self, text: str) -> None:
        """Put text in."""
        if text:
            before = self._parent.text if self._last is None else self._last.tail
            set_text(self._parent, self._last, (before or "") + text)

    def whole(self, element: Any) -> None:  # noqa: ANN401
        """Put a copy of an element in, with all that is in it."""
        made = copy.deepcopy(element)
        made.tail = None
        self._put(made)

    def open(self, element: Any) -> None:  # noqa: ANN401
        """Put an element in whose content is to follow."""
        made = self._parent.makeelement(element.tag, dict(element.attrib), element.nsmap)
        self._put(made)
        self._around.append((self._parent, made))
        self._parent, self._last = made, None

    def close(self) -> None:
        """End the element that was opened last."""
        self._parent, self._last = self._around.pop()

    def _put(self, made: Any) -> None:  # noqa: ANN401
        if self._last is None:
            self._parent.insert(0, made)
        else:
            rest, self._last.tail = self._last.tail, None
            self._last.addnext(made)
            self._last.tail = rest
        self._last = made


def set_text(parent: Any, anchor: Any, text: str) -> None:  # noqa: ANN401
    """Set the text after ``anchor``; None is the start of ``parent``."""
    if anchor is None:
        parent.text = text
    else:
        anchor.tail = text


def drop(element: Any) -> None:  # noqa: ANN401
    """Take an element out; the text after it stays."""
    parent, before = element.getparent(), element.getprevious()
    tail = element.tail or ""
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    parent.remove(element)
