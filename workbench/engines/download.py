"""Fetching a package from the public Argos index: the only network access of the workbench."""

from __future__ import annotations

import http.client
import json
import tempfile
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.engines.packages import argos_settings, newest_first
from workbench.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TIMEOUT = 20
"""Seconds that a server may keep silent."""
_CHUNK = 256 * 1024
_MAX_INDEX = 16 * 1024**2
_MAX_BYTES = 4 * 1024**3
_FAILURES = (OSError, ValueError, http.client.HTTPException)
_ELSEWHERE = "download a package elsewhere and run: workbench models install FILE.argosmodel"


@contextmanager
def downloaded(source: str, target: str, progress: Callable[[int, int], None]) -> Iterator[Path]:
    """Download the package for a pair of languages; yield its temporary file.

    ``progress`` is told the bytes finished and in all. Raises ModelError where the index cannot
    be reached, has no such pair, or the download breaks off.
    """
    links = _links(_index(), source, target)
    failure = "its entry in the index has no address"
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        path = Path(folder) / f"translate-{source}_{target}.argosmodel"
        for link in links:
            try:
                _fetch(link, path, progress)
            except _FAILURES as error:
                failure = _reason(error)
                continue
            yield path
            return
    raise ModelError(
        f"{source} → {target}: the download failed: {failure}", hint=f"try again, or {_ELSEWHERE}"
    )


def _index() -> list[Any]:
    """Return the entries of the index, freshly fetched from where Argos' settings say.

    Not by ``argostranslate.package``, which waits for a silent server without end and keeps
    what it fetched even if it is no index.
    """
    address = argos_settings().remote_package_index
    try:
        with _opened(address) as response:
            data = response.read(_MAX_INDEX)
    except _FAILURES as error:
        raise ModelError(
            f"the index of Argos packages cannot be reached: {_reason(error)}", hint=_ELSEWHERE
        ) from None
    try:
        index = json.loads(data)
    except (ValueError, RecursionError):
        index = None
    if not isinstance(index, list):
        raise ModelError(f"what lies at {address} is no index of packages", hint=_ELSEWHERE)
    return index


def _links(index: list[Any], source: str, target: str) -> list[str]:
    """Return the addresses of the newest package for a pair, ModelError where there is none."""
    entries = [
        entry
        for entry in index
        if isinstance(entry, dict)
        and (entry.get("from_code"), entry.get("to_code")) == (source, target)
        and entry.get("type", "translate") == "translate"
    ]
    if not entries:
        raise ModelError(
            f"the index of Argos packages has none for {source} → {target}",
            hint="languages go by two letters: workbench models install zh en",
        )
    newest = min(entries, key=lambda entry: newest_first(str(entry.get("package_version"))))
    links = newest.get("links")
    links = links if isinstance(links, list) else []
    return [link for link in links if str(link).startswith(("https://", "http://"))]


def _fetch(link: str, path: Path, progress: Callable[[int, int], None]) -> None:
    with _opened(link) as response:
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


def _opened(address: str) -> Any:  # noqa: ANN401 - what it returns depends on the address
    request = urllib.request.Request(address, headers={"User-Agent": "workbench"})  # noqa: S310
    return urllib.request.urlopen(request, timeout=_TIMEOUT)  # noqa: S310


def _reason(error: Exception) -> str:
    """Return what went wrong, without the wrapping of urllib."""
    if isinstance(error, urllib.error.HTTPError):
        return f"HTTP {error.code} {error.reason}"
    reason = getattr(error, "reason", error)
    return str(getattr(reason, "strerror", None) or reason or type(error).__name__)
