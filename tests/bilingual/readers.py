"""Files opened again by readers that have nothing to do with the writers."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import docx
import openpyxl

from workbench.bilingual.tsv import unguard

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HOSTILE = {
    "formula": "=cmd|' /C calc'!A0",
    "formula after a space": " \t@SUM(1+1)*cmd",
    "wide formula": "＝1＋1",
    "apostrophe": "'=1",
    "apostrophe in a word": "'tis",
    "tab": "\tvalue",
    "script": "<script>alert(1)</script>",
    "end of a section": "]]><!-- --> <![CDATA[ &amp; &#0; %e;",
    "quotes": "\"a\" 'b' “c”",
    "lines": "one\ntwo\n\nthree",
    "spaces": "  a  b  ",
    "escape of Excel": "_x0041_ and _x000D_",
    "astral": "𠮷野家 😀",
    "markup of names": "{{x}} $name %s \\u0000",
}
"""Texts that must come back as they are."""
UNWRITABLE = "a\x00b\x1bc\x08d\ud800e\udffff\ufffeg"
"""A text that no format can hold; all but the letters becomes U+FFFD."""


def tsv_rows(data: bytes) -> list[list[str]]:
    """Return the rows under the header, without the guards."""
    text = data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), "excel-tab"))
    return [[unguard(cell) for cell in row] for row in rows[1:]]


def xlsx_rows(data: bytes, sheet: str = "Text") -> list[list[str]]:
    """Return the rows of a sheet under its header; a formula fails."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    rows = list(book[sheet].iter_rows())
    assert not {cell.data_type for row in rows for cell in row} - {"s", "n"}
    return [["" if cell.value is None else str(cell.value) for cell in row] for row in rows][1:]


def _xlsx(data: bytes) -> str:
    rows = [*xlsx_rows(data), *xlsx_rows(data, "Summary")]
    return "\n".join("\t".join(row) for row in rows)


def _tsv(data: bytes) -> str:
    return "\n".join("\t".join(row) for row in tsv_rows(data))


def docx_rows(data: bytes) -> list[tuple[str, ...]]:
    """Return the rows under the header: two texts, or one where the cells are merged."""
    table = docx.Document(io.BytesIO(data)).tables[0]
    found = []
    for row in list(table.rows)[1:]:
        left, right = row.cells
        cells = [left] if left._tc is right._tc else [left, right]  # noqa: SLF001
        runs = [[run for part in cell.paragraphs for run in part.runs] for cell in cells]
        found.append(
            tuple("".join(r.text for r in side if r.style.name != "Marker") for side in runs)
        )
    return found


def docx_pairs(data: bytes) -> list[tuple[str, ...]]:
    """Return the paragraphs of the other layout as rows: two texts, or one that has no sides."""
    found: list[tuple[str, ...]] = []
    source = ""
    for paragraph in docx.Document(io.BytesIO(data)).paragraphs[2:]:
        name = paragraph.style.name if paragraph.style else ""
        text = "".join(run.text for run in paragraph.runs if run.style.name != "Marker")
        if name == "Heading 1":
            break
        if name.startswith("Source"):
            source = text
        elif name.startswith("Target"):
            found.append((source, text))
        else:
            found.append((text,))
    return found


def docx_comments(data: bytes) -> list[tuple[str, str]]:
    """Return the comments of a document: the text that each stands on, and what it says."""
    document = docx.Document(io.BytesIO(data))
    root = document.element.body
    found = []
    for comment in document.comments:
        inside, parts = False, []
        for element in root.iter():
            name = element.tag.rpartition("}")[2]
            if name.startswith("commentRange") and element.get(_W_ID) == str(comment.comment_id):
                inside = name == "commentRangeStart"
            elif inside and name == "t":
                parts.append(element.text or "")
        found.append(("".join(parts), comment.text))
    return found


_W_ID = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}id"


def _docx(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    rows = ["\t".join(row) for row in docx_rows(data)]
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    return "\n".join((*rows, *(told for _, told in docx_comments(data)), *paragraphs))


def epub_files(data: bytes) -> dict[str, bytes]:
    """Return the files of a book in their order; the first must be the stored type."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", 0, b"")
        return {name: archive.read(name) for name in archive.namelist()}


def _epub(data: bytes) -> str:
    books = (text for name, text in epub_files(data).items() if name.endswith(".xhtml"))
    return "\n".join(map(_xml, books))


def tree(data: bytes | str) -> ET.Element:
    """Return the root of an XML document, read from bytes as a file is."""
    return ET.fromstring(data.encode() if isinstance(data, str) else data)  # noqa: S314 - our own


def _xml(data: bytes) -> str:
    return "\n".join(tree(data).itertext())


_READERS: Mapping[str, Callable[[bytes], str]] = {
    ".docx": _docx,
    ".epub": _epub,
    ".tmx": _xml,
    ".tsv": _tsv,
    ".xlf": _xml,
    ".xliff": _xml,
    ".xlsx": _xlsx,
}


def whole(suffix: str, data: bytes) -> str:
    """Return all the text that a file holds."""
    return _READERS.get(suffix, bytes.decode)(data)
