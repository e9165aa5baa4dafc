"""``workbench translate`` and its uses: the count, what is explained, what fails the command."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.program import invoke

if TYPE_CHECKING:
    from tests.cli.program import FakeEngine

GLOSSARY = "name: test\nterms:\n- {zh: 关税, en: tariffs}\n"


@pytest.fixture
def article(engine: FakeEngine, folder: Path) -> str:
    """Write an article of one sentence, which no model translates here."""
    assert engine
    (folder / "g.yaml").write_text(GLOSSARY, "utf-8")
    (folder / "a.txt").write_text("问关税和关税。\n", "utf-8")
    return "a.txt"


def test_a_use_is_explained(article: str) -> None:
    outcome = invoke("translate", article, "--to", "en", "-g", "g.yaml", "-o", "a.md", "--explain")
    assert outcome.code == 0
    lines = [line for line in outcome.err.splitlines() if "→ tariffs: " in line]
    assert len(lines) == 2
    assert all("met" in line and "tried" in line for line in lines)


def test_a_use_that_is_not_met_can_fail_the_command(article: str) -> None:
    call = ("translate", article, "--to", "en", "-g", "g.yaml", "-o", "a.jsonl", "-q")
    code = invoke(*call, "--fail-on", "terms").code
    missed = '"met": "not met"' in Path("a.jsonl").read_text("utf-8")
    assert code == int(missed)
    assert invoke(*call, "--fail-on", "never").code == 0


def test_the_count_is_strict_or_natural(article: str) -> None:
    call = ("translate", article, "--to", "en", "-g", "g.yaml", "-o", "a.jsonl")
    assert "counted naturally" in invoke(*call, "--terms", "natural").err
    assert "counted naturally" not in invoke(*call, "--terms", "strict").err
    outcome = invoke(*call, "--terms", "lax")
    assert outcome.code == 2
    assert "choose strict or natural" in outcome.err
