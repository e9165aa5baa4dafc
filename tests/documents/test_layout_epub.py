"""Books written again: the same zip file, with other texts where the book has text."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.documents.packages import CONTAINER, OPF, XHTML, epub, packed
from tests.documents.rewriting import layout, opened, rewritten
from workbench.errors import InputError
from workbench.locales import ZH_TW

NCX = "http://www.daisy.org/z3986/2005/ncx/"
WORDS = {
    "稀土": "Rare earths", "稀土很重要。": "Rare earths matter.", "第一章": "Chapter one",
    "目录": "Contents", "磁体": "magnets", "书": "Book", "图": "picture", "二": "Two",
}  # fmt: skip


def page(body: str) -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="{XHTML}" '
        f'xml:lang="zh-CN"><head><title>书</title></head><body>{body}</body></html>'
    )


def book() -> bytes:
    """Return a book with contents of both kinds, a picture, and a chapter without a heading."""
    files = {"nav": "nav.xhtml", "a": "1.xhtml", "b": "2.xhtml", "n": "toc.ncx", "p": "p.png"}
    media = {"n": "application/x-dtbncx+xml", "p": "image/png"}
    items = "".join(
        f'<item id="{key}" href="{name}" media-type="{media.get(key, "application/xhtml+xml")}"'
        f"{' properties=' + chr(34) + 'nav' + chr(34) if key == 'nav' else ''}/>"
        for key, name in files.items()
    )
    ncx = (
        f'<ncx xmlns="{NCX}"><docTitle><text>书</text></docTitle><navMap><navPoint><navLabel>'
        '<text>第一章</text></navLabel><content src="1.xhtml"/></navPoint></navMap></ncx>'
    )
    return packed(
        {
            "META-INF/container.xml": CONTAINER,
            "OEBPS/p.png": b"\x89PNG",
            "mimetype": "application/epub+zip",
            "OEBPS/book.opf": f'<package xmlns="{OPF}" xml:lang="zh"><metadata '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>稀土</dc:title>'
            "<dc:language>zh-CN</dc:language><dc:creator>王</dc:creator></metadata><manifest>"
            f'{items}</manifest><spine toc="n"><itemref idref="nav"/><itemref idref="a"/>'
            '<itemref idref="b"/></spine></package>',
            "OEBPS/nav.xhtml": page(
                '<nav><h1>目录</h1><ol><li><a href="1.xhtml">第一章</a></li></ol></nav>'
            ),
            "OEBPS/1.xhtml": page(
                '<p>稀土很重要。<img src="p.png" alt="图"/></p><p>&nbsp;<b>磁体</b><br/></p>'
            ),
            "OEBPS/2.xhtml": page("<h1>二</h1><svg viewBox='0 0 1 1'><g/></svg>"),
            "OEBPS/toc.ncx": ncx,
        }
    )


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def test_a_book_is_translated_wherever_it_has_text() -> None:
    made = rewritten("a.epub", book(), WORDS.__getitem__)
    texts = {name: data.decode("utf-8", "replace") for name, data in parts(made.data).items()}
    assert '<p>Rare earths matter. <img src="p.png" alt="picture"/></p>' in texts["OEBPS/1.xhtml"]
    assert "<b>magnets</b><br/>" in texts["OEBPS/1.xhtml"]
    assert "<title>Book</title>" in texts["OEBPS/1.xhtml"]
    assert 'xml:lang="en"' in texts["OEBPS/1.xhtml"]
    assert "<h1>Two</h1><svg viewBox=" in texts["OEBPS/2.xhtml"]
    assert '<a href="1.xhtml">Chapter one</a>' in texts["OEBPS/nav.xhtml"]
    assert "<text>Chapter one</text>" in texts["OEBPS/toc.ncx"]
    assert (
        "<dc:title>Rare earths</dc:title><dc:language>en</dc:language>" in texts["OEBPS/book.opf"]
    )
    assert "<dc:creator>王</dc:creator>" in texts["OEBPS/book.opf"]
    assert not any("look at it" in note for note in made.notes)


def test_the_zip_file_is_laid_out_as_a_book() -> None:
    made = rewritten("a.epub", book(), WORDS.__getitem__).data
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        first, *others = archive.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.testzip() is None
    assert {one.filename for one in others} == set(parts(book())) - {"mimetype"}
    assert parts(made)["OEBPS/p.png"] == b"\x89PNG"


def test_it_reads_back() -> None:
    made = rewritten("a.epub", book(), WORDS.__getitem__).data
    before, after = (opened("a.epub", data).content.blocks for data in (book(), made))
    assert [(one.kind, one.level) for one in after] == [(one.kind, one.level) for one in before]
    assert [one.text for one in after] == ["Chapter one", "Rare earths matter.", "magnets", "Two"]


def test_an_unchanged_book_is_the_same() -> None:
    assert rewritten("a.epub", book(), lambda source: source).data == book()


def test_a_chapter_that_is_no_xml_becomes_one() -> None:
    data = epub({"1.xhtml": "<p>稀土很重要。<br><b>磁体</b>"})
    made = parts(rewritten("a.epub", data, WORDS.__getitem__).data)["OEBPS/1.xhtml"].decode()
    assert "<p>Rare earths matter.<br/><b>magnets</b></p>" in made
    assert made.startswith("<?xml version='1.0' encoding='utf-8'?>")


def test_a_book_is_converted() -> None:
    made = layout("a.epub", book()).converted(lambda text: text.replace("体", "體"), ZH_TW)
    texts = parts(made)
    assert "<b>磁體</b>" in texts["OEBPS/1.xhtml"].decode()
    assert "<dc:language>zh-TW</dc:language>" in texts["OEBPS/book.opf"].decode()


def test_a_book_that_unpacks_to_too_much_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    made = layout("a.epub", book())
    monkeypatch.setattr("workbench.documents.package.MAX_TOTAL", 1000)
    with pytest.raises(InputError, match="unpacks to far more"):
        made.converted(lambda text: text, ZH_TW)
