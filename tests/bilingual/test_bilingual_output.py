"""From a writer to a file or a stream: bytes, terminals, libraries that are missing."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from tests.bilingual.samples import EMPTY
from workbench import bilingual
from workbench.bilingual.needs import Library
from workbench.documents.files import check_writable, write_bytes
from workbench.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.article import Article


class Stream:
    """Standard output that may be a terminal."""

    def __init__(self, *, terminal: bool) -> None:
        self.terminal = terminal
        self.buffer = io.BytesIO()

    def isatty(self) -> bool:
        """Tell whether this is a terminal."""
        return self.terminal


def test_bytes_are_written_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"PK\r\n\xff\x00"
    write_bytes(str(tmp_path / "a.docx"), data)
    assert (tmp_path / "a.docx").read_bytes() == data
    stream = Stream(terminal=False)
    monkeypatch.setattr(sys, "stdout", stream)
    write_bytes("-", data)
    assert stream.buffer.getvalue() == data


@pytest.mark.parametrize("terminal", [True, False])
@pytest.mark.parametrize("text", [True, False])
def test_only_a_terminal_refuses_what_is_not_text(
    monkeypatch: pytest.MonkeyPatch, *, terminal: bool, text: bool
) -> None:
    monkeypatch.setattr(sys, "stdout", Stream(terminal=terminal))
    if not terminal or text:
        check_writable("-", text=text)
        return
    with pytest.raises(UsageError, match="not text") as caught:
        check_writable("-", text=text)
    assert caught.value.hint
    assert caught.value.exit_code == ExitCode.USAGE


def test_a_missing_library_is_named_with_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_: Article) -> bytes:
        raise AssertionError

    library = Library("no_such_module", "such-a-package")
    writers = {".odd": bilingual.Writer(never, is_text=False, needs=library)}
    monkeypatch.setattr(bilingual, "WRITERS", writers)
    with pytest.raises(UsageError) as caught:
        bilingual.render(EMPTY, ".odd")
    assert str(caught.value) == ".odd is written by such-a-package, which is not installed"
    assert caught.value.hint == "install it: pip install such-a-package"


@pytest.mark.parametrize(
    ("suffix", "layout", "hint"),
    [
        (".docx", "columns", "choose table or paragraphs"),
        (".html", "table", "that is for .docx"),
        (".docx", "", "choose table or paragraphs"),
    ],
)
def test_a_layout_that_a_format_lacks_is_refused_with_those_there_are(
    suffix: str, layout: str, hint: str
) -> None:
    with pytest.raises(UsageError) as caught:
        bilingual.find_writer(suffix, layout)
    assert caught.value.hint == hint


def test_the_first_layout_is_what_comes_without_a_choice() -> None:
    for writer in bilingual.WRITERS.values():
        assert list(writer.layouts.values())[:1] in ([], [writer.render])
