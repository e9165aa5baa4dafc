"""HTML by lxml: the article of a saved web page, or all of the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from workbench.article import Block, BlockKind
from workbench.documents.source import Content
from workbench.errors import InputError

if TYPE_CHECKING:
    from workbench.documents.source import Source

SIGNS = re.compile(
    r"\A\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|article|div|h1|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_ALL = 0.98
"""Share of a page's text from which nothing worth a note is left out."""


def read(source: Source) -> Content:
    """Return the article of a web page; all of the page where that is wanted."""
    from workbench.documents.web import tree

    decoded = tree.decoded(source)
    blocks, share = read_page(decoded.text, source.name, whole=source.whole_page)
    if not blocks:
        raise InputError(
            f"{source.name}: no text in this web page",
            hint="a page that its script fills is to be saved by the browser once it is shown",
        )
    notes = list(decoded.notes)
    if share < _ALL:
        notes.append(
            f"taken for the article: {share:.0%} of the page's text; --whole-page takes all"
        )
    return Content(tuple(blocks), tuple(notes), decoded.text)


def read_page(text: str, name: str, *, whole: bool) -> tuple[list[Block], float]:
    """Return the blocks of a page, and which share of its text they are."""
    from workbench.documents.web import blocks, tree

    part, share = part_of(tree.parse(text, name), whole=whole)
    found = without_ends(blocks.blocks_of(part), whole=whole)
    if not found:
        part, share = part_of(tree.parse(text, name), whole=True)
        found = blocks.blocks_of(part)
    return found, share


def part_of(root: Any, *, whole: bool) -> tuple[Any, float]:  # noqa: ANN401 - lxml has no types
    """Return the element of a page that is to be read, and its share of the page's text.

    What is not to be read is taken out of the tree.
    """
    from workbench.documents.web import article, tree

    title = tree.title_of(root)
    tree.remove_unseen(root)
    return (root, 1.0) if whole else article.find_article(root, title)


def without_ends(found: list[Block], *, whole: bool) -> list[Block]:
    """Return blocks without the headings and rules at the end, of what was left out after them."""
    while not whole and found and found[-1].kind in {BlockKind.HEADING, BlockKind.RULE}:
        found.pop()
    return found
