"""Safe corrections: what is corrected, and that the rest of a file stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.cases import rows
from workbench.article import Article, Block, BlockKind, Segment
from workbench.checking import Checker
from workbench.documents import open_document
from workbench.fixing import Corrected, as_bytes, corrected
from workbench.glossary.store import Glossary
from workbench.glossary.term import Kind, Term
from workbench.locales import EN, ZH_CN, parse_locale

if TYPE_CHECKING:
    from pathlib import Path

GLOSSARY = Glossary(
    (
        Term({"en": ("Trump",), "zh": ("特朗普",)}, Kind.PERSON, forbid={"en": ("Chuanpu",)}),
        Term({"en": ("Obama",), "zh": ("奥巴马",), "zh-TW": ("歐巴馬",)}, Kind.PERSON),
        Term({"en": ("iPhone",), "zh": ("iPhone",)}, keep=True),
        Term({"en": ("Xi Jinping",), "zh": ("习近平",)}),
    )
)


def fixed(path: Path, source: str, to: str = "en") -> Corrected:
    document = open_document(str(path))
    locale = parse_locale(to)
    targets = [b.text for b in document.content.blocks if b.kind.is_prose]
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, source, segments=(Segment(source, 0, text),)) for text in targets
    )
    checker = Checker(GLOSSARY)
    article = Article(blocks, ZH_CN if locale is EN else EN, locale)
    article = checker.accounted(article)
    return corrected(document, article, checker.pairs(article))


@pytest.mark.parametrize("case", rows("settings/fixes.yaml"))
def test_what_is_safe_is_corrected(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / f"a{case.get('suffix', '.md')}"
    path.write_text(case["target"], "utf-8")
    done = fixed(path, case["source"], case.get("to", "en"))
    assert done.text == case.get("becomes", case["target"])
    assert [one.rule for one in done.made] == case.get("rules", [])
    assert done.unplaced == case.get("unplaced", 0)
    again = path.with_stem("b")
    again.write_text(done.text, "utf-8")
    assert fixed(again, case["source"], case.get("to", "en")).made == ()


def test_what_was_made_is_said_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# One\n\nHe\nsaid  no，twice.\n", "utf-8")
    made = fixed(path, "他说了两次不。").made
    assert [(one.line, one.old, one.new) for one in made] == [(4, "  ", " "), (4, "，", ", ")]


@pytest.mark.parametrize("data", [b"a\nb\n", b"a\r\nb\r\n", b"\xef\xbb\xbfa\nb"])
def test_line_ends_and_mark_are_kept(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    document = open_document(str(path))
    assert as_bytes(str(path), document, document.text) == (data, True)


def test_another_encoding_becomes_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("他走了，她没走。这里还有一句话。".encode("gb18030"))
    document = open_document(str(path))
    data, kept = as_bytes(str(path), document, document.text)
    assert (data.decode("utf-8"), kept) == (document.text, False)
