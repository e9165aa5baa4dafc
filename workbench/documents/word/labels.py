"""Texts beside the blocks of a Word document: heads and feet of pages, titles of pictures."""

from __future__ import annotations

import posixpath
import re
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.documents.package import attribute, child, local
from workbench.documents.word import pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.documents.package import Package

_LETTER = re.compile(r"[^\W\d_]")
_FIELDS = {"fldChar", "fldSimple"}
_SAID = ("descr", "title")


class Label(NamedTuple):
    """A text, and how it is set."""

    text: str
    set: Callable[[str], None]


def page_parts(package: Package, main: str) -> list[str]:
    """Return the parts with the heads and the feet of pages."""
    folder, name = posixpath.split(main)
    relations = f"{folder}/_rels/{name}.rels"
    if not package.has(relations):
        return []
    found = []
    for one in package.xml(relations):
        target = posixpath.normpath(posixpath.join(folder, attribute(one, "Target"))).lstrip("/")
        if attribute(one, "Type").endswith(("/header", "/footer")) and package.has(target):
            found.append(target)
    return found


def of_page(root: Any) -> Iterator[Label]:  # noqa: ANN401 - lxml has no types
    """Yield the texts at the head or the foot of a page, without the page number and its words.

    Where other fields stand among them, no text is a whole one: they stay.
    """
    for paragraph in [one for one in root.iter() if local(one) == "p"]:
        phrase = pages.find(paragraph)
        if phrase is None and any(local(one) in _FIELDS for one in paragraph.iter()):
            continue
        said = {one for gap in phrase.gaps for one in gap} if phrase else set()
        group: list[Any] = []
        for one in (*pages.leaves_of(paragraph), None):
            if one is not None and local(one) == "t" and one not in said:
                group.append(one)
                continue
            yield from _label(group)
            group = []


def _label(group: list[Any]) -> Iterator[Label]:
    text = "".join(one.text or "" for one in group).strip()
    if not _LETTER.search(text):
        return

    def put(said: str) -> None:
        for one in group:
            one.text = ""
        group[0].text = said

    yield Label(text, put)


def of_pictures(root: Any) -> Iterator[Label]:  # noqa: ANN401
    """Yield what is said of pictures to those who do not see them."""
    for one in root.iter():
        if local(one) != "docPr":
            continue
        for name in _SAID:
            if _LETTER.search(said := one.get(name, "")):
                yield Label(said.strip(), partial(one.set, name))


def of_core(root: Any) -> Iterator[Label]:  # noqa: ANN401
    """Yield the title of the document."""
    title = child(root, "title")
    if title is not None and _LETTER.search(title.text or ""):
        yield Label(title.text.strip(), lambda new: setattr(title, "text", new))
