"""TMX and XLIFF, opened again by ElementTree and held to the rules of their schemas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from tests.bilingual.readers import HOSTILE, UNWRITABLE, tree
from tests.bilingual.samples import EMPTY, NASTY, REALISTIC, block, pair
from tests.bilingual.strategies import articles
from workbench.article import Article, BlockKind
from workbench.bilingual import tmx, xliff1, xliff2
from workbench.locales import EN, ZH_CN

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
V1, V2, GLS = (
    "{urn:oasis:names:tc:xliff:document:1.2}",
    "{urn:oasis:names:tc:xliff:document:2.0}",
    "{urn:oasis:names:tc:xliff:glossary:2.0}",
)
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
IDENTIFIER = re.compile(r"[\w.\-]+")


def shown(text: str) -> str:
    """Return ``text`` as XML can hold it."""
    return ILLEGAL.sub("\ufffd", text)


def flat(parent: ET.Element | None) -> str:
    """Return the text of an element, its code points put back."""
    if parent is None:
        return ""
    parts = [parent.text or ""]
    for child in parent:
        coded = child.tag == V2 + "cp"
        parts += [chr(int(child.attrib["hex"], 16)) if coded else flat(child), child.tail or ""]
    return "".join(parts)


def of_one(source: str, target: str) -> Article:
    """Return an article of one sentence."""
    return Article((block(BlockKind.PARAGRAPH, pair(source, target)),), ZH_CN, EN)


def names(parent: ET.Element) -> list[str]:
    """Return the names of the elements in an element, without their namespaces."""
    return [child.tag.rpartition("}")[2] for child in parent]


@settings(max_examples=40)
@given(articles())
def test_a_memory_holds_every_pair(article: Article) -> None:
    root = tree(tmx.render(article))
    assert root.attrib == {"version": "1.4"}
    found = [
        tuple((side.attrib[LANG], flat(side.find("seg"))) for side in unit.iter("tuv"))
        for unit in root.iter("tu")
    ]
    languages = (article.source_locale.tag, getattr(article.target_locale, "tag", "und"))
    assert found == [
        ((languages[0], shown(segment.source)), (languages[1], shown(segment.target)))
        for segment in article.segments
        if segment.source.strip() and segment.target and segment.target.strip()
    ]


@settings(max_examples=40)
@given(articles())
def test_a_memory_keeps_to_its_schema(article: Article) -> None:
    root = tree(tmx.render(article))
    assert names(root) == ["header", "body"]
    header = root[0]
    needed = "creationtool creationtoolversion segtype o-tmf adminlang srclang datatype"
    assert set(header.attrib) == set(needed.split())
    assert set(names(header)) <= {"note", "prop"}
    for unit in root.iter("tu"):
        assert re.fullmatch("((note|prop),)*tuv,tuv,", "".join(f"{n}," for n in names(unit)))
    identifiers = [unit.attrib["tuid"] for unit in root.iter("tu")]
    assert len(set(identifiers)) == len(identifiers)


@settings(max_examples=40)
@given(articles())
def test_xliff_1_holds_every_sentence(article: Article) -> None:
    root = tree(xliff1.render(article))
    found = [
        (flat(unit.find(f"{V1}source")), flat(unit.find(f"{V1}target")))
        for unit in root.iter(f"{V1}trans-unit")
    ]
    expected: list[tuple[str, str]] = []
    for part in article.blocks:
        pairs = [(s.source, s.target or "") for s in part.segments]
        expected += pairs or ([(part.text, "")] if part.text.strip() else [])
    assert found == [(shown(source), shown(target)) for source, target in expected]


@settings(max_examples=40)
@given(articles())
def test_xliff_1_keeps_to_its_schema(article: Article) -> None:
    root = tree(xliff1.render(article))
    assert names(root) == ["file"]
    assert names(root[0]) == ["header", "body"]
    assert {"original", "source-language", "datatype"} <= set(root[0].attrib)
    assert names(root[0][0])[0] == "tool"
    for unit in root.iter(f"{V1}trans-unit"):
        assert re.fullmatch("source,(target,)?(note,)*", "".join(f"{n}," for n in names(unit)))
    for note in root.iter(f"{V1}note"):
        assert note.get("annotates", "general") in {"source", "target", "general"}
    identifiers = [unit.attrib["id"] for unit in root.iter(f"{V1}trans-unit")]
    assert len(set(identifiers)) == len(identifiers)


@settings(max_examples=40)
@given(articles())
def test_xliff_2_holds_both_sides_of_every_block(article: Article) -> None:
    root = tree(xliff2.render(article))
    found = [
        tuple(
            "".join(flat(part.find(V2 + side)) for part in unit.iter() if part.tag in PARTS)
            for side in ("source", "target")
        )
        for unit in root.iter(f"{V2}unit")
    ]
    expected = [
        (part.text, part.target_text)
        for part in article.blocks
        if part.segments or part.text.strip()
    ]
    assert found == expected


PARTS = {f"{V2}segment", f"{V2}ignorable"}


@settings(max_examples=40)
@given(articles())
def test_xliff_2_keeps_to_its_schema(article: Article) -> None:
    root = tree(xliff2.render(article))
    assert root.attrib["version"] == "2.0"
    assert len(root) == 1
    assert re.fullmatch("notes,((unit,)+|group,)", "".join(f"{n}," for n in names(root[0])))
    blocks = [unit.attrib["id"] for unit in root.iter(f"{V2}unit")]
    assert len(set(blocks)) == len(blocks)
    for unit in root.iter(f"{V2}unit"):
        order = "".join(f"{n}," for n in names(unit))
        assert re.fullmatch("(glossary,)?(notes,)?((segment|ignorable),)+", order)
        notes = [note.attrib["id"] for note in unit.iter(f"{V2}note")]
        assert len(set(notes)) == len(notes)
        for side in ("source", "target"):
            named = [part.attrib["id"] for part in unit.iter(f"{V2}segment")]
            for text in unit.iter(V2 + side):
                marks = list(text.iter(f"{V2}mrk"))
                named += [mark.attrib["id"] for mark in marks]
                for mark in marks:
                    assert "ref" not in mark.attrib or mark.attrib["ref"][3:] in notes
            assert len(set(named)) == len(named)
            assert all(IDENTIFIER.fullmatch(name) for name in named)
        for entry in unit.iter(f"{GLS}glossEntry"):
            assert re.fullmatch("term,(translation,)+", "".join(f"{n}," for n in names(entry)))
        for part in unit.iter(f"{V2}segment"):
            assert "state" in part.attrib
            has_target = part.find(f"{V2}target") is not None
            assert has_target or part.attrib["state"] == "initial"


@pytest.mark.parametrize("text", [*HOSTILE.values(), "稀𠮷" * 50_000], ids=[*HOSTILE, "long"])
def test_hostile_text_comes_back_as_it_was(text: str) -> None:
    article = of_one(text, text)
    assert [flat(seg) for seg in tree(tmx.render(article)).iter("seg")] == [text, text]
    for module, name in ((xliff1, V1), (xliff2, V2)):
        root = tree(module.render(article))
        assert [flat(root.find(f".//{name}{side}")) for side in ("source", "target")] == [text] * 2


def test_what_xml_cannot_hold_is_replaced_or_written_as_a_code_point() -> None:
    article = of_one(UNWRITABLE, "x")
    replaced = "a�b�c�d�e�f�g"
    assert flat(tree(tmx.render(article)).find(".//seg")) == replaced
    assert flat(tree(xliff1.render(article)).find(f".//{V1}source")) == replaced
    assert flat(tree(xliff2.render(article)).find(f".//{V2}source")) == UNWRITABLE


def test_states_of_the_sample() -> None:
    root = tree(xliff1.render(REALISTIC))
    states = [target.attrib["state"] for target in root.iter(f"{V1}target")]
    assert states.count("needs-translation") == 1
    assert states.count("needs-review-translation") == 3
    segments = list(tree(xliff2.render(REALISTIC)).iter(f"{V2}segment"))
    assert [s.attrib["state"] for s in segments].count("initial") == 2
    assert [s.get("subState") for s in segments].count("workbench:to-review") == 3


def test_code_is_not_to_be_translated() -> None:
    for module, name in ((xliff1, f"{V1}trans-unit"), (xliff2, f"{V2}unit")):
        fixed = [u for u in tree(module.render(REALISTIC)).iter(name) if u.get("translate") == "no"]
        assert len(fixed) == 1
        assert "workbench translate" in flat(fixed[0])


def test_terms_are_marked_on_both_sides_under_one_name() -> None:
    root = tree(xliff2.render(REALISTIC))
    unit = next(u for u in root.iter(f"{V2}unit") if "特朗普" in flat(u))
    source, target = unit.find(f".//{V2}source"), unit.find(f".//{V2}target")
    assert source is not None
    assert target is not None
    marks = [{m.attrib["id"]: flat(m) for m in side.iter(f"{V2}mrk")} for side in (source, target)]
    assert marks == [{"m1": "特朗普", "m2": "川普"}, {"m1": "Trump", "m2": "Trump"}]
    entry = unit.find(f".//{GLS}glossEntry")
    assert entry is not None
    assert [flat(child) for child in entry] == ["特朗普", "Trump"]
    old = next(u for u in tree(xliff1.render(REALISTIC)).iter(f"{V1}source") if "特朗普" in flat(u))
    assert [m.attrib["mtype"] for m in old.iter(f"{V1}mrk")] == ["term", "term"]


def test_findings_are_notes_of_their_side() -> None:
    root = tree(xliff1.render(REALISTIC))
    notes = [note for note in root.iter(f"{V1}note") if "annotates" in note.attrib]
    assert [note.attrib["annotates"] for note in notes] == [
        "source",
        "target",
        "target",
        "target",
        "general",
    ]
    assert [note.attrib["priority"] for note in notes] == ["1", "1", "4", "1", "8"]
    found = [
        note
        for note in tree(xliff2.render(REALISTIC)).iter(f"{V2}note")
        if "category" in note.attrib
    ]
    assert [note.attrib["category"] for note in found] == [
        "error",
        "error",
        "warning",
        "error",
        "info",
    ]


@pytest.mark.parametrize("module", [tmx, xliff1, xliff2])
@pytest.mark.parametrize("article", [EMPTY, NASTY], ids=["empty", "nasty"])
def test_odd_articles_are_well_formed(module: object, article: Article) -> None:
    assert tree(module.render(article)) is not None  # type: ignore[attr-defined]
