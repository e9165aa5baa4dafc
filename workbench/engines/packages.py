"""Argos packages on this machine: the user's installed ones and the embedded pair."""

from __future__ import annotations

import hashlib
import json
import re
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from functools import cached_property
from io import StringIO
from pathlib import Path
from typing import Any

from workbench.engines.decoding import Decoding
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
    target_prefix: str = ""
    """Token that tells a model of several languages which one to write; mostly empty."""
    decoding: Decoding = field(default_factory=Decoding)
    """The search that suits the model best, as its metadata record it."""

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

    @property
    def mending(self) -> str:
        """What to do where the package turns out to be damaged."""
        if self.embedded:
            other = f"workbench models install {self.source} {self.target}"
            return f"install the workbench anew, or use another model: {other}"
        return f"workbench models remove {self.name}, then install it anew"


def argos_settings() -> Any:  # noqa: ANN401 - untyped library
    """Return the module of Argos' settings.

    Raises ModelError where it cannot be used: its import reads a file and makes folders.
    """
    try:
        with redirect_stdout(StringIO()):  # it prints its complaints
            from argostranslate import settings
    except Exception as error:  # noqa: BLE001 - whatever the file holds
        raise ModelError(
            f"Argos Translate's settings cannot be used: {error}",
            hint="see ~/.config/argos-translate/settings.json, or set XDG_DATA_HOME",
        ) from None
    return settings


def package_folder() -> Path:
    """Return the folder in which Argos keeps installed packages. Raises ModelError."""
    return Path(argos_settings().package_data_dir)


def installed() -> list[ModelPackage]:
    """Return the user's installed translation packages; damaged ones are left out."""
    try:
        folders = argos_settings().package_dirs
    except ModelError:
        return []
    return [package for folder in folders for package in _packages_in(Path(folder), embedded=False)]


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
    """Return what is used of a package's metadata; ModelError where they are ill-formed."""
    try:
        metadata = json.loads(data)
    except (ValueError, RecursionError):
        raise ModelError(f"its {METADATA} is no JSON") from None
    if not isinstance(metadata, dict):
        raise ModelError(f"its {METADATA} is no JSON object")
    if metadata.get("type", "translate") != "translate":
        raise ModelError("it is no translation package")
    for name in ("from_code", "to_code"):
        code = metadata.get(name)
        if not isinstance(code, str) or not code.isascii() or not code.isalpha():
            raise ModelError(f"its {METADATA} has no well-formed {name}")
    optional = {name: metadata.get(name) or "" for name in ("package_version", "target_prefix")}
    for name, value in optional.items():
        if not isinstance(value, str) or not value.isprintable():
            raise ModelError(f"its {METADATA} has no well-formed {name}")
    codes = {name: metadata[name] for name in ("from_code", "to_code")}
    return {**codes, **optional, "decoding": Decoding.recorded(metadata)}


def package_at(path: Path, metadata: dict[str, Any], *, embedded: bool) -> ModelPackage:
    """Return the package in a folder, whose metadata have been read."""
    return ModelPackage(
        path,
        metadata["from_code"],
        metadata["to_code"],
        metadata["package_version"],
        embedded,
        metadata["target_prefix"],
        metadata["decoding"],
    )


def _packages_in(folder: Path, *, embedded: bool) -> list[ModelPackage]:
    """Return the packages of a folder by their pairs, the newest of a pair first."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.is_dir())
    except OSError:
        return []
    candidates = (_package(path, embedded=embedded) for path in paths)
    found = [package for package in candidates if package is not None]
    return sorted(found, key=lambda one: (one.source, one.target, newest_first(one.version)))


def newest_first(version: str) -> list[int]:
    """Return what sorts a version before every older one: 1.10 before 1.9 before 1."""
    figures = [int(part) for part in re.findall(r"[0-9]{1,9}", version)[:4]]
    return [-figure for figure in figures + [0] * (4 - len(figures))]


def _package(path: Path, *, embedded: bool) -> ModelPackage | None:
    try:
        with (path / METADATA).open("rb") as file:
            metadata = read_metadata(file.read(MAX_METADATA))
        whole = (path / "model" / "model.bin").is_file()
    except (OSError, ModelError):
        return None
    return package_at(path, metadata, embedded=embedded) if whole else None
