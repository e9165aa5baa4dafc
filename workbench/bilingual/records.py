"""The reading side of JSON lines: every field checked, every fault named with its line."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, NoReturn

from workbench.article import (
    AlignmentSummary,
    Article,
    Block,
    BlockKind,
    Finding,
    Met,
    Origin,
    Segment,
    Severity,
    State,
    Use,
)
from workbench.bilingual.record import Record
from workbench.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator


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
        alignment=_alignment(header) if header.has("alignment") else None,
    )
    _check_complete(header, article, text.rstrip().count("\n") + 1)
    return article


def _alignment(header: Record) -> AlignmentSummary:
    record = Record(header.fields["alignment"], header.line)
    counts = (record.number(name) for name in ("regrouped", "left_out", "added"))
    return AlignmentSummary(record.real("confidence"), *counts)


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
        target_line=head.number("target_line") if head.has("target_line") else 0,
        confidence=head.real("confidence") if head.has("confidence") else None,
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
        ways=record.choices("ways", Met),
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
