"""``workbench glossary import`` and ``export``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.program import GLOSSARIES, invoke
from workbench.errors import ExitCode
from workbench.glossary.store import load
from workbench.glossary.writing import entry_of

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = "terms:\n  - {en: Trump, zh: 特朗普, kind: person}\n  - {en: Bessent, zh: 贝森特}\n"


@pytest.mark.parametrize("name", ["out.csv", "out.tsv", "out.xlsx", "out.tbx"])
def test_there_and_back(folder: Path, name: str) -> None:
    (folder / "g.yaml").write_text(ENTRY, "utf-8")
    out = invoke("glossary", "export", "g.yaml", "-o", name)
    assert (out.code, out.err) == (
        ExitCode.CLEAN,
        f"2 entries as {name.partition('.')[2]}\n",
    )
    assert invoke("glossary", "import", name, "-o", "back.yaml", "-q").err == ""
    first, second = load([folder / "g.yaml"]), load([folder / "back.yaml"])
    assert [entry_of(term) for term in first.terms] == [entry_of(term) for term in second.terms]


def test_a_glossary_of_ours_comes_back_whole(folder: Path) -> None:
    path = GLOSSARIES + "/companies.yaml"
    assert invoke("glossary", "export", path, "-o", "all.csv", "-q").code == 0
    assert invoke("glossary", "import", "all.csv", "-o", "all.yaml", "-q").code == 0
    ours = load([folder.joinpath(path)])
    assert [entry_of(term) for term in load([folder / "all.yaml"]).terms] == [
        entry_of(term) for term in ours.terms
    ]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig", "big5"])
def test_encodings(folder: Path, encoding: str) -> None:
    text = "en,zh-TW\n" + "Trump,川普\nRare earths,稀土\nTaipei,臺北\n" * 4
    (folder / "list.csv").write_bytes(text.encode(encoding))
    outcome = invoke("glossary", "import", "list.csv", "--encoding", encoding)
    assert outcome.code == ExitCode.CLEAN
    assert "    zh-TW: 臺北" in outcome.out.splitlines()


def test_nothing_is_overwritten_by_what_fails(folder: Path) -> None:
    (folder / "old.yaml").write_text(ENTRY, "utf-8")
    (folder / "bad.csv").write_text("en,zh\nTrump\n", "utf-8")
    outcome = invoke("glossary", "import", "bad.csv", "-o", "old.yaml")
    assert outcome.code == ExitCode.INPUT
    assert "bad.csv:2:1: row with 1 columns" in outcome.err
    assert (folder / "old.yaml").read_text("utf-8") == ENTRY


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("import", "g.docx"), ExitCode.USAGE),
        (("import", "none.csv"), ExitCode.INPUT),
        (("import", "g.yaml", "--format", "csv", "-o", "g.yaml"), ExitCode.USAGE),
        (("export", "g.yaml", "-o", "x.doc"), ExitCode.USAGE),
        (("export", "g.yaml", "-o", "x.csv", "--from", "zh-CN", "--to", "zh-TW"), ExitCode.USAGE),
        (("export", "g.yaml", "-o", "x.csv", "--to", "fr"), ExitCode.USAGE),
        (("export", "g.yaml", "-o", "none/x.csv"), ExitCode.INPUT),
    ],
)
def test_calls_that_are_off(folder: Path, arguments: tuple[str, ...], code: ExitCode) -> None:
    (folder / "g.yaml").write_text(ENTRY, "utf-8")
    outcome = invoke("glossary", *arguments)
    assert outcome.code == code
    outcome.assert_clear()


def test_standard_streams() -> None:
    outcome = invoke(
        "glossary", "import", "-", "--format", "deepl", stdin="特朗普,Trump\n".encode()
    )
    assert outcome.out == "terms:\n  - en: Trump\n    zh: 特朗普\n"
