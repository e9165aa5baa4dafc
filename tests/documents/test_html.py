"""HTML: the blocks of a page, the article in it, its charset, and what cannot be read."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cases import rows
from tests.documents.shared import kinds, read
from workbench.documents.html import SIGNS
from workbench.errors import InputError

LONG = "路透社报道说，北京尚未承诺批准稀土磁体的出口。"


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize("case", rows("documents/html-blocks.yaml"))
def test_blocks(case: dict[str, Any]) -> None:
    content = read("a.html", case["html"].encode(), whole_page=True)
    got = [[b.kind.value, b.text, b.level, b.marker] for b in content.blocks]
    assert len(got) == len(case["blocks"])
    for block, wanted in zip(got, case["blocks"], strict=True):
        assert block[: len(wanted)] == wanted


@pytest.mark.parametrize("case", rows("documents/html-pages.yaml"))
def test_the_article_is_found(case: dict[str, Any]) -> None:
    article = read("a.html", case["page"].encode())
    assert kinds(article) == case["blocks"]
    assert "--whole-page takes all" in article.notes[-1]
    whole = read("a.html", case["page"].encode(), whole_page=True)
    assert whole.notes == ()
    said = "\n".join(block.text for block in whole.blocks)
    assert all(block.text in said for block in article.blocks)
    for word in case["gone"]:
        assert word in said
        assert all(word not in block.text for block in article.blocks)


def test_a_page_without_furniture_needs_no_note() -> None:
    content = read("a.html", page(f"<h1>标题</h1><p>{LONG}</p><ul><li>一</li></ul>").encode())
    assert (len(content.blocks), content.notes) == (3, ())


def test_what_holds_most_of_the_prose_is_kept_whatever_its_name() -> None:
    body = f"<div class='comments sidebar'><p>{LONG * 9}</p></div><div><p>{LONG}</p></div>"
    assert LONG * 9 in [block.text for block in read("a.html", page(body).encode()).blocks]


def test_a_page_of_furniture_alone_is_read_whole() -> None:
    content = read("a.html", page("<nav>首页</nav><footer>版权所有</footer>").encode())
    assert [block.text for block in content.blocks] == ["首页", "版权所有"]


META = '<meta charset="{0}">'
HTTP = '<meta http-equiv="Content-Type" content="text/html; charset={0}">'


@pytest.mark.parametrize("meta", [META, HTTP, "<title>稀土</title><meta charset={0} />"])
@pytest.mark.parametrize(
    ("named", "written"),
    [("gb2312", "gb18030"), ("GBK", "gbk"), ("big5", "big5hkscs"), ("shift_jis", "shift_jis")],
)
def test_the_charset_that_a_page_names(meta: str, named: str, written: str) -> None:
    text = {"big5hkscs": "佢嘅意見係乜嘢", "shift_jis": "米国と中国の協議"}.get(written, "朱镕基说")
    head = meta.format(named) if written != "shift_jis" else META.format(named)
    content = read("a.htm", page(f"<p>{text}</p>", head).encode(written, "ignore"))
    assert (content.blocks[-1].text, content.notes) == (text, ())


@pytest.mark.parametrize(
    ("named", "written"),
    [("gb2312", "utf-8"), ("utf-8", "gb18030"), ("utf-8", "big5"), ("klingon", "gbk"),
     ("big5", "utf-8-sig"), ("gbk", "utf-16"), ("iso-8859-1", "utf-8"), ("", "gbk")],
)  # fmt: skip
def test_a_page_that_errs_about_its_charset(named: str, written: str) -> None:
    text = (
        "稀土很重要，芯片也一樣重要。" if "big5" not in written else "稀土很重要，中國也一樣重要。"
    )
    content = read("a.html", page(f"<p>{text}</p>", META.format(named)).encode(written))
    assert content.blocks[0].text == text


def test_the_named_encoding_overrides_the_page() -> None:
    data = page("<p>稀土</p>", META.format("big5")).encode("gbk")
    assert read("a.html", data, encoding="gbk").blocks[0].text == "稀土"


def test_lines_are_those_of_the_file() -> None:
    content = read("a.html", b"<h1>One</h1>\n\n<p>Two\n\n<p>Three")
    assert [block.line for block in content.blocks] == [1, 3, 5]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<script>document.write('稀土')</script>" * 1000, "no text in this web page"),
        ("<!--", "no text in this web page"),
        ("<div>" * 5000 + "深", "nested too deep"),
        ("<!-- 1 --><!DOCTYPE html [<!ENTITY a SYSTEM 'b'>]><p>&a;", "declares XML entities"),
    ],
    ids=["scripts", "comment", "too deep", "entities"],
)
def test_what_cannot_be_read(body: str, says: str) -> None:
    with pytest.raises(InputError, match=rf"a\.html:? .*{says}"):
        read("a.html", body.encode())


def test_many_comments_are_no_riddle() -> None:
    """Each could be taken for the beginning of a longer one, in more ways than can be tried."""
    text = "<!-- 1 -->" * 5000
    assert not SIGNS.search(f"{text}稀土")
    assert SIGNS.search(f"{text}<p>稀土")
    assert read("a.html", f"{text}<p>稀土".encode()).blocks[0].text == "稀土"


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        (
            "<p>前。</p>" + "<table><tr><td>" * 50 + "深" + "</table>" * 50 + "后。",
            ["前。", "深", "后。"],
        ),
        ("<blockquote>" * 600 + "深" + "</blockquote>" * 600 + "后。", ["深", "后。"]),
        (f"<p>前。<img src='data:image/png;base64,{'A' * 20 * 2**20}'>后。", ["前。后。"]),
        ("<" * 100_000, ["<" * 100_000]),
    ],
    ids=["tables", "quotes", "20 MB picture", "angles"],
)
def test_hostile_pages_are_read_quickly(body: str, texts: list[str]) -> None:
    content = read("a.html", body.encode())
    assert [block.text for block in content.blocks] == texts
