"""Books written again: the same zip file, other texts in chapters, contents and metadata."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.documents.epub import Book, chapter_text, headed, open_book
from workbench.documents.html import read_page
from workbench.documents.layouts.page import Page
from workbench.documents.marks import Layout, Passage
from workbench.documents.package import local
from workbench.documents.web import tree
from workbench.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from workbench.documents.source import Content, Source
    from workbench.locales import Locale

_MIMETYPE = "mimetype"
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
_XML = {"amp;", "lt;", "gt;", "quot;", "apos;"}
_LETTER = re.compile(r"[^\W\d_]")
_DOCTYPE = "<!DOCTYPE html>"
_UNREAD = frozenset({"script", "style"})


class _Chapter(NamedTuple):
    part: str
    page: Page
    is_xml: bool
    size: int
    """How many of the book's blocks are the chapter's."""
    label: str
    """What the contents call it, where that was put before it as a heading."""


class EpubLayout(Layout):
    """A book."""

    def __init__(self, source: Source, content: Content) -> None:
        self._source = source
        self._book = open_book(source)
        self._elements: list[Any] = []
        self._chapters: list[_Chapter] | None = list(self._read())
        self.passages = tuple(self._passages(self._chapters))
        if [one.text for one in self.passages] != [block.text for block in content.blocks]:
            raise InputError(
                f"{source.name}: this book cannot be written again", hint="leave --only-target out"
            )
        self.labels = tuple(dict.fromkeys(self._labels(self._chapters)))

    def _read(self) -> Iterator[_Chapter]:
        for part in self._book.chapters:
            text = chapter_text(self._book.package, part)
            if text is None:
                continue
            page, is_xml = self._page(text.text)
            label = self._book.labels.get(part, "")
            count = len(headed(page.blocks, label))
            yield _Chapter(part, page, is_xml, count, label if count > len(page.blocks) else "")

    def _page(self, text: str) -> tuple[Page, bool]:
        """Return a chapter in an XML tree, where that reads as the chapter was read."""
        wanted = [block.text for block in read_page(text, self._source.name, whole=True)[0]]
        root = _xml_tree(text)
        if root is not None:
            page = Page(root, self._elements, whole=True)
            if [block.text for block in page.blocks] == wanted:
                return page, True
        root = tree.parse(text, self._source.name, comments=True)
        return Page(root, self._elements, whole=True), False

    def _passages(self, chapters: Sequence[_Chapter]) -> Iterator[Passage]:
        for chapter in chapters:
            if chapter.label:
                yield Passage(chapter.label)
            yield from chapter.page.passages

    def _labels(self, chapters: Sequence[_Chapter]) -> Iterator[str]:
        package = self._book.package
        for part in (self._book.opf, *self._book.contents):
            try:
                root = package.xml(part)
            except InputError:
                continue  # contents that are no XML are left as they are
            yield from (said for _, said in _texts(root, part == self._book.opf))
        for chapter in chapters:
            yield from chapter.page.labels

    def _taken(self) -> list[_Chapter]:
        """Return the chapters to be written, read again where they were written before."""
        chapters, self._chapters = self._chapters or self._again(), None
        return chapters

    def _again(self) -> list[_Chapter]:
        self._elements.clear()
        return list(self._read())

    def write(
        self, passages: Sequence[Passage | None], labels: Mapping[str, str], locale: Locale
    ) -> bytes:
        """Return the book with these passages; pictures, styles and fonts stay as they are."""
        if not any(passage is not None for passage in passages):
            return self._source.data
        parts: dict[str, bytes] = {}
        named = dict(labels)
        at = 0
        for chapter in self._taken():
            own = list(passages[at : at + chapter.size])
            at += chapter.size
            if chapter.label:
                heading = own.pop(0)
                named[chapter.label] = heading.text if heading else chapter.label
            chapter.page.write(own, labels, locale)
            parts[chapter.part] = _serialised(chapter)
        parts.update(self._named(lambda said: named.get(said, said), locale))
        return self._book.package.rewritten(parts, first=_MIMETYPE)

    def converted(self, change: Callable[[str], str], locale: Locale) -> bytes:
        """Return the book with every stretch of prose changed."""
        parts: dict[str, bytes] = {}
        for chapter in self._taken():
            chapter.page.convert(change, locale)
            parts[chapter.part] = _serialised(chapter)
        parts.update(self._named(change, locale))
        return self._book.package.rewritten(parts, first=_MIMETYPE)

    def _named(self, name: Callable[[str], str], locale: Locale) -> Iterator[tuple[str, bytes]]:
        """Yield the metadata and the contents with other names for the chapters."""
        book: Book = self._book
        for part in (book.opf, *book.contents):
            try:
                root = book.package.xml(part, comments=True)
            except InputError:
                continue
            for element, said in _texts(root, part == book.opf):
                element.text = name(said)
            _say_language(root, locale)
            yield part, _xml_bytes(root)


def _texts(root: Any, is_opf: bool) -> Iterator[tuple[Any, str]]:  # noqa: ANN401, FBT001
    """Yield the elements of the metadata or the contents that name the book or a part of it."""
    for element in root.iter("*"):
        if is_opf and local(element) not in {"title", "description"}:
            continue
        said = " ".join((element.text or "").split())
        leaf = len(element) == 0 and local(element) not in _UNREAD
        if leaf and _LETTER.search(said):
            yield element, said


def _say_language(root: Any, locale: Locale) -> None:  # noqa: ANN401
    for element in root.iter("*"):
        if local(element) == "language" and (element.text or "").strip():
            element.text = locale.tag
        for name in element.attrib:
            if name.rpartition("}")[2] == "lang":
                element.set(name, locale.tag)


def _xml_tree(text: str) -> Any:  # noqa: ANN401
    """Return the root of a chapter read as XML; None where it is none."""
    from lxml import etree, html

    if "<!ENTITY" in text.upper():
        return None
    data = _ENTITY.sub(_character, text)
    data = re.sub(r"\A\s*<\?xml\b[^>]*\?>", "", data)
    parser = html.XHTMLParser(
        encoding="utf-8", resolve_entities=False, load_dtd=False, no_network=True, huge_tree=True
    )
    try:
        return etree.fromstring(data.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None


def _character(match: re.Match[str]) -> str:
    """Return the character that a name stands for, which XML does not know."""
    known = match[1] in html5 and match[1] not in _XML
    return html5[match[1]] if known else match.group()


def _serialised(chapter: _Chapter) -> bytes:
    return _xml_bytes(chapter.page.root, "" if chapter.is_xml else _DOCTYPE)


def _xml_bytes(root: Any, doctype: str = "") -> bytes:  # noqa: ANN401
    from lxml import etree

    whole = root.getroottree()
    made: bytes = etree.tostring(
        whole,
        encoding="utf-8",
        xml_declaration=True,
        doctype=doctype or whole.docinfo.doctype or None,
    )
    return made
