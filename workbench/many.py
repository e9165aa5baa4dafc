"""Many pairs of documents at once: on all cores, in bounded memory, compared with each other."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workbench.checking import Checker, Reading, read_pair
from workbench.checks.across import Across, Notes, notes_of
from workbench.checks.remarked import remarked
from workbench.checks.suppression import digest, filtered, unused
from workbench.errors import WorkbenchError
from workbench.reports.report import Files, Item, Report, items_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from workbench.article import AlignmentSummary
    from workbench.checks import CheckSettings
    from workbench.checks.suppression import Suppression
    from workbench.glossary.store import Glossary

    Progress = Callable[[int, int], None]

_TASKS_AT_ONCE = 16


@dataclass(frozen=True)
class Job:
    """What is the same for every pair."""

    glossary: Glossary
    settings: CheckSettings
    reading: Reading = field(default_factory=Reading)
    suppressions: tuple[Suppression, ...] = ()


class Outcome(NamedTuple):
    """What came of one pair."""

    files: Files
    error: str = ""
    """Why it could not be checked; then there is nothing else."""
    signature: str = ""
    name: str = ""
    segments: int = 0
    items: tuple[Item, ...] = ()
    suppressed: int = 0
    used: frozenset[Suppression] = frozenset()
    remarked: tuple[Suppression, ...] = ()
    """The suppressions that stand in the file itself, if it is bilingual."""
    alignment: AlignmentSummary | None = None
    remarks: tuple[str, ...] = ()
    """How the documents were read and aligned."""
    notes: Notes = Notes([], [])
    """What is compared with other articles."""


class Checked(NamedTuple):
    """The report on many pairs, and what else is to be said."""

    report: Report
    errors: tuple[str, ...]
    used: frozenset[Suppression]
    names: frozenset[str]
    """The names of the sources, as suppressions give them."""


def check_many(
    pairs: Sequence[Files],
    job: Job,
    workers: int | None = None,
    bar: AbstractContextManager[Progress] | None = None,
) -> Checked:
    """Check ``pairs`` on all cores or ``workers`` of them; one that fails does not stop the others.

    What ``bar`` gives is told how many are done, of how many. It is entered when the processes
    have begun: a bar may have a thread, and a process with threads should not be doubled.
    """
    silent: Progress = lambda _done, _of: None  # noqa: E731 - a type for it
    with (
        closing(Across()) as across,
        _outcomes(pairs, job, workers) as outcomes,
        bar or nullcontext(silent) as progress,
    ):
        return _collected(pairs, job, outcomes, across, progress)


def _collected(
    pairs: Sequence[Files],
    job: Job,
    outcomes: Iterable[Outcome],
    across: Across,
    progress: Progress,
) -> Checked:
    items: list[Item] = []
    errors: list[str] = []
    remarks: list[str] = []
    alignments: list[tuple[Files, AlignmentSummary]] = []
    in_files: list[tuple[Files, Suppression]] = []
    used: set[Suppression] = set()
    names: set[str] = set()
    segments = suppressed = 0
    signatures: dict[str, None] = {}
    for number, outcome in enumerate(outcomes):
        if outcome.error:
            errors.append(outcome.error)
        else:
            items += outcome.items
            remarks += outcome.remarks
            alignments += [(outcome.files, outcome.alignment)] if outcome.alignment else []
            segments += outcome.segments
            suppressed += outcome.suppressed
            used |= outcome.used
            in_files += [(outcome.files, one) for one in outcome.remarked]
            names.add(outcome.name)
            signatures[outcome.signature] = None
            across.add(number, outcome.notes)
        progress(number + 1, len(pairs))
    more = list(_compared(pairs, job, across))
    suppressions = (*job.suppressions, *(one for _, one in in_files))
    kept = [item for item in more if not _covering(item, suppressions)]
    used.update(one for item in more for one in _covering(item, suppressions))
    report = Report(
        signature=" / ".join(signatures),
        files=tuple(pairs),
        segments=segments,
        items=(*items, *kept, *_unused(in_files, job, used)),
        suppressed=suppressed + len(more) - len(kept),
        notes=tuple(remarks),
        alignments=tuple(alignments),
    )
    return Checked(report, tuple(errors), frozenset(used), frozenset(names))


def _compared(pairs: Sequence[Files], job: Job, across: Across) -> Iterator[Item]:
    """Yield what does not agree between documents."""
    for place, finding in across.findings([files.target for files in pairs]):
        if job.settings.wants(finding.rule):
            for one in job.settings.graded([finding]):
                yield Item(one, pairs[place.document], *place[1:])


def _unused(
    in_files: Iterable[tuple[Files, Suppression]], job: Job, used: Collection[Suppression]
) -> Iterator[Item]:
    """Yield what is to be said of suppressions in bilingual files that let nothing be."""
    for files, one in in_files:
        if job.settings.wants(one.rule):
            for finding in unused(Path(files.source), [one], used, {one.article}):
                yield Item(finding, files)


def _covering(item: Item, suppressions: Iterable[Suppression]) -> list[Suppression]:
    if not suppressions:
        return []
    pair, name = digest(item.source, item.target), Path(item.files.source).name
    return [one for one in suppressions if one.covers(item.finding.rule, pair, name)]


@contextmanager
def _outcomes(pairs: Sequence[Files], job: Job, workers: int | None) -> Iterator[Iterator[Outcome]]:
    """Give the outcome of each pair in order, with the processes running for it."""
    number = min(workers or cores(), len(pairs))
    if number <= 1:
        yield map(_Worker(job).check, pairs)
        return
    forks = sys.platform == "linux"
    context = multiprocessing.get_context("fork" if forks else "spawn")
    with context.Pool(number, _begin, (job,)) as pool:
        yield pool.imap(_check, pairs, _TASKS_AT_ONCE)


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Worker:
    """Checks one pair after the other with what was made once."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.checker = Checker(job.glossary, job.settings)

    def check(self, files: Files) -> Outcome:
        """Return what comes of one pair, an error where it cannot be read."""
        try:
            pair = read_pair(*files, self.job.reading, self.checker.aligner)
            own = remarked(pair, files.source)
            suppressions = (*self.job.suppressions, *own)
            article, used, taken = filtered(self.checker.accounted(pair), suppressions)
        except WorkbenchError as error:
            return Outcome(files, error=error.message)
        except OSError as error:
            return Outcome(files, error=f"{error.filename}: {error.strerror}")
        return Outcome(
            files,
            signature=article.signature,
            name=article.name,
            segments=sum(1 for _ in article.segments),
            items=tuple(items_of(article, files)),
            suppressed=taken,
            used=used,
            remarked=own,
            alignment=article.alignment,
            remarks=tuple(f"{files.target}: {note}" for note in article.notes),
            notes=notes_of(article),
        )


_workers: list[_Worker] = []
"""The worker of a process of its own; empty in the main one."""


def _begin(job: Job) -> None:
    """Prepare a process of its own; it leaves it to the main one to be stopped."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _workers[:] = [_Worker(job)]


def _check(files: Files) -> Outcome:
    return _workers[0].check(files)
