"""A page taken apart with the standard library's parser, for tests to look at."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "hr", "input", "br"}


@dataclass
class Side:
    """One side of a row."""

    row: str
    lang: str | None
    text: str = ""


@dataclass
class Page(HTMLParser):
    """What a page holds; ``faults`` are elements closed out of order."""

    source: str
    sides: list[Side] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = []
        self.row = ""
        self.feed(self.source)
        self.close()
        self.faults += [tag for tag, _ in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element."""
        given = {name: value or "" for name, value in attrs}
        css = given.get("class", "")
        self.tags.add(tag)
        self.attributes.update(given)
        if "id" in given:
            self.ids.append(given["id"])
        if given.get("href", "").startswith("#"):
            self.targets.append(given["href"][1:])
        if css.split()[:1] == ["row"]:
            self.row = given["id"]
        if css.split()[:1] == ["side"]:
            self.sides.append(Side(self.row, given.get("lang")))
        if tag not in VOID:
            self.open.append((tag, css))

    def handle_endtag(self, tag: str) -> None:
        """Close the element, which must be the one opened last."""
        if not self.open or self.open.pop()[0] != tag:
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        """Note the text of a side, without the signs of its list items."""
        self.text += data
        css = [css for _, css in self.open]
        if any(name.startswith("side ") for name in css) and "marker" not in css:
            self.sides[-1].text += data


def colours(style: str) -> list[dict[str, str]]:
    """Return the colour variables of a style sheet: those of the light page, of the dark one."""
    roots = [dict(re.findall(r"--([\w-]+): (#\w+);", part)) for part in style.split(":root")[1:3]]
    light, dark = roots[:2]
    return [light, {**light, **dark}]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == len("#rrggbb") else "".join(c * 2 for c in colour[1:])
    shares = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
