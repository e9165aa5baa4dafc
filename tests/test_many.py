"""Many pairs at once: which belong together, what is found in each and across all of them."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest

from workbench.alignment import units
from workbench.article import Severity
from workbench.checks import CheckSettings
from workbench.checks.suppression import Suppression, digest
from workbench.errors import InputError, UsageError
from workbench.glossary.match import Matcher
from workbench.glossary.store import Glossary
from workbench.glossary.term import Term
from workbench.many import Job, check_many
from workbench.pairs import paired_folders, read_pairs
from workbench.reports.report import Files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

GLOSSARY = Glossary((Term({"en": ("yuan", "renminbi"), "zh": ("人民币",)}),))
SAME = "会谈没有取得任何结果，双方都说还要再谈。"
NO_RESULT = "The talks brought no result, and both sides said there would be more."
FAILED = "Negotiations failed, and both sides said that they would go on."
ARTICLES = {
    "a": (
        f"# 人民币升值了\n\n{SAME}\n\n投资90亿美元。\n",
        f"# The yuan rose\n\n{NO_RESULT}\n\nIt invested $9 billion.\n",
    ),
    "b": (
        f"# 人民币贬值了\n\n{SAME}\n\n他们投资90亿美元，后来就走了。\n",
        f"# The renminbi fell\n\n{FAILED}\n\nThey invested $90 billion and left.\n",
    ),
    "c": (
        "# 人民币很稳定\n\n双方都说以后不会再谈这件事情了。\n",
        f"# The yuan is stable\n\n{NO_RESULT}\n",
    ),
}


@pytest.fixture
def pairs(tmp_path: Path) -> list[Files]:
    found = []
    for name, (source, target) in ARTICLES.items():
        files = Files(str(tmp_path / f"{name}.zh.md"), str(tmp_path / f"{name}.en.md"))
        for path, text in zip(files, (source, target), strict=True):
            (tmp_path / path).write_text(text, "utf-8")
        found.append(files)
    return found


def test_articles_are_checked_and_compared(pairs: list[Files]) -> None:
    told: list[tuple[int, int]] = []
    bar = nullcontext(lambda done, of: told.append((done, of)))
    done = check_many(pairs, Job(GLOSSARY, CheckSettings()), 1, bar)
    assert (done.errors, told) == ((), [(1, 3), (2, 3), (3, 3)])
    found = {(item.finding.rule, item.files.source[-7:-6]) for item in done.report.items}
    assert found >= {
        ("numbers-missing", "b"),
        ("terms-inconsistent", "b"),
        ("consistency-source", "b"),
        ("consistency-target", "c"),
    }
    by_rule = {item.finding.rule: item for item in done.report.items}
    term = by_rule["terms-inconsistent"].finding
    assert "“renminbi” here (1 in 1 document), “yuan” elsewhere (2 in 2 documents" in term.message
    source = by_rule["consistency-source"]
    assert "a.en.md translated as “The talks brought" in source.finding.message
    assert (source.line, source.source) == (3, SAME)


def test_terms_help_to_align_and_are_prepared_once(
    pairs: list[Files], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    class Counted(Matcher):
        def __init__(self, terms: Iterable[Term], language: str, *, directed: bool = True) -> None:
            made.append(language)
            super().__init__(terms, language, directed=directed)

    monkeypatch.setattr(units, "Matcher", Counted)
    done = check_many(pairs, Job(GLOSSARY, CheckSettings()), 1)
    assert sorted(made) == ["en", "zh"]
    assert [files for files, _ in done.report.alignments] == pairs
    assert all(0 < summary.confidence <= 1 for _, summary in done.report.alignments)


def test_two_processes_find_what_one_does(pairs: list[Files]) -> None:
    job = Job(GLOSSARY, CheckSettings())
    assert check_many(pairs, job, 2) == check_many(pairs, job, 1)


def test_settings_and_suppressions_hold_across_articles(pairs: list[Files]) -> None:
    settings = CheckSettings(
        frozenset({"consistency-source"}), severity={"consistency-source": Severity.INFO}
    )
    done = check_many(pairs, Job(GLOSSARY, settings), 1)
    (item,) = done.report.items
    assert item.finding.severity is Severity.INFO
    one = Suppression("consistency-source", digest(item.source, item.target), "both are good")
    done = check_many(pairs, Job(GLOSSARY, settings, suppressions=(one,)), 1)
    assert not done.report.items
    assert (done.report.suppressed, done.used) == (1, frozenset({one}))


def test_a_pair_that_cannot_be_read_stops_no_other(pairs: list[Files], tmp_path: Path) -> None:
    missing = Files(str(tmp_path / "none.md"), pairs[0].target)
    done = check_many([missing, *pairs], Job(GLOSSARY, CheckSettings()), 1)
    (error,) = done.errors
    assert "none.md" in error
    assert done.report.by_rule["numbers-missing"] == {Severity.ERROR: 1}
    assert done.names == {"a.zh.md", "b.zh.md", "c.zh.md"}


def test_pairs_are_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("# ours\ttheirs\n\na.zh.md\ta.en.md\nb/c.md \t d.md\n", "utf-8")
    inside = [[str(tmp_path / name) for name in line] for line in (("a.zh.md", "a.en.md"),)]
    assert [list(files) for files in read_pairs(path)][:1] == inside
    assert len(read_pairs(path)) == 2
    for text, says in (
        ("a.md b.md\n", ":1: not two"),
        ("a\tb\tc\n", ":1: not two"),
        ("#\n", "no pairs"),
    ):
        path.write_text(text, "utf-8")
        with pytest.raises(InputError, match=says):
            read_pairs(path)
    with pytest.raises(InputError, match="No such file"):
        read_pairs(tmp_path / "none.tsv")


def test_partners_in_folders_have_the_same_name(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "zh", tmp_path / "en"
    for path in (ours / "x" / "a.zh-CN.md", ours / "b.md", ours / "c.md", ours / ".hidden.md"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("a", "utf-8")
    for path in (theirs / "x" / "a.en.txt", theirs / "b.en.md", theirs / "d.md", theirs / "e.xyz"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("a", "utf-8")
    pairs, lonely = paired_folders(ours, theirs)
    assert [
        (files.source[len(str(ours)) :], files.target[len(str(theirs)) :]) for files in pairs
    ] == [("/b.md", "/b.en.md"), ("/x/a.zh-CN.md", "/x/a.en.txt")]
    assert [path[-4:] for path in lonely] == ["c.md", "d.md"]
    (ours / "b.zh.md").write_text("a", "utf-8")
    with pytest.raises(UsageError, match="have the same name"):
        paired_folders(ours, theirs)
    with pytest.raises(UsageError, match="has a partner"):
        paired_folders(tmp_path / "zh" / "x", tmp_path / "none")
