"""What a paragraph of a Word document is, by its style, and how its list counts."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from workbench.article import BlockKind
from workbench.documents.package import attribute, child, local

_HEADING = re.compile(r"(?:heading|标题|標題) ?([1-9])")
_LEFT_OUT = re.compile(r"(?:toc|index) (?:\d|heading)|table of figures")
_KINDS = {
    "title": (BlockKind.HEADING, 1),
    "subtitle": (BlockKind.HEADING, 2),
    "quote": (BlockKind.QUOTE, 1),
    "intense quote": (BlockKind.QUOTE, 1),
    "block text": (BlockKind.QUOTE, 1),
    "caption": (BlockKind.CAPTION, 0),
    "html preformatted": (BlockKind.CODE, 0),
    "macro": (BlockKind.CODE, 0),
    "source code": (BlockKind.CODE, 0),
}
_BODY_LEVEL = 9
"""The outline level that stands for text."""
_DEEPEST = 20
"""How many styles are followed that build on each other."""
_UNNUMBERED = {"bullet", "none", ""}


@dataclass(frozen=True)
class Style:
    """What a style says of its paragraphs; None where it says nothing."""

    kind: tuple[BlockKind, int] | None = None
    left_out: bool = False
    """Whether it is for tables of contents and the like."""
    number: tuple[str, int] | None = None
    """List and level."""


def read_styles(root: Any) -> dict[str, Style]:  # noqa: ANN401 - lxml has no types
    """Return the paragraph styles by id, each with what it has from those it builds on."""
    own: dict[str, tuple[Style, str]] = {}
    for element in root:
        if local(element) == "style":
            based = child(element, "basedOn")
            parent = attribute(based, "val") if based is not None else ""
            own[attribute(element, "styleId")] = (_own_style(element), parent)
    return {name: _resolved(own, name) for name in own}


def _own_style(element: Any) -> Style:  # noqa: ANN401
    named = child(element, "name")
    name = attribute(named, "val").lower() if named is not None else ""
    heading = _HEADING.fullmatch(name)
    kind = (BlockKind.HEADING, int(heading[1])) if heading else _KINDS.get(name)
    properties = child(element, "pPr")
    return Style(
        kind or outline(properties),
        _LEFT_OUT.fullmatch(name) is not None,
        numbered(properties),
    )


def _resolved(own: dict[str, tuple[Style, str]], name: str) -> Style:
    kind = number = None
    left_out = False
    for _ in range(_DEEPEST):
        if name not in own:
            break
        style, name = own[name]
        kind = kind or style.kind
        number = number or style.number
        left_out = left_out or style.left_out
    return Style(kind, left_out, number)


def outline(properties: Any) -> tuple[BlockKind, int] | None:  # noqa: ANN401
    """Return the heading that an outline level makes of a paragraph."""
    level = _int(child(properties, "outlineLvl"), _BODY_LEVEL)
    return (BlockKind.HEADING, level + 1) if 0 <= level < _BODY_LEVEL else None


def numbered(properties: Any) -> tuple[str, int] | None:  # noqa: ANN401
    """Return list and level that a paragraph's properties name."""
    found = child(properties, "numPr", "numId")
    if found is None:
        return None
    return attribute(found, "val"), max(0, _int(child(properties, "numPr", "ilvl"), 0))


def _int(element: Any, otherwise: int) -> int:  # noqa: ANN401
    text = attribute(element, "val") if element is not None else ""
    return int(text) if re.fullmatch(r"[0-9]{1,6}", text) else otherwise


@dataclass
class Lists:
    """The lists of a document, and how far each has counted."""

    levels: dict[tuple[str, int], tuple[str, int]] = field(default_factory=dict)
    """Format and first number of each level of each list."""
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def read(cls, root: Any) -> Lists:  # noqa: ANN401
        """Return the lists of a numbering part."""
        abstract: dict[str, dict[int, tuple[str, int]]] = {}
        made = cls()
        for element in root:
            if local(element) == "abstractNum":
                abstract[attribute(element, "abstractNumId")] = dict(
                    _level(one) for one in element if local(one) == "lvl"
                )
        for element in root:
            based = child(element, "abstractNumId")
            if local(element) == "num" and based is not None:
                for level, says in abstract.get(attribute(based, "val"), {}).items():
                    made.levels[attribute(element, "numId"), level] = says
        return made

    def marker(self, number: tuple[str, int]) -> str:
        """Return what stands before the next item of a list."""
        name, level = number
        kind, first = self.levels.get(number, ("bullet", 1))
        if kind in _UNNUMBERED:
            return "-"
        counts = self.counts[name]
        counts[level] = counts.get(level, first - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        return f"{counts[level]}."


def _level(element: Any) -> tuple[int, tuple[str, int]]:  # noqa: ANN401
    kind = child(element, "numFmt")
    level = attribute(element, "ilvl")
    return (
        int(level) if re.fullmatch(r"[0-9]", level) else 0,
        (attribute(kind, "val") if kind is not None else "", _int(child(element, "start"), 1)),
    )
