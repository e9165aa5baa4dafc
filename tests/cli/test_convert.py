"""``workbench convert``: script, vocabulary and names change, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.program import GLOSSARIES, SAMPLES, invoke
from tests.documents.packages import docx
from workbench.documents import open_document
from workbench.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = str(SAMPLES / "rare-earth-talks.zh-CN.md")
CLEAN = str(SAMPLES / "rare-earth-talks.en.md")
FLAWED = str(SAMPLES / "rare-earth-talks.flawed.en.md")


TEXT = (
    '# 特朗普与软件\n\n`软件` 见[软件](https://例子.cn/软件 "软件")：特朗普说**网络**。\n\n'
    "```\n软件 = 1\n```\n"
)


def convert(*args: str, text: str = TEXT) -> str:
    outcome = invoke("convert", "-", "-q", *args, stdin=text.encode())
    assert (outcome.code, outcome.err) == (ExitCode.CLEAN, "")
    return outcome.out


def test_quotation_marks_are_those_of_the_region() -> None:
    text = "“软件”很**‘新’，**他说。\n\n`“a”` [“b”](c “d”)\n"
    assert convert("--to", "zh-HK", text=text).startswith("「軟件」很**『新』，**他")
    assert "`“a”`" in convert("--to", "zh-HK", text=text)
    assert convert("--to", "zh-TW", "--script-only", text="“软件”很新。") == "“軟件”很新。"
    assert convert("--to", "zh-CN", text="「軟體」很新。") == "“软件”很新。"
    assert convert("--to", "zh-HK", "--from", "zh-TW", text="“軟體”") == "“軟件”"


def test_code_and_addresses_are_untouched() -> None:
    converted = convert("--to", "zh-TW")
    assert "`软件` 見[軟體](https://例子.cn/软件" in converted
    assert "```\n软件 = 1\n```" in converted
    assert "**網路**" in converted


def test_names_need_the_glossary() -> None:
    assert "特朗普" in convert("--to", "zh-TW")
    with_glossary = convert("--to", "zh-TW", "-g", GLOSSARIES)
    assert "川普" in with_glossary
    assert "特朗普" not in with_glossary


def test_script_only_leaves_words_and_names() -> None:
    converted = convert("--to", "zh-TW", "--script-only", "-g", GLOSSARIES)
    assert "特朗普與軟件" in converted


def test_the_script_comes_back_as_it_was() -> None:
    there = convert("--to", "zh-TW", "--script-only")
    back = convert("--to", "zh-CN", "--from", "zh-TW", "--script-only", text=there)
    assert back == TEXT


@pytest.mark.parametrize("glossary", [[], ["-g", GLOSSARIES]])
def test_the_sample_keeps_its_markup(glossary: list[str], folder: Path) -> None:
    outcome = invoke("convert", SOURCE, "--to", "zh-TW", "-o", "out.md", *glossary)
    assert (outcome.code, outcome.out) == (ExitCode.CLEAN, "")
    before = (SAMPLES / "rare-earth-talks.zh-CN.md").read_text("utf-8").splitlines()
    after = (folder / "out.md").read_text("utf-8").splitlines()
    assert len(after) == len(before)
    for old, new in zip(before, after, strict=True):
        assert [c for c in old if c in "#*`[]()>|-"] == [c for c in new if c in "#*`[]()>|-"]


def test_a_page_is_converted_in_its_own_tree(folder: Path) -> None:
    page = "<html><head><title>软件</title></head><body><p>特朗普说<b>网络</b>。</p></body></html>"
    (folder / "a.html").write_text(page, "utf-8")
    outcome = invoke("convert", "a.html", "--to", "zh-TW", "-g", GLOSSARIES, "-o", "b.html", "-q")
    assert (outcome.code, outcome.err) == (ExitCode.CLEAN, "")
    written = (folder / "b.html").read_text("utf-8")
    assert "<p>川普說<b>網路</b>。</p>" in written
    assert "<title>軟體</title>" in written
    assert '<html lang="zh-TW">' in written


def test_the_head_of_a_text_says_what_the_text_says() -> None:
    head = (
        '---\ntitle: "\\"软件\\"：“新”"\ndescription: 特朗普周四说软件  # 软件\nsummary: \'软件\'\n'
        "lang: zh\nlanguage: Chinese\nslug: 软件\n---\n"
    )
    assert convert("--to", "zh-TW", "-g", GLOSSARIES, text=f"{head}# 软件很新\n") == (
        '---\ntitle: "\\"軟體\\"：「新」"\ndescription: 川普週四說軟體  # 軟體\nsummary: \'軟體\'\n'
        "lang: zh-TW\nlanguage: Chinese\nslug: 软件\n---\n# 軟體很新\n"
    )
    assert convert("--to", "zh-TW", text='+++\ntitle = "软件"\n+++\n软件') == (
        '+++\ntitle = "軟體"\n+++\n軟體'
    )


def test_a_page_is_converted_where_it_is_not_shown_too(folder: Path) -> None:
    page = (
        '<html><head><meta name="Description" content="软件"><meta name="author" content="软件">'
        '<meta property="og:title" content="特朗普"></head><body><!-- 软件 --><p title="软件">'
        '特朗普说<a href="软件" title="“网络”">网络</a>。</p></body></html>'
    )
    (folder / "a.html").write_text(page, "utf-8")
    outcome = invoke("convert", "a.html", "--to", "zh-TW", "-g", GLOSSARIES, "-o", "b.html", "-q")
    assert (outcome.code, outcome.err) == (ExitCode.CLEAN, "")
    written = (folder / "b.html").read_text("utf-8")
    assert '<meta name="Description" content="軟體"><meta name="author" content="软件">' in written
    assert '<meta property="og:title" content="川普">' in written
    assert '<!-- 软件 --><p title="軟體">川普說<a href="' in written
    assert 'title="「網路」">網路</a>' in written


def test_names_that_word_has_cut_are_whole_ones(folder: Path) -> None:
    runs = "".join(f"<w:r><w:t>{part}</w:t></w:r>" for part in ("特朗", "普用", "软", "件。"))
    (folder / "a.docx").write_bytes(docx(f"<w:p>{runs}</w:p>"))
    outcome = invoke("convert", "a.docx", "--to", "zh-TW", "-g", GLOSSARIES, "-o", "b.docx", "-q")
    assert (outcome.code, outcome.err) == (ExitCode.CLEAN, "")
    assert [one.text for one in open_document("b.docx").content.blocks] == ["川普用軟體。"]


@pytest.mark.parametrize(
    ("name", "text", "written"),
    [
        ("a.md", "**特朗**普用`软`件。", "**川**普用`软`件。"),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n<i>特朗</i>普\n", "<i>川</i>普"),
    ],
)
def test_a_name_that_markup_cuts_is_a_whole_one(
    folder: Path, name: str, text: str, written: str
) -> None:
    (folder / name).write_text(text, "utf-8")
    outcome = invoke("convert", name, "--to", "zh-TW", "-g", GLOSSARIES, "-o", f"b{name}", "-q")
    assert (outcome.code, outcome.err) == (ExitCode.CLEAN, "")
    assert written in (folder / f"b{name}").read_text("utf-8")


def test_another_format_is_refused(folder: Path) -> None:
    (folder / "a.md").write_text(TEXT, "utf-8")
    outcome = invoke("convert", "a.md", "--to", "tw", "-o", "b.pdf")
    assert outcome.code == ExitCode.USAGE
    assert "b.pdf: convert writes the format of the source, Markdown" in outcome.err
    assert not (folder / "b.pdf").exists()


def test_what_is_piped_in_may_be_any_text(folder: Path) -> None:
    outcome = invoke("convert", "-", "--to", "hk", "-o", "b.md", "-q", stdin="软件".encode())
    assert (outcome.code, outcome.err) == (ExitCode.CLEAN, "")
    assert (folder / "b.md").read_text("utf-8").strip() == "軟件"


def test_a_text_that_is_there_already_is_said_to_be() -> None:
    outcome = invoke("convert", "-", "--to", "zh-CN", stdin="软件".encode())
    assert (outcome.code, outcome.out.strip()) == (ExitCode.CLEAN, "软件")
    assert "Chinese (Mainland, Simplified) already: nothing changes" in outcome.err
