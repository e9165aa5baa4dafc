"""PDF: paragraphs rejoined from lines, and what has no text to read."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cases import rows
from tests.documents.pdfs import pdf
from tests.documents.shared import kinds, read
from workbench.documents.printed import paragraphs
from workbench.errors import InputError


@pytest.mark.parametrize("case", rows("documents/printed.yaml"))
def test_paragraphs(case: dict[str, Any]) -> None:
    assert [text for _, text in paragraphs(case["pages"])] == case["paragraphs"]


def test_a_pdf_is_read_with_a_note() -> None:
    data = pdf([["图：港口。", "稀土很重要，北京尚未承诺批准一部", "分出口，6 月再谈。"], ["完。"]])
    content = read("a.pdf", data)
    assert kinds(content) == [
        ["caption", "图：港口。"],
        ["paragraph", "稀土很重要，北京尚未承诺批准一部分出口，6月再谈。"],
        ["paragraph", "完。"],
    ]
    assert content.notes[0] == (
        "the text of a PDF is a best effort: compare its paragraphs with the pages"
    )
    assert content.notes[1].endswith("perhaps pictures: 1 of 2")


def test_bullets_of_fonts_of_signs_begin_items() -> None:
    data = pdf([["议程有以下两项：", "\uf0b7 磁体", "\uf0d8 稀土"]])
    texts = [text for _, text in kinds(read("a.pdf", data))]
    assert texts == ["议程有以下两项：", "• 磁体", "• 稀土"]


def test_a_scan_of_200_pages_is_said_to_be_one() -> None:
    with pytest.raises(InputError, match=r"a\.pdf: no text on its 200 pages, only pic") as caught:
        read("a.pdf", pdf([[]] * 200))
    assert "OCR" in (caught.value.hint or "")


def encrypted() -> bytes:
    import io

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(pdf([["稀土"]]))))
    writer.encrypt("secret", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"plain", "not a PDF"),
        (b"%PDF-1.7\nrest", "a damaged PDF"),
        (pdf([["稀土"]])[:200], "a damaged PDF"),
        (encrypted(), "encrypted with a password"),
    ],
    ids=["text", "rest", "cut", "encrypted"],
)
def test_what_cannot_be_read(data: bytes, says: str, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(InputError, match=rf"a\.pdf: {says}"):
        read("a.pdf", data)
    assert caplog.records == []


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.documents.pdf._MAX_PAGES", 2)
    with pytest.raises(InputError, match="3 pages, more than 2"):
        read("a.pdf", pdf([["稀土"]] * 3))
