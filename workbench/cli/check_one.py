"""``workbench check`` of one article and its translation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.cli import console
from workbench.cli.check_fix import write_fixed
from workbench.cli.check_settings import Choice, LetBe, settings_for

if TYPE_CHECKING:
    from workbench.checking import Reading
    from workbench.cli.check_output import Delivery
    from workbench.glossary.store import Glossary
    from workbench.reports.report import Files, Item


class Wish(NamedTuple):
    """What is wanted besides a report."""

    fix: str | None
    """The file to write the corrected target to."""
    suppress: str | None
    reason: str | None


def check_one(
    files: Files,
    glossary: Glossary,
    reading: Reading,
    choice: Choice,
    wish: Wish,
    delivery: Delivery,
) -> tuple[Item, ...]:
    """Check one pair, deliver the report, and return what was found; or write suppressions."""
    from workbench.checking import Checker, read_pair
    from workbench.checks.suppression import filtered
    from workbench.reports.report import Report, items_of

    settings = settings_for(files.source, choice)
    let_be = LetBe.of(files.source, choice.suppressions)
    checker = Checker(glossary, settings)
    pair = read_pair(*files, reading, checker.aligner)
    result, used, taken = filtered(checker.accounted(pair), let_be.entries)
    if wish.suppress is not None:
        count = let_be.add(result, wish.suppress, wish.reason)
        console.note(f"{count} more in {let_be.path}", quiet=delivery.quiet)
        return ()
    if wish.fix is not None:
        write_fixed(
            files, wish.fix, reading.encoding, result, checker.pairs(result), quiet=delivery.quiet
        )
    report = Report(
        signature=result.signature,
        files=(files,),
        segments=sum(1 for _ in result.segments),
        items=(*items_of(result, files), *let_be.unused(settings, used, {result.name})),
        suppressed=taken,
        notes=result.notes,
        alignments=((files, result.alignment),) if result.alignment else (),
    )
    delivery.give(report, result)
    return report.items
