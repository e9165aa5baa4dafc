"""What only a process of its own can show: imports, streams, signals, locales."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cases import rows
from tests.cli.program import COMMAND, GLOSSARIES, ROOT, SAMPLES, invoke, run
from workbench.errors import ExitCode

pytestmark = pytest.mark.slow
SOURCE = str(SAMPLES / "rare-earth-talks.zh-CN.md")
FLAWED = str(SAMPLES / "rare-earth-talks.flawed.en.md")
HEAVY = {
    "argostranslate",
    "ahocorasick_rs",
    "ctranslate2",
    "docx",
    "lxml",
    "markdown_it",
    "numpy",
    "opencc",
    "openpyxl",
    "pygments",
    "pypinyin",
    "rapidfuzz",
    "ray",
    "rich",
    "sentencepiece",
    "sqlite3",
    "starlette",
    "yaml",
}
posix_only = pytest.mark.skipif(os.name != "posix", reason="signals and shells of POSIX")


def shell(command: str, **environment: str) -> tuple[int, str]:
    """Run a shell command in which ``$W`` is the program; return its exit code and stderr."""
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],  # noqa: S607 - whichever bash there is
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "W": " ".join(COMMAND), **environment},
        timeout=120,
    )
    return done.returncode, done.stderr.decode()


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys\n"
        "from workbench.cli.main import app\n"
        "try:\n app(['--help'], prog_name='workbench')\n"
        "except SystemExit: pass\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert "translate" in done.stdout
    assert HEAVY & set(done.stderr.split()) == set()


def test_help_of_the_module_is_that_of_the_command() -> None:
    outcome = run("--help")
    assert (outcome.code, outcome.err) == (ExitCode.CLEAN, "")
    assert "Usage: workbench " in outcome.out


@pytest.mark.parametrize("case", rows("cli/console.yaml"))
def test_any_terminal_will_do(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    call = ["check", SOURCE, FLAWED, "-g", GLOSSARIES]
    if case.get("inside"):
        for name, value in case["environment"].items():
            monkeypatch.setenv(name, value)
        outcome = invoke(*call)
    else:
        outcome = run(*call, environment=case["environment"])
    assert (outcome.code, outcome.err) == (ExitCode.FINDINGS, "")
    assert "Chuanpu" in "".join(outcome.out.split())


@pytest.mark.parametrize("arguments", [("--help",), ("models", "list"), ("nonsense",)])
def test_a_locale_of_ascii_shows_help_lists_and_errors(arguments: tuple[str, ...]) -> None:
    ascii_only = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    outcome = run(*arguments, environment=ascii_only)
    assert outcome.code == (ExitCode.USAGE if arguments == ("nonsense",) else ExitCode.CLEAN)
    outcome_text = outcome.out + outcome.err
    assert "Traceback" not in outcome_text
    assert "workbench" in outcome_text


@posix_only
@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("$W convert $LONG --to zh-TW | head -c 1", 0),
        ("$W translate $LONG --to en --format wav 2>&1 | head -c 1", 2),
        ("$W doctor >&-", 0),
        ("$W --version >&-", 0),
        ("$W translate - --to en <&-", 3),
        ("$W translate none.md --to en 2>&-", 3),
    ],
)
def test_streams_that_are_closed(command: str, code: int, tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("特朗普说稀土很重要。\n\n" * 10_000, "utf-8")
    ended, err = shell(command, LONG=str(long))
    for word in ("Traceback", "internal error", "Exception ignored"):
        assert word not in err
    assert ended == code


@posix_only
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    "command",
    ["--help", "--version", "doctor", f"check {SOURCE} {FLAWED}", f"convert {SOURCE} --to zh-TW"],
)
def test_standard_output_on_a_full_disk(command: str) -> None:
    code, err = shell(f"$W {command} >/dev/full")
    assert code == ExitCode.INPUT
    assert "No space left on device" in err
    assert len(err.splitlines()) == 1


@posix_only
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_stopped_by_a_signal(number: signal.Signals, code: int, tmp_path: Path) -> None:
    before = signal.signal(number, signal.SIG_DFL)  # ignored in a shell's background job
    try:
        process = subprocess.Popen(
            [*COMMAND, "translate", "-", "--to", "en", "-o", "out.html"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
    finally:
        signal.signal(number, before)
    assert process.stdin is not None
    for part in range(400):  # more than a pipe holds: when all is written, most has been read
        process.stdin.write(f"第{part}句说稀土很重要，磁体也很重要。{'稀土' * 60}。\n\n".encode())
    process.stdin.flush()
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert process.returncode == code
    assert out == b""
    assert err.decode() == ("workbench: stopped; nothing was left half-written\n" * (code == 130))
    assert list(tmp_path.iterdir()) == []


def test_completion_is_offered() -> None:
    undetected = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    outcome = run("--show-completion", "bash", environment=undetected)
    assert outcome.code == ExitCode.CLEAN
    assert "workbench" in outcome.out
    words = {"COMP_WORDS": "workbench tran", "COMP_CWORD": "1"}
    program = "from workbench.cli.main import run; import sys; sys.argv[0] = 'workbench'; run()"
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "_WORKBENCH_COMPLETE": "complete_bash", **words},
    )
    assert done.stdout.split() == [b"translate"]


@pytest.mark.parametrize("variable", ["XDG_DATA_HOME=/dev/null/x", "ARGOS_INTER_THREADS=many"])
def test_argos_settings_do_not_stop_the_embedded_model(variable: str, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("特朗普宣布征收关税，稀土很重要。", "utf-8")
    environment = dict([variable.split("=")])
    outcome = run(
        "translate", str(file), "--to", "en", "-q", "-f", "jsonl", environment=environment
    )
    assert (outcome.code, outcome.err) == (ExitCode.CLEAN, "")
    assert outcome.out.startswith("{")
