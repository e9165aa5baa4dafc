"""Where the blocks of a page stand in its tree, so that the page can be written again.

The page is read in a copy of its tree, as always: what is not seen and what is furniture is taken
out. Then the whole tree is walked along with that copy, by the very reader that makes the blocks,
and each block learns which pieces of text, which elements and which line breaks it is made of.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.article import BlockKind
from workbench.documents.html import part_of, without_ends
from workbench.documents.web.blocks import BLOCK_TAGS, LITTER, QUOTED, Reader
from workbench.documents.web.tree import tag_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.article import Block

_NUMBER = "data-workbench-number"
"""The attribute by which an element of the copy knows its original."""


class Event(NamedTuple):
    """One step of the walk through a block."""

    kind: str
    """``text`` (of ``element``, or the ``tail`` after it), ``open``, ``close``, ``break``,
    ``quote`` (a mark that the page's style shows) or ``atom`` (an element that is not read)."""
    element: Any
    text: str = ""


@dataclass
class Traced:
    """The blocks of a page, each with its steps, in the page's own tree."""

    root: Any
    blocks: list[Block] = field(default_factory=list)
    events: list[list[Event]] = field(default_factory=list)
    """None at all for code and rules."""
    elements: list[Any] = field(default_factory=list)
    """Every element that was walked over, whether it is read or not."""


def trace(root: Any, *, whole: bool) -> Traced:  # noqa: ANN401 - lxml has no types
    """Return where the blocks of a page stand in its tree, which has its comments."""
    found = _traced(root, whole=whole)
    without_ends(found.blocks, whole=whole)
    if not found.blocks:
        found = _traced(root, whole=True)
    del found.events[len(found.blocks) :]
    return found


def _traced(root: Any, *, whole: bool) -> Traced:  # noqa: ANN401
    from lxml import etree

    originals = list(root.iter("*"))
    mirror = copy.deepcopy(root)
    etree.strip_tags(mirror, etree.Comment, etree.ProcessingInstruction)
    for number, element in enumerate(mirror.iter("*")):
        if "}" in element.tag:
            element.tag = element.tag.rpartition("}")[2]
        element.set(_NUMBER, str(number))
    part, _ = part_of(mirror, whole=whole)
    kept = {originals[_number(one)]: one for one in part.iter("*")}
    walk = _Walk(kept)
    start = originals[_number(part)]
    moved = part[0] if len(part) else None
    if moved is not None and originals[_number(moved)].getparent() is not start:
        walk.walk(start, originals[_number(moved)])
    else:
        walk.walk(start)
    walk.reader.flush()
    walk.reader.traced.root = root
    return walk.reader.traced


def _number(element: Any) -> int:  # noqa: ANN401
    return int(element.get(_NUMBER))


class _Walk:
    """Goes through the page's own tree, past what its copy has not."""

    def __init__(self, kept: dict[Any, Any]) -> None:
        self.kept = kept
        self.reader = _Tracer()

    def walk(self, root: Any, headline: Any = None) -> None:  # noqa: ANN401
        """Read what ``root`` holds, and before it a headline that stands elsewhere."""
        from lxml import etree

        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            mirrored = self.kept.get(element) if isinstance(element.tag, str) else None
            if event == "start":
                self.reader.traced.elements.append(element)
                if mirrored is None:
                    self.reader.note(Event("atom", element))
                    walker.skip_subtree()
                    continue
                self.reader.enter(mirrored, element)
                if element is root and headline is not None:
                    self.walk(headline)
                self.reader.say(element, element.text, "text")
                continue
            if event == "end":
                if mirrored is not None:
                    self.reader.leave(mirrored, element)
            else:
                self.reader.note(Event("atom", element))
            if element is not root:
                self.reader.say(element, element.tail, "tail")


@dataclass
class _Tracer(Reader):
    """The reader of blocks, which notes its steps."""

    traced: Traced = field(default_factory=lambda: Traced(None))
    steps: list[Event] = field(default_factory=list)

    def note(self, event: Event) -> None:
        self.steps.append(event)

    def enter(self, mirrored: Any, element: Any) -> None:  # noqa: ANN401
        """Begin an element, told by its mirror image what it holds."""
        tag = tag_of(mirrored)
        self.start(mirrored)
        if tag == "br":
            self.steps.append(Event("break", element))
        elif tag not in BLOCK_TAGS:
            self.steps.append(Event("open", element))
            if tag == "q":
                self.steps.append(Event("quote", element, QUOTED["start"]))

    def leave(self, mirrored: Any, element: Any) -> None:  # noqa: ANN401
        """End an element."""
        tag = tag_of(mirrored)
        self.end(mirrored, tail=False)
        if tag == "q":
            self.steps.append(Event("quote", element, QUOTED["end"]))
        if tag not in BLOCK_TAGS and tag != "br":
            self.steps.append(Event("close", element))

    def say(self, element: Any, text: str | None, where: str) -> None:  # noqa: ANN401
        """Add a piece of text that stands in the page's own tree."""
        if text:
            self.pieces.append(LITTER.sub("", text))
            self.steps.append(Event(where, element, text))

    def _add(self, text: str | None) -> None:
        """Leave the mirror's text out, which is the page's with other pieces joined to it."""

    def flush(self) -> None:
        """Make blocks, and give each its steps."""
        before = len(self.blocks)
        super().flush()
        steps, self.steps = self.steps, []
        new = self.blocks[before:]
        self.traced.blocks = self.blocks
        self.traced.events += [[] for _ in range(before - len(self.traced.events))]
        if new and new[0].kind is not BlockKind.CODE:
            self.traced.events += _divided(steps, new)


def _divided(steps: Sequence[Event], blocks: Sequence[Block]) -> list[list[Event]]:
    """Return the steps of each of several blocks, between the line breaks that part them."""
    ends = []
    letters = 0
    for block in blocks:
        letters += len("".join(block.text.split()))
        ends.append(letters)
    owners: list[int | None] = []
    seen = 0
    for step in steps:
        own = len("".join(LITTER.sub("", step.text).split()))
        owners.append(next(at for at, end in enumerate(ends) if seen < end) if own else None)
        seen += own
    return [_steps_of(at, steps, owners) for at in range(len(blocks))]


def _steps_of(at: int, steps: Sequence[Event], owners: Sequence[int | None]) -> list[Event]:
    own = [place for place, owner in enumerate(owners) if owner == at]
    first, last = own[0], own[-1]
    while first and steps[first - 1].kind != "break" and owners[first - 1] is None:
        first -= 1
    while last + 1 < len(steps) and steps[last + 1].kind != "break" and owners[last + 1] is None:
        last += 1
    return list(steps[first : last + 1])
