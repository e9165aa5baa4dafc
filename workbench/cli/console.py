"""Terminal output shared by the commands: progress, notes, JSON."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from workbench.cli.guard import print_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import Console, RenderableType


_NARROWEST = 20
"""Columns under which nothing can be read; COLUMNS may say 0."""


def print_out(text: str) -> None:
    """Print a line on standard output, as UTF-8 whatever the locale says."""
    from workbench.documents.files import STANDARD, write_text

    write_text(STANDARD, text + "\n")


def print_json(value: Any) -> None:  # noqa: ANN401 - whatever JSON can hold
    """Print a value as JSON for programs to read."""
    print_out(json.dumps(value, ensure_ascii=False, indent=2))


def print_rich(renderable: RenderableType) -> None:
    """Print something laid out by rich, in colour where standard output is a terminal."""
    stdout_console().print(renderable)


def stdout_console() -> Console:
    """Return a console on standard output that never fails on a character."""
    from rich.console import Console

    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    console = Console(highlight=False, emoji=False, markup=False)
    console.width = max(console.width, _NARROWEST)
    return console


def note(text: str, *, quiet: bool) -> None:
    """Print something worth knowing on stderr."""
    if not quiet:
        print_line(f"note: {text}")


@contextmanager
def progress_bar(
    label: str, *, quiet: bool, total: int = 0
) -> Iterator[Callable[[int, int], None]]:
    """Yield a function to be told (done, in all); a bar shows where stderr is a terminal.

    ``total`` is what is known before the first report; 0 where nothing is.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
    )
    console = Console(stderr=True)
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as progress:
        task = progress.add_task(label, total=total or None)
        yield lambda done, of: progress.update(task, completed=done, total=of or None)
