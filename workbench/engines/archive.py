"""A package's archive: looked over before anything of it is unpacked."""

from __future__ import annotations

import stat
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED

from workbench.errors import ModelError

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Callable

    Progress = Callable[[int, int], None]
    """Told the bytes finished and the bytes in all (0 where that is not known)."""

_MAX_MEMBERS = 5_000
_MAX_MEMBER = 2 * 1024**3
_MAX_TOTAL = 4 * 1024**3
_MAX_RATIO = 200
"""Weights hardly shrink when they are packed; a member that grows more than this is a bomb."""
_RATIO_FROM = 1024 * 1024
_CHUNK = 1024 * 1024


def check(archive: zipfile.ZipFile) -> tuple[list[zipfile.ZipInfo], str]:
    """Return the archive's files and its one folder.

    Raises ModelError for what is not safe to unpack: too much of it, or outside that folder.
    """
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > _MAX_MEMBERS:
        raise ModelError(f"it holds {len(members):,} files")
    if sum(member.file_size for member in members) > _MAX_TOTAL:
        raise ModelError(f"it unpacks to more than {_MAX_TOTAL // 1024**3} GB")
    folders = {_check_member(member) for member in members}
    if len(folders) != 1:
        raise ModelError("it does not hold exactly one folder")
    return members, folders.pop()


def _check_member(member: zipfile.ZipInfo) -> str:
    """Return the folder that a member lies in; ModelError where it is not safe to unpack."""
    name = PurePosixPath(member.filename)
    odd = any(char in "\\:" or not char.isprintable() for char in member.filename)
    if odd or name.is_absolute() or ".." in name.parts or len(name.parts) < 2:  # noqa: PLR2004
        raise ModelError(f"{member.filename!r} would be unpacked outside the package's folder")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise ModelError(f"{member.filename!r} is a link")
    if member.flag_bits & 1:
        raise ModelError("it is encrypted")
    if member.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise ModelError(f"{member.filename!r} is packed in a way that is not read")
    bomb = member.file_size > max(_RATIO_FROM, _MAX_RATIO * member.compress_size)
    if bomb or member.file_size > _MAX_MEMBER:
        raise ModelError(f"{member.filename!r} unpacks to {member.file_size:,} bytes")
    if name.parts[0].startswith("."):
        raise ModelError(f"its folder {name.parts[0]!r} would be hidden")
    return name.parts[0]


def unpack(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], folder: Path, progress: Progress
) -> None:
    """Unpack the files of a checked archive into ``folder``."""
    total = sum(member.file_size for member in members)
    done = 0
    for member in members:
        path = folder.joinpath(*PurePosixPath(member.filename).parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(member) as source, path.open("xb") as target:
            while chunk := source.read(_CHUNK):
                target.write(chunk)
                done += len(chunk)
                progress(done, total)
