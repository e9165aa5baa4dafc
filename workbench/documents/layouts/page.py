"""One page in its own tree: its passages, its labels, and how both are written into it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from workbench.article import BlockKind
from workbench.documents.layouts.page_marks import CODE
from workbench.documents.layouts.regions import Region, Writer, region_of
from workbench.documents.marks import Passage
from workbench.documents.web.trace import trace
from workbench.documents.web.tree import tag_of
from workbench.text.spread import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from workbench.article import Block
    from workbench.locales import Locale

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SUMMARIES = frozenset(
    {"description", "og:title", "og:description", "twitter:title", "twitter:description"}
)
"""What a page's ``meta`` elements say of it in words."""
_LETTER = re.compile(r"[^\W\d_]")


class Page:
    """A page that was traced, and can be written once."""

    def __init__(self, root: Any, elements: list[Any], *, whole: bool) -> None:  # noqa: ANN401
        """``elements`` gathers what the keys of all marks stand for; several pages may share it."""
        self.root = root
        self.blocks: list[Block]
        traced = trace(root, whole=whole)
        self.blocks = traced.blocks
        self._elements = elements
        self._seen = traced.elements
        self._regions: list[Region | None] = [
            region_of(block.text, steps, self._key) if steps and block.kind.is_prose else None
            for block, steps in zip(traced.blocks, traced.events, strict=True)
        ]

    def _key(self, element: Any) -> int:  # noqa: ANN401
        self._elements.append(element)
        return len(self._elements) - 1

    @property
    def passages(self) -> Iterator[Passage]:
        """The passages of the page's blocks."""
        for block, region in zip(self.blocks, self._regions, strict=True):
            yield Passage(block.text) if region is None else region.passage

    @property
    def labels(self) -> Iterator[str]:
        """The page's title, and the alternative texts of the pictures that are read."""
        yield from (said for _, said in self._titles())
        yield from (said for _, said in self._alternatives())

    def _titles(self) -> Iterator[tuple[Any, str]]:
        for element in self.root.iter("*"):
            if tag_of(element) == "title" and tag_of(element.getparent()) == "head":
                said = " ".join((element.text or "").split())
                if _LETTER.search(said):
                    yield element, said

    def _alternatives(self) -> Iterator[tuple[Any, str]]:
        for element in self._seen:
            said = " ".join((element.get("alt") or "").split()) if tag_of(element) == "img" else ""
            if _LETTER.search(said):
                yield element, said

    def write(
        self, passages: Sequence[Passage | None], labels: Mapping[str, str], locale: Locale
    ) -> None:
        """Put passages, labels and language into the page's tree."""
        self._write_labels(labels)
        writer = Writer(self._elements, drops_indents=not locale.is_chinese)
        emptied = []
        wanted = self._with_quotations(passages)
        for region, passage in zip(self._regions, wanted, strict=True):
            if region is None or passage is None:
                continue
            for around in region.steps[0].element.iterancestors():
                _say_language(around, locale, anew=False)
            if passage.text or passage.marks:
                writer.write(region, passage)
            else:
                emptied.append(region)
        for region in emptied:
            writer.remove(region)
        _say_language(self.root, locale, anew=True)

    def _with_quotations(self, passages: Sequence[Passage | None]) -> list[Passage | None]:
        """Return passages with the own ones of blocks that share a quotation with a changed one.

        The page shows a quotation's marks at both its ends or at none.
        """
        wanted = list(passages)
        sharing: dict[Any, list[int]] = {}
        for at, region in enumerate(self._regions):
            for quotation in region.quotations if region else ():
                sharing.setdefault(quotation, []).append(at)
        left = [at for at, passage in enumerate(wanted) if passage is not None]
        while left:
            region = self._regions[left.pop()]
            for quotation in region.quotations if region else ():
                for at in sharing.pop(quotation, ()):
                    other = self._regions[at]
                    if wanted[at] is None and other is not None:
                        wanted[at] = other.passage
                        left.append(at)
        return wanted

    def _write_labels(self, labels: Mapping[str, str]) -> None:
        # Lists, as the tree changes while it is gone through.
        for element, said in list(self._titles()):
            element.text = labels.get(said, said)
        for element, said in list(self._alternatives()):
            if said in labels:
                element.set("alt", labels[said])

    def convert(self, change: Callable[[str], str], locale: Locale) -> None:
        """Change the text of every prose block where it stands, and the labels."""
        for region, block in zip(self._regions, self.blocks, strict=True):
            if region is not None and block.kind is not BlockKind.CODE:
                _convert(region, change)
        self._write_labels({said: change(said) for said in self.labels})
        for element, name in self._said_aside():
            element.set(name, change(element.get(name)))
        _say_language(self.root, locale, anew=True)

    def _said_aside(self) -> Iterator[tuple[Any, str]]:
        """Yield elements with an attribute in words that is no label: no translation has it."""
        for element in self.root.iter("*"):
            named = element.get("name") or element.get("property") or ""
            if tag_of(element) == "meta" and named.lower() in _SUMMARIES and element.get("content"):
                yield element, "content"
        yield from ((element, "title") for element in self._seen if element.get("title"))


def _convert(region: Region, change: Callable[[str], str]) -> None:
    """Change the text of a block as a whole, where it stands; code in it stays, and parts it."""
    code: list[Any] = []
    pieces: list[str | None] = []
    for step in region.steps:
        if step.kind == "open" and tag_of(step.element) in CODE:
            code.append(step.element)
        elif step.kind == "close" and code and step.element is code[-1]:
            code.pop()
        written = step.kind in {"text", "tail"} and not code
        apart = step.kind == "break" or bool(code)
        pieces.append(step.text if written else None if apart else "")
    for step, piece in zip(region.steps, spread(pieces, change), strict=True):
        if piece is not None and step.kind in {"text", "tail"}:
            setattr(step.element, step.kind, piece)


def _say_language(element: Any, locale: Locale, *, anew: bool) -> None:  # noqa: ANN401
    """Set the language of an element that says one; with ``anew`` of any."""
    for name in ("lang", _XML_LANG, "xml:lang"):
        if name in element.attrib:
            element.set(name, locale.tag)
            anew = False
    if anew:
        element.set("lang", locale.tag)
