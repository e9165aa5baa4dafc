"""Sentences translated in batches, except what the memory has; each batch is stored as it is done.

Without a memory the batches are the same, so that a run that was interrupted and begun again, and
one with a memory that is still empty, give the very same article.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Met, Origin
from workbench.glossary.honour import account
from workbench.memory.adding import Made
from workbench.memory.record import Account, read, task_digest, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbench.article import Use
    from workbench.enforcement.cascade import Cascade
    from workbench.enforcement.task import Task
    from workbench.memory.store import Memory
    from workbench.memory.unit import Context, LocalePair

    Progress = Callable[[int], None]

BATCH = 64
"""So many sentences are translated together: what is lost at most where a run is interrupted."""


class Outcome(NamedTuple):
    """What became of a sentence."""

    target: str
    origin: Origin
    uses: tuple[Use, ...] = ()
    score: float | None = None


@dataclass
class Recall:
    """A memory to recall from and to store in, and what came of it."""

    memory: Memory
    by_people: int = 0
    """Sentences that somebody had translated."""
    by_model: int = 0
    """Sentences that the model had translated under the same signature."""


class Place(NamedTuple):
    """A sentence to be translated, and its neighbours."""

    task: Task
    context: Context


@dataclass
class Batches:
    """The sentences of one article on their way."""

    cascade: Cascade
    pair: LocalePair
    article: str
    signature: str
    """What the model's targets depend on, besides the sentences."""
    recall: Recall | None = None
    natural: bool = False
    """Whether one mention may meet several uses of a term."""
    notes: list[str] = field(default_factory=list)
    """What went wrong, each once."""
    _made: dict[bytes, Outcome] = field(default_factory=dict)

    def run(self, places: Sequence[Place], progress: Progress | None = None) -> list[Outcome]:
        """Return what became of each sentence; ``progress`` is told how many more are done.

        Raises ModelError where the model fails, and what the memory raises; the batches before
        that are stored.
        """
        found: list[Outcome] = []
        for start in range(0, len(places), BATCH):
            found += self._batch(places[start : start + BATCH], progress)
        return found

    def _batch(self, places: Sequence[Place], progress: Progress | None) -> list[Outcome]:
        digests = [self._digest(place.task) for place in places]
        people = [self._by_people(place) for place in places]
        needed = {
            digest: place.task
            for digest, place, outcome in zip(digests, places, people, strict=True)
            if outcome is None and digest not in self._made and not self._by_model(digest, place)
        }
        self._translate(needed, progress)
        if progress is not None and len(needed) < len(places):
            progress(len(places) - len(needed))
        return [
            outcome or self._made[digest] for digest, outcome in zip(digests, people, strict=True)
        ]

    def _by_people(self, place: Place) -> Outcome | None:
        """Return what somebody wrote for the sentence, accounted for."""
        task = place.task
        if self.recall is None:
            return None
        recalled = self.recall.memory.recall(self.pair, task.source, place.context)
        if recalled is None:
            return None
        self.recall.by_people += 1
        target = recalled.unit.target
        locale = self.pair.target
        uses = account(task.uses, target, locale, Met.BY_MEMORY, natural=self.natural)
        return Outcome(target, Origin.MEMORY, uses)

    def _by_model(self, digest: bytes, place: Place) -> bool:
        """Tell whether the memory has what the model made of the sentence, and take it over."""
        if self.recall is None:
            return False
        made = self.recall.memory.made(self.pair, place.task.source, digest)
        kept = read(made.record) if made else None
        if made is None or kept is None:
            return False
        self.recall.by_model += 1
        self._note(kept.notes)
        self._made[digest] = Outcome(made.target, Origin.MODEL, kept.uses, kept.score)
        return True

    def _translate(self, needed: dict[bytes, Task], progress: Progress | None) -> None:
        """Translate tasks, and store them before anything else is done."""
        if not needed:
            return
        candidates = self.cascade.run(list(needed.values()), progress)
        notes = tuple(self.cascade.notes)
        self._note(notes)
        stored = []
        for (digest, task), one in zip(needed.items(), candidates, strict=True):
            self._made[digest] = Outcome(one.target, Origin.MODEL, one.uses, one.score)
            record = written(Account(one.score, one.uses, notes))
            stored.append(Made(digest, task.source, one.target, record))
        if self.recall is not None:
            self.recall.memory.keep(self.pair, self.article, self.signature, stored)

    def _note(self, notes: Sequence[str]) -> None:
        self.notes += (note for note in notes if note not in self.notes)

    def _digest(self, task: Task) -> bytes:
        """Return what stands for all that the model's target depends on.

        The terms are told by the rows of the ledger that the task would get, before it is met.
        """
        rows = account(task.uses, "", self.pair.target, Met.NOT_MET)
        rest = repr(replace(task, uses=()))
        return task_digest(self.signature, rest, *(json.dumps(asdict(row)) for row in rows))


def recalled_part(outcomes: Iterable[Outcome]) -> str:
    """Return what a signature says of the targets by people: how many, and 12 digits of a hash."""
    told = [outcome.target for outcome in outcomes if outcome.origin is Origin.MEMORY]
    digest = sha256(json.dumps(told).encode()).hexdigest()[:12]
    return f" · {len(told)} from the memory ({digest})" if told else ""
