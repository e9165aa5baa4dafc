"""EPUB books: the order of reading, headings of the chapters, and what cannot be read."""

from __future__ import annotations

import pytest

from tests.documents.packages import CONTAINER, OPF, XHTML, epub, packed
from tests.documents.shared import kinds, read
from workbench.bilingual import render
from workbench.documents import EPUB, Document
from workbench.documents.source import Source
from workbench.errors import InputError

TWO = {"a b.xhtml": "<h1>第一章</h1><p>稀土。</p>", "text/2.xhtml": "<p>芯片<br/>二</p><hr/>"}
NCX = (
    '<ncx><navMap><navPoint><navLabel><text>第二章</text></navLabel><content src="text/2.xhtml#x"/>'
    "</navPoint></navMap></ncx>"
)


def opf(manifest: str, spine: str) -> str:
    return f'<package xmlns="{OPF}"><manifest>{manifest}</manifest>{spine}</package>'


def test_chapters_come_in_the_order_of_the_spine() -> None:
    content = read("a.epub", epub(TWO, ["text/2.xhtml", "a b.xhtml"]))
    assert kinds(content) == [
        ["paragraph", "芯片\n二"],
        ["rule", ""],
        ["heading", "第一章"],
        ["paragraph", "稀土。"],
    ]
    assert content.notes == ()


@pytest.mark.parametrize("first", ["", "<p>第 二 章</p>"])
def test_a_chapter_without_a_heading_gets_that_of_the_contents(first: str) -> None:
    manifest = (
        '<item id="1" href="text/2.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    )
    parts = {
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": opf(manifest, '<spine toc="n"><itemref idref="1"/></spine>'),
        "OEBPS/toc.ncx": NCX,
        "OEBPS/text/2.xhtml": f"<html xmlns='{XHTML}'><body>{first}<p>芯片</p></body></html>",
    }
    got = kinds(read("a.epub", packed({**parts})))
    assert [kind for kind, _ in got] == ["heading", "paragraph"]
    assert got[0][1].replace(" ", "") == "第二章"


def test_the_contents_page_is_left_out_and_names_the_chapters() -> None:
    manifest = (
        '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item id="1" href="a%20b.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="p" href="p.png" media-type="image/png"/>'
    )
    spine = '<spine><itemref idref="n"/><itemref idref="p"/><itemref idref="1"/></spine>'
    parts = {
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": opf(manifest, spine),
        "OEBPS/nav.xhtml": f"<html xmlns='{XHTML}'><body><nav><ol><li><a href='a%20b.xhtml'>一"
        "</a></li></ol></nav></body></html>",
        "OEBPS/a b.xhtml": "<html><body><p>稀土</p></body></html>",
    }
    assert kinds(read("a.epub", packed({**parts}))) == [["heading", "一"], ["paragraph", "稀土"]]


def test_a_book_of_our_own_is_read_back() -> None:
    text = "<h1>稀土</h1><p>稀土很重要。</p><blockquote><p>引文</p></blockquote>"
    data = epub({"1.xhtml": text})
    document = Document("a.epub", EPUB, read("a.epub", data), Source("a.epub", data))
    content = read("b.epub", render(document.article(), ".epub"))
    said = "\n".join(block.text for block in content.blocks)
    assert all(part in said for part in ("稀土很重要。", "引文"))


ENTITIES = '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'
ENCRYPTED = (
    "<encryption><EncryptedData><CipherData><CipherReference URI='OEBPS/a%20b.xhtml'/>"
    "</CipherData></EncryptedData></encryption>"
)
BAD = [
    (b"PK\x03\x04", "not an EPUB book, or a damaged one"),
    (packed({"a": "b"}), "part META-INF/container.xml is missing"),
    (packed({"META-INF/container.xml": "<container/>"}), "container.xml names no book"),
    (packed({"META-INF/container.xml": ENTITIES}), "container.xml declares XML entities"),
    (packed({"META-INF/container.xml": CONTAINER}), "part OEBPS/book.opf is missing"),
    (epub(TWO, []), "no spine"),
    (epub(TWO, extra={"OEBPS/book.opf": opf("", "")}), "no spine"),
    (epub(TWO, extra={"OEBPS/book.opf": opf("", "<spine><itemref idref='z'/></spine>")}),
     "the spine names 'z', which the book does not list"),
    (epub({"../../x.xhtml": "x"}, extra={"OEBPS/book.opf": opf(
        "<item id='z' href='../../../etc/passwd' media-type='text/html'/>",
        "<spine><itemref idref='z'/></spine>")}), "passwd is missing"),
    (epub(TWO, extra={"META-INF/encryption.xml": ENCRYPTED}), "part OEBPS/a b.xhtml is encrypted"),
    (epub({"1.xhtml": "<p><img src='a.png'/></p>"}), "no text in this book"),
    (epub({"1.xhtml": "<div>" * 5000 + "x"}), "nested too deep"),
    (epub(TWO, extra={"OEBPS/text/2.xhtml": f"<?xml version='1.0'?>\n{ENTITIES}"}),
     "part OEBPS/text/2.xhtml declares XML entities"),
    (epub({"1.xhtml": "x" * (20 * 2**20)}), "part OEBPS/1.xhtml unpacks to far more"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "says"), BAD, ids=[says for _, says in BAD])
def test_what_cannot_be_read(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        read("a.epub", data)
    assert caught.value.message.startswith("a.epub: ")
