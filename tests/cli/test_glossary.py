"""``workbench glossary``: lint and find."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.program import GLOSSARIES, SAMPLES, invoke
from workbench.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = str(SAMPLES / "rare-earth-talks.zh-CN.md")
CLEAN = str(SAMPLES / "rare-earth-talks.en.md")
FLAWED = str(SAMPLES / "rare-earth-talks.flawed.en.md")


def test_lint_is_clean_and_counts() -> None:
    outcome = invoke("glossary", "lint", GLOSSARIES)
    assert (outcome.code, outcome.out) == (ExitCode.CLEAN, "")
    assert "0 findings" in outcome.err
    assert invoke("glossary", "lint", GLOSSARIES, "-q").err == ""
    assert json.loads(invoke("glossary", "lint", GLOSSARIES, "--json", "-q").out) == []


def test_lint_tries_the_keys_in_articles(folder: Path) -> None:
    (folder / "g.yaml").write_text("terms: [{en: Qualcomm, zh: 高通}]", "utf-8")
    (folder / "a.txt").write_text("高通涨价与高通胀", "utf-8")
    outcome = invoke("glossary", "lint", "g.yaml", "--text", "a.txt", "-q")
    assert outcome.out == (
        "g.yaml:1:9: info: '高通': 2 hits, of these 1 not taken: 高通涨价与[高通]胀 [tried-keys]\n"
    )
    assert invoke("glossary", "lint", "g.yaml", "--text", "none.txt").code == ExitCode.INPUT


def test_faults_are_reported_with_their_places(folder: Path) -> None:
    (folder / "g.yaml").write_text("name: g\nterms:\n  - en: 5\n  - {zhh: 特朗普}\n", "utf-8")
    outcome = invoke("glossary", "lint", "g.yaml")
    assert outcome.code == ExitCode.INPUT
    assert "g.yaml:3:" in outcome.err
    assert "g.yaml:4:" in outcome.err


@pytest.mark.parametrize("way", ["argument", "stdin", "file"])
def test_find_shows_terms(way: str, folder: Path) -> None:
    text = "特朗普说四川普通话"
    (folder / "a.txt").write_text(text, "utf-8")
    given = {"argument": text, "stdin": "-", "file": "a.txt"}[way]
    args = [given, "-g", GLOSSARIES]
    outcome = invoke("glossary", "find", *args, "--json", stdin=text.encode())
    assert (outcome.code, outcome.err) == (ExitCode.CLEAN, "")
    assert {"Trump"} <= {one["term"] for one in json.loads(outcome.out)}
    assert json.loads(outcome.out)[0]["span"] == [0, 3]


def test_find_says_why_not() -> None:
    outcome = invoke("glossary", "find", "他说四川普通话", "-g", GLOSSARIES, "--why")
    assert "not taken" in outcome.out


@pytest.mark.parametrize("text", ["", " ", "nothing here", "\udcff特", "说" * 5000, "a\0b"])
def test_find_in_odd_text(text: str) -> None:
    outcome = invoke("glossary", "find", text, "-g", GLOSSARIES)
    assert (outcome.code, outcome.err) == (ExitCode.CLEAN, "no term found\n")
