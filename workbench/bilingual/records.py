"""The reading side of JSON lines: every field checked, every fault named with its line."""

from __future__ import annotations

import json
import sys
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from workbench.article import (
    Article,
    Block,
    BlockKind,
    Finding,
    Met,
    Origin,
    Segment,
    Severity,
    Span,
    State,
    Use,
)
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
        value = self.text(name)
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


def read_lines(text: str, version: int) -> Article:
    """Return the article that the lines of ``text`` hold, if their header is of ``version``."""
    records = _parse(text)
    header = next(records, None)
    if header is None:
        raise InputError("line 1: the file is empty", hint="was the writing of it interrupted?")
    _check_version(header, version)
    blocks = tuple(_blocks(records))
    article = Article(
        blocks=blocks,
        source_locale=header.locale("source_locale"),
        target_locale=header.locale("target_locale") if header.has("target_locale") else None,
        name=header.text("name"),
        signature=header.text("signature"),
        notes=header.texts("notes"),
    )
    _check_complete(header, article, text.rstrip().count("\n") + 1)
    return article


def _parse(text: str) -> Iterator[Record]:
    """Yield the records of the lines that are not blank."""
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line, parse_constant=_refuse)
        except (ValueError, RecursionError) as error:
            reason = getattr(error, "msg", str(error))
            raise InputError(f"line {number}: not JSON ({reason})") from None
        yield Record(fields, number)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number of JSON")


def _check_version(header: Record, version: int) -> None:
    if "workbench" not in header.fields:
        header.fail("not the header of a bilingual file ('workbench' is missing)")
    found = header.number("workbench")
    if found != version:
        header.fail(f"version {found} of the format; this workbench reads version {version}")


def _check_complete(header: Record, article: Article, lines: int) -> None:
    """Refuse a file that was cut off between two lines."""
    counted = {"blocks": len(article.blocks), "segments": sum(1 for _ in article.segments)}
    for name, found in counted.items():
        promised = header.number(name)
        if found != promised:
            raise InputError(
                f"line {lines}: the file ends with {found} {name}; its header promises {promised}",
                hint="the file was cut off or lines were removed; write it again",
            )


def _blocks(records: Iterator[Record]) -> Iterator[Block]:
    groups = groupby(records, key=lambda record: record.number("block"))
    for expected, (index, members) in enumerate(groups):
        lines = list(members)
        if index != expected:
            lines[0].fail(f"block {index} where block {expected} should come")
        yield _block(lines)


def _block(lines: list[Record]) -> Block:
    head = lines[0]
    bare = [record for record in lines if not record.has("source")]
    if bare and len(lines) > 1:
        bare[0].fail("'source' is missing")
    return Block(
        kind=head.choice("kind", BlockKind),
        text=head.text("text"),
        level=head.number("level"),
        line=head.number("line"),
        marker=head.text("marker"),
        segments=() if bare else tuple(_segment(record) for record in lines),
    )


def _segment(record: Record) -> Segment:
    return Segment(
        source=record.text("source"),
        start=record.number("start"),
        target=record.text("target") if record.has("target") else None,
        score=record.real("score") if record.has("score") else None,
        uses=tuple(_use(use) for use in record.records("uses")),
        findings=tuple(_finding(finding) for finding in record.records("findings")),
        state=record.choice("state", State) if record.has("state") else None,
        notes=record.texts("notes") if record.has("notes") else (),
        origin=record.choice("origin", Origin) if record.has("origin") else None,
    )


def _use(record: Record) -> Use:
    source_span = record.span("source_span")
    if source_span is None:
        record.fail("'source_span' is missing")
    return Use(
        term=record.text("term"),
        source_span=source_span,
        form=record.text("form"),
        expected=record.texts("expected"),
        met=record.choice("met", Met),
        target_span=record.span("target_span"),
        tried=record.number("tried") if record.has("tried") else 0,
        score_before=record.real("score_before") if record.has("score_before") else None,
        score_after=record.real("score_after") if record.has("score_after") else None,
        glossary=record.text("glossary") if record.has("glossary") else "",
        is_name=record.truth("is_name"),
    )


def _finding(record: Record) -> Finding:
    return Finding(
        rule=record.text("rule"),
        severity=record.choice("severity", Severity),
        message=record.text("message"),
        source_span=record.span("source_span"),
        target_span=record.span("target_span"),
        suggestion=record.text("suggestion") if record.has("suggestion") else None,
        glossary=record.text("glossary") if record.has("glossary") else "",
    )
