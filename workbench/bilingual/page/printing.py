"""A page printed to PDF by a browser that is at hand: Chromium, Chrome or Edge, without a window.

The browser gets a profile of its own that is thrown away, no network, and a time limit. Its sandbox
is kept wherever it can run; it cannot as root, nor in some containers, and there it is left out:
the page is our own, its text is escaped and its policy lets in no script but its own.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from workbench.errors import OutputError, UsageError

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
_FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-breakpad",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
    "--no-pdf-header-footer",
    "--print-to-pdf-no-header",
    "--generate-pdf-document-outline",
)
_TRIAL = "<!doctype html><title>trial</title><p>trial"
_PATIENCE = 60.0
_PER_MEGABYTE = 30.0
"""Seconds that a browser may take, and those it may take more for each megabyte of the page."""


def find_browser() -> str:
    """Return the path of a browser; UsageError where none is at hand."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    raise UsageError(
        "a PDF is printed by Chromium, Chrome or Edge, and none of them is found",
        hint=f"install one and put it on PATH as {', '.join(NAMES[:3])} or {NAMES[-1]}; "
        "or write .html and print it",
    )


@cache
def ready_browser() -> tuple[str, ...]:
    """Return the command of a browser that has been seen to print a page.

    Raises UsageError where there is none, so that nobody waits for a translation in vain.
    """
    path = find_browser()
    said = ""
    for flags in ((), ("--no-sandbox",)):
        command = (path, *flags)
        pdf, said = _print(command, _TRIAL, _PATIENCE)
        if pdf:
            return command
        if "sandbox" not in said.lower():
            break
    raise UsageError(
        f"{path} does not print: {_last_line(said)}", hint="write .html and print it yourself"
    )


def print_page(page: str) -> bytes:
    """Return a page as PDF; its style sheet says which paper it is printed on.

    Raises UsageError where no browser is at hand, OutputError where one fails at this page.
    """
    command = ready_browser()
    patience = _PATIENCE + _PER_MEGABYTE * len(page.encode("utf-8", errors="replace")) / 1e6
    pdf, said = _print(command, page, patience)
    if not pdf:
        raise OutputError(
            f"{command[0]} printed no PDF: {_last_line(said)}",
            hint="write .html and print it yourself",
        )
    return pdf


def _print(command: tuple[str, ...], page: str, patience: float) -> tuple[bytes, str]:
    """Return the PDF, empty where there is none, and what the browser said."""
    # A browser that was ended may still hold a file of its profile.
    with tempfile.TemporaryDirectory(prefix="workbench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        file, paper = folder / "page.html", folder / "page.pdf"
        file.write_bytes(page.encode("utf-8", errors="replace"))
        profile = f"--user-data-dir={folder / 'profile'}"
        said = _run(
            (*command, *_FLAGS, profile, f"--print-to-pdf={paper}", file.as_uri()), patience
        )
        pdf = paper.read_bytes() if paper.is_file() else b""
        return (pdf, said) if pdf.startswith(b"%PDF") else (b"", said)


def _run(command: tuple[str, ...], patience: float) -> str:
    """Run a browser and all that it starts; return what it said, or that it was too slow."""
    process = subprocess.Popen(  # noqa: S603 - a browser found on PATH, with flags of our own
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        _, said = process.communicate(timeout=patience)
        return said.decode("utf-8", errors="replace")
    except subprocess.TimeoutExpired:
        return f"not done after {patience:.0f} seconds"
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a browser and its children, which a limit or an interrupt may have left."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.communicate()


def _last_line(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1] if lines else "it says nothing"
