"""The page in a real browser, where there is one: its policy lets in its own script and style."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.bilingual.samples import ARTICLES, REALISTIC
from workbench.bilingual.html import render

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
BROWSER = next((path for name in NAMES if (path := shutil.which(name))), None)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        BROWSER is None,
        reason=f"no browser to open the page with: none of {', '.join(NAMES)} is here",
    ),
]
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
    "--log-level=0",
)


def opened(text: str, folder: Path, *flags: str) -> tuple[str, list[str]]:
    """Open a page; return what the browser prints and what it complains of."""
    page = folder / "page.html"
    page.write_text(text, encoding="utf-8", newline="\n")
    command = [str(BROWSER), *FLAGS, f"--user-data-dir={folder / 'user'}", *flags, page.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line]


@pytest.mark.parametrize("name", ["realistic", "nasty"])
def test_the_browser_has_nothing_to_complain_of(name: str, tmp_path: Path) -> None:
    dom, complaints = opened(render(ARTICLES[name]), tmp_path, "--dump-dom")
    assert complaints == []
    assert dom.count('class="row ') == sum(1 for b in ARTICLES[name].blocks)
    assert dom.count("<script>") == 1


def test_a_script_that_is_not_the_pages_own_does_not_run(tmp_path: Path) -> None:
    foreign = "</footer><script>document.title = 'taken over'</script>"
    text = render(REALISTIC).replace("</footer>", foreign)
    dom, complaints = opened(text, tmp_path, "--dump-dom")
    assert any("Content Security Policy" in line for line in complaints)
    assert "<title>taken over" not in dom


def test_the_page_can_be_printed(tmp_path: Path) -> None:
    paper = tmp_path / "page.pdf"
    opened(render(REALISTIC), tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={paper}")
    assert paper.read_bytes().startswith(b"%PDF")
