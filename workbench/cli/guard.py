"""What stands between a command and its user: one clear line for each thing that goes wrong."""

from __future__ import annotations

import functools
import os
import re
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn, ParamSpec, TextIO, TypeVar

import typer

from workbench.errors import ExitCode, WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
R = TypeVar("R")

_DEBUG = "WORKBENCH_DEBUG"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What a file's name or content could steer a terminal with."""


def guarded(command: Callable[P, R]) -> Callable[P, R]:
    """Return ``command`` with every error turned into a line on stderr and an exit code."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            result = command(*args, **kwargs)
            sys.stdout.flush()  # what cannot be written shows now, not while Python ends
        except typer.Exit:
            raise
        except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - no input ends in a traceback
            raise typer.Exit(_reported(error)) from None
        return result

    return run


def run_whole(app: Callable[[], object]) -> NoReturn:
    """Run the whole program and exit; nothing that goes wrong shows a traceback."""
    _open_missing_streams()
    _leave_tidily()
    try:
        app()
        code: object = ExitCode.CLEAN
        sys.stdout.flush()
    except SystemExit as ending:
        code = ending.code
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - as in guarded
        code = _reported(error)
    for stream in (sys.stdout, sys.stderr):
        _emptied(stream)
    sys.exit(code)  # type: ignore[arg-type]  # whatever SystemExit held


def _reported(error: BaseException) -> ExitCode:
    """Say what went wrong in one line, with the next step to try; return the exit code."""
    if isinstance(error, WorkbenchError):
        return _report(error.message, error.hint, error.exit_code)
    if isinstance(error, KeyboardInterrupt):
        return _report("stopped; nothing was left half-written", None, ExitCode.INTERRUPTED)
    if isinstance(error, BrokenPipeError):  # whoever read our output has seen enough
        _silence(sys.stdout)
        return ExitCode.CLEAN
    if isinstance(error, MemoryError):
        return _report("out of memory", "give a smaller input", ExitCode.INPUT)
    if isinstance(error, OSError) and error.strerror:
        _silence(sys.stdout)
        what = f"{error.filename}: " if error.filename else ""
        return _report(f"{what}{error.strerror}", None, ExitCode.INPUT)
    return _unforeseen(error)


def _unforeseen(error: BaseException) -> ExitCode:
    """Report an error that is a fault of ours, with what to do about it."""
    if os.environ.get(_DEBUG):
        import traceback

        print_line("".join(traceback.format_exception(error)).rstrip())
    name = type(error).__name__
    hint = f"this is a fault of the workbench; {_DEBUG}=1 shows where it happened"
    return _report(f"internal error: {name}: {error}", hint, ExitCode.INPUT)


def _report(message: str, hint: str | None, code: ExitCode) -> ExitCode:
    print_line(f"workbench: {message}")
    if hint:
        print_line(f"  → {hint}")
    return code


def print_line(text: str) -> None:
    """Print one line on stderr, whatever it holds and whatever the terminal can show."""
    encoding = sys.stderr.encoding or "utf-8"
    shown = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
    with suppress(OSError, ValueError):  # a stderr that is full or gone hides no exit code
        sys.stderr.write(shown.encode(encoding, "replace").decode(encoding) + "\n")
        sys.stderr.flush()


def _emptied(stream: TextIO) -> None:
    """Write what a stream still holds, or drop it: Python must not fail on it as it ends."""
    try:
        stream.flush()
    except (OSError, ValueError):
        _silence(stream)


def _silence(stream: TextIO) -> None:
    """Send what is left for a stream nowhere, so that Python does not fail on it again."""
    with suppress(OSError, ValueError):  # a stream of a test has no descriptor
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _open_missing_streams() -> None:
    """Stand in for standard streams that were closed before the start (``>&-``)."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def _leave_tidily() -> None:
    """Let a request to end run through the program, so that temporary files are removed."""

    def leave(number: int, _frame: object) -> NoReturn:
        raise SystemExit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):  # the second is not on Windows
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, leave)
