"""``workbench glossary add``, ``diff``, ``merge`` and ``stats``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.program import GLOSSARIES, invoke
from workbench.errors import ExitCode
from workbench.glossary.fields import ENTRY_FIELDS

if TYPE_CHECKING:
    from pathlib import Path

ONE = "\ufeff# kept\nterms:\n  - en: Bessent\n    zh: 贝森特\n  - en: Trump\n    zh: 特朗普\n"
OTHER = "terms:\n  - {en: Trump, zh: 川普}\n  - {en: Rubio, zh: 鲁比奥}\n"


def test_add(folder: Path) -> None:
    (folder / "g.yaml").write_text(ONE, "utf-8")
    call = ("glossary", "add", "鲁比奥", "Rubio", "-g", "g.yaml", "--zh-TW", "盧比歐")
    outcome = invoke(*call, "--kind", "person")
    assert (outcome.code, outcome.err) == (ExitCode.CLEAN, "Rubio / 鲁比奥 added to g.yaml\n")
    entry = "  - en: Rubio\n    zh: 鲁比奥\n    zh-TW: 盧比歐\n    kind: person\n"
    assert (folder / "g.yaml").read_text("utf-8") == ONE.replace(
        "  - en: Trump", entry + "  - en: Trump"
    )
    again = invoke(*call)
    assert again.code == ExitCode.INPUT
    assert "is there already at line 5" in again.err


def test_add_begins_a_file_that_is_not_there(folder: Path) -> None:
    outcome = invoke("glossary", "add", "鲁比奥", "Rubio", "-g", "new.yaml", "--kind", "person")
    told = "Rubio / 鲁比奥 added to new.yaml, a new file\n"
    assert (outcome.code, outcome.err) == (ExitCode.CLEAN, told)
    entry = "terms:\n  - en: Rubio\n    zh: 鲁比奥\n    kind: person\n"
    assert (folder / "new.yaml").read_text("utf-8") == entry
    outcome = invoke("glossary", "add", "川普", "Trump", "-g", "other.yaml", "--kind", "persn")
    assert (outcome.code, (folder / "other.yaml").exists()) == (ExitCode.INPUT, False)
    outcome = invoke("glossary", "add", "川普", "Trump", "-g", "none/other.yaml")
    assert (outcome.code, (folder / "none").exists()) == (ExitCode.INPUT, False)


def test_add_writes_simplified_and_wants_chinese_first(folder: Path) -> None:
    outcome = invoke("glossary", "add", "行政院副院長", "Vice Premier", "-g", "g.yaml")
    assert "行政院副院長 is written as 行政院副院长" in outcome.err
    assert "zh: 行政院副院长" in (folder / "g.yaml").read_text("utf-8")
    outcome = invoke("glossary", "add", "Zheng", "郑某", "-g", "g.yaml")
    assert outcome.code == ExitCode.USAGE
    assert "the Chinese form comes first" in outcome.err
    assert "Zheng" not in (folder / "g.yaml").read_text("utf-8")


def test_add_with_every_field(folder: Path) -> None:
    (folder / "g.yaml").write_text("terms: []\n", "utf-8")
    call = ["glossary", "add", "特朗普", "Trump", "-g", "g.yaml", "--kind", "person"]
    options = {
        "zh-CN": ["特朗普"],
        "zh-SG": ["特朗普"],
        "zh-TW": ["川普", "川普總統"],
        "zh-HK": ["特朗普"],
        "also": ["唐纳德·特朗普", "Donald Trump", "zh-TW=唐納·川普"],
        "abbr": ["DJT"],
        "first": ["US President Donald Trump"],
        "forbid": ["Chuanpu"],
        "unless": ["四川普通话"],
        "when": ["总统", "president"],
        "case": ["exact"],
        "direction": ["zh-en"],
        "status": ["admitted"],
        "domain": ["politics"],
        "source": ["a = b"],
        "note": ["x"],
    }
    given = [part for name, all_ in options.items() for one in all_ for part in (f"--{name}", one)]
    assert invoke(*call, *given, "--keep", "--article").code == ExitCode.CLEAN
    assert (
        (folder / "g.yaml").read_text("utf-8")
        == """terms:
  - en: Trump
    zh: 特朗普
    zh-CN: 特朗普
    zh-SG: 特朗普
    zh-TW: [川普, 川普總統]
    zh-HK: 特朗普
    kind: person
    also: {zh: [唐纳德·特朗普], en: [Donald Trump], zh-TW: [唐納·川普]}
    forbid: {en: [Chuanpu]}
    unless: {zh: [四川普通话]}
    when: {zh: [总统], en: [president]}
    first: {en: [US President Donald Trump]}
    abbr: {en: [DJT]}
    case: exact
    direction: zh-en
    status: admitted
    domain: politics
    source: "a = b"
    keep: true
    article: true
    note: x
"""
    )
    fields = {field.name for field in ENTRY_FIELDS}
    assert {*options, "keep", "article", "kind", "en", "zh"} == fields
    for rest in (["--case", "all"], ["--status", "good"], ["--also", "!"], ["--when", "en="]):
        (folder / "h.yaml").write_text("terms: []\n", "utf-8")
        outcome = invoke("glossary", "add", "甲乙", "A", "-g", "h.yaml", *rest)
        assert outcome.code == ExitCode.INPUT
        assert (folder / "h.yaml").read_text("utf-8") == "terms: []\n"


def test_what_cannot_be_added_leaves_the_file(folder: Path) -> None:
    (folder / "g.yaml").write_text(ONE, "utf-8")
    for rest in (("--kind", "man"), ("--zh-TW", "!")):
        outcome = invoke("glossary", "add", "鲁比奥", "Rubio", "-g", "g.yaml", *rest)
        assert outcome.code == ExitCode.INPUT
    assert (folder / "g.yaml").read_text("utf-8") == ONE


def test_diff_and_merge(folder: Path) -> None:
    (folder / "a.yaml").write_text(ONE, "utf-8")
    (folder / "b.yaml").write_text(OTHER, "utf-8")
    outcome = invoke("glossary", "diff", "a.yaml", "b.yaml")
    assert outcome.out.splitlines() == [
        "- Bessent / 贝森特",
        "+ Rubio / 鲁比奥",
        "~ Trump / 川普",
        "    zh: 特朗普 → 川普",
    ]
    assert outcome.err == "1 added, 1 removed, 1 changed\n"
    found = json.loads(invoke("glossary", "diff", "a.yaml", "b.yaml", "--json", "-q").out)
    assert found["changed"][0]["fields"] == ["zh"]

    outcome = invoke("glossary", "merge", "a.yaml", "b.yaml", "-o", "c.yaml")
    assert outcome.code == ExitCode.FINDINGS
    assert outcome.err.splitlines() == [
        "conflict: Trump / 特朗普: zh (b.yaml:2)",
        "1 added, 1 conflict",
    ]
    assert "  - en: Rubio\n    zh: 鲁比奥\n  - en: Trump" in (folder / "c.yaml").read_text("utf-8")


def test_stats() -> None:
    outcome = invoke("glossary", "stats", GLOSSARIES)
    assert (outcome.code, outcome.err) == (ExitCode.CLEAN, "")
    assert outcome.out.startswith("kind ")
    found = json.loads(invoke("glossary", "stats", GLOSSARIES, "--json").out)
    assert found["entries"] == sum(found["kinds"].values())
