"""``workbench check --fix``: the target again, with what can be corrected safely."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli import console
from workbench.cli.options import refuse_same_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.article import Article
    from workbench.checking import Checker, Reading
    from workbench.checks import Pair
    from workbench.fixing import Corrected, CorrectedArticle
    from workbench.reports.report import Files


def refuse_early(source: str, target: str, fixed: str) -> None:
    """Raise where the corrected target could not be written, before any work is done."""
    from workbench.documents.files import STANDARD, check_writable
    from workbench.errors import UsageError

    if STANDARD in {target, fixed}:
        raise UsageError("--fix needs files", hint="name the translation, and one to write")
    for path in (source, target):
        refuse_same_file(path, fixed)
    if Path(target).suffix.lower() != Path(fixed).suffix.lower():
        raise UsageError(
            f"{fixed}: a corrected target has the format of {Path(target).name}",
            hint=f"name it with {Path(target).suffix}",
        )
    check_writable(fixed)


def write_fixed(
    files: Files,
    fixed: str,
    encoding: str | None,
    article: Article,
    pairs: Sequence[Pair],
    *,
    quiet: bool,
) -> None:
    """Write the corrected target and say what was changed."""
    from workbench.documents import open_document
    from workbench.documents.files import write_bytes
    from workbench.fixing import as_bytes, corrected

    target = files.target
    document = open_document(target, encoding)
    done = corrected(document, article, pairs)
    data, kept = as_bytes(target, document, done.text)
    write_bytes(fixed, data)
    if done.unplaced:
        console.note(f"{done.unplaced} corrections left: their place is not sure", quiet=quiet)
    if not kept:
        console.note(f"{fixed} is in UTF-8, unlike {target}", quiet=quiet)
    _say_written(fixed, done, quiet=quiet)


def write_fixed_bilingual(
    files: Files, fixed: str, reading: Reading, article: Article, checker: Checker, *, quiet: bool
) -> None:
    """Write a bilingual file once more with corrected targets, and say what was changed.

    Raises UsageError for a file that our writer did not make, which it would not write as it was.
    """
    from dataclasses import replace

    from workbench.bilingual import render
    from workbench.bilingual.reading import read_bilingual
    from workbench.documents.files import write_bytes
    from workbench.errors import UsageError
    from workbench.fixing import corrected_article

    read = read_bilingual(
        files.source, reading.encoding, reading.source_locale, reading.target_locale
    )
    if not read.ours:
        raise UsageError(
            f"{files.source}: --fix writes only bilingual files that the workbench has made",
            hint=f"make one of it first: workbench export {files.source} -o NEW.xlsx",
        )
    done = corrected_article(article, checker.pairs(article))
    checked = replace(checker.accounted(done.article), name=read.article.name)
    write_bytes(fixed, render(checked, Path(fixed).suffix))
    _say_written(fixed, done, quiet=quiet)


def _say_written(fixed: str, done: Corrected | CorrectedArticle, *, quiet: bool) -> None:
    from workbench.bilingual.plain import count

    for one in done.made:
        console.note(f"line {one.line}: “{one.old}” → “{one.new}” ({one.rule})", quiet=quiet)
    console.note(f"written: {fixed}, with {count(len(done.made), 'correction')}", quiet=quiet)
