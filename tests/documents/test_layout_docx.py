"""Word documents written again: what is written, and what other programs make of it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Any

import docx as python_docx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.cases import rows
from tests.documents.packages import W, docx, packed, word
from tests.documents.rewriting import layout, opened, rewritten
from tests.documents.test_docx import PARTS, expanded
from workbench.documents.marks import Passage
from workbench.locales import EN, ZH_TW, parse_locale

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.locales import Locale

OFFICE = shutil.which("soffice")
_SPACES = re.compile(r' xml:space="preserve"| xmlns:\w+="[^"]*"')
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def body_of(data: bytes) -> str:
    """Return what stands in the body of a document, without what every document has."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("word/document.xml").decode()
    return _SPACES.sub("", text[text.index("<w:body>") + 8 : text.index("</w:body>")])


def document_of(body: str) -> bytes:
    return docx(expanded(body).replace("r:id", f"xmlns:r='{_RELATIONS}' r:id"), **PARTS)


@pytest.mark.parametrize("case", rows("documents/rewritten-docx.yaml"))
def test_written_again(case: dict[str, Any]) -> None:
    made = rewritten(
        "a.docx",
        document_of(case["body"]),
        lambda source: case["targets"][source],
        to=parse_locale(case.get("to", "en")),
    )
    assert body_of(made.data) == expanded(case["written"]).replace("'", '"')
    assert list(made.notes) == case.get("notes", [])


@pytest.mark.parametrize("case", rows("documents/docx.yaml"))
def test_passages_are_the_blocks_and_an_unchanged_file_is_the_same(case: dict[str, Any]) -> None:
    data = docx(expanded(case["body"]), **PARTS)
    content = opened("a.docx", data).content
    assert [one.text for one in layout("a.docx", data).passages] == [b.text for b in content.blocks]
    assert rewritten("a.docx", data, lambda source: source).data == data


@pytest.mark.parametrize("case", rows("documents/docx.yaml"))
def test_every_block_can_be_replaced_and_read_again(case: dict[str, Any]) -> None:
    data = docx(expanded(case["body"]), **PARTS)
    made = rewritten("a.docx", data, lambda source: f"[{source}]")
    before, after = (opened("a.docx", one).content.blocks for one in (data, made.data))
    # A caption is one by its first word, which is another now.
    kinds = [
        ["paragraph" if b.kind == "caption" else b.kind for b in one] for one in (before, after)
    ]
    assert kinds[0] == kinds[1]
    assert not [note for note in made.notes if "does not read back" in note]


FOOT = expanded(
    "<w:p>R(第)<w:fldSimple w:instr='PAGE'>R(1)</w:fldSimple>R(页)</w:p><w:p>"
    "<w:r><w:t>内部</w:t></w:r><w:r><w:t>资料</w:t><w:tab/><w:t>编辑部</w:t></w:r></w:p>"
)
STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    "<w:rFonts w:asciiTheme='minorHAnsi' w:eastAsiaTheme='minorEastAsia'/><w:lang w:val='zh-CN'/>"
    "</w:rPr></w:rPrDefault></w:docDefaults>"
    "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/>"
    "<w:rPr><w:rFonts w:ascii='SimSun' w:eastAsia='SimSun'/></w:rPr></w:style>"
)
CORE = (
    '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-'
    'properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>稀土报告</dc:title>'
    "<dc:language>zh-CN</dc:language></c:coreProperties>"
)
CORE_RELATION = (
    '<Relationship Id="r2" Target="docProps/core.xml" Type="http://schemas.openxmlformats.org/'
    'package/2006/relationships/metadata/core-properties"/>'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
    '+xml"/><Default Extension="xml" ContentType="application/xml"/>{}</Types>'
)
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMES = {
    "document": "document.main",
    "styles": "styles",
    "footer1": "footer",
    "settings": "settings",
}


def relations(*rows_: tuple[str, str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for name, kind, target in rows_
    )
    uri = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{uri}">{inner}</Relationships>'


def whole(body: str) -> bytes:
    """Return a document with all that Word wants."""
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    overrides = f'<Override PartName="/docProps/core.xml" ContentType="{core}"/>' + "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{WORD_TYPE}.{kind}+xml"/>'
        for part, kind in NAMES.items()
    )
    foot = f"<w:footerReference xmlns:r='{_RELATIONS}' w:type='default' r:id='r2'/>"
    section = f"<w:sectPr>{foot}</w:sectPr>"
    return packed(
        {
            "[Content_Types].xml": TYPES.format(overrides),
            "_rels/.rels": relations(
                ("r1", "officeDocument", "word/document.xml"),
            ).replace("</", CORE_RELATION + "</"),
            "docProps/core.xml": CORE,
            "word/_rels/document.xml.rels": relations(
                ("r1", "styles", "styles.xml"),
                ("r2", "footer", "footer1.xml"),
                ("r3", "settings", "settings.xml"),
            ),
            "word/document.xml": word("document", f"<w:body>{expanded(body)}{section}</w:body>"),
            "word/styles.xml": word("styles", STYLES),
            "word/footer1.xml": word("ftr", FOOT),
            "word/settings.xml": word("settings", "<w:themeFontLang w:val='zh-CN'/>"),
        }
    )


TARGETS = {
    "稀土很重要。": "Rare earths matter.",
    "内部资料": "Internal",
    "编辑部": "The editors",
    "稀土报告": "A report on rare earths",
}


def test_heads_feet_and_the_title_are_translated() -> None:
    made = rewritten("a.docx", whole("P(稀土很重要。)"), TARGETS.__getitem__)
    document = python_docx.Document(io.BytesIO(made.data))
    assert [p.text for p in document.paragraphs] == ["Rare earths matter."]
    foot = document.sections[0].footer.paragraphs
    assert [p.text for p in foot] == ["Page ", "Internal\tThe editors"]
    assert document.core_properties.title == "A report on rare earths"
    assert document.core_properties.language == "en"


@pytest.mark.parametrize(
    ("locale", "font", "default", "east"),
    [(EN, "Times New Roman", None, "zh-CN"), (ZH_TW, "SimSun", "Microsoft JhengHei", "zh-TW")],
)
def test_the_styles_say_the_language_and_have_its_fonts(
    locale: Locale, font: str, default: str | None, east: str
) -> None:
    made = rewritten("a.docx", whole("P(稀土很重要。)"), lambda one: f"{one}!", to=locale)
    document = python_docx.Document(io.BytesIO(made.data))
    name = f"{{{W}}}"
    fonts = document.styles["Normal"].element.rPr.rFonts
    assert fonts.get(f"{name}ascii") == font
    defaults = document.styles.element.find(f".//{name}rPrDefault/{name}rPr")
    assert defaults.find(f"{name}rFonts").get(f"{name}eastAsia") == default
    languages = list(document.styles.element.iter(f"{name}lang"))
    assert [one.get(f"{name}eastAsia") for one in languages] == [east]
    theme = document.settings.element.find(f"{name}themeFontLang")
    assert theme.get(f"{name}eastAsia") == east


def test_conversion_leaves_markup_alone() -> None:
    body = "<w:p>R(软件)<w:r><w:rPr><w:b/></w:rPr><w:t>网络</w:t></w:r></w:p>"
    made = layout("a.docx", document_of(body)).converted(
        lambda text: text.replace("件", "體>").replace("网络", "網<路"), ZH_TW
    )
    written = "<w:p>R(软體&gt;)<w:r><w:rPr><w:b/></w:rPr><w:t>網&lt;路</w:t></w:r></w:p>"
    assert body_of(made) == expanded(written)


def test_a_block_without_text_is_taken_out_but_a_cell_keeps_a_paragraph() -> None:
    body = "P(一。)P(二。)<w:tbl><w:tr><w:tc>P(三。)</w:tc><w:tc>P(四。)</w:tc></w:tr></w:tbl>"
    made = layout("a.docx", document_of(body))
    empty = Passage("")
    written = made.write([empty, None, empty, None], {}, EN)
    assert body_of(written) == expanded(
        "P(二。)<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>P(四。)</w:tc></w:tr></w:tbl>"
    )


LOOKS = st.sampled_from(["", "<w:b/>", "<w:i/>", "<w:u w:val='single'/>", "<w:lang w:val='x'/>"])
WORDS = st.sampled_from(["稀土", "48", "WTO", " ", "。", "，", "a b", "　", "<&>", "“好”"])
RUNS = st.builds(
    lambda looks, text: f"<w:r><w:rPr>{looks}</w:rPr><w:t>{escape(text)}</w:t></w:r>", LOOKS, WORDS
)
SIGNS = st.sampled_from(
    [
        "<w:r><w:br/></w:r>",
        "<w:r><w:tab/></w:r>",
        "<w:r><w:drawing/></w:r>",
        "<w:r><w:br w:type='page'/></w:r>",
        "<w:r><w:footnoteReference w:id='2'/></w:r>",
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r>",
        "<w:r><w:instrText>PAGE</w:instrText></w:r>",
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r>",
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
        "<w:bookmarkStart w:id='1'/>",
        "<w:proofErr/>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>",
    ]
)
GROUPS = st.sampled_from(["{}", "<w:ins>{}</w:ins>", "<w:hyperlink w:anchor='x'>{}</w:hyperlink>",
                          "<w:fldSimple w:instr='PAGE'>{}</w:fldSimple>", "<w:del>{}</w:del>",
                          "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"])  # fmt: skip
PARAGRAPHS = st.lists(
    st.builds(
        lambda group, inner: group.format("".join(inner)),
        GROUPS,
        st.lists(RUNS | SIGNS, max_size=4),
    ),
    max_size=5,
).map(lambda inner: f"<w:p>{''.join(inner)}</w:p>")


NEVER_ENDED = (
    "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:t>稀土</w:t></w:r><w:r>"
    "<w:fldChar w:fldCharType='separate'/></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
)
"""A field without an end, with a footnote in its result."""


@settings(max_examples=150)
@given(st.lists(PARAGRAPHS, min_size=1, max_size=3))
@example([NEVER_ENDED])
def test_any_paragraphs_are_traced_and_written_so_that_they_read_back(bodies: list[str]) -> None:
    data = docx("<w:p><w:r><w:t>稀土很重要。</w:t></w:r></w:p>" + "".join(bodies), **PARTS)
    before = opened("a.docx", data).content
    made = layout("a.docx", data)
    assert [one.text for one in made.passages] == [block.text for block in before.blocks]
    assert made.write([None] * len(made.passages), {}, EN) == data
    changed = [replace(one, text=one.text[::-1], marks=()) for one in made.passages]
    written = opened("a.docx", made.write(changed, {}, EN)).content.blocks
    # Footnotes go with the signs that lead to them.
    assert [letters(block.text) for block in written] == [
        letters(one.text) for one in changed[: len(written)]
    ]
    whole_file = rewritten("a.docx", data, lambda source: f"[{source}]")
    again = opened("a.docx", whole_file.data).content.blocks
    assert len(again) == len(before.blocks)


def letters(text: str) -> str:
    """Return a text without its white space."""
    return "".join(text.split())


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice (soffice) to open the document with")
def test_libreoffice_opens_what_is_written(tmp_path: Path) -> None:
    made = rewritten("a.docx", whole("P(稀土很重要。)"), TARGETS.__getitem__)
    (tmp_path / "a.docx").write_bytes(made.data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run(
        [*command, str(tmp_path), str(tmp_path / "a.docx")],
        check=True,
        capture_output=True,
        timeout=180,
    )
    text = " ".join(page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages)
    for said in ("Rare earths matter.", "Internal", "The editors"):
        assert said in text


def field(command: str, result: str = "1") -> str:
    """Return a field as Word writes it: over five runs."""
    return expanded(
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        f"<w:r><w:instrText> {command} </w:instrText></w:r>"
        f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>R({result})"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )


def foot_of(paragraph: str, to: str) -> str:
    """Return the text of a foot of the page after translation, with results of fields as F."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(whole("P(稀土很重要。)" if to == "en" else "P(Yes.)"))) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    named = {
        "PAGES": field("NUMPAGES"),
        "PAGE": field("PAGE \\* MERGEFORMAT"),
        "DATE": field("DATE"),
        "TAB": "<w:r><w:tab/></w:r>",
    }
    marked = re.sub("PAGES?|DATE|TAB", lambda match: named[match[0]], expanded(paragraph))
    parts["word/footer1.xml"] = word("ftr", f"<w:p>{marked}</w:p>").encode()
    made = rewritten("a.docx", packed({**parts}), lambda one: f"«{one}»", to=parse_locale(to))
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        text = archive.read("word/footer1.xml").decode()
    text = re.sub(r"<w:tab/>", "\t", text)
    text = re.sub(r"<w:instrText[^>]*>[^<]*</w:instrText>", "", text)
    text = re.sub(r'separate"/>.*?<w:fldChar', '"/>F<w:fldChar', text)
    return re.sub(r"<[^>]*>", "", text).strip("\n")


@pytest.mark.parametrize("case", rows("documents/page-numbers.yaml"))
def test_page_numbers_are_said_in_the_other_language(case: dict[str, Any]) -> None:
    assert foot_of(case["foot"], case.get("to", "en")) == case["written"]


def test_conversion_takes_a_paragraph_as_a_whole() -> None:
    body = (
        "<w:p>R(用)<w:r><w:rPr><w:lang w:eastAsia='zh-CN'/></w:rPr><w:t>软</w:t></w:r>"
        "<w:proofErr w:type='spellStart'/>R(件)<w:r><w:tab/></w:r>"
        "R(软)<w:r><w:br/></w:r>R(件)</w:p>"
    )
    made = layout("a.docx", document_of(body)).converted(
        lambda text: text.replace("软件", "軟體"), ZH_TW
    )
    written = body.replace(">软<", ">軟<", 1).replace("R(件)", "R(體)", 1).replace("zh-CN", "zh-TW")
    assert body_of(made) == expanded(written).replace("'", '"')


def test_conversion_takes_heads_feet_and_the_title() -> None:
    made = layout("a.docx", whole("P(稀土很重要。)")).converted(
        lambda text: text.replace("页", "頁").replace("内部资料", "內部資料").replace("报", "報"),
        ZH_TW,
    )
    document = python_docx.Document(io.BytesIO(made))
    foot = document.sections[0].footer.paragraphs
    assert [p.text for p in foot] == ["第頁", "內部資料\t编辑部"]
    assert document.core_properties.title == "稀土報告"
    assert document.core_properties.language == "zh-TW"
