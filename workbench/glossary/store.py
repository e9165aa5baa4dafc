"""Loading glossaries: YAML files and folders of them, every fault of all of them at once."""

from __future__ import annotations

import gc
import hashlib
import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.errors import Fault, GlossaryError, InputError
from workbench.glossary.entries import parse
from workbench.glossary.nodes import decode
from workbench.glossary.stack import Shadow, stack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from workbench.glossary.term import Order, Term

SUFFIXES = (".yaml", ".yml")
MAX_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True)
class Glossary:
    """Terms of one or more files, in the order in which they were given."""

    terms: tuple[Term, ...] = ()
    names: tuple[str, ...] = ()
    digest: str = ""
    """First 12 hexadecimal digits of the SHA-256 of the files' contents, for signatures."""
    shadowed: tuple[Shadow, ...] = ()
    """Entries that a later glossary overrides; they are not among the terms."""
    orders: Mapping[str, Order] = field(default_factory=dict)
    """By what the files are sorted that say so."""

    def __len__(self) -> int:
        return len(self.terms)


def load(paths: Sequence[Path]) -> Glossary:
    """Load every glossary file in ``paths``, files or folders; a later path overrides earlier ones.

    Raises GlossaryError with all faults of all files, InputError for what cannot be read.
    """
    levels: list[list[Term]] = [[] for _ in paths]
    names: list[str] = []
    orders: dict[str, Order] = {}
    faults: list[Fault] = []
    digest = hashlib.sha256()
    for level, path in _files(paths):
        data = _read(path)
        digest.update(data)
        try:
            with _no_collection():
                file = parse(decode(data, str(path)), str(path))
        except GlossaryError as error:
            faults += error.faults
            continue
        levels[level] += file.terms
        names.append(file.name or path.stem)
        if file.order:
            orders[str(path)] = file.order
    if faults:
        raise GlossaryError(faults)
    terms, shadowed = stack(levels)
    return Glossary(tuple(terms), tuple(names), digest.hexdigest()[:12], tuple(shadowed), orders)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector from walking millions of new objects, none of them garbage."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def glossary_files(paths: Sequence[Path]) -> list[Path]:
    """Return the glossary files in ``paths``, files or folders; InputError where there is none."""
    return [file for _, file in _files(paths)]


def _files(paths: Iterable[Path]) -> list[tuple[int, Path]]:
    """Return the files of each of ``paths``; one that is named twice stands at its last place."""
    found = [(level, file) for level, path in enumerate(paths) for file in _files_of(path)]
    last = {file.resolve(): index for index, (_, file) in enumerate(found)}
    return [found[index] for index in sorted(last.values())]


def _files_of(path: Path) -> list[Path]:
    """Return ``path``, or the glossary files in the folder and below, but for hidden ones."""
    if path.is_dir():
        found = sorted(
            child
            for child in path.rglob("*")
            if child.suffix.lower() in SUFFIXES
            and child.is_file()
            and not any(part.startswith(".") for part in child.relative_to(path).parts)
        )
        if not found:
            raise InputError(f"{path}: no glossary (*.yaml) in this folder")
        return found
    if not path.exists():
        raise InputError(f"{path}: no such glossary", hint="give a YAML file or a folder")
    return [path]


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            data = file.read(MAX_BYTES + 1)
            after = os.fstat(file.fileno())
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None
    if len(data) > MAX_BYTES:
        raise InputError(f"{path}: larger than {MAX_BYTES // 2**20} MB")
    if path.is_file() and (before.st_mtime_ns, before.st_size) != (
        after.st_mtime_ns,
        after.st_size,
    ):
        raise InputError(f"{path}: was changed while it was read", hint="try again")
    return data
