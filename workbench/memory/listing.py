"""The memory as a whole: its units one after another, what they come to, and their removal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.errors import InputError, UsageError
from workbench.locales import parse_locale
from workbench.memory.adding import delete
from workbench.memory.normal import normal
from workbench.memory.rows import COLUMNS, column, text_of, unit_of
from workbench.memory.schema import told
from workbench.memory.unit import Author, LocalePair, Selection, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.memory.store import Memory

_BATCH = 1000
_JOINED = "unit JOIN origin ON origin.id = unit.origin JOIN pair ON pair.id = unit.pair"
_HOLDINGS = (
    "SELECT pair.source, pair.target, author, article, signature, count(*), max(time) FROM unit"
    " JOIN origin ON origin.id = unit.origin JOIN pair ON pair.id = unit.pair"
    " GROUP BY pair.id, origin.id ORDER BY max(time) DESC, max(unit.id) DESC"
)
_EVERYTHING = Selection()


class Holding(NamedTuple):
    """How many units of one pair of locales came from one place."""

    pair: LocalePair
    author: Author
    article: str
    signature: str
    units: int
    newest: int
    """Time of the newest, in seconds since 1970."""

    def is_of(self, selection: Selection) -> bool:
        """Tell whether its units are among those that ``selection`` means."""
        return all(
            wanted is None or wanted == here
            for wanted, here in (
                (selection.author, self.author),
                (selection.article, self.article),
                (selection.source, self.pair.source),
                (selection.target, self.pair.target),
            )
        )


def units(memory: Memory, selection: Selection = _EVERYTHING) -> Iterator[tuple[LocalePair, Unit]]:
    """Yield the units that are meant, in the order in which they came, few of them at a time."""
    for rows in _batches(memory, f"pair.source, pair.target, {COLUMNS}", selection):
        for _, source, target, *row in rows:
            yield _pair(memory, source, target), unit_of(row, memory.path)


def containing(
    memory: Memory, text: str, selection: Selection = _EVERYTHING
) -> Iterator[tuple[LocalePair, Unit]]:
    """Yield the units that have ``text`` in their source or target, whatever its script or case."""
    wanted = normal(text)
    for pair, unit in units(memory, selection):
        if wanted in normal(unit.source) or wanted in normal(unit.target):
            yield pair, unit


def holdings(memory: Memory) -> list[Holding]:
    """Return how many units came from where, the newest first."""
    with told(memory.path):
        rows = memory.connection.execute(_HOLDINGS).fetchall()
        return [_holding(memory, row) for row in rows]


def _holding(memory: Memory, row: Any) -> Holding:  # noqa: ANN401 - a row of anything
    source, target, author, article, signature, count, newest = row
    return Holding(
        pair=_pair(memory, source, target),
        author=_author(memory, author),
        article=text_of(article),
        signature=text_of(signature),
        units=count,
        newest=_whole(memory, newest),
    )


def remove(memory: Memory, selection: Selection) -> int:
    """Remove the units that are meant, a thousand a transaction; return how many there were."""
    removed = 0
    for rows in _batches(memory, "unit.pair, unit.source", selection):
        with memory.writing() as connection:
            delete(connection, [(number, pair, text_of(source)) for number, pair, source in rows])
        removed += len(rows)
    with memory.writing() as connection:
        connection.execute("DELETE FROM origin WHERE id NOT IN (SELECT origin FROM unit)")
        connection.execute("DELETE FROM pair WHERE id NOT IN (SELECT pair FROM unit)")
    return removed


def _batches(memory: Memory, columns: str, selection: Selection) -> Iterator[list[Any]]:
    """Yield rows of ``columns`` behind their unit's number, a thousand at a time."""
    where, values = _where(selection)
    last = -1
    while True:
        with told(memory.path):
            rows = memory.connection.execute(
                f"SELECT unit.id, {columns} FROM {_JOINED}"  # noqa: S608 - nothing from outside
                f" WHERE unit.id > ? AND {where} ORDER BY unit.id LIMIT {_BATCH}",
                (last, *values),
            ).fetchall()
        if rows:
            yield rows
            last = rows[-1][0]
        if len(rows) < _BATCH:
            return


def _where(selection: Selection) -> tuple[str, list[str | bytes]]:
    wanted = {
        "author": selection.author.value if selection.author else None,
        "article": selection.article,
        "pair.source": selection.source.tag if selection.source else None,
        "pair.target": selection.target.tag if selection.target else None,
    }
    chosen = {name: value for name, value in wanted.items() if value is not None}
    conditions = " AND ".join(f"{name} = ?" for name in chosen)
    return conditions or "1", [column(value) for value in chosen.values()]


def _whole(memory: Memory, value: object) -> int:
    if isinstance(value, int):
        return value
    raise _damaged(memory, f"a time {value!r}")


def _author(memory: Memory, name: str) -> Author:
    try:
        return Author(name)
    except ValueError:
        raise _damaged(memory, f"an author {name!r}") from None


def _pair(memory: Memory, source: str, target: str) -> LocalePair:
    try:
        return LocalePair(parse_locale(source), parse_locale(target))
    except (UsageError, AttributeError):
        raise _damaged(memory, f"the locales {source!r} and {target!r}") from None


def _damaged(memory: Memory, what: str) -> InputError:
    return InputError(f"{memory.path}: the memory has {what}, which this workbench does not know")
