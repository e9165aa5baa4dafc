"""Paragraphs of a Word document whose text is changed where it stands, by a function."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.documents.package import local
from workbench.documents.word.pages import leaves_of
from workbench.text.spread import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbench.documents.word.trace import Leaf

_LANGUAGE = "eastAsia"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def convert_block(leaves: Iterable[Leaf], change: Callable[[str], str]) -> None:
    """Change the text of a block as a whole: Word divides it where somebody typed or corrected."""
    rows = [
        (
            leaf.element,
            leaf.element.text or "" if local(leaf.element) == "t" else leaf.text and None,
        )
        for leaf in leaves
    ]
    _set([element for element, _ in rows], [piece for _, piece in rows], change)


def convert_page(root: Any, change: Callable[[str], str]) -> None:  # noqa: ANN401 - lxml has no types
    """Change the text at the head or the foot of a page; page numbers stay."""
    for paragraph in (one for one in root.iter() if local(one) == "p"):
        leaves = list(leaves_of(paragraph))
        _set(leaves, [one.text or "" if local(one) == "t" else None for one in leaves], change)


def _set(
    elements: Sequence[Any], pieces: Sequence[str | None], change: Callable[[str], str]
) -> None:
    for element, piece in zip(elements, spread(pieces, change), strict=True):
        if piece is not None and local(element) == "t" and piece != (element.text or ""):
            element.text = piece
            element.set(_SPACE, "preserve")


def say_region(root: Any, language: str) -> None:  # noqa: ANN401
    """Set the language of the runs that say one, by which the forms of characters are chosen."""
    for one in root.iter():
        if local(one) == "lang":
            name = f"{one.tag.rpartition('}')[0]}}}{_LANGUAGE}"
            if name in one.attrib:
                one.set(name, language)
