"""The text of the book: under each paragraph its translation, in files that a reader can hold.

A finding is a raised number behind its sentence, which leads to the last chapter.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from workbench.article import Block, BlockKind
from workbench.bilingual.book.xhtml import esc, languages
from workbench.bilingual.markup import element
from workbench.bilingual.plain import bullet, one_line, target_segments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.article import Article

ABOUT = "about.xhtml"
_SOON, _AT_LAST = 60_000, 200_000
"""Characters after which a chapter ends at the next heading, or at any block."""
_DEEPEST = 6


@dataclass
class Chapter:
    """One file of the book."""

    number: int
    blocks: list[str] = field(default_factory=list)
    headings: list[tuple[str, str]] = field(default_factory=list)
    """For the contents: the anchor of a heading, and its text."""

    @property
    def file(self) -> str:
        """The name of the file."""
        return f"text{self.number}.xhtml"


def chapters(article: Article) -> list[Chapter]:
    """Return the chapters of an article; an empty one has none."""
    found: list[Chapter] = []
    numbers = count(1)
    size = 0
    for index, block in enumerate(article.blocks, start=1):
        heading = block.kind is BlockKind.HEADING
        if not found or size > (_SOON if heading else _AT_LAST):
            found.append(Chapter(len(found) + 1))
            size = 0
        chapter = found[-1]
        chapter.blocks.append(_block(article, block, f"b{index}", numbers))
        size += len(chapter.blocks[-1])
        title = " · ".join(filter(None, map(one_line, (block.text, block.target_text))))
        if heading and title:
            chapter.headings.append((f"b{index}", title))
    return found


def places(found: list[Chapter], article: Article) -> Iterator[str]:
    """Yield for each finding of the article where its paragraph stands."""
    files = (chapter.file for chapter in found for _ in chapter.blocks)
    for index, (block, file) in enumerate(zip(article.blocks, files, strict=True), start=1):
        for segment in block.segments:
            yield from (f"{file}#b{index}" for _ in segment.findings)


def _block(article: Article, block: Block, anchor: str, numbers: Iterator[int]) -> str:
    """Return a block; ``numbers`` counts the findings through the book."""
    if block.kind is BlockKind.RULE:
        return element("hr", "", {"id": anchor})
    if block.kind is BlockKind.CODE:
        return element("pre", element("code", esc(block.text)), {"id": anchor, "lang": "zxx"})
    inner = "span" if block.kind is BlockKind.HEADING else "p"
    source = _marked(block, block.text) + esc(block.text)
    missing = block.text.strip() and not block.target_text.strip()
    target = _target(block, numbers)
    side = {"class": "target", **languages(article.target_locale)}
    sides = element(inner, source, {"class": "source", **languages(article.source_locale)})
    if missing:
        sides += "\n" + element(inner, f"not translated{target}", {"class": "missing"})
    elif target:
        sides += "\n" + element(inner, _marked(block, block.target_text) + target, side)
    return _framed(block, sides, anchor)


def _marked(block: Block, text: str) -> str:
    """Return what stands before a list item."""
    if block.kind is not BlockKind.LIST_ITEM or not text.strip():
        return ""
    return element("span", esc(f"{bullet(block)} "), {"class": "marker"})


def _target(block: Block, numbers: Iterator[int]) -> str:
    """Return the target of a block, the numbers of its findings behind each sentence."""
    parts = []
    for space, target, segment in target_segments(block):
        parts += [esc(space), esc(target)]
        parts += [_reference(next(numbers)) for _ in segment.findings]
    return "".join(parts)


def _reference(number: int) -> str:
    target = {"class": "ref", "href": f"{ABOUT}#f{number}", "id": f"r{number}"}
    return element("a", str(number), target)


def _framed(block: Block, sides: str, anchor: str) -> str:
    depth = min(max(block.level, 1), _DEEPEST)
    if block.kind is BlockKind.HEADING:
        return element(f"h{depth}", sides, {"id": anchor})
    name = "blockquote" if block.kind is BlockKind.QUOTE else "div"
    css = f"pair {block.kind.value} depth{depth}"
    return element(name, f"\n{sides}\n", {"class": css, "id": anchor})
