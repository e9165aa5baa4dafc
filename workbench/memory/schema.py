"""The memory's file: made whole, recognised by its header, and never another program's."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import InputError, OutputError
from workbench.memory.rows import DamagedError, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION = 1
_APPLICATION = 0x57424D31
"""``WBM1``: what SQLite's header says that the file is."""
_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_VERSION_AT, _APPLICATION_AT = 60, 68
_CACHE = 32 * 1024
"""Kilobytes of pages that a connection may hold: what a million units are added in."""
_PATIENCE = 30.0
"""Seconds to wait for another process that writes."""

TABLES = """
CREATE TABLE pair (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, target TEXT NOT NULL, UNIQUE (source, target)
);
CREATE TABLE origin (
    id INTEGER PRIMARY KEY, author TEXT NOT NULL, article TEXT NOT NULL, signature TEXT NOT NULL,
    UNIQUE (author, article, signature)
);
CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    pair INTEGER NOT NULL REFERENCES pair,
    origin INTEGER NOT NULL REFERENCES origin,
    mark BLOB NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    time INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    task BLOB,
    record TEXT
);
CREATE INDEX unit_mark ON unit (mark);
CREATE INDEX unit_origin ON unit (origin);
CREATE TABLE context (
    unit INTEGER NOT NULL REFERENCES unit ON DELETE CASCADE,
    before BLOB NOT NULL, after BLOB NOT NULL,
    PRIMARY KEY (unit, before, after)
) WITHOUT ROWID;
CREATE TABLE gram (
    gram INTEGER NOT NULL, length INTEGER NOT NULL, unit INTEGER NOT NULL,
    PRIMARY KEY (gram, length, unit)
) WITHOUT ROWID;
"""
"""``task`` and ``record`` are those of a model's unit; contexts and grams are kept for a person's.

A gram stands with the number of tokens of its source, as what is far longer or shorter is not like
it. A text that is not Unicode (half a character) is kept as bytes in its column.
"""


@contextmanager
def told(path: str) -> Iterator[None]:
    """Raise InputError or OutputError, naming the file, in place of SQLite's errors."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError, DamagedError) as error:
        raise _clear(path, error) from None


def _clear(path: str, error: Exception) -> InputError:
    said = " ".join(str(error).partition(" with text ")[0].split())  # what it quotes is broken
    if "locked" in said or "busy" in said:
        return OutputError(
            f"{path}: another program has been writing to this memory for {_PATIENCE:.0f} seconds",
            hint="try again when it has finished",
        )
    if "readonly" in said or "unable to open" in said:
        return OutputError(f"{path}: this memory cannot be written to ({said})")
    if "full" in said:
        return OutputError(f"{path}: the disk is full", hint="what was stored before is kept")
    return InputError(
        f"{path}: the memory is damaged ({said})", hint="put back a copy, or begin a new memory"
    )


def connect(path: str, *, create: bool) -> sqlite3.Connection:
    """Return a connection to the memory at ``path``; with ``create`` one is made if it is missing.

    Raises InputError for what is missing or no memory, OutputError for what cannot be written to.
    """
    file = Path(path)
    try:
        if create and (not file.exists() or _is_empty(file)):
            _make(file)
        _check(path, file)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{path}: {reason}") from None
    with told(path):
        connection = sqlite3.connect(file.absolute(), timeout=_PATIENCE, isolation_level=None)
        try:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA cache_size = -{_CACHE}")
            _check_tables(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _check_tables(connection: sqlite3.Connection) -> None:
    """Refuse views and triggers: in somebody else's file they do whatever it says, or never end."""
    if _schema(connection) != _own_schema():
        raise DamagedError("its tables are not those of a memory")


def _schema(connection: sqlite3.Connection) -> frozenset[tuple[str, str]]:
    """Return what a database is made of, without SQLite's own tables."""
    rows = connection.execute(
        "SELECT type, sql FROM sqlite_master WHERE sql IS NOT NULL"
        " AND (type <> 'table' OR name NOT IN ('sqlite_stat1', 'sqlite_stat4'))"
    )
    return frozenset((kind, " ".join(text_of(sql).split())) for kind, sql in rows)


@cache
def _own_schema() -> frozenset[tuple[str, str]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(TABLES)
        return _schema(connection)


def _check(path: str, file: Path) -> None:
    """Refuse what is not a memory of this version, without letting SQLite touch it."""
    if file.exists() and not file.is_file():
        what = "a folder" if file.is_dir() else "a device or a pipe"
        raise InputError(f"{path}: {what}", hint="name a file, such as memory.db")
    try:
        with file.open("rb") as opened:
            header = opened.read(_HEADER)
    except FileNotFoundError:
        hint = "workbench memory import and translate --memory begin one"
        raise InputError(f"{path}: no such memory", hint=hint) from None
    foreign = "" if header.startswith(_MAGIC) else "not a memory of the workbench"
    if not foreign and _number(header, _APPLICATION_AT) != _APPLICATION:
        foreign = "a database of another program"
    if foreign:
        raise InputError(f"{path}: {foreign}", hint="name another file; this one was left as it is")
    version = _number(header, _VERSION_AT)
    if version != VERSION:
        raise InputError(
            f"{path}: version {version} of the memory; this workbench reads version {VERSION}",
            hint="export it as TMX with the workbench that wrote it, and import that",
        )


def _number(header: bytes, at: int) -> int:
    return int.from_bytes(header[at : at + 4], "big")


def _make(file: Path) -> None:
    """Put an empty memory at ``file``, in one step; one that another process made first stays."""
    if not file.parent.is_dir():
        raise OutputError(f"{file.parent}: no such folder", hint=f"mkdir -p {file.parent}")
    handle, name = tempfile.mkstemp(prefix=f".{file.name[:40]}.", dir=file.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        _fill(name)
        temporary.chmod(0o600 if os.name == "nt" else 0o666 & ~_umask())
        if _is_empty(file):  # such as mktemp makes, and still so: nobody has filled it meanwhile
            temporary.replace(file)
        else:
            _put(temporary, file)
    finally:
        for left in (name, f"{name}-wal", f"{name}-shm", f"{name}-journal"):
            Path(left).unlink(missing_ok=True)


def _is_empty(file: Path) -> bool:
    return file.is_file() and not file.stat().st_size


def _fill(name: str) -> None:
    with told(name):
        connection = sqlite3.connect(name, isolation_level=None)
        try:
            connection.executescript(
                f"PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = {VERSION};"
                f"BEGIN; {TABLES} COMMIT; PRAGMA journal_mode = WAL;"
            )
        finally:
            connection.close()


def _put(temporary: Path, file: Path) -> None:
    """Give a file its name unless that is taken."""
    try:
        os.link(temporary, file)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        with suppress(FileExistsError):
            temporary.rename(file)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
