"""The Word document, opened again by python-docx."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from hypothesis import given, settings

from tests.bilingual.readers import (
    HOSTILE,
    UNWRITABLE,
    docx_comments,
    docx_pairs,
    docx_rows,
    tree,
)
from tests.bilingual.samples import EMPTY, REALISTIC, block, pair
from tests.bilingual.strategies import articles
from workbench.article import Article, BlockKind, Finding, Severity, Span
from workbench.bilingual.docx import render, render_paragraphs
from workbench.bilingual.plain import clean
from workbench.locales import EN, ZH_CN, ZH_HK, ZH_TW, Locale

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def of_one(source: str, target: str | None, *found: Finding) -> Article:
    """Return an article of one sentence."""
    return Article((block(BlockKind.PARAGRAPH, pair(source, target, *found)),), ZH_CN, EN)


def expected(article: Article) -> list[tuple[str, ...]]:
    """Return the rows that an article should have."""
    rows: list[tuple[str, ...]] = []
    for part in article.blocks:
        if part.kind is BlockKind.RULE:
            rows.append(("* * *",))
        elif part.kind is BlockKind.CODE:
            rows.append((clean(part.text).rstrip("\n"),))
        elif part.segments or part.text.strip():
            rows.append((clean(part.text), clean(part.target_text)))
    return rows


LAYOUTS = {"table": (render, docx_rows), "paragraphs": (render_paragraphs, docx_pairs)}


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=20)
@given(article=articles())
def test_both_sides_come_back_and_no_finding_is_lost(layout: str, article: Article) -> None:
    write, read = LAYOUTS[layout]
    data = write(article)
    assert read(data) == expected(article)
    told = [text.split("\n")[0] for _, text in docx_comments(data)]
    assert told == [f"{f.severity.value} {f.rule}" for f in article.findings]


@pytest.mark.parametrize("text", [*HOSTILE.values(), "稀𠮷" * 50_000], ids=[*HOSTILE, "long"])
def test_hostile_text_comes_back_as_it_was(text: str) -> None:
    assert docx_rows(render(of_one(text, text))) == [(text, text)]


def test_what_no_file_can_hold_is_shown_as_replaced() -> None:
    assert docx_rows(render(of_one(UNWRITABLE, None))) == [("a�b�c�d�e�f�g", "")]


def test_comments_stand_on_what_they_are_about() -> None:
    assert docx_comments(render(REALISTIC))[1:4] == [
        (
            "Department of Commerce",
            (
                "error forbidden-form\n“Department of Commerce” is the American one."
                "\nSuggestion: Ministry of Commerce"
            ),
        ),
        (
            "Zhongke Sanhuan",
            "warning term-missing\n中科三环 is “Zhong Ke San Huan” in the glossary.",
        ),
        (
            "$489 billion",
            (
                "error number-differs\n4.89亿 is 489 million; the target says billion."
                "\nSuggestion: $489 million"
            ),
        ),
    ]


@pytest.mark.parametrize(
    ("target", "span", "other", "anchor"),
    [
        pytest.param("one two", Span(4, 7), None, "two", id="span"),
        pytest.param("one two", None, Span(0, 1), "one two", id="sentence"),
        pytest.param("one two", Span(9, 20), None, "one two", id="span outside"),
        pytest.param(None, None, Span(0, 1), "稀", id="no target"),
        pytest.param("", None, None, "稀土", id="empty target"),
    ],
)
def test_where_a_comment_stands(
    target: str | None, span: Span | None, other: Span | None, anchor: str
) -> None:
    finding = Finding("rule", Severity.ERROR, "message", other, span)
    assert docx_comments(render(of_one("稀土", target, finding))) == [
        (anchor, "error rule\nmessage")
    ]


def test_comments_stand_on_the_same_words_in_either_layout() -> None:
    assert docx_comments(render_paragraphs(REALISTIC)) == docx_comments(render(REALISTIC))


def test_a_missing_target_is_shaded_in_either_layout() -> None:
    for write in (render, render_paragraphs):
        document = docx.Document(io.BytesIO(write(REALISTIC)))
        shades = [e.get(f"{W}fill") for e in document.element.body.iter(f"{W}shd")]
        assert shades.count("FDF1D3") == 1


def test_a_paragraph_stays_with_its_translation() -> None:
    document = docx.Document(io.BytesIO(render_paragraphs(REALISTIC)))
    assert not document.tables
    source, target = document.styles["Source"], document.styles["Target"]
    assert source.paragraph_format.keep_with_next
    assert target.paragraph_format.space_after > source.paragraph_format.space_after


def test_comments_may_overlap() -> None:
    found = [Finding(str(n), Severity.INFO, "m", None, Span(n, n + 3)) for n in range(3)]
    anchors = [anchor for anchor, _ in docx_comments(render(of_one("字", "abcdef", *found)))]
    assert anchors == ["abc", "bcd", "cde"]


@pytest.mark.parametrize(
    ("locale", "font"),
    [(ZH_CN, "Microsoft YaHei"), (ZH_TW, "Microsoft JhengHei"), (ZH_HK, "Microsoft JhengHei")],
)
def test_chinese_has_its_font_and_language(locale: Locale, font: str) -> None:
    for article in (
        replace(REALISTIC, source_locale=locale),
        replace(REALISTIC, source_locale=EN, target_locale=locale),
    ):
        with zipfile.ZipFile(io.BytesIO(render(article))) as archive:
            styles = tree(archive.read("word/styles.xml"))
        side = "Source" if article.source_locale is locale else "Target"
        style = next(s for s in styles if s.get(f"{W}styleId") == side)
        fonts, language = style.find(f".//{W}rFonts"), style.find(f".//{W}lang")
        assert fonts is not None
        assert language is not None
        assert fonts.get(f"{W}eastAsia") == font
        assert fonts.get(f"{W}hint") == "eastAsia"
        assert language.get(f"{W}eastAsia") == locale.tag
        assert language.get(f"{W}val") == "en-US"
        normal = next(s for s in styles if s.get(f"{W}styleId") == "Normal")
        assert not any("Theme" in name for e in normal.iter(f"{W}rFonts") for name in e.attrib)


def test_every_style_that_is_named_is_there() -> None:
    for write in (render, render_paragraphs):
        _named_styles_are_there(write(REALISTIC))


def _named_styles_are_there(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        known = {s.get(f"{W}styleId") for s in tree(archive.read("word/styles.xml"))}
        for part in ("document", "comments", "footer1"):
            root = tree(archive.read(f"word/{part}.xml"))
            for name in ("pStyle", "rStyle", "tblStyle"):
                assert {e.get(f"{W}val") for e in root.iter(W + name)} <= known


def test_the_table_repeats_its_header_and_keeps_its_rows_whole() -> None:
    document = docx.Document(io.BytesIO(render(REALISTIC)))
    rows = document.tables[0].rows
    marks = [{e.tag.removeprefix(W) for e in row._tr.iter()} for row in rows]  # noqa: SLF001
    assert [("tblHeader" in mark) for mark in marks] == [True] + [False] * (len(marks) - 1)
    assert all("cantSplit" in mark for mark in marks)
    assert [cell.text for cell in rows[0].cells] == ["Chinese (Mainland, Simplified)", "English"]
    heading = rows[1].cells[1].paragraphs[0]
    assert heading.style is not None
    assert heading.style.name == "Target Heading"
    assert heading.style.font.bold


def test_summary_and_signature_stand_at_the_end() -> None:
    document = docx.Document(io.BytesIO(render(REALISTIC)))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[-6] == "Summary"
    assert texts[-1] == REALISTIC.signature
    assert document.core_properties.title == REALISTIC.title


def test_an_empty_article_is_a_table_with_a_header() -> None:
    assert docx_rows(render(EMPTY)) == []
    render(replace(REALISTIC, signature="x" * 1000, name="y" * 1000))
