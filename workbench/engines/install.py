"""Installing and removing Argos packages: checked before unpacking, whole or not at all."""

from __future__ import annotations

import os
import shutil
import struct
import tempfile
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.engines.archive import check, unpack
from workbench.engines.codec import BPE, SENTENCEPIECE
from workbench.engines.packages import (
    MAX_METADATA,
    METADATA,
    ModelPackage,
    installed,
    package_at,
    package_folder,
    read_metadata,
)
from workbench.errors import InputError, ModelError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.engines.archive import Progress

SUFFIX = ".argosmodel"
_REQUIRED = (METADATA, "model/model.bin")
_TOKENIZERS = (SENTENCEPIECE, BPE)
_DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError)
"""What zipfile raises for an archive that is damaged."""
_HINT = "fetch the file again; what was installed before is as it was"


def install_file(path: Path, progress: Progress) -> ModelPackage:
    """Install the package in an ``.argosmodel`` file; an older one of its name is replaced.

    Raises InputError for a file that cannot be read, ModelError for an archive that is damaged,
    dangerous or holds no model that loads.
    """
    packages = package_folder()
    try:
        file = path.open("rb")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise InputError(f"{path}: cannot be read: {reason}") from None
    try:
        with file, zipfile.ZipFile(file) as archive:
            return _install(archive, packages, progress)
    except ModelError as error:
        raise ModelError(f"{path}: not installed: {error.message}", hint=_HINT) from None
    except OSError as error:
        raise ModelError(f"{path}: not installed: {error.strerror or error}") from None
    except _DAMAGED as error:
        raise ModelError(f"{path}: no whole Argos package: {error}", hint=_HINT) from None


def _install(archive: zipfile.ZipFile, packages: Path, progress: Progress) -> ModelPackage:
    members, folder = check(archive)
    _check_parts(folder, {member.filename for member in members})
    metadata_info = archive.getinfo(f"{folder}/{METADATA}")
    if metadata_info.file_size > MAX_METADATA:
        raise ModelError(f"its {METADATA} is too large")
    metadata = read_metadata(archive.read(metadata_info))
    with _workplace(packages) as workplace:
        unpack(archive, members, workplace, progress)
        _try_out(package_at(workplace / folder, metadata, embedded=False))
        _put(workplace / folder, packages / folder, workplace / ".replaced")
    return package_at(packages / folder, metadata, embedded=False)


def _check_parts(folder: str, names: set[str]) -> None:
    for required in _REQUIRED:
        if f"{folder}/{required}" not in names:
            raise ModelError(f"it has no {required}")
    if not any(f"{folder}/{tokenizer}" in names for tokenizer in _TOKENIZERS):
        raise ModelError(f"it has no tokenizer ({' or '.join(_TOKENIZERS)})")


@contextmanager
def _workplace(packages: Path) -> Iterator[Path]:
    """Yield a temporary folder from which a package can be moved into the packages' folder.

    It lies beside that folder, because Argos takes every folder in it for a package; but in it
    where it is on a disk of its own.
    """
    packages.mkdir(parents=True, exist_ok=True)
    beside = packages.resolve().parent
    movable = beside.stat().st_dev == packages.stat().st_dev and os.access(beside, os.W_OK)
    parent = beside if movable else packages
    with tempfile.TemporaryDirectory(prefix=".workbench-", dir=parent) as folder:
        yield Path(folder)


def _put(unpacked: Path, target: Path, replaced: Path) -> None:
    """Move a new package to its place; the one that it replaces goes back if that fails."""
    try:
        if os.path.lexists(target):
            target.rename(replaced)
        unpacked.rename(target)
    except BaseException:
        if os.path.lexists(replaced) and not os.path.lexists(target):
            replaced.rename(target)
        raise


def _try_out(package: ModelPackage) -> None:
    """Raise ModelError where the model does not load or cannot translate a word."""
    from workbench.engines.argos import ArgosEngine

    engine = ArgosEngine(package)
    engine.translate(["你好。" if package.source == "zh" else "Hello."])


def remove(wanted: list[str]) -> list[ModelPackage]:
    """Remove the installed packages of a pair (``zh en``) or of one name; return them.

    Raises UsageError for anything else, ModelError where nothing of the kind is installed.
    """
    if len(wanted) == 1:
        found = [package for package in installed() if package.name == wanted[0]]
    elif len(wanted) == 2:  # noqa: PLR2004 - a pair of languages
        found = [p for p in installed() if [p.source, p.target] == wanted]
    else:
        raise UsageError("give a pair of languages (zh en) or one package's name")
    if not found:
        raise ModelError(
            f"no installed package {' → '.join(wanted)}; embedded ones stay",
            hint="workbench models list",
        )
    for package in found:
        _remove(package.path)
    return found


def _remove(path: Path) -> None:
    """Remove a package's folder: moved out of sight first, so that none is left in part."""
    try:
        if path.is_symlink():
            path.unlink()
            return
        with _workplace(path.parent) as workplace:
            path.rename(workplace / path.name)
            shutil.rmtree(workplace / path.name)
    except OSError as error:
        raise ModelError(f"{path}: not removed: {error.strerror or error}") from None
