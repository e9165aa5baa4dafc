"""The PDF: what is said where no browser prints, and what the printed pages hold."""

from __future__ import annotations

import io
import os
import stat
import sys
import time
import unicodedata
from typing import TYPE_CHECKING

import pytest

from tests.bilingual.browser import needs_browser
from tests.bilingual.samples import REALISTIC
from workbench import bilingual
from workbench.bilingual.page import printing
from workbench.errors import OutputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

A4 = (595, 842)
"""Points."""
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    printing.ready_browser.cache_clear()
    yield
    printing.ready_browser.cache_clear()


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a program of our own on PATH as the only browser."""
    program = folder / "chromium"
    find = 'for a; do case "$a" in --print-to-pdf=*) pdf="${a#*=}";; esac; done\n'
    program.write_text(f"#!/bin/sh\n{find}{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setattr(printing, "NAMES", ("chromium",))


def test_without_a_browser_it_is_said_at_once_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="Chromium, Chrome or Edge") as caught:
        bilingual.find_writer(".pdf")
    assert "PATH" in str(caught.value.hint)


@posix_only
def test_a_browser_that_does_not_print_is_refused_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, monkeypatch, "echo 'cannot open display' >&2; exit 1")
    with pytest.raises(UsageError, match="does not print: cannot open display"):
        bilingual.find_writer(".pdf")


@posix_only
def test_the_sandbox_is_left_out_only_where_it_cannot_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, monkeypatch, 'printf %%PDF-1.4 > "$pdf"')
    assert "--no-sandbox" not in printing.ready_browser()
    printing.ready_browser.cache_clear()
    refuses = (
        'case "$*" in *--no-sandbox*) printf %%PDF-1.4 > "$pdf";; '
        '*) echo "No usable sandbox!" >&2;; esac'
    )
    stand_in(tmp_path, monkeypatch, refuses)
    assert printing.ready_browser()[1:] == ("--no-sandbox",)


@posix_only
def test_a_browser_that_hangs_is_ended_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = tmp_path / "left"
    stand_in(tmp_path, monkeypatch, f"(sleep 2; echo > {left}) & sleep 60")
    monkeypatch.setattr(printing, "_PATIENCE", 0.2)
    with pytest.raises(UsageError, match="not done after 0 seconds"):
        printing.ready_browser()
    time.sleep(2.2)
    assert not left.exists()


@posix_only
def test_a_page_that_is_not_printed_is_an_error_and_not_an_empty_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_trial = (
        'case "$(cat "$(dirname "$pdf")/page.html")" in *trial*) printf %%PDF > "$pdf";; esac'
    )
    stand_in(tmp_path, monkeypatch, only_trial)
    with pytest.raises(OutputError, match="printed no PDF"):
        bilingual.render(REALISTIC, ".pdf")


def plain(text: str) -> str:
    """Return text without spaces, radicals and ligatures as the letters that they stand for."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.slow
@needs_browser
def test_the_pages_hold_the_article_on_a4() -> None:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(bilingual.render(REALISTIC, ".pdf")))
    sizes = {(round(p.mediabox.width), round(p.mediabox.height)) for p in reader.pages}
    assert sizes == {A4}
    assert reader.metadata is not None
    assert reader.metadata.title == REALISTIC.title
    text = plain("".join(page.extract_text() for page in reader.pages))
    # Numbers of findings stand between words, so a sentence is looked for by its end. Some fonts
    # give a radical for the character that looks like it (⻋ for 车), so not all Chinese is found.
    assert all(plain(segment.target or "")[-6:] in text for segment in REALISTIC.segments)
    found = [plain(segment.source)[-6:] in text for segment in REALISTIC.segments]
    assert sum(found) > len(found) / 2
    for finding in REALISTIC.findings:
        assert plain(finding.message) in text
    assert plain(REALISTIC.signature) in text
    assert f"1/{len(reader.pages)}" in text
    titles = {str(entry.title) for entry in reader.outline if not isinstance(entry, list)}
    assert REALISTIC.title in titles
