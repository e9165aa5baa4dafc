"""Files opened again by readers that have nothing to do with the writers."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

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


def tree(data: bytes | str) -> ET.Element:
    """Return the root of an XML document, read from bytes as a file is."""
    return ET.fromstring(data.encode() if isinstance(data, str) else data)  # noqa: S314 - our own


def _xml(data: bytes) -> str:
    return "\n".join(tree(data).itertext())


_READERS: Mapping[str, Callable[[bytes], str]] = {
    ".tmx": _xml,
    ".tsv": _tsv,
    ".xlf": _xml,
    ".xliff": _xml,
    ".xlsx": _xlsx,
}


def whole(suffix: str, data: bytes) -> str:
    """Return all the text that a file holds."""
    return _READERS.get(suffix, bytes.decode)(data)
