"""``workbench check`` of one article and its translation, or of one file with both."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.cli import console
from workbench.cli.check_fix import write_fixed, write_fixed_bilingual
from workbench.cli.check_settings import Choice, LetBe, settings_for, unused_items

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
    from workbench.checks.remarked import remarked
    from workbench.checks.suppression import filtered
    from workbench.reports.report import Report, items_of

    settings = settings_for(files.source, choice)
    let_be = LetBe.of(files.source, choice.suppressions)
    checker = Checker(glossary, settings)
    pair = read_pair(*files, reading, checker.aligner)
    own = remarked(pair, files.source)
    result, used, taken = filtered(checker.accounted(pair), (*let_be.entries, *own))
    if wish.suppress is not None:
        count = let_be.add(result, wish.suppress, wish.reason)
        console.note(f"{count} more in {let_be.path}", quiet=delivery.quiet)
        return ()
    if wish.fix is not None and files.is_bilingual:
        write_fixed_bilingual(files, wish.fix, reading, result, checker, quiet=delivery.quiet)
    elif wish.fix is not None:
        write_fixed(
            files, wish.fix, reading.encoding, result, checker.pairs(result), quiet=delivery.quiet
        )
    not_needed = (
        *let_be.unused(settings, used, {result.name}),
        *unused_items(files.source, own, settings, used, {result.name}),
    )
    report = Report(
        signature=result.signature,
        files=(files,),
        segments=sum(1 for _ in result.segments),
        items=(*items_of(result, files), *not_needed),
        suppressed=taken,
        notes=result.notes,
        alignments=((files, result.alignment),) if result.alignment else (),
    )
    delivery.give(report, result)
    return report.items
