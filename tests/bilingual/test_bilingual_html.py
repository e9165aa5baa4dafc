"""The HTML page: its text, its links, its safety, its colours."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.resources import files
from itertools import product

import pytest
from hypothesis import example, given

from tests.bilingual.pages import Page, colours, contrast
from tests.bilingual.samples import ARTICLES, REALISTIC
from tests.bilingual.strategies import articles
from workbench.article import Article, BlockKind
from workbench.bilingual.html import render
from workbench.bilingual.page.markup import lang
from workbench.bilingual.plain import clean
from workbench.locales import LOCALES

PARTS = files("workbench.bilingual.page")
STYLE = "".join(
    (PARTS / f"{name}.css").read_text("utf-8") for name in ("colours", "page", "article", "bar")
)
GROUNDS = ("ground", "error-ground", "warning-ground", "info-ground", "sentence", "lit")


@given(articles())
def test_without_its_tags_the_page_is_the_article(article: Article) -> None:
    page = Page(render(article))
    assert not page.faults
    prose = [block for block in article.blocks if block.kind.is_prose]
    for number, block in enumerate(prose):
        source, target = page.sides[2 * number : 2 * number + 2]
        assert source.text == clean(block.text)
        assert target.text == clean(block.target_text)
        assert source.lang == lang(article.source_locale)
        assert target.lang == lang(article.target_locale)
    assert len(page.sides) == 2 * len(prose)


@given(articles())
@example(ARTICLES["nasty"])
def test_every_anchor_is_there_once_and_every_link_leads_to_one(article: Article) -> None:
    page = Page(render(article))
    assert len(page.ids) == len(set(page.ids))
    assert set(page.targets) <= set(page.ids)


@pytest.mark.parametrize("name", ARTICLES)
def test_content_cannot_become_markup(name: str) -> None:
    text = render(ARTICLES[name])
    page = Page(text)
    assert text.count("<script>") == 1
    assert "img" not in page.tags
    assert not {name for name in page.attributes if name.startswith("on")} | (
        page.attributes & {"src", "style"}
    )
    assert not page.faults


def test_a_long_article_stays_light() -> None:
    """A sentence of the sample, with a use and its findings, takes some 890 characters."""
    once = len(render(REALISTIC))
    many = replace(REALISTIC, blocks=REALISTIC.blocks * 40)
    text = render(many)
    segments = 39 * sum(1 for _ in REALISTIC.segments)
    assert (len(text) - once) / segments < 1200
    assert '<main id="article" class="many">' in text
    assert 'class="many"' not in render(REALISTIC)


def test_the_page_asks_for_nothing() -> None:
    text = render(REALISTIC)
    assert not re.search(r"https?://|url\(|@import|fetch|XMLHttp", text)
    assert "default-src 'none'" in text


def test_code_and_rules_stand_across_both_columns() -> None:
    text = render(REALISTIC)
    assert text.count('class="row code"') == 1
    assert text.count('class="row rule"') == 1
    assert "&lt;script&gt;alert(&quot;no&quot;)&lt;/script&gt;" in text


def test_a_term_leads_to_its_other_end_and_back() -> None:
    text = render(REALISTIC)
    assert '<a class="t met-by-model" id="s2" href="#t2"' in text
    assert '<a class="t met-by-model" id="t2" href="#s2"' in text


def test_a_use_that_is_not_met_looks_different_and_leads_to_its_term() -> None:
    assert re.search(r'<a class="t met-not-met" id="s5" href="#term\d"', render(REALISTIC))
    assert ".t.met-not-met" in STYLE


def test_a_finding_without_a_span_marks_its_row() -> None:
    assert '<div class="row paragraph found flagged info" id="b9" data-t="' in render(REALISTIC)


def test_findings_are_marked_numbered_and_explained() -> None:
    text = render(REALISTIC)
    assert '<mark class="error" data-f="4">$489 billion</mark>' in text
    assert 'aria-label="finding 4, error"' in text
    note = re.search(r'<li class="error" id="f4".*?</li>', text)
    assert note
    assert re.sub("<[^>]+>", "", note[0]) == (
        "4 Error number-differs 4.89亿 is 489 million; the target says billion. "
        "Suggestion: $489 million"
    )


def test_every_kind_of_block_has_its_row() -> None:
    text = render(REALISTIC)
    for kind in set(BlockKind) - {BlockKind.TABLE_CELL}:
        assert f'class="row {kind.value}' in text


@pytest.mark.parametrize("tag", LOCALES)
def test_every_locale_has_a_tag_with_its_script(tag: str) -> None:
    locale = LOCALES[tag]
    assert lang(locale) == (f"zh-{locale.script}-{tag[-2:]}" if locale.is_chinese else tag)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_text_has_the_contrast_of_wcag_aa(theme: int) -> None:
    palette = colours(STYLE)[theme]
    pairs = [
        *product(("text",), (*GROUNDS, "raised")),
        *product(("quiet",), GROUNDS),
        *product(("error", "warning", "info"), GROUNDS),
        *product(("term", "injected"), ("ground",)),
    ]
    poor = {
        pair: round(ratio, 2)
        for pair in pairs
        if (ratio := contrast(*(palette[name] for name in pair))) < 4.5
    }
    assert not poor
