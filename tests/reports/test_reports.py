"""Every format of a report: what it must hold, and what no text of an article can do to it."""

from __future__ import annotations

import csv
import io
import json
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.generators.check_schema import PAGE, make_page
from tests.reports.sarif_rules import SARIF
from workbench.article import (
    AlignmentSummary,
    Article,
    Block,
    BlockKind,
    Finding,
    Segment,
    Severity,
    Span,
)
from workbench.checks import ALL_RULES
from workbench.checks.suppression import UNUSED
from workbench.errors import UsageError
from workbench.locales import EN, ZH_CN
from workbench.reports import FORMATS, find_format
from workbench.reports.as_json import schema
from workbench.reports.report import Files, Item, Report, items_of

FILES = Files("文章 1.zh.md", "article.en.md")
CLEAN = Files("b.zh.md", "b.en.md")
EVIL = '=HYPERLINK("x")\x00\x1b[31m</failure><b>\ud800\r\n投资90亿美元。'


def report(source: str = "投资90亿美元。", target: str = "It invested $90 billion.") -> Report:
    findings = (
        Finding(
            "numbers-missing", Severity.ERROR, f"90亿: {target}", Span(2, 6), Span(12, 23), "9"
        ),
        Finding("punctuation-end", Severity.INFO, "an end"),
    )
    segment = Segment(source, 0, target, findings=findings)
    blocks = (
        Block(BlockKind.HEADING, "标题", line=1, segments=(Segment("标题", 0, "Title"),)),
        Block(
            BlockKind.PARAGRAPH,
            source,
            line=3,
            segments=(segment,),
            target_line=5,
            confidence=0.91234,
        ),
    )
    article = Article(blocks, ZH_CN, EN, "文章 1.zh.md")
    unused = Item(Finding(UNUSED, Severity.INFO, "not needed"), Files("s.yaml", ""))
    items = (*items_of(article, FILES), unused)
    alignments = ((FILES, AlignmentSummary(0.98765, 1, 2, 0)),)
    return Report("workbench 1", (FILES, CLEAN), 3, items, 2, ("a note",), alignments)


def rendered(name: str, one: Report) -> str:
    render = FORMATS[name].render
    assert render is not None
    return render(one)


@pytest.mark.parametrize("one", [report(), report(EVIL, EVIL), Report("", (), 0, ())])
def test_json_follows_its_schema(one: Report) -> None:
    value = json.loads(rendered("json", one))
    jsonschema.validate(value, schema())
    assert len(value["findings"]) == len(one.items)


def test_json_says_all_there_is() -> None:
    value = json.loads(rendered("json", report()))
    assert value["counts"] == {"error": 1, "warning": 0, "info": 2}
    assert value["rules"] == {"numbers-missing": 1, "punctuation-end": 1, UNUSED: 1}
    assert (value["pairs"], value["segments"], value["suppressed"]) == (2, 3, 2)
    first: dict[str, Any] = value["findings"][0]
    assert (first["line"], first["block"], first["segment"]) == (3, 2, 1)
    assert (first["target_line"], first["confidence"]) == (5, 0.912)
    assert value["findings"][2]["confidence"] is None
    assert value["alignments"] == [
        {
            "source_file": FILES.source,
            "target_file": FILES.target,
            "confidence": 0.988,
            "regrouped": 1,
            "left_out": 2,
            "added": 0,
        }
    ]
    assert (first["source_span"], first["target_span"]) == ([2, 6], [12, 23])
    assert first["source_file"] == FILES.source
    assert len(first["pair"]) == 16


def test_the_published_schema_is_the_one_of_the_code() -> None:
    assert PAGE.read_text("utf-8") == make_page(), "run: python -m tests.generators.check_schema"
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("one", [report(), report(EVIL, EVIL), Report("", (), 0, ())])
def test_sarif_follows_its_schema(one: Report) -> None:
    value = json.loads(rendered("sarif", one))
    jsonschema.validate(value, SARIF)
    (run,) = value["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [*ALL_RULES, UNUSED]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_sarif_says_where() -> None:
    result = json.loads(rendered("sarif", report()))["runs"][0]["results"][0]
    place = result["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "%E6%96%87%E7%AB%A0%201.zh.md"},
        "region": {"startLine": 3},
    }
    (target,) = result["relatedLocations"]
    assert target["physicalLocation"]["region"] == {"startLine": 5}
    assert result["level"] == "error"
    assert result["message"]["text"] == "90亿: It invested $90 billion."


@pytest.mark.parametrize("one", [report(), report(EVIL, EVIL)])
def test_junit_has_a_suite_for_each_pair(one: Report) -> None:
    root = ET.fromstring(rendered("junit", one))  # noqa: S314 - written here
    assert root.attrib == {"name": "workbench check", "tests": "4", "failures": "1", "errors": "0"}
    names = {suite.get("name"): len(suite.findall("testcase")) for suite in root}
    assert names == {"article.en.md": 2, "b.en.md": 1, "": 1}
    (failure,) = root.iter("failure")
    assert failure.get("type") == "error"
    assert "文章 1.zh.md:3: error: 90亿" in (failure.text or "")
    assert [case.get("name") for case in root.iter("testcase")][2] == "all rules"


def test_no_cell_of_the_csv_is_run() -> None:
    text = rendered("csv", report(EVIL, EVIL))
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert text.startswith("\ufeff")
    assert len(rows) == 3
    assert rows[0]["source"].startswith("'=HYPERLINK")
    assert (rows[0]["rule"], rows[0]["line"]) == ("numbers-missing", "3")


def test_text_groups_by_segment_and_counts_by_rule() -> None:
    assert rendered("text", report()).splitlines() == [
        "文章 1.zh.md → article.en.md",
        "",
        "  line 3: 投资90亿美元。",
        "  ┃ It invested $90 billion.",
        "    ✖ error numbers-missing: 90亿: It invested $90 billion.",
        "    ● info punctuation-end: an end",
        "",
        "s.yaml",
        "",
        "    ● info suppression-unused: not needed",
        "",
        "numbers-missing     1 error",
        "punctuation-end     1 info",
        "suppression-unused  1 info",
        "2 pairs · 3 segments · 3 findings (1 error, 2 info) · 2 suppressed",
        "workbench 1",
    ]
    assert rendered("text", Report("", (CLEAN,), 4, ())) == "4 segments · no findings\n"


@settings(max_examples=25)
@given(st.text(), st.text())
def test_any_text_makes_a_whole_file(source: str, target: str) -> None:
    one = report(source, target)
    json.loads(rendered("json", one))
    json.loads(rendered("sarif", one))
    ET.fromstring(rendered("junit", one))  # noqa: S314 - written here
    assert rendered("text", one).isprintable() or "\n" in rendered("text", one)


def test_the_format_is_named_or_told_by_the_suffix() -> None:
    assert find_format(None, None) == "text"
    assert find_format("SARIF", "a.txt") == "sarif"
    for name, known in FORMATS.items():
        assert find_format(None, f"Report{known.suffixes[0].upper()}") == name
    assert find_format(None, "-") == "text"
    for wanted, output in (("docx", None), (None, "a.docx")):
        with pytest.raises(UsageError):
            find_format(wanted, output)
