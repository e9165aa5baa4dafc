"""Files in and out: one clear error for whatever is wrong, and never half a file."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from workbench.errors import InputError, OutputError, UsageError

STANDARD = "-"
"""The path that means standard input or output."""
MAX_BYTES = 16 * 1024 * 1024
"""Largest text."""
MAX_PACKED = 64 * 1024 * 1024
"""Largest file that may hold pictures and fonts beside its text."""
_CHUNK = 1024 * 1024


def read_bytes(path: str, limit: int = MAX_BYTES) -> bytes:
    """Return the contents of a file, or of standard input for ``-``.

    Raises InputError for what is missing, a folder, unreadable, empty or over the size limit.
    """
    data = _read_standard(limit) if path == STANDARD else _read_file(Path(path), limit)
    name = "standard input" if path == STANDARD else path
    check_size(name, data, limit)
    if not data.strip():
        raise InputError(f"{name}: empty: there is nothing to read")
    return data


def check_size(name: str, data: bytes, limit: int) -> None:
    """Raise InputError where ``data`` is larger than its format may be."""
    if len(data) > limit:
        raise InputError(
            f"{name}: larger than {limit // 2**20} MB", hint="split it into several articles"
        )


def _read_standard(limit: int) -> bytes:
    return sys.stdin.buffer.read(limit + 1)


def _read_file(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError:
        raise InputError(f"{path}: no such file") from None
    except IsADirectoryError:
        raise InputError(
            f"{path}: a folder", hint="give one article; a folder is not read yet"
        ) from None
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: {_reason(error)}") from None


def check_writable(path: str, *, text: bool = True) -> None:
    """Raise OutputError now where ``path`` cannot be written later, before the work is done.

    Raises UsageError where what is not text would go to a terminal.
    """
    if path == STANDARD:
        if not text and sys.stdout.isatty():
            raise UsageError(
                "this format is not text and would upset the terminal",
                hint="name a file with -o, or send the output on with > or |",
            )
        return
    try:
        _check_file(path, _followed(path))
    except (OSError, ValueError) as error:
        raise OutputError(f"{path}: {_reason(error)}") from None


def _check_file(path: str, target: Path) -> None:
    if target.is_dir():
        raise OutputError(f"{path}: a folder", hint="give a file's name, such as article.html")
    if target.exists() and not os.access(target, os.W_OK):
        raise OutputError(f"{path}: this file is write-protected")
    if _is_special(target):
        return
    folder = target.parent
    if not folder.is_dir():
        raise OutputError(f"{folder}: no such folder", hint=f"create it first: mkdir -p {folder}")
    if not os.access(folder, os.W_OK):
        raise OutputError(f"{folder}: this folder cannot be written to")


def write_text(path: str, text: str) -> None:
    """Write ``text`` as UTF-8, as ``write_bytes`` does."""
    write_bytes(path, text.encode("utf-8", errors="replace"))


def write_bytes(path: str, data: bytes) -> None:
    """Write ``data`` to a file by way of a temporary one beside it, or to ``-``.

    The file is either the old one or the whole new one; a link stays a link, and a device or a
    pipe is written to. Raises OutputError.
    """
    name = "standard output" if path == STANDARD else path
    try:
        if path == STANDARD:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
            return
        target = _followed(path)
        if _is_special(target):
            target.write_bytes(data)
        else:
            _replace(target, data)
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        raise OutputError(f"{name}: not written: {_reason(error)}") from None


def _followed(path: str) -> Path:
    """Return the path with links followed only where it is one itself, as messages show it."""
    return Path(os.path.realpath(path)) if Path(path).is_symlink() else Path(path)


def _is_special(target: Path) -> bool:
    """Tell whether ``target`` is a device or a pipe, which must not be replaced by a file."""
    return target.exists() and not target.is_file()


def _reason(error: OSError | ValueError) -> str:
    said = error.strerror if isinstance(error, OSError) else None
    return said or str(error)


def _replace(target: Path, data: bytes) -> None:
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            for start in range(0, len(data), _CHUNK):
                file.write(data[start : start + _CHUNK])
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
