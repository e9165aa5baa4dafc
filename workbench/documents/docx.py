"""Word documents (DOCX): text, headings, lists, tables, text boxes and notes, by lxml."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from workbench.article import Block, BlockKind
from workbench.documents.package import Package, attribute, is_zip, local
from workbench.documents.source import Content
from workbench.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.documents.source import Source
    from workbench.documents.word.body import Body

AnyBody = TypeVar("AnyBody", bound="Body")

_MAIN = "word/document.xml"
_OLD = b"\xd0\xcf\x11\xe0"
"""How the files of Word begin that are no zip: old ones, and encrypted ones."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def is_docx(data: bytes) -> bool:
    """Tell a Word document, new or old, by its bytes."""
    return data.startswith(_OLD) or (is_zip(data) and b"word/" in data)


def read(source: Source) -> Content:
    """Return what a Word document holds; headers, footers and comments are left out."""
    from workbench.documents.word.body import Body

    refuse_old(source)
    body, _ = read_package(Package(source.data, source.name, "a Word document"), Body)
    if not body.blocks:
        raise InputError(f"{source.name}: no text in this Word document")
    return Content(tuple(body.blocks), tuple(_notes(body)))


def read_package(package: Package, make: type[AnyBody]) -> tuple[AnyBody, dict[str, Any]]:
    """Return the body of a document, and the roots of the parts that it was read from by name.

    Raises InputError.
    """
    from workbench.documents.word.styles import Lists, read_styles

    main = main_part(package)
    folder = posixpath.dirname(main)
    styles, numbering = f"{folder}/styles.xml", f"{folder}/numbering.xml"
    body = make(
        read_styles(package.xml(styles)) if package.has(styles) else {},
        Lists.read(package.xml(numbering)) if package.has(numbering) else Lists(),
    )
    roots = {main: package.xml(main)}
    for part in roots[main]:
        if local(part) == "body":
            body.read(part)
    roots |= _read_notes(package, folder, body)
    return body, roots


def refuse_old(source: Source) -> None:
    """Raise InputError for a file of Word that is no zip: an old one, or an encrypted one."""
    if not source.data.startswith(_OLD):
        return
    if _ENCRYPTED in source.data:
        raise InputError(
            f"{source.name}: encrypted with a password", hint="save it without one in Word"
        )
    raise InputError(
        f"{source.name}: a document of Word 97 to 2003", hint="save it as .docx in Word"
    )


def main_part(package: Package) -> str:
    """Return the name of the part with the text."""
    relations = "_rels/.rels"
    if package.has(relations):
        for one in package.xml(relations):
            if attribute(one, "Type").endswith("/officeDocument"):
                return attribute(one, "Target").lstrip("/") or _MAIN
    return _MAIN


def _read_notes(package: Package, folder: str, body: Body) -> dict[str, Any]:
    """Put footnotes and endnotes after the text, numbered as they are referred to.

    Returns the roots of their parts.
    """
    found: dict[tuple[str, str], int] = {}
    wanted, body.notes = body.notes, []
    elements: dict[tuple[str, str], Any] = {}
    roots = {}
    for part in dict.fromkeys(part for part, _ in wanted):
        roots[f"{folder}/{part}.xml"] = root = package.xml(f"{folder}/{part}.xml")
        elements |= {(part, attribute(element, "id")): element for element in root}
    for key in wanted:
        if key in found or key not in elements:
            continue
        found[key] = len(found) + 1
        first = len(body.blocks)
        body.read(elements[key])
        body.blocks[first:] = _as_note(body.blocks[first:], f"{found[key]}.")
    return roots


def _as_note(blocks: list[Block], marker: str) -> list[Block]:
    return [
        replace(block, kind=BlockKind.LIST_ITEM, level=1, marker="" if index else marker)
        for index, block in enumerate(blocks)
    ]


def _notes(body: Body) -> Iterator[str]:
    if body.deletions:
        yield f"tracked changes are taken as accepted; deletions left out: {body.deletions}"
    if body.comments:
        yield f"comments, which are not translated: {body.comments}"
