"""Word documents: every kind of block, and every way in which the file can be bad."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from tests.cases import rows
from tests.documents.packages import docx, packed, word
from tests.documents.shared import kinds, read
from workbench.documents import package
from workbench.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

SHORT: list[tuple[str, str | Callable[[re.Match[str]], str]]] = [
    (r"P\(([^()]*)\)", r"<w:p>R(\1)</w:p>"),
    (r"S\((\w+)\)\(([^()]*)\)", r"<w:p><w:pPr><w:pStyle w:val='\1'/></w:pPr>R(\2)</w:p>"),
    (
        r"L\((\d),(\d)\)\(([^()]*)\)",
        r"<w:p><w:pPr><w:numPr><w:ilvl w:val='\2'/><w:numId w:val='\1'/></w:numPr></w:pPr>I(\3)",
    ),
    (r"I\(([^()]*)\)", r"R(\1)</w:p>"),
    (r"R\(([^()]*)\)", r"<w:r><w:t>\1</w:t></w:r>"),
]


def style(name: str, title: str, inner: str = "") -> str:
    return f"<w:style w:styleId='{name}'><w:name w:val='{title}'/>{inner}</w:style>"


def level(number: int, kind: str, start: int = 1) -> str:
    return f"<w:lvl w:ilvl='{number}'><w:start w:val='{start}'/><w:numFmt w:val='{kind}'/></w:lvl>"


def expanded(body: str) -> str:
    for pattern, made in SHORT:
        body = re.sub(pattern, made, body)
    return body


PARTS = {
    "styles": style("Title", "Title")
    + style("H2", "heading 2")
    + style("Mine", "Meine Art", "<w:basedOn w:val='H2'/>")
    + style("Loop", "Loop", "<w:basedOn w:val='Loop'/>")
    + style("Quote", "Quote")
    + style("Caption", "caption")
    + style("Pre", "HTML Preformatted")
    + style("TOC1", "toc 1")
    + style("Bullets", "List Bullet", "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"),
    "numbering": f"<w:abstractNum w:abstractNumId='0'>{level(0, 'bullet')}</w:abstractNum>"
    f"<w:abstractNum w:abstractNumId='1'>{level(0, 'chineseCounting', 5)}{level(1, 'decimal')}"
    "</w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>",
    "footnotes": expanded(
        "<w:footnote w:id='0'>P(线)</w:footnote><w:footnote w:id='3'>P(注三)</w:footnote>"
        "<w:footnote w:id='2'>P(注二)</w:footnote>"
    ),
}
TEXT = expanded("P(稀土很重要。)")
GOOD: dict[str, str | bytes] = {"word/document.xml": word("document", f"<w:body>{TEXT}</w:body>")}


@pytest.mark.parametrize("case", rows("documents/docx.yaml"))
def test_blocks(case: dict[str, Any]) -> None:
    content = read("a.docx", docx(expanded(case["body"]), **PARTS))
    got = [[b.kind.value, b.text, b.level, b.marker] for b in content.blocks]
    assert len(got) == len(case["blocks"])
    for block, wanted in zip(got, case["blocks"], strict=True):
        assert block[: len(wanted)] == wanted
    assert case.get("note", "") in "; ".join(content.notes)
    assert bool(content.notes) is ("note" in case)


def test_a_document_of_another_writer_is_read() -> None:
    writer = pytest.importorskip("docx")
    document = writer.Document()
    document.add_heading("标题", 0)
    document.add_heading("小标题", 2)
    document.add_paragraph("稀土很重要。")
    document.add_paragraph("一", style="List Number")
    document.add_paragraph("点", style="List Bullet")
    document.add_paragraph("引文", style="Intense Quote")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "年", "吨"
    document.sections[0].header.paragraphs[0].text = "页眉"
    file = io.BytesIO()
    document.save(file)
    assert kinds(read("a.docx", file.getvalue())) == [
        ["heading", "标题"],
        ["heading", "小标题"],
        ["paragraph", "稀土很重要。"],
        ["list-item", "一"],
        ["list-item", "点"],
        ["quote", "引文"],
        ["table-cell", "年"],
        ["table-cell", "吨"],
    ]


def test_the_main_part_may_have_another_name() -> None:
    relations = '<r><x Type="http://y/officeDocument" Target="/text/main.xml"/></r>'
    parts = {"_rels/.rels": relations, "text/main.xml": GOOD["word/document.xml"]}
    assert read("a.docx", packed(parts)).blocks[0].text == "稀土很重要。"


def encrypted() -> bytes:
    data = bytearray(packed(GOOD))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    return bytes(data)


def bomb() -> bytes:
    return packed({"word/document.xml": b"<a>" + b" " * (20 * 2**20)})


def nested(depth: int) -> bytes:
    opened = "<w:tbl><w:tr><w:tc>" * depth
    return docx(opened + TEXT + "</w:tc></w:tr></w:tbl>" * depth)


ENTITIES = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + word(
    "document", "<w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body>"
)
LAUGHS = (
    '<!DOCTYPE d [<!ENTITY a "'
    + "x" * 99
    + '">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 9}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><d>&i;</d>"
)
BAD = [
    (b"PK\x03\x04rest", "not a Word document, or a damaged one"),
    (b"plain text", "not a Word document"),
    (packed(GOOD)[:-30], "not a Word document"),
    (packed({"x.xml": "<a/>"}), "part word/document.xml is missing"),
    (packed({"word/document.xml": "<a><b></a>"}), "part word/document.xml is no well-formed XML"),
    (packed({"word/document.xml": ENTITIES}), "part word/document.xml declares XML entities"),
    (packed({"word/document.xml": ENTITIES.encode("utf-16")}), "declares XML entities"),
    (packed({"word/document.xml": LAUGHS}), "part word/document.xml declares XML entities"),
    (packed({**GOOD, "word/styles.xml": LAUGHS}), "part word/styles.xml declares XML entities"),
    (bomb(), "part word/document.xml unpacks to far more"),
    (encrypted(), "part word/document.xml is encrypted"),
    (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "encrypted with a password"),
    (b"\xd0\xcf\x11\xe0" + bytes(500), "a document of Word 97 to 2003"),
    (docx(""), "no text in this Word document"),
    (docx("<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id='1'/></w:r></w:p>"),
     "part word/footnotes.xml is missing"),
    (nested(200), "part word/document.xml is no well-formed XML"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "says"), BAD, ids=[says for _, says in BAD])
def test_what_cannot_be_read(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        read("a.docx", data)
    assert caught.value.message.startswith("a.docx: ")


def test_tables_nested_fifty_deep() -> None:
    assert kinds(read("a.docx", nested(50))) == [["paragraph", "稀土很重要。"]]


def test_all_parts_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_TOTAL", 300)
    opened = package.Package(packed({"a": b"x" * 200, "b": b"x" * 200}), "a.docx", "a document")
    opened.read("a")
    with pytest.raises(InputError, match="part b unpacks to far more"):
        opened.read("b")


def test_a_method_of_packing_that_is_unknown() -> None:
    data = bytearray(packed(GOOD))
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.index(mark) + offset] = 99
    with pytest.raises(InputError, match=r"part word/document\.xml is packed as no document's is"):
        read("a.docx", bytes(data))


def test_the_size_that_the_file_gives_is_not_believed() -> None:
    file = io.BytesIO(bomb())
    with zipfile.ZipFile(file) as archive:
        size = archive.infolist()[0].file_size
    data = file.getvalue().replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    with pytest.raises(InputError):
        read("a.docx", data)
