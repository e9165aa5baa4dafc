"""Fetching a package from the public Argos index: the only network access of the workbench."""

from __future__ import annotations

import http.client
import tempfile
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from argostranslate.package import AvailablePackage

_TIMEOUT = 30
_CHUNK = 256 * 1024
_MAX_BYTES = 4 * 1024**3


@contextmanager
def downloaded(source: str, target: str, progress: Callable[[int, int], None]) -> Iterator[Path]:
    """Download the package for a pair of languages; yield its temporary file.

    ``progress`` is told the bytes finished and in all. Raises ModelError where the index cannot
    be reached, has no such pair, or the download breaks off.
    """
    package = _available(source, target)
    links = [link for link in package.links if str(link).startswith(("https://", "http://"))]
    failures = ["its index entry has no address"] if not links else []
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        path = Path(folder) / f"translate-{source}_{target}.argosmodel"
        for link in links:
            try:
                _fetch(link, path, progress)
            except (OSError, ValueError, http.client.HTTPException) as error:
                failures.append(str(getattr(error, "reason", error)))
                continue
            yield path
            return
    raise ModelError(
        f"{source} → {target}: the download failed: {failures[-1]}",
        hint="try again, or give a downloaded .argosmodel file",
    )


def _available(source: str, target: str) -> AvailablePackage:
    """Return the index's entry for a pair, from a freshly fetched index."""
    import logging

    from argostranslate import package, settings

    index = Path(settings.local_package_index)
    before = index.stat().st_mtime_ns if index.exists() else None
    logging.getLogger("argostranslate").setLevel(logging.CRITICAL)
    package.update_package_index()  # swallows every error of the network
    if not index.exists() or index.stat().st_mtime_ns == before:
        raise ModelError(
            "the index of Argos packages cannot be reached",
            hint="download a package elsewhere and run: workbench models install FILE.argosmodel",
        )
    try:
        candidates = package.get_available_packages()
    except (ValueError, TypeError, AttributeError):
        raise ModelError("the index of Argos packages cannot be read") from None
    for candidate in candidates:
        if (candidate.from_code, candidate.to_code) == (source, target):
            return candidate
    raise ModelError(f"the index of Argos packages has none for {source} → {target}")


def _fetch(link: str, path: Path, progress: Callable[[int, int], None]) -> None:
    request = urllib.request.Request(link, headers={"User-Agent": "workbench"})  # noqa: S310
    with urllib.request.urlopen(request, timeout=_TIMEOUT) as response:  # noqa: S310
        total = int(response.headers.get("Content-Length") or 0)
        done = 0
        with path.open("wb") as file:
            while chunk := response.read(_CHUNK):
                done += file.write(chunk)
                if done > _MAX_BYTES:
                    raise ValueError("the file is far too large")
                progress(done, total)
    if total and done != total:
        raise ValueError(f"broken off after {done:,} of {total:,} bytes")
