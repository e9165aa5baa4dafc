"""``workbench check`` of many pairs: two folders, or a file that lists them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workbench.cli import console
from workbench.cli.check_settings import Choice, LetBe, settings_for

if TYPE_CHECKING:
    from workbench.checking import Reading
    from workbench.cli.check_output import Delivery
    from workbench.glossary.store import Glossary
    from workbench.reports.report import Files, Item

_SHOWN = 20
"""So many pairs that could not be checked are named."""


class Many(NamedTuple):
    """The pairs to check, where their settings stand, and what has no partner."""

    pairs: list[Files]
    home: str
    lonely: list[str]

    @classmethod
    def of(cls, source: str | None, target: str | None, listed: Path | None) -> Many | None:
        """Return the pairs that the call names; None where it names one pair of files."""
        from workbench.errors import InputError, UsageError
        from workbench.pairs import paired_folders, read_pairs

        if listed is not None:
            if source is not None:
                raise UsageError("--pairs names the files", hint="leave out SOURCE and TARGET")
            return cls(read_pairs(listed), str(listed), [])
        if source is None:
            raise UsageError(
                "Missing argument 'SOURCE'", hint="name an article and its translation"
            )
        if target is None:
            _expect_bilingual(source)
            return None
        folders = [Path(path) for path in (source, target) if path and Path(path).is_dir()]
        if len(folders) == 1:
            raise InputError(f"{folders[0]}: a folder", hint="give two folders or two files")
        if not folders:
            return None
        pairs, lonely = paired_folders(*folders)
        return cls(pairs, str(folders[0]), lonely)


def _expect_bilingual(path: str) -> None:
    """Raise UsageError where a file that stands alone is not read as a bilingual one."""
    from workbench.bilingual.reading import READERS
    from workbench.errors import UsageError

    missing = "Missing argument 'TARGET'"
    if Path(path).is_dir():
        raise UsageError(missing, hint="list bilingual files, one a line, with --pairs")
    if Path(path).suffix.lower() not in READERS:
        raise UsageError(missing, hint=f"name the translation; alone go {', '.join(READERS)}")


def check_many(
    many: Many,
    glossary: Glossary,
    reading: Reading,
    choice: Choice,
    jobs: int | None,
    delivery: Delivery,
) -> tuple[Item, ...]:
    """Check the pairs, deliver the report, and return what was found.

    Raises InputError, after the report, where a pair could not be checked.
    """
    from workbench import many as room
    from workbench.errors import InputError, UsageError
    from workbench.reports import PAGE

    if delivery.format == PAGE:
        raise UsageError("the page in HTML is of one article", hint="take another --format")
    settings = settings_for(many.home, choice)
    let_be = LetBe.of(many.home, choice.suppressions)
    for path in many.lonely:
        console.note(f"{path} has no partner", quiet=delivery.quiet)
    job = room.Job(glossary, settings, reading, let_be.entries)
    bar = console.progress_bar("checking", quiet=delivery.quiet, total=len(many.pairs))
    done = room.check_many(many.pairs, job, jobs, bar)
    unused = let_be.unused(settings, done.used, set(done.names))
    report = done.report.with_items(unused)
    delivery.give(report)
    if done.errors:
        shown = "\n".join(f"  {error}" for error in done.errors[:_SHOWN])
        raise InputError(
            f"{len(done.errors)} of {len(many.pairs)} pairs could not be checked:\n{shown}"
        )
    return report.items
