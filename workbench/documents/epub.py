"""EPUB books: the chapters of the spine, each by the HTML reader, as one article."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from workbench.article import Block, BlockKind
from workbench.documents.html import read_page
from workbench.documents.package import Package, attribute, child, is_zip, local
from workbench.documents.source import Content, Source
from workbench.errors import InputError

if TYPE_CHECKING:
    from workbench.documents.encoding import Decoded

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = {"application/xhtml+xml", "text/html", "application/xml", "text/xml"}
_MIMETYPE = b"application/epub+zip"
_MAX_CHAPTERS = 5000


@dataclass(frozen=True)
class _Item:
    """A file of the book, as its manifest lists it."""

    part: str
    media: str
    properties: str


def is_epub(data: bytes) -> bool:
    """Tell a book by its bytes."""
    return is_zip(data) and (_MIMETYPE in data[:200] or _CONTAINER.encode() in data)


@dataclass(frozen=True)
class Book:
    """A book that was opened."""

    package: Package
    opf: str
    """The part that lists the others."""
    chapters: list[str]
    """The parts with its text, in the order of reading."""
    labels: dict[str, str]
    """What the contents call each part."""
    contents: list[str]
    """The parts with the contents."""


def open_book(source: Source) -> Book:
    """Return a book's parts; InputError for what is no book."""
    package = Package(source.data, source.name, "an EPUB book")
    opf = _package_document(package)
    root, folder = package.xml(opf), posixpath.dirname(opf)
    items = _manifest(root, folder)
    spine = _spine(package, root, items)
    contents = [item.part for item in _contents(root, items) if package.has(item.part)]
    return Book(package, opf, spine, _labels(package, contents), contents)


def read(source: Source) -> Content:
    """Return the text of a book, every chapter under a heading."""
    book = open_book(source)
    blocks: list[Block] = []
    notes: list[str] = []
    for part in book.chapters:
        chapter, said = _chapter(book.package, part)
        blocks += headed(chapter, book.labels.get(part, ""))
        notes += [f"{part}: {note}" for note in said]
    if not blocks:
        raise InputError(f"{source.name}: no text in this book, only pictures")
    return Content(tuple(blocks), tuple(notes))


def _package_document(package: Package) -> str:
    """Return the name of the part that lists the others."""
    for element in package.xml(_CONTAINER).iter():
        if local(element) == "rootfile" and attribute(element, "full-path"):
            return unquote(attribute(element, "full-path"))
    raise InputError(f"{package.name}: part {_CONTAINER} names no book")


def _manifest(root: Any, folder: str) -> dict[str, _Item]:  # noqa: ANN401 - lxml has no types
    items = {}
    for element in root.iter():
        if local(element) == "item":
            items[attribute(element, "id")] = _Item(
                _joined(folder, attribute(element, "href")),
                attribute(element, "media-type"),
                attribute(element, "properties"),
            )
    return items


def _spine(package: Package, root: Any, items: dict[str, _Item]) -> list[str]:  # noqa: ANN401
    """Return the parts of the chapters in the order of reading, without the contents page."""
    spine = child(root, "spine")
    order = [one for one in spine if local(one) == "itemref"] if spine is not None else []
    if not order:
        raise InputError(
            f"{package.name}: no spine: the book does not say in which order it is read",
            hint="mend it with an EPUB editor",
        )
    if len(order) > _MAX_CHAPTERS:
        raise InputError(f"{package.name}: more than {_MAX_CHAPTERS} chapters")
    found: list[str] = []
    for reference in order:
        item = items.get(attribute(reference, "idref"))
        if item is None:
            raise InputError(
                f"{package.name}: the spine names {attribute(reference, 'idref')!r}, which the "
                "book does not list"
            )
        if item.media in _PAGES and "nav" not in item.properties.split():
            found.append(item.part)
    _refuse_encrypted(package, set(found))
    return list(dict.fromkeys(found))


def _refuse_encrypted(package: Package, parts: set[str]) -> None:
    """Raise InputError for a book under copy protection; fonts may be hidden, text may not."""
    if not package.has(_ENCRYPTION):
        return
    for element in package.xml(_ENCRYPTION).iter():
        part = unquote(attribute(element, "URI")) if local(element) == "CipherReference" else ""
        if part in parts:
            raise InputError(
                f"{package.name}: part {part} is encrypted", hint="the book is copy-protected"
            )


def chapter_text(package: Package, part: str) -> Decoded | None:
    """Return the page of a chapter; None where it is blank."""
    from workbench.documents.web.tree import decoded

    page = package.read(part)
    return decoded(Source(f"{package.name}: part {part}", page)) if page.strip() else None


def _chapter(package: Package, part: str) -> tuple[list[Block], tuple[str, ...]]:
    text = chapter_text(package, part)
    if text is None:
        return [], ()
    blocks, _ = read_page(text.text, package.name, whole=True)
    return [replace(block, line=0) for block in blocks], text.notes


def headed(blocks: list[Block], label: str) -> list[Block]:
    """Return the blocks of a chapter with what the contents call it, where no heading is there."""
    if not blocks or not label or any(one.kind is BlockKind.HEADING for one in blocks[:3]):
        return blocks
    first = blocks[0]
    if re.sub(r"\s", "", first.text) == re.sub(r"\s", "", label):
        return [replace(first, kind=BlockKind.HEADING, level=1), *blocks[1:]]
    return [Block(BlockKind.HEADING, label, 1), *blocks]


def _contents(root: Any, items: dict[str, _Item]) -> list[_Item]:  # noqa: ANN401
    """Return the files with the contents, of either version of the format."""
    spine = child(root, "spine")
    lists = [item for item in items.values() if "nav" in item.properties.split()]
    return lists + [items[name] for name in [attribute(spine, "toc")] if name in items]


def _labels(package: Package, lists: list[str]) -> dict[str, str]:
    """Return what the contents call each chapter; a book without contents is read all the same."""
    labels: dict[str, str] = {}
    for part in lists:
        try:
            contents = package.xml(part)
        except InputError:
            continue
        folder = posixpath.dirname(part)
        for element in contents.iter():
            target, label = _entry(element)
            if target and label:
                labels.setdefault(_joined(folder, target), label)
    return labels


def _entry(element: Any) -> tuple[str, str]:  # noqa: ANN401
    """Return where an entry of the contents leads, and its text."""
    if local(element) == "a":
        return attribute(element, "href"), " ".join("".join(element.itertext()).split())
    if local(element) == "navPoint":
        label, content = child(element, "navLabel", "text"), child(element, "content")
        if label is not None and content is not None:
            return attribute(content, "src"), " ".join((label.text or "").split())
    return "", ""


def _joined(folder: str, address: str) -> str:
    """Return the part that an address within the book means."""
    path = unquote(address.partition("#")[0])
    return posixpath.normpath(posixpath.join(folder, path)).lstrip("/") if path else ""
