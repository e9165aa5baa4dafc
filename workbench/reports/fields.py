"""The fields of a finding in a report: what JSON holds, what its schema says, what CSV lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.article import Severity, Span
from workbench.bilingual.plain import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.reports.report import Item

    Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
SEVERITY: Schema = {"enum": [severity.value for severity in Severity]}
_SPAN: Schema = {
    "type": ["array", "null"],
    "items": COUNT,
    "minItems": 2,
    "maxItems": 2,
}


class Field(NamedTuple):
    """One field of a finding."""

    name: str
    schema: Schema
    what: str
    value: Callable[[Item], Any]


FIELDS = (
    Field("rule", TEXT, "Id of the rule.", lambda item: item.finding.rule),
    Field("severity", SEVERITY, "How grave it is.", lambda item: item.finding.severity.value),
    Field("message", TEXT, "What is wrong.", lambda item: clean(item.finding.message)),
    Field(
        "suggestion",
        {"type": ["string", "null"]},
        "What to write instead of the target's span, where that is known.",
        lambda item: _text(item.finding.suggestion),
    ),
    Field("source_file", TEXT, "Path of the source.", lambda item: item.files.source),
    Field("target_file", TEXT, "Path of the target.", lambda item: item.files.target),
    Field(
        "line",
        COUNT,
        "Line of the source's file at which the block begins; 0 if unknown.",
        lambda item: item.line,
    ),
    Field(
        "target_line",
        COUNT,
        "Line of the target's file at which the block's part begins; 0 if unknown.",
        lambda item: item.target_line,
    ),
    Field("block", COUNT, "Number of the block; 0 for no block.", lambda item: item.block),
    Field("segment", COUNT, "Number of the segment in its block.", lambda item: item.segment),
    Field("source", TEXT, "The segment's source.", lambda item: clean(item.source)),
    Field("target", TEXT, "The segment's target.", lambda item: clean(item.target)),
    Field(
        "source_span",
        _SPAN,
        "Half-open range of code points of the source.",
        lambda item: _span(item.finding.source_span),
    ),
    Field(
        "target_span",
        _SPAN,
        "Half-open range of code points of the target.",
        lambda item: _span(item.finding.target_span),
    ),
    Field(
        "confidence",
        {**SHARE, "type": ["number", "null"]},
        "How sure it is that the two blocks belong together; null unless they were aligned.",
        lambda item: None if item.confidence is None else round(item.confidence, 3),
    ),
    Field(
        "glossary",
        TEXT,
        "Name of the glossary whose term it is about; empty for none.",
        lambda item: item.finding.glossary,
    ),
    Field("pair", TEXT, "Digest of source and target, for suppressions.", lambda item: item.pair),
)


def _text(text: str | None) -> str | None:
    return None if text is None else clean(text)


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)
