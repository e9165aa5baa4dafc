"""Files in and out: whatever is wrong is one clear line, and no file is ever half written."""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from workbench.documents import MARKDOWN, PLAIN, format_of, open_document
from workbench.documents.files import MAX_BYTES, check_writable, read_bytes, write_text
from workbench.errors import ExitCode, InputError, OutputError, UsageError


class Streams:
    """Standard streams whose bytes a test gives and sees."""

    def __init__(self, data: bytes = b"") -> None:
        self.buffer = io.BytesIO(data)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty: there is nothing to read"),
        (b" \r\n\t\n", "empty: there is nothing to read"),
        (b"a" * (MAX_BYTES + 1), "larger than 16 MB"),
    ],
    ids=["empty", "blank", "too large"],
)
def test_what_cannot_be_used_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "article.md"
    path.write_bytes(content)
    with pytest.raises(InputError, match=said) as caught:
        read_bytes(str(path))
    assert str(path) in caught.value.message


def test_a_text_of_50_mb_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50 * 2**20)
    with pytest.raises(InputError, match="larger than 16 MB") as caught:
        open_document(str(path))
    assert caught.value.hint == "split it into several articles"


def test_the_limit_itself_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(b"a" * MAX_BYTES)
    assert len(read_bytes(str(path))) == MAX_BYTES


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing.md", "no such file"),
        ("folder.md", "a folder"),
        ("a\0b.md", "null byte"),
        ("x" * 5000 + ".md", "name too long"),
        ("file.txt/below.md", "Not a directory"),
    ],
    ids=["missing", "folder", "null", "long", "below a file"],
)
def test_what_is_no_file_is_named(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "file.txt").touch()
    with pytest.raises(InputError, match=f"(?i){said}"):
        open_document(str(tmp_path / name))
    with pytest.raises(InputError, match=f"(?i){said}"):
        read_bytes(str(tmp_path / name))


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match=r"a\.md: Permission denied"):
        read_bytes(str(tmp_path / "a.md"))


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Streams("稀土".encode()))
    assert read_bytes("-").decode() == "稀土"
    monkeypatch.setattr(sys, "stdin", Streams(b""))
    with pytest.raises(InputError, match="standard input: empty"):
        read_bytes("-")


def test_the_format_goes_by_the_suffix(tmp_path: Path) -> None:
    assert format_of("a.TXT") is PLAIN
    assert format_of("b/a.Markdown") is MARKDOWN
    assert format_of("-") is None
    path = tmp_path / "article.odt"
    path.write_bytes(b"PK")
    with pytest.raises(UsageError, match=r"cannot read \.odt") as caught:
        open_document(str(path))
    assert ".md" in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("name", "said", "code"),
    [
        ("folder", "folder: a folder", ExitCode.INPUT),
        ("missing", "missing: no such file", ExitCode.INPUT),
        ("plain", "cannot read a file without suffix", ExitCode.USAGE),
    ],
)
def test_a_path_without_suffix(tmp_path: Path, name: str, said: str, code: ExitCode) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "plain").write_text("稀土", "utf-8")
    with pytest.raises((InputError, UsageError), match=said) as caught:
        open_document(str(tmp_path / name))
    assert caught.value.exit_code == code


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# 标题\n\n正文", MARKDOWN),
        ("正文\n\n- 一\n- 二", MARKDOWN),
        ("见[网站](https://example.com)", MARKDOWN),
        ("正文。\n\n第二段。", PLAIN),
        ("2025年6月，#稀土 话题", PLAIN),
    ],
)
def test_standard_input_tells_its_format(
    monkeypatch: pytest.MonkeyPatch, text: str, kind: object
) -> None:
    monkeypatch.setattr(sys, "stdin", Streams(text.encode()))
    document = open_document("-")
    assert document.format is kind
    assert document.article().name == "standard input"


@pytest.mark.parametrize(
    ("text", "said"),
    [("\ufeff", "empty"), ("```\ncode\n```\n", "holds no prose"), ("---\n", "holds no prose")],
)
def test_a_document_without_prose(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "article.md"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=said):
        open_document(str(path)).article()


def test_doubts_become_notes(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes("你好".encode("gbk"))
    notes = open_document(str(path)).article().notes
    assert any("doubtful guess" in note for note in notes)
    assert any("taken for Chinese (Mainland" in note for note in notes)


@pytest.mark.parametrize(
    ("name", "text", "locale"),
    [
        ("talks.zh-HK.md", "關稅會談", "zh-HK"),
        ("talks.zh-hk.md", "關稅會談", "zh-HK"),
        ("talks.zh-TW.md", "关税会谈", "zh-CN"),
        ("talks.zh-SG.md", "关税会谈", "zh-SG"),
        ("talks.hk.md", "關稅會談", "zh-TW"),
        ("talks.en.md", "关税会谈", "zh-CN"),
    ],
)
def test_the_region_may_stand_in_the_name_of_a_file(
    tmp_path: Path, name: str, text: str, locale: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert open_document(str(tmp_path / name)).article().source_locale.tag == locale


def test_a_new_file_is_written_with_the_usual_mode(tmp_path: Path) -> None:
    path = tmp_path / "out.html"
    old = os.umask(0o027)
    try:
        write_text(str(path), "稀土\ud800")
    finally:
        os.umask(old)
    assert path.read_text("utf-8") == "稀土?"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_mode_and_link_of_the_old_file_stay(tmp_path: Path) -> None:
    real = tmp_path / "real" / "out.md"
    real.parent.mkdir()
    real.write_text("old", "utf-8")
    real.chmod(0o604)
    link = tmp_path / "link.md"
    link.symlink_to(real)
    check_writable(str(link))
    write_text(str(link), "new")
    assert link.is_symlink()
    assert real.read_text("utf-8") == "new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o604


def test_a_link_to_nothing_yet_is_followed(tmp_path: Path) -> None:
    link = tmp_path / "link.md"
    link.symlink_to("later.md")
    write_text(str(link), "new")
    assert (tmp_path / "later.md").read_text("utf-8") == "new"


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(path.read_text("utf-8")))
    reader.start()
    check_writable(str(path))
    write_text(str(path), "稀土")
    reader.join(10)
    assert got == ["稀土"]
    assert path.is_fifo()


def test_a_device_stays_a_device() -> None:
    write_text(os.devnull, "稀土")
    assert not Path(os.devnull).is_file()


FAILURES = [
    (OSError(errno.ENOSPC, "No space left on device"), OutputError),
    (KeyboardInterrupt(), KeyboardInterrupt),
]


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
@pytest.mark.parametrize(("raised", "expected"), FAILURES, ids=["disk full", "Ctrl-C"])
def test_the_old_file_survives_a_failure(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    raised: BaseException,
    expected: type[BaseException],
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise raised

    path = tmp_path / "out.md"
    path.write_text("old", "utf-8")
    monkeypatch.setattr(os if step == "fsync" else Path, step, fail)
    with pytest.raises(expected) as caught:
        write_text(str(path), "new" * 100_000)
    monkeypatch.undo()
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]
    if expected is OutputError:
        assert str(caught.value) == f"{path}: not written: No space left on device"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full here")
def test_a_full_disk_is_named() -> None:
    with pytest.raises(OutputError, match="/dev/full: not written: No space left on device"):
        write_text("/dev/full", "稀土")


def test_standard_output_is_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    streams = Streams()
    monkeypatch.setattr(sys, "stdout", streams)
    write_text("-", "稀土\udcff")
    assert streams.buffer.getvalue().decode() == "稀土?"


@pytest.mark.parametrize(("path", "said"), [("folder", "a folder"), ("a/b.md", "no such folder")])
def test_an_output_is_checked_before_the_work(tmp_path: Path, path: str, said: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match=said) as caught:
        check_writable(str(tmp_path / path))
    assert caught.value.hint


def test_an_output_that_is_protected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(OutputError, match="this folder cannot be written to"):
        check_writable(str(path))
    path.touch()
    with pytest.raises(OutputError, match=r"a\.md: this file is write-protected"):
        check_writable(str(path))


@pytest.mark.parametrize("name", ["x" * 300 + ".md", "a\0b.md", "x" * 5000 + "/a.md"])
def test_an_impossible_output_name_is_one_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError):
        write_text(str(tmp_path / name), "x")
    if len(name) > 500:
        with pytest.raises(OutputError):
            check_writable(str(tmp_path / name))


def test_standard_output_is_always_writable() -> None:
    check_writable("-")
