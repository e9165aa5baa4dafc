"""What can go wrong, and the exit code that says so.

The library raises; only the command line prints one line and exits::

    WorkbenchError
    ├── UsageError      2  the call itself is off: an option, a suffix, a locale
    ├── InputError      3  what was read cannot be used
    │   ├── GlossaryError     every fault of a glossary at once, each with its place
    │   │   └── SettingsError     the same of a file of settings or suppressions
    │   └── OutputError       what should be written cannot be
    └── ModelError      4  no model, or one that does not load
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class ExitCode(IntEnum):
    """Exit codes of every command."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    INPUT = 3
    MODEL = 4
    INTERRUPTED = 130


class WorkbenchError(Exception):
    """Base of every error that the program foresees.

    ``hint`` is the next step to try, as a sentence or a command.
    """

    exit_code = ExitCode.INPUT

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(WorkbenchError):
    """The call itself is off."""

    exit_code = ExitCode.USAGE


class InputError(WorkbenchError):
    """Something that was read cannot be used."""


class OutputError(InputError):
    """Something that should be written cannot be."""


class ModelError(WorkbenchError):
    """A translation model is missing, damaged or unsuited."""

    exit_code = ExitCode.MODEL


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong at one place of a file (line and column count from 1)."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class GlossaryError(InputError):
    """A glossary that cannot be used, with every fault found in it."""

    what = "glossary"

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        count = len(self.faults)
        head = "1 fault" if count == 1 else f"{count} faults"
        lines = "\n".join(f"  {fault}" for fault in self.faults)
        super().__init__(f"{head} in the {self.what}:\n{lines}")


class SettingsError(GlossaryError):
    """Settings or suppressions that cannot be used, with every fault found in them."""

    what = "settings"
