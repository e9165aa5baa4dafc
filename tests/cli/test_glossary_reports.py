"""``workbench glossary``: the formats of lint, the schema, and what find shows on request."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.program import invoke
from workbench.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

TERMS = """\
terms:
  - {en: Trump Tower, zh: 特朗普大厦}
  - {en: Trump, zh: 特朗普}
  - {en: SOE, zh: 国企, domain: economy, status: deprecated}
"""


def test_lint_reports_in_every_format(folder: Path) -> None:
    (folder / "g.yaml").write_text(
        "terms: [{en: America, zh: 美国, forbid: {zh: 美国}}]\n", "utf-8"
    )
    text = invoke("glossary", "lint", "g.yaml", "-q")
    assert (text.code, "[forbidden-forms]" in text.out) == (ExitCode.FINDINGS, True)
    as_json = invoke("glossary", "lint", "g.yaml", "-q", "--format", "json").out
    assert as_json == invoke("glossary", "lint", "g.yaml", "-q", "--json").out
    assert json.loads(as_json)[0]["rule"] == "forbidden-forms"
    sarif = json.loads(invoke("glossary", "lint", "g.yaml", "-q", "--format", "sarif").out)
    assert sarif["runs"][0]["results"][0]["level"] == "error"
    assert invoke("glossary", "lint", "g.yaml", "--format", "xml").code == ExitCode.USAGE


def test_advice_is_given_on_request(folder: Path) -> None:
    (folder / "g.yaml").write_text("terms: [{en: development, zh: 发展}]\n", "utf-8")
    assert invoke("glossary", "lint", "g.yaml", "-q").out == ""
    advised = invoke("glossary", "lint", "g.yaml", "-q", "--advice")
    assert (advised.code, "[common-keys]" in advised.out) == (ExitCode.CLEAN, True)


def test_a_later_glossary_shadows(folder: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (folder / name).write_text("terms: [{en: Trump, zh: 特朗普}]\n", "utf-8")
    assert "[shadowed-entries]" in invoke("glossary", "lint", "a.yaml", "b.yaml").out


def test_the_schema_is_printed() -> None:
    outcome = invoke("glossary", "schema")
    assert (outcome.code, json.loads(outcome.out)["required"]) == (ExitCode.CLEAN, ["terms"])


def test_find_shows_nested_terms_notes_and_borders(folder: Path) -> None:
    (folder / "g.yaml").write_text(TERMS, "utf-8")
    plain = invoke("glossary", "find", "特朗普大厦的国企", "-g", "g.yaml").out.splitlines()
    assert [line.split("\t")[1] for line in plain] == ["特朗普大厦", "国企"]
    assert plain[1].endswith("\teconomy\tdeprecated")
    nested = invoke("glossary", "find", "特朗普大厦", "-g", "g.yaml", "--nested").out.splitlines()
    assert [line.split("\t")[1] for line in nested] == ["特朗普大厦", "特朗普"]
    why = invoke("glossary", "find", "中国企业", "-g", "g.yaml", "--why").out
    assert "not taken: no word ends at its border in '中国企业'" in why
