"""Units as rows of the memory's tables, and back, with nothing taken on trust."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.errors import InputError
from workbench.memory.normal import encoded
from workbench.memory.unit import Author, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS = (
    "unit.id, unit.source, unit.target, unit.time, unit.state, unit.note,"
    " origin.author, origin.article, origin.signature"
)
"""What ``unit_of`` reads, of ``unit JOIN origin``."""


class DamagedError(ValueError):
    """A column that holds what no workbench has put there."""


def column(text: str) -> str | bytes:
    """Return a text as SQLite can keep it: as bytes where it is not Unicode."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return encoded(text)
    return text


def text_of(value: object) -> str:
    """Return the text of a column. Raises DamagedError, or UnicodeDecodeError, for what is none."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogatepass")
    if isinstance(value, str):
        return value
    raise DamagedError(f"{type(value).__name__} where text is expected")


def unit_of(row: Sequence[Any], path: str) -> Unit:
    """Return the unit of a row of ``COLUMNS``. Raises InputError where it cannot be one."""
    number, source, target, time, state, note, author, article, signature = row
    try:
        return Unit(
            source=text_of(source),
            target=text_of(target),
            author=Author(author),
            article=text_of(article),
            signature=text_of(signature),
            time=int(time),
            state=text_of(state),
            note=text_of(note),
        )
    except (ValueError, TypeError, OverflowError) as error:
        raise InputError(
            f"{path}: unit {number} of the memory is damaged ({error})",
            hint="put back a copy, or begin a new memory",
        ) from None
