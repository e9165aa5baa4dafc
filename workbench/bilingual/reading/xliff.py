"""XLIFF of either version, told by its root whatever the suffix; several files are one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.bilingual.reading import xliff1, xliff2
from workbench.bilingual.reading.base import Given, Read, assembled
from workbench.bilingual.reading.tree import root_of
from workbench.documents.package import local
from workbench.errors import InputError

if TYPE_CHECKING:
    from typing import Any


def read(given: Given) -> Read:
    """Return the pairs of an XLIFF document of version 1.0 to 1.2, or 2.0 and later."""
    root = root_of(given)
    version = _version(given, root)
    contents = (xliff1 if version == "1" else xliff2).contents(root)
    return assembled(given, contents)


def _version(given: Given, root: Any) -> str:  # noqa: ANN401 - lxml has no types
    if local(root) != "xliff":
        raise InputError(f"{given.name}: no XLIFF: its root is <{local(root)}>")
    version = root.get("version", "").partition(".")[0]
    if version not in {"1", "2"}:
        raise InputError(
            f"{given.name}: XLIFF of version {root.get('version', 'unknown')!r}",
            hint="versions 1.2 and 2.0 are read",
        )
    return str(version)
