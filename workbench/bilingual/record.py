"""One JSON object of a JSON-lines file, whose getters refuse what is not as expected."""

from __future__ import annotations

import sys
from enum import Enum
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from workbench.article import Span
from workbench.errors import InputError, UsageError
from workbench.locales import Locale, parse_locale

if TYPE_CHECKING:
    from collections.abc import Iterator

E = TypeVar("E", bound=Enum)
_NAMES = {"string": (str,), "whole number": (int,), "number": (int, float), "list": (list,)}
_PAIR = 2


class Record:
    """One JSON object and the line it stands on; its getters refuse what is not as expected."""

    def __init__(self, fields: object, line: int) -> None:
        self.line = line
        if not isinstance(fields, dict):
            self.fail("not a JSON object")
        self.fields: dict[str, Any] = fields

    def fail(self, message: str) -> NoReturn:
        """Raise InputError for this line."""
        raise InputError(
            f"line {self.line}: {message}", hint="write the .jsonl file again with the workbench"
        )

    def get(self, name: str, kind: str) -> Any:  # noqa: ANN401 - the kind is checked here
        """Return a field of the kind that ``_NAMES`` lists."""
        if name not in self.fields:
            self.fail(f"{name!r} is missing")
        value = self.fields[name]
        if not isinstance(value, _NAMES[kind]) or isinstance(value, bool):
            self.fail(f"{name!r} is not a {kind}")
        return value

    def text(self, name: str) -> str:
        """Return a field that holds a string."""
        return str(self.get(name, "string"))

    def number(self, name: str) -> int:
        """Return a field that holds a whole number from 0."""
        value = int(self.get(name, "whole number"))
        if value < 0:
            self.fail(f"{name!r} is negative")
        return value

    def real(self, name: str) -> float:
        """Return a field that holds a number."""
        value = self.get(name, "number")
        if not -sys.float_info.max <= value <= sys.float_info.max:
            self.fail(f"{name!r} is too large")
        return float(value)

    def truth(self, name: str) -> bool:
        """Return a field that holds true or false; false where it is missing."""
        value = self.fields.get(name, False)
        if not isinstance(value, bool):
            self.fail(f"{name!r} is neither true nor false")
        return value

    def has(self, name: str) -> bool:
        """Tell whether a field is there and not null."""
        return self.fields.get(name) is not None

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a field that holds a list of strings."""
        values = self.get(name, "list")
        if not all(isinstance(value, str) for value in values):
            self.fail(f"{name!r} holds something that is not a string")
        return tuple(values)

    def choice(self, name: str, choices: type[E]) -> E:
        """Return a field that holds one of an enum's values."""
        return self._chosen(name, self.text(name), choices)

    def choices(self, name: str, choices: type[E]) -> tuple[E, ...]:
        """Return a field that holds a list of an enum's values; empty where it is missing."""
        values = self.texts(name) if self.has(name) else ()
        return tuple(self._chosen(name, value, choices) for value in values)

    def _chosen(self, name: str, value: str, choices: type[E]) -> E:
        try:
            return choices(value)
        except ValueError:
            self.fail(f"{name!r} cannot be {value!r}")

    def span(self, name: str) -> Span | None:
        """Return a field that holds a span or null."""
        if not self.has(name):
            return None
        edges = self.get(name, "list")
        whole = all(isinstance(edge, int) and not isinstance(edge, bool) for edge in edges)
        if len(edges) != _PAIR or not whole or not 0 <= edges[0] <= edges[1]:
            self.fail(f"{name!r} is not a span such as [3, 7]")
        return Span(*edges)

    def records(self, name: str) -> Iterator[Record]:
        """Yield the objects of a list; they stand on the same line."""
        for fields in self.get(name, "list"):
            yield Record(fields, self.line)

    def locale(self, name: str) -> Locale:
        """Return a field that names a locale."""
        try:
            return parse_locale(self.text(name))
        except UsageError as error:
            self.fail(error.message)
