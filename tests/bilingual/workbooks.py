"""Workbooks made for the readers, and packages with another part in them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import openpyxl

from workbench.bilingual.reading import READERS
from workbench.bilingual.reading.base import Given

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.article import Article


def sheet(*table: Sequence[object], merged: Sequence[str] = (), title: str = "x") -> bytes:
    """Return a workbook with one sheet."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = title
    for row in table:
        page.append(list(row))
    for place in merged:
        page.merge_cells(place)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def of_sheet(data: bytes) -> Article:
    return READERS[".xlsx"].read(Given("a.xlsx", data)).article


def repacked(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """Return a package with something else in one of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old_zip, zipfile.ZipFile(out, "w", 8) as new_zip:
        for name in old_zip.namelist():
            text = old_zip.read(name)
            new_zip.writestr(name, text.replace(old, new, 1) if name == part else text)
    return out.getvalue()
