"""Archives for the tests: the embedded package packed, and others that are damaged or hostile."""

from __future__ import annotations

import json
import re
import stat
import zipfile
from typing import TYPE_CHECKING, Any

from workbench.engines.packages import embedded

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from workbench.engines.packages import ModelPackage

METADATA = {"from_code": "zh", "to_code": "en", "package_version": "1.0", "type": "translate"}


def embedded_package() -> ModelPackage:
    """Return the package from Chinese into English that comes with the workbench."""
    return next(package for package in embedded() if package.source == "zh")


def own_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let Argos keep its packages in an empty folder of this test, and return that."""
    from argostranslate import settings

    folder = tmp_path / "data" / "packages"
    folder.mkdir(parents=True)
    monkeypatch.setattr(settings, "package_data_dir", folder)
    monkeypatch.setattr(settings, "package_dirs", [folder])
    return folder


def pack_embedded(path: Path, folder: str = "translate-zh_en-9_0", **changes: str) -> Path:
    """Pack the embedded package as ``folder``, with some of its metadata changed."""
    package = embedded_package()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{folder}/metadata.json", json.dumps({**METADATA, **changes}))
        for file in package.path.rglob("*"):
            name = file.relative_to(package.path).as_posix()
            if file.is_file() and name not in {"metadata.json", "README.md"}:
                archive.write(file, f"{folder}/{name}")
    return path


def make_archive(path: Path, case: dict[str, Any]) -> Path:
    """Write the archive that a case describes.

    It has the parts of a package, but no model: nothing here may come so far as to load one.
    """
    members = {
        "pkg/metadata.json": case.get("metadata", json.dumps(METADATA)),
        "pkg/model/model.bin": "no weights",
        "pkg/sentencepiece.model": "no pieces",
        **case.get("with", {}),
        **{f"pkg/{number}": "" for number in range(case.get("files", 0))},
        **({"pkg/zeros": bytes(case["zeros"])} if "zeros" in case else {}),
    }
    with zipfile.ZipFile(path, "w", getattr(zipfile, case.get("packing", "ZIP_DEFLATED"))) as file:
        for name, content in members.items():
            if name not in case.get("without", ()):
                file.writestr(name, content)
        if "link" in case:
            link = zipfile.ZipInfo("pkg/link")
            link.external_attr = (stat.S_IFLNK | 0o777) << 16
            file.writestr(link, case["link"])
    path.write_bytes(case["bytes"].encode() if "bytes" in case else _spoilt(path, case))
    return path


def _spoilt(path: Path, case: dict[str, Any]) -> bytes:
    """Return the bytes of an archive with the damage done that zipfile itself would not do."""
    data = bytearray(path.read_bytes())
    if "rename" in case:  # zipfile itself mends such names
        old, new = (name.encode() for name in case["rename"])
        data = data.replace(old, new)
    for entry in re.finditer(rb"PK\x01\x02", data):
        if case.get("encrypted"):
            data[entry.start() + 8] |= 1
        if "declares" in case:
            data[entry.start() + 24 : entry.start() + 28] = case["declares"].to_bytes(4, "little")
    if "spoil" in case:
        at = data.index(case["spoil"].encode()) + len(case["spoil"])
        data[at : at + 8] = b"\xff" * 8
    return bytes(data[: int(len(data) * case.get("keep", 1))])
