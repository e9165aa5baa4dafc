"""The page under axe-core, which finds what shuts out people who read it by other means."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.bilingual.browser import browser, needs_browser
from tests.bilingual.samples import ARTICLES, EXPLAINED
from workbench.bilingual.html import render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bilingual.browser import Browser

PACKAGES = ("axe_playwright_python", "axe_core_python")
"""Each brings the script along; the newest first."""
AXE = next(
    (
        script
        for name in PACKAGES
        if (spec := find_spec(name)) and spec.origin
        if (script := Path(spec.origin).with_name("axe.min.js")).is_file()
    ),
    None,
)
pytestmark = [
    pytest.mark.slow,
    needs_browser,
    pytest.mark.skipif(AXE is None, reason="no axe-core: pip install axe-core-python"),
]
PAGES = {**ARTICLES, "explained": EXPLAINED}
WIDTHS, SCHEMES = (1280, 400), ("light", "dark")
_RUN = """axe.run(document, {resultTypes: ["violations"]}).then(({violations}) => JSON.stringify(
  violations.map(({id, nodes}) => [id, nodes.map((node) => [node.html, node.failureSummary])])
))"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("axe")) as opened:
        yield opened


def violations(page: Browser) -> list[Any]:
    """Return what axe-core finds wrong with the page as it is shown now."""
    assert AXE is not None
    if page.ask("typeof axe") == "undefined":
        page.ask(AXE.read_text("utf-8") + "; 0")
    return list(json.loads(page.ask(_RUN)))


@pytest.mark.parametrize("name", PAGES)
def test_axe_has_nothing_to_complain_of(name: str, page: Browser, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(render(PAGES[name]), encoding="utf-8", newline="\n")
    page.open(file)
    for width in WIDTHS:
        for scheme in SCHEMES:
            page.size(width, prefers_color_scheme=scheme)
            assert violations(page) == [], (width, scheme)
    page.ask("for (const d of document.querySelectorAll('details')) d.open = true; 0")
    assert violations(page) == []


def test_axe_has_nothing_to_complain_of_in_the_cards(page: Browser, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(render(EXPLAINED), encoding="utf-8", newline="\n")
    page.open(file)
    cards = page.ask("[...document.querySelectorAll('[popover]')].map((card) => card.id)")
    assert {"copy", "keys", "rule-terms-missing"} <= set(cards)
    for card in cards:
        page.ask(f"document.getElementById({card!r}).showPopover()")
        assert violations(page) == [], card


def test_axe_does_find_what_is_wrong(page: Browser, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    broken = render(EXPLAINED).replace('<html lang="en">', "<html>")
    file.write_text(broken, encoding="utf-8", newline="\n")
    page.open(file)
    assert [rule for rule, _ in violations(page)] == ["html-has-lang"]
