"""From bytes to text: every encoding that Chinese is kept in, and what is no text at all."""

from __future__ import annotations

import codecs
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import rows
from workbench.documents.encoding import decode
from workbench.errors import InputError, UsageError

CASES = [
    pytest.param(encoding, *row.values, id=f"{encoding}: {row.id}", marks=row.marks)
    for row in rows("documents/encodings.yaml")
    for encoding in row.values[0]["in"]
]
PARAGRAPH = "路透社6月16日报道说，北京尚未承诺批准一部分专用稀土磁体的出口。" * 20
TRADITIONAL = "川普政府要求H20輸往中國須先取得許可，輝達估計損失約達55億美元。" * 20


@pytest.mark.parametrize(("encoding", "case"), CASES)
def test_an_encoding_is_recognised(encoding: str, case: dict[str, Any]) -> None:
    decoded = decode(case["text"].encode(encoding), "a.txt")
    assert decoded.text == case["text"]
    assert "--encoding overrides it" in decoded.note


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("gbk", PARAGRAPH),
        ("gb18030", PARAGRAPH + "𠮷野家"),
        ("big5", TRADITIONAL),
        ("big5hkscs", TRADITIONAL + "嘅"),
        ("utf-16-le", PARAGRAPH),
        ("utf-16-be", TRADITIONAL),
    ],
)
def test_a_page_is_recognised_without_a_doubt(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding), "a.txt")
    assert decoded.text == text
    assert "doubtful" not in decoded.note


@pytest.mark.parametrize("text", ["元", "The price is 5 元 today and we know nothing else."])
def test_a_doubtful_guess_says_so(text: str) -> None:
    assert "by a doubtful guess" in decode(text.encode("big5"), "a.txt").note


@pytest.mark.parametrize("text", [PARAGRAPH, "稀土", "Привет, мир", "naïve café", "Ω ≈ 3", "a"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_utf_needs_no_note(text: str, codec: str) -> None:
    decoded = decode(text.encode(codec), "a.txt")
    assert (decoded.text, decoded.note) == (text, "")


def test_utf_16_be_with_a_bom() -> None:
    data = codecs.BOM_UTF16_BE + PARAGRAPH.encode("utf-16-be")
    assert decode(data, "a.txt").text == PARAGRAPH


def test_chinese_after_a_long_english_head() -> None:
    text = "English only, page after page.\n" * 5000 + PARAGRAPH
    assert decode(text.encode("gbk"), "a.txt").text == text
    assert decode(("x" + text).encode("big5", "ignore"), "a.txt").encoding == "cp950"


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("gb2312", "gb18030"),
        ("GBK", "gb18030"),
        ("big5", "big5hkscs"),
        ("utf-16-le", "utf-16-le"),
        ("utf8", "utf-8-sig"),
        ("latin-1", "latin-1"),
    ],
)
def test_encoding_overrides_the_guess(told: str, written: str) -> None:
    text = {"big5hkscs": "佢嘅意見係乜嘢", "latin-1": "ÄÖÜ"}.get(written, "朱镕基与李克强")
    decoded = decode(text.encode(written), "a.txt", told)
    assert (decoded.text, decoded.note) == (text, "")


@pytest.mark.parametrize("name", ["klingon", "", "rot13", "hex", "base64", "zlib", "a\0b", "é" * 9])
def test_an_unknown_encoding_is_a_usage_error(name: str) -> None:
    with pytest.raises(UsageError, match="unknown encoding"):
        decode(b"text", "a.txt", name)


def test_a_wrong_override_says_what_to_do() -> None:
    with pytest.raises(InputError, match=r"a\.txt: not readable as utf-8") as caught:
        decode(PARAGRAPH.encode("gbk"), "a.txt", "utf-8")
    assert caught.value.hint == "leave --encoding out to have it guessed"


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04" + bytes(100),
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"\x7fELF" + bytes(range(256)) * 8,
        bytes(64),
        b"\xff\xd8\xff\xe0JFIF",
        bytes(range(256)),
        b"\x00\x01\x02text\x00\x01\x02" * 50,
    ],
)
def test_a_binary_file_is_no_text(data: bytes) -> None:
    with pytest.raises(InputError, match="no text in any encoding tried"):
        decode(data, "a.bin")


def test_damaged_utf_8_is_read_with_a_note() -> None:
    data = PARAGRAPH.encode()
    decoded = decode(data[:96] + b"\xff" + data[96:-1], "a.txt")
    assert decoded.note.startswith("damaged characters in the UTF-8 text")
    assert decoded.text.count("\ufffd") == 2
    assert decoded.text.endswith("磁体的出口\ufffd")


def test_damaged_gbk_is_read_with_a_note() -> None:
    data = PARAGRAPH.encode("gbk")
    decoded = decode(data + b"\xff", "a.txt")
    assert decoded.text.startswith(PARAGRAPH)
    assert decoded.note


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-16-le"])
def test_lone_surrogates_become_replacement_characters(codec: str) -> None:
    text = PARAGRAPH + "\ud800中\udfff"
    decoded = decode(text.encode(codec, "surrogatepass"), "a.txt")
    decoded.text.encode("utf-8")
    assert decoded.text.startswith(PARAGRAPH)
    assert "\ufffd" in decoded.text
    assert decoded.note


def test_control_characters_are_shown_and_counted() -> None:
    decoded = decode("稀土\0与芯片\x1b[31m红".encode() + PARAGRAPH.encode(), "a.txt")
    assert decoded.text.startswith("稀土\ufffd与芯片\ufffd[31m红")
    assert decoded.note == "control characters in the text are shown as \ufffd (2)"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_line_ends_become_one_kind(end: str) -> None:
    assert decode(f"第一行{end}第二行".encode(), "a.txt").text == "第一行\n第二行"


def test_the_end_mark_of_dos_is_dropped() -> None:
    decoded = decode("第一行\r\n".encode("gbk") + b"\x1a", "a.txt")
    assert decoded.text == "第一行\n"


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data, "a.txt")
    except InputError:
        return
    decoded.text.encode("utf-8")
    assert "\r" not in decoded.text
    assert "\0" not in decoded.text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"])))
def test_utf_8_with_a_bom_reads_back(text: str) -> None:
    assert decode(text.encode("utf-8-sig"), "a.txt").text == text
