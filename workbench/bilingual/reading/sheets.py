"""The sheets of an Excel workbook as cells of text, read within the limits of packages.

A formula counts as the value that was saved with it. Of merged cells the first one has the text.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from workbench.documents.package import MAX_TOTAL, Package, attribute, child, local
from workbench.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAIN = "xl/workbook.xml"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_NUMBER = re.compile("[0-9]{1,20}")
_MAX_COLUMNS = 500
_LETTERS = 26


@dataclass
class Sheet:
    """One sheet: its texts by row and column, both from 0, and how its cells are merged."""

    name: str
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[int, int]] = field(default_factory=list)
    """First and last row of each text that goes over several."""
    unsaved: list[str] = field(default_factory=list)
    """Formulas without a value."""
    remarks: dict[int, list[str]] = field(default_factory=dict)
    """Comments on the cells of a row."""

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the number of each row that has texts, from 0, with its cells."""
        by_row: dict[int, dict[int, str]] = {}
        for (row, column), text in self.texts.items():
            by_row.setdefault(row, {})[column] = text
        for row in sorted(by_row):
            cells = by_row[row]
            yield row, [cells.get(column, "") for column in range(max(cells) + 1)]


def sheets(data: bytes, name: str) -> Iterator[Sheet]:
    """Yield the visible sheets of a workbook in order; InputError for what is none."""
    package = Package(data, name, "an Excel workbook")
    if not package.has(_MAIN):
        raise InputError(f"{name}: not an Excel workbook (.xlsx)")
    targets = _related(package, "xl/workbook.xml")
    shared = _shared(package)
    total = 0
    for one in _inside(package.xml(_MAIN), "sheets"):
        part, _ = targets.get(one.get(_RELATION) or attribute(one, "id"), ("", ""))
        if one.get("state") in {"hidden", "veryHidden"} or "/worksheets/" not in part:
            continue
        sheet = Sheet(one.get("name", ""))
        _fill(sheet, package.xml(part), shared)
        # A text that is there once may be shared by very many cells.
        total += sum(map(len, sheet.texts.values()))
        if total > MAX_TOTAL:
            raise package.too_large(f"sheet {sheet.name}")
        for other, kind in _related(package, part).values():
            if kind.endswith("/comments") and package.has(other):
                _take_comments(sheet, package.xml(other))
        yield sheet


def _inside(root: Any, name: str) -> Iterator[Any]:  # noqa: ANN401 - lxml has no types
    """Yield what an element of ``root`` holds; nothing where it is missing."""
    found = child(root, name)
    yield from found if found is not None else ()


def _related(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Return by id the parts that a part refers to, each with the type of the relation."""
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    if not package.has(relations):
        return {}
    return {
        one.get("Id", ""): (
            posixpath.normpath(posixpath.join(f"/{folder}", one.get("Target", "")))[1:],
            one.get("Type", ""),
        )
        for one in package.xml(relations)
    }


def _take_comments(sheet: Sheet, root: Any) -> None:  # noqa: ANN401
    for one in _inside(root, "commentList"):
        place, said = _place(one.get("ref", "")), child(one, "text")
        text = _text(said).strip() if said is not None else ""
        if place and text:
            sheet.remarks.setdefault(place[0], []).append(text)


def _shared(package: Package) -> list[str]:
    part = "xl/sharedStrings.xml"
    return [_text(item) for item in package.xml(part)] if package.has(part) else []


def _text(element: Any) -> str:  # noqa: ANN401
    """Return the text of a cell's string, runs joined, without the marks of its pronunciation."""
    parts = []
    for one in element:
        name = local(one)
        if name == "t":
            parts.append(one.text or "")
        elif name == "r":
            parts += [part.text or "" for part in one if local(part) == "t"]
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), "".join(parts))


def _fill(sheet: Sheet, root: Any, shared: list[str]) -> None:  # noqa: ANN401
    at = -1
    for row in _inside(root, "sheetData"):
        said = row.get("r", "")
        at = int(said) - 1 if _NUMBER.fullmatch(said) else at + 1
        column = -1
        for cell in row:
            place = _place(cell.get("r", ""))
            column = place[1] if place else column + 1
            text = _value(cell, shared)
            if text is None:
                sheet.unsaved.append(cell.get("r", ""))
            elif text and column < _MAX_COLUMNS:
                sheet.texts[at, column] = text
    for merged in _inside(root, "mergeCells"):
        first, _, last = merged.get("ref", "").partition(":")
        start, end = _place(first), _place(last or first)
        if start and end and start in sheet.texts and start[0] < end[0]:
            sheet.merged.append((start[0], end[0]))


def _value(cell: Any, shared: list[str]) -> str | None:  # noqa: ANN401
    """Return what a cell shows, or None for a formula that was saved without its value."""
    kind, value = cell.get("t", "n"), child(cell, "v")
    if kind == "inlineStr":
        inside = child(cell, "is")
        return "" if inside is None else _text(inside)
    said = (value.text or "") if value is not None else ""
    if not said:
        return None if child(cell, "f") is not None else ""
    if kind == "s":
        return shared[int(said)] if _NUMBER.fullmatch(said) and int(said) < len(shared) else ""
    if kind == "b":
        return {"0": "FALSE", "1": "TRUE"}.get(said, said)
    if kind == "n" and re.fullmatch(r"-?\d+\.0+", said):
        return said.partition(".")[0]
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), said)


def _place(reference: str) -> tuple[int, int] | None:
    """Return row and column, from 0, of a reference such as ``B3``.

    >>> _place("B3"), _place("AA10"), _place("?")
    ((2, 1), (9, 26), None)
    """
    found = _REFERENCE.fullmatch(reference)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1
