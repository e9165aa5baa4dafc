"""What the marks of a paragraph stand for: looks, links, and what is written as it is."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.documents.package import child, local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.documents.word.trace import Leaf

NUMBERS = {"footnoteRef", "endnoteRef"}
"""The number of a note before its text."""


class Style(NamedTuple):
    """A run that looks different from its paragraph."""

    properties: Any


class Link(NamedTuple):
    """Runs around which something is put: a link, or the two ends of a field that is one."""

    opening: list[Any]
    """One element to fill; or the runs of a field before its text."""
    closing: list[Any]
    properties: Any


class Whole(NamedTuple):
    """What is written as it is."""

    elements: list[Any]
    box: Any = None
    """A text box of the document itself, to be put into the one element: its paragraphs are filled
    where they are."""


Made = Style | Link | Whole | None


def alone(leaf: Leaf) -> Whole:
    """Return a run that holds nothing but one leaf, and what the leaf is wrapped in."""
    top = leaf.element
    while (parent := top.getparent()) is not None and local(parent) not in {"r", "p"}:
        top = parent
    run = top.getparent()
    if run is None or local(run) != "r":
        return Whole([copy.deepcopy(top)])
    made = run.makeelement(run.tag, nsmap=run.nsmap)
    properties = child(run, "rPr")
    if properties is not None:
        made.append(copy.deepcopy(properties))
    if any(local(one) == "txbxContent" for one in top.iter()):
        return Whole([made], top)
    made.append(copy.deepcopy(top))
    made[-1].tail = None
    if local(top) in NUMBERS:
        # The number of a note stands apart from its text.
        space = made.makeelement(f"{run.tag.rpartition('}')[0]}}}t")
        space.text = " "
        space.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        made.append(space)
    return Whole([made])


def picture(element: Any) -> str:  # noqa: ANN401
    """Return what tells a picture from others: the relations that it names."""
    return " ".join(_relations(element))


def _relations(element: Any) -> Iterator[str]:  # noqa: ANN401
    for one in element.iter():
        for name, value in one.attrib.items():
            if "relationships" in name:
                yield value
