"""Installing and removing Argos packages: checked before unpacking, whole or not at all."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
import zipfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from workbench.engines.packages import (
    MAX_METADATA,
    METADATA,
    ModelPackage,
    installed,
    package_folder,
    read_metadata,
)
from workbench.errors import ModelError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    Progress = Callable[[int, int], None]
    """Told the bytes finished and the bytes in all (0 where that is not known)."""

SUFFIX = ".argosmodel"
_MAX_MEMBERS = 5_000
_MAX_MEMBER = 2 * 1024**3
_MAX_TOTAL = 4 * 1024**3
_MAX_RATIO = 200
"""Weights hardly shrink when they are packed; a member that grows more than this is a bomb."""
_RATIO_FROM = 1024 * 1024
_CHUNK = 1024 * 1024
_REQUIRED = ("model/model.bin",)
_TOKENIZERS = ("sentencepiece.model", "bpe.model")


def install_file(path: Path, progress: Progress) -> ModelPackage:
    """Install the package in an ``.argosmodel`` file; an older one of its name is replaced.

    Raises ModelError for an archive that is damaged, dangerous or holds no model that loads.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members, folder = _checked(archive)
            return _install(archive, members, folder, progress)
    except FileNotFoundError:
        raise ModelError(f"{path}: no such file") from None
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise ModelError(f"{path}: no Argos package: {error}") from None
    except ModelError as error:
        raise ModelError(f"{path}: not installed: {error.message}", hint=error.hint) from None
    except OSError as error:
        raise ModelError(f"{path}: not installed: {error.strerror or error}") from None


def _checked(archive: zipfile.ZipFile) -> tuple[list[zipfile.ZipInfo], str]:
    """Return the archive's files and its one folder, or raise ModelError."""
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > _MAX_MEMBERS:
        raise ModelError(f"it holds {len(members)} files")
    if sum(member.file_size for member in members) > _MAX_TOTAL:
        raise ModelError(f"it unpacks to more than {_MAX_TOTAL // 1024**3} GB")
    folders = {_checked_member(member) for member in members}
    if len(folders) != 1:
        raise ModelError("it does not hold exactly one folder")
    folder = folders.pop()
    names = {member.filename for member in members}
    for required in (METADATA, *_REQUIRED):
        if f"{folder}/{required}" not in names:
            raise ModelError(f"it has no {required}")
    if not any(f"{folder}/{tokenizer}" in names for tokenizer in _TOKENIZERS):
        raise ModelError(f"it has no tokenizer ({' or '.join(_TOKENIZERS)})")
    return members, folder


def _checked_member(member: zipfile.ZipInfo) -> str:
    """Return the folder that a member lies in; ModelError where it is not safe to unpack."""
    name = PurePosixPath(member.filename)
    odd = "\\" in member.filename or ":" in member.filename or "\0" in member.filename
    if odd or name.is_absolute() or ".." in name.parts or len(name.parts) < 2:  # noqa: PLR2004
        raise ModelError(f"{member.filename!r} would be unpacked outside the package's folder")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise ModelError(f"{member.filename!r} is a link")
    if member.flag_bits & 1:
        raise ModelError("it is encrypted")
    bomb = member.file_size > max(_RATIO_FROM, _MAX_RATIO * member.compress_size)
    if bomb or member.file_size > _MAX_MEMBER:
        raise ModelError(f"{member.filename!r} unpacks to {member.file_size:,} bytes")
    if name.parts[0].startswith("."):
        raise ModelError(f"its folder {name.parts[0]!r} would be hidden")
    return name.parts[0]


def _install(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], folder: str, progress: Progress
) -> ModelPackage:
    metadata_info = archive.getinfo(f"{folder}/{METADATA}")
    if metadata_info.file_size > MAX_METADATA:
        raise ModelError(f"its {METADATA} is too large")
    metadata = read_metadata(archive.read(metadata_info))
    packages = package_folder()
    # Beside the packages' folder, not in it: Argos takes every folder there for a package.
    with tempfile.TemporaryDirectory(prefix=".workbench-", dir=packages.parent) as temporary:
        _unpack(archive, members, Path(temporary), progress)
        unpacked = Path(temporary) / folder
        package = ModelPackage(
            unpacked,
            metadata["from_code"],
            metadata["to_code"],
            str(metadata.get("package_version", "")),
            embedded=False,
        )
        _try_out(package)
        target = packages / folder
        if target.exists():
            os.replace(target, Path(temporary) / "replaced")  # noqa: PTH105 - onto a new name
        unpacked.rename(target)
    return ModelPackage(target, package.source, package.target, package.version, embedded=False)


def _unpack(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], folder: Path, progress: Progress
) -> None:
    total = sum(member.file_size for member in members)
    done = 0
    for member in members:
        path = folder.joinpath(*PurePosixPath(member.filename).parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(member) as source, path.open("xb") as target:
            while chunk := source.read(_CHUNK):
                target.write(chunk)
                done += len(chunk)
                if done > total:
                    raise ModelError(f"{member.filename!r} is larger than it says")
                progress(done, total)


def _try_out(package: ModelPackage) -> None:
    """Raise ModelError where the model does not load or cannot translate a word."""
    from workbench.engines.argos import ArgosEngine

    engine = ArgosEngine(package)
    try:
        engine.translate(["你好。" if package.source == "zh" else "Hello."])
    except (RuntimeError, ValueError) as error:
        raise ModelError(f"its model does not translate: {error}") from None


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
        try:
            shutil.rmtree(package.path)
        except OSError as error:
            raise ModelError(f"{package.path}: not removed: {error.strerror}") from None
    return found
