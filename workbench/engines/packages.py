"""Argos packages on this machine: the user's installed ones and the embedded pair."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from workbench.errors import ModelError

EMBEDDED = Path(__file__).parent / "embedded"
METADATA = "metadata.json"
MAX_METADATA = 1024 * 1024


@dataclass(frozen=True)
class ModelPackage:
    """One translation package in the Argos layout."""

    path: Path
    source: str
    target: str
    version: str
    embedded: bool

    @property
    def name(self) -> str:
        """The name of the package's folder."""
        return self.path.name

    @cached_property
    def digest(self) -> str:
        """First 12 hexadecimal digits of the SHA-256 of the model's weights."""
        digest = hashlib.sha256()
        with (self.path / "model" / "model.bin").open("rb") as file:
            while chunk := file.read(1 << 20):
                digest.update(chunk)
        return digest.hexdigest()[:12]

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return sum(file.stat().st_size for file in self.path.rglob("*") if file.is_file())


def package_folder() -> Path:
    """Return the folder in which Argos keeps installed packages.

    Raises ModelError where Argos' settings cannot be used.
    """
    try:
        from argostranslate import settings
    except Exception as error:  # noqa: BLE001 - its import reads a settings file and makes folders
        raise ModelError(
            f"Argos Translate's settings cannot be used: {error}",
            hint="see ~/.config/argos-translate/settings.json, or set ARGOS_PACKAGES_DIR",
        ) from None
    return Path(settings.package_data_dir)


def installed() -> list[ModelPackage]:
    """Return the user's installed translation packages; damaged ones are left out."""
    try:
        folder = package_folder()
    except ModelError:
        return []
    return _packages_in(folder, embedded=False)


def embedded() -> list[ModelPackage]:
    """Return the packages that come with the workbench."""
    return _packages_in(EMBEDDED, embedded=True)


def find(source: str, target: str) -> ModelPackage:
    """Return the package for a pair of languages: an installed one before the embedded one.

    Raises ModelError, with the command that installs one, where there is none.
    """
    for package in [*installed(), *embedded()]:
        if (package.source, package.target) == (source, target):
            return package
    raise ModelError(
        f"no model for {source} → {target} on this machine",
        hint=f"workbench models install {source} {target}",
    )


def read_metadata(data: bytes) -> dict[str, Any]:
    """Return the metadata of a package; ModelError where they are missing or ill-formed."""
    try:
        metadata = json.loads(data)
    except (ValueError, RecursionError):
        raise ModelError("its metadata.json is no JSON") from None
    if not isinstance(metadata, dict):
        raise ModelError("its metadata.json is no JSON object")
    for name in ("from_code", "to_code"):
        code = metadata.get(name)
        if not isinstance(code, str) or not code.isascii() or not code.isalpha():
            raise ModelError(f"its metadata.json has no well-formed {name}")
    if metadata.get("type", "translate") != "translate":
        raise ModelError("it is no translation package")
    return metadata


def _packages_in(folder: Path, *, embedded: bool) -> list[ModelPackage]:
    try:
        paths = sorted(path for path in folder.iterdir() if path.is_dir())
    except OSError:
        return []
    candidates = (_package(path, embedded=embedded) for path in paths)
    return [package for package in candidates if package is not None]


def _package(path: Path, *, embedded: bool) -> ModelPackage | None:
    try:
        with (path / METADATA).open("rb") as file:
            metadata = read_metadata(file.read(MAX_METADATA))
    except (OSError, ModelError):
        return None
    if not (path / "model" / "model.bin").is_file():
        return None
    version = str(metadata.get("package_version", ""))
    return ModelPackage(path, metadata["from_code"], metadata["to_code"], version, embedded)
