"""The file: made whole, shared between processes, and no other program's file touched."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.memory.shared import PAIR, contents, pair_of, place
from workbench.errors import InputError, OutputError
from workbench.memory import schema
from workbench.memory.fuzzy import similar
from workbench.memory.listing import holdings, remove
from workbench.memory.schema import connect
from workbench.memory.store import opened
from workbench.memory.unit import Selection

_WRITES = """
import sys
from tests.memory.shared import PAIR, pair_of
from workbench.memory import schema
from workbench.memory.store import opened
from workbench.memory.unit import Selection

path, name = sys.argv[1:]
for number in range(20):
    with opened(path, create=True) as memory:
        memory.add(PAIR, [pair_of(f"{name}{number}句{one}", f"{one}") for one in range(10)])
        memory.add(PAIR, [pair_of(f"共同的第{number}句", "common", str(number))])
"""
_FOREIGN = b"a grocery list"


def _foreign_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE unit (id INTEGER PRIMARY KEY, record TEXT)")
        connection.commit()


def _newer(path: Path) -> None:
    with opened(str(path), create=True):
        pass
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 9")


def _without_tables(path: Path) -> None:
    with opened(str(path), create=True):
        pass
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE unit")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.write_bytes(_FOREIGN), "not a memory of the workbench"),
        (_foreign_database, "a database of another program"),
        (_newer, "version 9 of the memory"),
        (_without_tables, "damaged"),
        (lambda path: path.mkdir(), "a folder"),
        (lambda path: path.write_bytes(b"SQLite format 3\0"), "another program"),
    ],
    ids=["text", "another database", "newer", "without tables", "folder", "cut off"],
)
@pytest.mark.parametrize("create", [False, True])
def test_what_is_no_memory_is_refused_and_left(
    tmp_path: Path,
    make: object,
    message: str,
    create: bool,  # noqa: FBT001
) -> None:
    path = tmp_path / "m.db"
    assert callable(make)
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(InputError, match=message), opened(str(path), create=create):
        pass
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert [file.name for file in tmp_path.iterdir()] == ["m.db"]


def test_a_memory_that_is_missing_is_made_only_where_it_should(tmp_path: Path) -> None:
    path = str(tmp_path / "m.db")
    with pytest.raises(InputError, match="no such memory"), opened(path):
        pass
    with pytest.raises(OutputError, match="no such folder"):
        connect(str(tmp_path / "no" / "m.db"), create=True)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "m.db").touch()
    with opened(path, create=True) as memory:
        assert contents(memory) == []


def test_what_sqlite_takes_for_no_file_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with opened(":memory:", create=True) as memory:
        memory.add(PAIR, [pair_of("甲", "one")])
    with opened(":memory:") as memory:
        assert contents(memory) == [("person", "甲", "one")]
    assert [file.name for file in tmp_path.iterdir()] == [":memory:"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    path = tmp_path / "m.db"
    os.mkfifo(path)
    for create in (False, True):
        with (
            pytest.raises(InputError, match="a device or a pipe"),
            opened(str(path), create=create),
        ):
            pass


@given(st.binary(min_size=1, max_size=300), st.integers(0, 60), st.integers(0, 4095))
@example(noise=b"\x80", page=0, offset=3639)
@settings(max_examples=40)
def test_damage_anywhere_is_one_clear_error(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, page: int, offset: int
) -> None:
    path = tmp_path_factory.mktemp("damaged") / "m.db"
    data = bytearray(_sound())
    start = (page * 4096 + offset) % len(data)
    data[start : start + len(noise)] = noise
    path.write_bytes(data)
    said = _refusal(str(path))
    assert said is None or ("m.db" in said and "\n" not in said)


@cache
def _sound() -> bytes:
    """Return the file of a memory of a hundred units."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "m.db"
        with opened(str(path), create=True) as memory:
            memory.add(PAIR, [pair_of(f"第{number}句话。", "x" * 300) for number in range(100)])
        return path.read_bytes()


def _refusal(path: str) -> str | None:
    """Return what is said of a memory when it is used in every way; None for nothing."""
    try:
        with opened(path) as memory:
            memory.add(PAIR, [pair_of("新的一句话。", "new"), pair_of("第7句话。", "seven")])
            memory.recall(PAIR, "第8句话。", place())
            similar(memory, "第九句话。", PAIR)
            contents(memory)
            holdings(memory)
            remove(memory, Selection(article="a.tmx"))
    except InputError as error:
        return error.message
    return None


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE pair SET source = 'tlh'",
        "UPDATE origin SET author = 'a cat'",
        "UPDATE unit SET time = 'yesterday'",
        "UPDATE unit SET source = x'ffff'",
    ],
)
def test_what_no_workbench_has_written_is_refused(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "m.db"
    path.write_bytes(_sound())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(damage)
        connection.commit()
    said = _refusal(str(path))
    assert said is not None
    assert "m.db" in said


@pytest.mark.parametrize(
    "change",
    [
        "CREATE TRIGGER t AFTER INSERT ON unit BEGIN DELETE FROM unit; END",
        (
            "ALTER TABLE unit RENAME TO other; CREATE VIEW unit AS WITH RECURSIVE every (id) AS "
            "(SELECT 1 UNION ALL SELECT id + 1 FROM every) SELECT id, '' AS record FROM every"
        ),
        "ALTER TABLE unit ADD COLUMN more BLOB AS (zeroblob(900000000))",
        "CREATE INDEX more ON unit (length(source))",
    ],
    ids=["trigger", "endless view", "generated column", "index"],
)
def test_tables_of_another_make_are_refused(tmp_path: Path, change: str) -> None:
    path = tmp_path / "m.db"
    path.write_bytes(_sound())
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(change)
    assert "its tables are not those of a memory" in (_refusal(str(path)) or "")


def test_a_memory_that_another_program_tidied_is_still_one(tmp_path: Path) -> None:
    path = tmp_path / "m.db"
    path.write_bytes(_sound())
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("ANALYZE; VACUUM;")
    assert _refusal(str(path)) is None


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_memory_that_is_write_protected_says_so(tmp_path: Path) -> None:
    path = tmp_path / "m.db"
    with opened(str(path), create=True):
        pass
    path.chmod(0o400)
    with pytest.raises(OutputError, match="cannot be written"), opened(str(path)) as memory:
        memory.add(PAIR, [pair_of("甲", "one")])


@pytest.mark.parametrize("is_there", [False, True])
def test_a_memory_that_another_process_made_meanwhile_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_there: bool
) -> None:
    path = tmp_path / "m.db"
    if is_there:
        path.touch()
    fill = schema._fill  # noqa: SLF001 - between its end and the file's name another one is quicker

    def slow(name: str) -> None:
        fill(name)
        monkeypatch.setattr(schema, "_fill", fill)
        with opened(str(path), create=True) as memory:
            memory.add(PAIR, [pair_of("甲", "one")])

    monkeypatch.setattr(schema, "_fill", slow)
    with opened(str(path), create=True) as memory:
        assert len(contents(memory)) == 1


@pytest.mark.slow
def test_two_processes_write_to_one_memory(tmp_path: Path) -> None:
    path = str(tmp_path / "m.db")
    running = [
        subprocess.Popen([sys.executable, "-c", _WRITES, path, name], stderr=subprocess.PIPE)
        for name in ("甲", "乙")
    ]
    said = [process.communicate(timeout=100)[1].decode() for process in running]
    assert said == ["", ""]
    with opened(path) as memory:
        found = contents(memory)
    assert len(found) == 2 * 20 * 10 + 20
    assert len(set(found)) == len(found)


def test_a_memory_that_stays_locked_is_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.memory.schema._PATIENCE", 0.05)
    path = str(tmp_path / "m.db")
    with (
        opened(path, create=True) as one,
        one.writing(),
        opened(path) as other,
        pytest.raises(OutputError, match="another program has been writing"),
    ):
        other.add(PAIR, [pair_of("甲", "one")])
