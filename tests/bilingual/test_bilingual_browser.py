"""The page in a real browser, where there is one: its policy, its search, its keys, its paper."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.bilingual.browser import browser, needs_browser
from tests.bilingual.samples import ARTICLES, EXPLAINED, REALISTIC
from workbench.bilingual.html import render

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.bilingual.browser import Browser
    from workbench.article import Article

pytestmark = [pytest.mark.slow, needs_browser]
_SHOWN = "[...document.querySelectorAll('.row')].filter((r) => r.offsetParent).map((r) => r.id)"
_STATUS = "document.getElementById('shown').textContent"
_FOCUS = "document.activeElement.id || document.activeElement.className"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("browser")) as opened:
        yield opened


def show(page: Browser, text: str, folder: Path, *, script: bool = True) -> Browser:
    """Open a page of this text at the width of a desk's screen."""
    file = folder / "page.html"
    file.write_text(text, encoding="utf-8", newline="\n")
    page.open(file, script=script)
    page.size(1280)
    return page


@pytest.mark.parametrize("name", ARTICLES)
def test_the_browser_has_nothing_to_complain_of(name: str, page: Browser, tmp_path: Path) -> None:
    show(page, render(ARTICLES[name]), tmp_path)
    assert page.complaints == []
    assert page.ask("document.querySelectorAll('.row').length") == len(ARTICLES[name].blocks)
    assert page.requests == [(tmp_path / "page.html").as_uri()]


def test_a_script_that_is_not_the_pages_own_does_not_run(page: Browser, tmp_path: Path) -> None:
    foreign = "</footer><script>document.title = 'taken over'</script>"
    show(page, render(REALISTIC).replace("</footer>", foreign), tmp_path)
    assert any("Content Security Policy" in line for line in page.complaints)
    assert page.ask("document.title") == REALISTIC.title


def test_only_paragraphs_with_findings_are_shown(page: Browser, tmp_path: Path) -> None:
    show(page, render(REALISTIC), tmp_path)
    page.press("f")
    assert page.ask(_SHOWN) == ["b3", "b5", "b9"]
    assert page.ask(_STATUS) == "3 of 12 paragraphs"
    page.press("f")
    assert len(page.ask(_SHOWN)) == len(REALISTIC.blocks)
    assert page.ask(_STATUS) == "12 paragraphs"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("关税", ["b2"]),
        ("關稅", ["b2"]),
        ("ＴＡＲＩＦＦＳ", ["b2"]),
        ("$489 billion last", ["b1"]),
        ("last year", ["b1"]),
        ("nowhere", []),
    ],
)
def test_the_search_takes_either_script_and_goes_through_marks(
    query: str, found: list[str], page: Browser, tmp_path: Path
) -> None:
    show(page, render(EXPLAINED), tmp_path)
    page.press("/")
    assert page.ask(_FOCUS) == "search"
    page.type(query)
    page.press("Enter")
    assert page.ask(_SHOWN) == found
    assert page.ask(_STATUS) == f"{len(found) or 'None'} of 2 paragraphs"
    hits = page.ask("[...(CSS.highlights.get('hit') ?? [])].map((range) => range.toString())")
    assert len(hits) == len(found)
    page.press("Escape")
    assert page.ask(_SHOWN) == ["b1", "b2"]


def test_a_term_of_the_table_shows_its_paragraphs(page: Browser, tmp_path: Path) -> None:
    show(page, render(REALISTIC), tmp_path)
    page.press("t")
    assert page.ask("document.activeElement.tagName") == "SUMMARY"
    page.click("a.pick[data-label^='贝森特']")
    assert page.ask(_SHOWN) == ["b10"]
    assert page.ask(_FOCUS) == "b10"
    page.click("details.ledger summary")
    page.click(".ledger a[href='#b1']")
    assert len(page.ask(_SHOWN)) == len(REALISTIC.blocks)


def test_a_rule_can_be_chosen(page: Browser, tmp_path: Path) -> None:
    show(page, render(REALISTIC), tmp_path)
    page.ask(
        "(() => { const s = document.getElementById('show'); s.value = 'rule number-differs';"
        " s.dispatchEvent(new Event('change')); })()"
    )
    assert page.ask(_SHOWN) == ["b9"]


def test_findings_and_paragraphs_can_be_walked_with_keys(page: Browser, tmp_path: Path) -> None:
    show(page, render(REALISTIC), tmp_path)
    walked = []
    for key in "jjnnnpk":
        page.press(key)
        walked.append(page.ask(_FOCUS))
    assert walked == ["b1", "b2", "f1", "f2", "f3", "f2", "b2"]
    name = "document.activeElement.getAttribute('aria-label')"
    assert page.ask(name) == "Paragraph 2 of 13"


def test_a_rule_is_explained_where_it_is_named(page: Browser, tmp_path: Path) -> None:
    show(page, render(EXPLAINED), tmp_path)
    page.click("button.rule-name")
    card = page.ask("document.querySelector(':popover-open').textContent")
    assert "A term of the glossary that the target does not use." in card
    page.press("Escape")
    assert page.ask("document.querySelectorAll(':popover-open').length") == 0
    assert page.ask(_FOCUS) == "rule-name"


def test_single_keys_can_be_turned_off(page: Browser, tmp_path: Path) -> None:
    show(page, render(REALISTIC), tmp_path)
    page.press("?")
    page.click("#single-keys")
    page.press("Escape")
    page.press("f")
    assert len(page.ask(_SHOWN)) == len(REALISTIC.blocks)


def test_what_is_shown_is_copied_as_plain_text(page: Browser, tmp_path: Path) -> None:
    show(page, render(REALISTIC), tmp_path)
    page.ask(
        "Object.defineProperty(navigator, 'clipboard', {value: "
        "{writeText: async (text) => { window.copied = text; }}}); 0"
    )
    page.press("c")
    page.click("[data-copy='target']")
    copied = page.ask("copied")
    assert "• Civil magnets: permits are valid for six months;\n1. car makers come first;" in copied
    assert "met by" not in copied
    assert "term-missing" not in copied
    page.press("f")
    page.press("c")
    page.click("[data-copy='source target']")
    first, *_ = page.ask("copied").split("\n\n")
    source, target = first.split("\n")
    assert source == REALISTIC.blocks[2].text
    assert target == REALISTIC.blocks[2].target_text
    assert page.ask(_STATUS) == "3 copied"


def test_a_terms_ends_light_up_together(page: Browser, tmp_path: Path) -> None:
    show(page, render(REALISTIC), tmp_path)
    page.ask("document.getElementById('s2').focus()")
    lit = page.ask("[...document.querySelectorAll('.t.on')].map((node) => node.id)")
    assert lit == ["s2", "t2"]


def test_without_script_the_page_is_whole_and_offers_what_works(
    page: Browser, tmp_path: Path
) -> None:
    show(page, render(REALISTIC), tmp_path, script=False)
    assert len(page.ask(_SHOWN)) == len(REALISTIC.blocks)
    assert page.ask("[...document.querySelectorAll('[data-live]')].every((n) => n.hidden)")
    page.ask("document.getElementById('show').value = 'found'")
    assert page.ask(_SHOWN) == ["b3", "b5", "b9"]


@pytest.mark.parametrize("name", [*ARTICLES, "explained"])
def test_nothing_is_wider_than_a_telephone(name: str, page: Browser, tmp_path: Path) -> None:
    article: Article = {**ARTICLES, "explained": EXPLAINED}[name]
    show(page, render(article), tmp_path)
    page.size(400)
    assert page.ask("document.documentElement.scrollWidth") <= 400
    page.size(320)
    assert page.ask("document.documentElement.scrollWidth") <= 320


def test_the_focus_is_seen_in_both_themes(page: Browser, tmp_path: Path) -> None:
    show(page, render(REALISTIC), tmp_path)
    styles = "(({outlineStyle, outlineWidth}) => JSON.stringify([outlineStyle, outlineWidth]))"
    for scheme in ("light", "dark"):
        page.size(1280, prefers_color_scheme=scheme)
        page.press("j")
        outline = json.loads(page.ask(f"{styles}(getComputedStyle(document.activeElement))"))
        assert outline == ["solid", "2px"]
