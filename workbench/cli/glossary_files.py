"""Glossary files as text, read and written whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_MARK = "\ufeff"


def read_text(path: Path) -> tuple[str, str]:
    """Return the text of a glossary file, and its byte order mark."""
    data = _read(path)
    return _decoded(data, path)


def write_text(path: str, text: str) -> None:
    """Write a glossary file whole; OutputError where it cannot be."""
    from workbench.documents import files

    files.check_writable(path)
    files.write_text(path, text)


def rewrite(path: Path, change: Callable[[str], str]) -> None:
    """Replace the text of a file by what ``change`` makes of it; one that it leaves is not touched.

    Raises InputError where another program has written the file meanwhile.
    """
    data = _read(path)
    text, mark = _decoded(data, path)
    result = change(text)
    if result == text:
        return
    if _read(path) != data:
        raise InputError(f"{path}: was changed by another program", hint="try again")
    write_text(str(path), mark + result)


def _read(path: Path) -> bytes:
    from workbench.documents.files import read_bytes

    return read_bytes(str(path))


def _decoded(data: bytes, path: Path) -> tuple[str, str]:
    from workbench.glossary.nodes import decode

    return decode(data, str(path)), _MARK if data.startswith(_MARK.encode()) else ""
