"""The program as the tests run it: in this process where they can, in one of its own elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from typer.testing import CliRunner

from workbench.cli.main import app
from workbench.engines import Hypothesis

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
GLOSSARIES = str(ROOT / "glossaries")
COMMAND = [sys.executable, "-m", "workbench"]


@dataclass(frozen=True)
class Outcome:
    """How a run ended."""

    code: int
    out: str
    err: str

    def assert_clear(self) -> None:
        """Hold that whatever was said on stderr is short, and for a reader to understand."""
        for word in ("Traceback", "internal error", "Exception", "Error:", "NoneType"):
            assert word not in self.err
        assert len(self.err.splitlines()) <= 6
        assert all(line.strip() for line in self.err.splitlines())


def invoke(*args: str, stdin: bytes | None = None) -> Outcome:
    """Run the program in this process."""
    result = CliRunner().invoke(app, args, input=stdin, prog_name="workbench")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Outcome(result.exit_code, result.stdout, result.stderr)


def run(*args: str, stdin: bytes = b"", environment: dict[str, str] | None = None) -> Outcome:
    """Run the program in a process of its own, with its output as UTF-8 whatever it is."""
    done = subprocess.run(
        [*COMMAND, *args],
        input=stdin,
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        timeout=120,
    )
    out, err = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    return Outcome(done.returncode, out, err)


@dataclass
class FakeEngine:
    """Stands in for a model: says how long each sentence was, and keeps what it was given."""

    given: list[str] = field(default_factory=list)
    signature: str = "fake"
    failure: BaseException | None = None

    def translate(
        self, sentences: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> list[Hypothesis]:
        """Return one hypothesis for each sentence, or fail as told."""
        if self.failure is not None:
            raise self.failure
        self.given += sentences
        if progress is not None:
            progress(len(sentences))
        return [Hypothesis(f"A sentence of {len(text)} characters.", -0.5) for text in sentences]
