"""What stands between a command and its user: one clear line for each thing that goes wrong."""

from __future__ import annotations

import functools
import os
import sys
import traceback
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import typer

from workbench.errors import ExitCode, WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
R = TypeVar("R")

_DEBUG = "WORKBENCH_DEBUG"


def guarded(command: Callable[P, R]) -> Callable[P, R]:
    """Return ``command`` with every error turned into a line on stderr and an exit code."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except WorkbenchError as error:
            code = _report(error.message, error.hint, error.exit_code)
        except KeyboardInterrupt:
            code = _report("stopped; nothing was left half-written", None, ExitCode.INTERRUPTED)
        except BrokenPipeError:  # whoever read our output has seen enough
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
            code = ExitCode.CLEAN
        except MemoryError:
            code = _report("out of memory", "give a smaller input", ExitCode.INPUT)
        except typer.Exit:
            raise
        except Exception as error:  # noqa: BLE001 - no input may end in a traceback
            code = _unforeseen(error)
        raise typer.Exit(code)

    return run


def _report(message: str, hint: str | None, code: ExitCode) -> ExitCode:
    print_line(f"workbench: {message}")
    if hint:
        print_line(f"  → {hint}")
    return code


def _unforeseen(error: Exception) -> ExitCode:
    """Report an error that is a fault of ours, with what to do about it."""
    if os.environ.get(_DEBUG):
        traceback.print_exc()
    name = type(error).__name__
    hint = f"this is a fault of the workbench; {_DEBUG}=1 shows where it happened"
    return _report(f"internal error: {name}: {error}", hint, ExitCode.INPUT)


def print_line(text: str) -> None:
    """Print one line on stderr, whatever it holds and whatever the terminal can show."""
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(text.encode(encoding, "replace").decode(encoding) + "\n")
    sys.stderr.flush()
