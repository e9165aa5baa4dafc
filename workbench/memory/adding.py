"""How one unit enters the memory: what it replaces, and what it leaves as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.memory.normal import grams, mark, normal, tokens
from workbench.memory.rows import column, text_of
from workbench.memory.unit import Author, Context

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from workbench.memory.unit import Placed, Tally, Unit


_MOST_TARGETS = 100
"""So many translations of one source are kept, the newest; nobody tells more of them apart."""


class Made(NamedTuple):
    """A model's target for a task, with the account that goes with it, as JSON."""

    task: bytes
    source: str
    target: str
    record: str


class _Known(NamedTuple):
    """A unit that is there already for the same source."""

    number: int
    author: str
    target: str


class Adding:
    """One transaction's additions to one pair of locales."""

    def __init__(self, connection: sqlite3.Connection, pair: int, moment: int) -> None:
        self._connection = connection
        self._pair = pair
        self._moment = moment
        self._origins: dict[tuple[str, str, str], int] = {}

    def add(self, placed: Placed, tally: Tally) -> None:
        """Add a person's unit and count what that was.

        New is a source that was not there, or not in this place; changed is one that had another
        target in this place, or one by a model.
        """
        unit, context = placed
        sign = mark(unit.source)
        known = self._known(sign, unit.source)
        by_model = [one for one in known if one.author == Author.MODEL.value]
        people = [one for one in known if one not in by_model]
        own = next((one for one in people if one.target == unit.target), None)
        others = [one.number for one in people if one is not own]
        replaced = self._leave(others, context)
        surplus = () if own else people[: max(0, len(people) + 1 - _MOST_TARGETS)]
        self._delete(unit.source, (one.number for one in (*by_model, *surplus)))
        number = self._renewed(own, unit) if own else self._insert(sign, unit)
        self._connection.execute(
            "INSERT OR IGNORE INTO context VALUES (?, ?, ?)", (number, *context)
        )
        if replaced or (not own and any(one.target != unit.target for one in by_model)):
            tally.changed += 1
        elif own or by_model:
            tally.same += 1
        else:
            tally.new += 1

    def keep(self, article: str, signature: str, made: Sequence[Made]) -> None:
        """Add what a model wrote; a task that is there already stays as it is."""
        origin = self._origin(Author.MODEL, article, signature)
        for one in made:
            values = (self._pair, origin, mark(one.source), column(one.source), column(one.target))
            self._connection.execute(
                "INSERT INTO unit (pair, origin, mark, source, target, time, task, record)"
                " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE NOT EXISTS"
                " (SELECT 1 FROM unit WHERE mark = ?3 AND pair = ?1 AND task = ?7)",
                (*values, self._moment, one.task, column(one.record)),
            )

    def _known(self, sign: bytes, source: str) -> list[_Known]:
        """Return the units of a source, the oldest first."""
        rows = self._connection.execute(
            "SELECT unit.id, author, target, source FROM unit"
            " JOIN origin ON origin.id = unit.origin WHERE mark = ? AND pair = ?"
            " ORDER BY time, unit.id",
            (sign, self._pair),
        ).fetchall()
        return [
            _Known(number, author, text_of(target))
            for number, author, target, theirs in rows
            if text_of(theirs) == source
        ]

    def _leave(self, others: Iterable[int], context: Context) -> bool:
        """Take a place away from other targets; one that has none left goes. Tell if any had it."""
        left = False
        for number in others:
            place = (number, *context)
            gone = self._connection.execute(
                "DELETE FROM context WHERE unit = ? AND before = ? AND after = ?", place
            ).rowcount
            left = left or bool(gone)
            row = self._connection.execute(
                "SELECT source FROM unit WHERE id = ?"
                " AND NOT EXISTS (SELECT 1 FROM context WHERE unit = id)",
                (number,),
            ).fetchone()
            if gone and row:
                self._delete(text_of(row[0]), [number])
        return left

    def _renewed(self, own: _Known, unit: Unit) -> int:
        """Say of a unit that is there that it holds now; return its number."""
        self._connection.execute(
            "UPDATE unit SET time = ?, state = ?, note = ? WHERE id = ?",
            (self._moment, column(unit.state), column(unit.note), own.number),
        )
        return own.number

    def _insert(self, sign: bytes, unit: Unit) -> int:
        origin = self._origin(Author.PERSON, unit.article, "")
        number = self._connection.execute(
            "INSERT INTO unit (pair, origin, mark, source, target, time, state, note)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(self._pair, origin, sign, column(unit.source), column(unit.target)),
                *(self._moment, column(unit.state), column(unit.note)),
            ),
        ).lastrowid
        words = tokens(normal(unit.source))
        self._connection.executemany(
            "INSERT OR IGNORE INTO gram VALUES (?, ?, ?)",
            [(gram, len(words), number) for gram in grams(words, self._pair)],
        )
        return int(number or 0)

    def _delete(self, source: str, numbers: Iterable[int]) -> None:
        delete(self._connection, [(number, self._pair, source) for number in numbers])

    def _origin(self, author: Author, article: str, signature: str) -> int:
        key = (author.value, article, signature)
        if key not in self._origins:
            values = tuple(map(column, key))
            self._connection.execute(
                "INSERT OR IGNORE INTO origin (author, article, signature) VALUES (?, ?, ?)", values
            )
            (self._origins[key],) = self._connection.execute(
                "SELECT id FROM origin WHERE author = ? AND article = ? AND signature = ?", values
            ).fetchone()
        return self._origins[key]


def delete(connection: sqlite3.Connection, units: Iterable[tuple[int, int, str]]) -> None:
    """Delete units, given by number, pair and source, with their places and grams."""
    for number, pair, source in units:
        words = tokens(normal(source))
        connection.executemany(
            "DELETE FROM gram WHERE gram = ? AND length = ? AND unit = ?",
            [(gram, len(words), number) for gram in grams(words, pair)],
        )
        connection.execute("DELETE FROM unit WHERE id = ?", (number,))
