"""Whatever is wrong with a file: one clear line, the right exit code, and no output."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.cases import rows
from tests.cli.program import FakeEngine, invoke
from workbench.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMANDS = {
    "translate": ["--to", "en", "-o", "out.html"],
    "convert": ["--to", "zh-TW", "-o", "out.md"],
    "check": ["good.md"],
}
pytestmark = pytest.mark.usefixtures("engine")


def calls(file: str) -> Iterator[Any]:
    """Yield every case of a file for each command that it concerns."""
    for row in rows(file):
        (case,) = row.values
        for command in [case["only"]] if "only" in case else COMMANDS:
            yield pytest.param(command, case, id=f"{command}: {row.id}", marks=row.marks)


def make(case: dict[str, Any], folder: Path) -> str:
    """Make the file of a case; return its name."""
    (folder / "good.md").write_text("A good translation.\n", "utf-8")
    if case.get("folder"):
        (folder / case["name"]).mkdir()
    elif "hex" in case:
        (folder / case["name"]).write_bytes(bytes.fromhex(case["hex"]))
    elif "content" in case:
        (folder / case["name"]).write_text(case["content"] * case.get("times", 1), "utf-8")
    return str(case["name"])


@pytest.mark.parametrize(("command", "case"), list(calls("cli/bad-input.yaml")))
def test_what_cannot_be_read(command: str, case: dict[str, Any], folder: Path) -> None:
    name = make(case, folder)
    before = sorted(folder.iterdir())
    outcome = invoke(command, name, *COMMANDS[command], *case.get("args", ()))
    assert (outcome.code, outcome.out) == (case.get("code", ExitCode.INPUT), "")
    assert case["says"] in outcome.err
    assert "\x1b" not in outcome.err
    outcome.assert_clear()
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize(
    ("command", "case"),
    [call for call in calls("cli/bad-output.yaml") if call.values[0] != "check"],
)
def test_what_cannot_be_written(
    command: str, case: dict[str, Any], folder: Path, engine: FakeEngine
) -> None:
    (folder / "a.txt").write_text("稀土很重要。", "utf-8")
    (folder / "folder.md").mkdir()
    before = sorted(folder.iterdir())
    outcome = invoke(command, "a.txt", *COMMANDS[command][:2], "-o", case["output"])
    assert (outcome.code, outcome.out) == (case.get("code", ExitCode.INPUT), "")
    assert case["says"] in outcome.err
    outcome.assert_clear()
    assert engine.given == []
    assert sorted(folder.iterdir()) == before
    assert (folder / "a.txt").read_text("utf-8") == "稀土很重要。"


@pytest.mark.parametrize("case", rows("cli/odd-input.yaml"))
def test_what_looks_odd_is_read(case: dict[str, Any], folder: Path, engine: FakeEngine) -> None:
    text = case["text"] * case.get("times", 1) + case.get("tail", "")
    data = text.encode(case.get("encoding", "utf-8"), "surrogatepass")
    (folder / "a.txt").write_bytes(data)
    args = case.get("args", [])
    outcome = invoke("translate", "a.txt", "--to", "en", "-o", "out.jsonl", *args)
    outcome.assert_clear()
    assert outcome.code == ExitCode.CLEAN
    assert case.get("note", "") in outcome.err
    assert engine.given
    assert (folder / "out.jsonl").read_text("utf-8")
    outcome = invoke("convert", "a.txt", "--to", "zh-TW", "-o", "out.txt", "-q", *args)
    assert (outcome.code, outcome.err) == (ExitCode.CLEAN, "")
    assert (folder / "out.txt").read_text("utf-8")


@pytest.mark.parametrize("device", ["/dev/full"])
@pytest.mark.parametrize("command", ["translate", "convert"])
def test_a_full_disk(command: str, device: str, folder: Path) -> None:
    if not Path(device).exists():
        pytest.skip("this system has no such device")
    (folder / "a.txt").write_text("稀土很重要。", "utf-8")
    args = ["--format", "html"] if command == "translate" else []
    outcome = invoke(command, "a.txt", *COMMANDS[command][:2], "-o", device, *args)
    assert outcome.code == ExitCode.INPUT
    assert "No space left" in outcome.err


def test_a_disk_that_fills_up_leaves_no_part(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    (folder / "a.txt").write_text("稀土很重要。", "utf-8")
    outcome = invoke("translate", "a.txt", "--to", "en", "-o", "out.html")
    assert outcome.code == ExitCode.INPUT
    assert "No space left on device" in outcome.err
    assert [path.name for path in folder.iterdir()] == ["a.txt"]


@pytest.mark.parametrize(
    ("failure", "code", "says"),
    [
        (KeyboardInterrupt(), 130, "stopped"),
        (MemoryError(), 3, "out of memory"),
        (RuntimeError("boom"), 3, "internal error: RuntimeError: boom"),
    ],
)
def test_stopped_in_the_middle(
    failure: BaseException, code: int, says: str, folder: Path, engine: FakeEngine
) -> None:
    engine.failure = failure
    (folder / "a.txt").write_text("稀土很重要。", "utf-8")
    (folder / "out.html").write_text("old", "utf-8")
    outcome = invoke("translate", "a.txt", "--to", "en", "-o", "out.html")
    assert (outcome.code, outcome.out) == (code, "")
    assert says in outcome.err
    assert "Traceback" not in outcome.err
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "out.html"]
    assert (folder / "out.html").read_text("utf-8") == "old"


@pytest.mark.parametrize("case", rows("cli/usage.yaml"))
def test_wrong_calls(case: dict[str, Any], folder: Path) -> None:
    outcome = invoke(*case["args"])
    assert (outcome.code, outcome.out) == (ExitCode.USAGE, "")
    assert case["says"] in outcome.err
    assert "Traceback" not in outcome.err
    assert list(folder.iterdir()) == []
