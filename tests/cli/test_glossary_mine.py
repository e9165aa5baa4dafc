"""``workbench glossary mine``."""

from __future__ import annotations

import json

from tests.cli.program import GLOSSARIES, SAMPLES, invoke
from workbench.errors import ExitCode
from workbench.glossary.entries import parse

SOURCE = str(SAMPLES / "rare-earth-talks.zh-CN.md")
TARGET = str(SAMPLES / "rare-earth-talks.en.md")


def test_a_pair_is_mined_with_its_renderings() -> None:
    outcome = invoke("glossary", "mine", "--against", SOURCE, TARGET, "--limit", "5")
    assert outcome.code == ExitCode.CLEAN
    assert "5 proposals of" in outcome.err
    terms = parse(outcome.out)[1]
    assert len(terms) == 5
    assert "Trump" in {term.id for term in terms}


def test_known_terms_are_left_out_and_json_is_printed() -> None:
    outcome = invoke("glossary", "mine", SOURCE, "-g", GLOSSARIES, "--json", "-q")
    assert (outcome.code, outcome.err) == (ExitCode.CLEAN, "")
    found = json.loads(outcome.out)
    assert not {"川普", "贝森特"} & {one["form"] for one in found}
    assert {"form", "count", "english", "renderings", "place"} <= found[0].keys()


def test_calls_that_are_off() -> None:
    assert invoke("glossary", "mine").code == ExitCode.USAGE
    assert invoke("glossary", "mine", "none.md").code == ExitCode.INPUT
    assert invoke("glossary", "mine", "-", stdin="没有名字。".encode()).code == ExitCode.CLEAN
