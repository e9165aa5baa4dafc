"""The store: units added and recalled, each batch in one transaction.

A person's unit is known by its source and target, and has every place where it stood; another
target for the same source in the same place replaces it, and whatever a model had made of the
source goes. A model's unit is known by its task: a digest of all that its target depends on.
"""

from __future__ import annotations

import time
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from workbench.memory.adding import Adding, Made
from workbench.memory.normal import mark
from workbench.memory.rows import COLUMNS, text_of, unit_of
from workbench.memory.schema import connect, told
from workbench.memory.unit import Author, Context, Tally

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.memory.unit import LocalePair, Placed, Unit

_BATCH = 5000


@dataclass(frozen=True)
class Recalled:
    """What a person wrote for the very same source."""

    unit: Unit
    agreement: int
    """How many of its neighbours were the same, from 0 to 2."""


class Memory:
    """A memory that is open."""

    def __init__(self, path: str, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    def add(self, pair: LocalePair, units: Iterable[Placed], *, now: int | None = None) -> Tally:
        """Add what people wrote, five thousand units a transaction; return what that came to.

        ``now`` is the time to note, in seconds since 1970.
        """
        tally = Tally()
        waiting = iter(units)
        while batch := list(islice(waiting, _BATCH)):
            with self.writing() as connection:
                adding = Adding(connection, self._numbered(pair), _moment(now))
                for placed in batch:
                    adding.add(placed, tally)
        return tally

    def keep(
        self,
        pair: LocalePair,
        article: str,
        signature: str,
        made: Sequence[Made],
    ) -> None:
        """Add what a model wrote, in one transaction; a task that is there already stays."""
        with self.writing() as connection:
            Adding(connection, self._numbered(pair), _moment(None)).keep(article, signature, made)

    def recall(self, pair: LocalePair, source: str, context: Context) -> Recalled | None:
        """Return what a person wrote for ``source``, equal to the last character, or None.

        What stood between the same sentences comes first, then the newest.
        """
        with told(self.path):
            rows = self.connection.execute(
                f"SELECT {COLUMNS} FROM unit JOIN origin ON origin.id = unit.origin"  # noqa: S608
                " WHERE mark = ? AND pair = ? AND author = ?",
                (mark(source), self.pair_number(pair), Author.PERSON.value),
            ).fetchall()
        found = [(row[0], unit_of(row, self.path)) for row in rows]
        ranked = [
            (self._agreement(number, context), unit.time, number, unit)
            for number, unit in found
            if unit.source == source
        ]
        if not ranked:
            return None
        agreement, _, _, unit = max(ranked, key=lambda one: one[:3])
        return Recalled(unit, agreement)

    def made(self, pair: LocalePair, source: str, task: bytes) -> Made | None:
        """Return what a model made of the same task, or None."""
        with told(self.path):
            row = self.connection.execute(
                "SELECT task, source, target, record FROM unit"
                " WHERE mark = ? AND pair = ? AND task = ? ORDER BY id LIMIT 1",
                (mark(source), self.pair_number(pair), task),
            ).fetchone()
        try:
            return row and Made(bytes(row[0]), *map(text_of, row[1:]))
        except (TypeError, ValueError):
            return None  # not what the workbench wrote: it is translated again

    def pair_number(self, pair: LocalePair) -> int:
        """Return the number of a pair of locales; 0, which no unit has, for one without units."""
        with told(self.path):
            row = self.connection.execute(
                "SELECT id FROM pair WHERE source = ? AND target = ?",
                (pair.source.tag, pair.target.tag),
            ).fetchone()
        return int(row[0]) if row else 0

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Hold a transaction: all of what is written in it, or nothing."""
        with told(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def _numbered(self, pair: LocalePair) -> int:
        self.connection.execute(
            "INSERT OR IGNORE INTO pair (source, target) VALUES (?, ?)",
            (pair.source.tag, pair.target.tag),
        )
        return self.pair_number(pair)

    def _agreement(self, number: int, context: Context) -> int:
        with told(self.path):
            places = self.connection.execute(
                "SELECT before, after FROM context WHERE unit = ? AND (before = ? OR after = ?)",
                (number, *context),
            ).fetchall()
        return max((context.agreement(Context(*place)) for place in places), default=0)


def _moment(now: int | None) -> int:
    return int(time.time()) if now is None else now


@contextmanager
def opened(path: str, *, create: bool = False) -> Iterator[Memory]:
    """Open the memory at ``path``; with ``create`` one is made where there is none.

    Raises InputError for a file that is missing, damaged or not a memory, OutputError for one that
    cannot be written to.
    """
    with closing(connect(path, create=create)) as connection:
        yield Memory(path, connection)
