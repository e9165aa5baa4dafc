"""A report as JSON, and the schema that it follows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from workbench.article import Severity
from workbench.bilingual.plain import clean
from workbench.reports.fields import COUNT, FIELDS, SHARE, TEXT

if TYPE_CHECKING:
    from workbench.article import AlignmentSummary
    from workbench.reports.report import Files, Report

VERSION = 1


_ALIGNMENT: dict[str, Any] = {
    "source_file": {**TEXT, "description": "Path of the source."},
    "target_file": {**TEXT, "description": "Path of the target."},
    "confidence": {**SHARE, "description": "How sure the links between paragraphs are on average."},
    "regrouped": {**COUNT, "description": "Links of merged or divided paragraphs."},
    "left_out": {**COUNT, "description": "Paragraphs of the source without a counterpart."},
    "added": {**COUNT, "description": "Paragraphs of the target without a counterpart."},
}


def render(report: Report) -> str:
    """Return the report as JSON."""
    value = {
        "version": VERSION,
        "signature": report.signature,
        "pairs": len(report.files),
        "segments": report.segments,
        "suppressed": report.suppressed,
        "notes": [clean(note) for note in report.notes],
        "alignments": [_alignment(files, summary) for files, summary in report.alignments],
        "counts": {severity.value: n for severity, n in report.by_severity.items()},
        "rules": {rule: sum(counts.values()) for rule, counts in report.by_rule.items()},
        "findings": [{one.name: one.value(item) for one in FIELDS} for item in report.items],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _alignment(files: Files, summary: AlignmentSummary) -> dict[str, Any]:
    values = (*files, round(summary.confidence, 3), *summary[1:])
    return dict(zip(_ALIGNMENT, values, strict=True))


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the reports."""
    properties = {
        "version": {"const": VERSION, "description": "Version of this format."},
        "signature": {**TEXT, "description": "Version, locales and glossary of the check."},
        "pairs": {**COUNT, "description": "How many pairs of documents were checked."},
        "segments": {**COUNT, "description": "How many segments they have."},
        "suppressed": {**COUNT, "description": "How many findings were suppressed."},
        "notes": {
            "type": "array",
            "items": TEXT,
            "description": "How the documents were read and aligned.",
        },
        "alignments": {
            "type": "array",
            "items": _record(_ALIGNMENT),
            "description": "How the paragraphs of each two documents were brought together.",
        },
        "counts": {
            **_record({severity.value: COUNT for severity in Severity}),
            "description": "Findings by severity.",
        },
        "rules": {
            "type": "object",
            "additionalProperties": COUNT,
            "description": "Findings by rule.",
        },
        "findings": {
            "type": "array",
            "items": _record({f.name: {**f.schema, "description": f.what} for f in FIELDS}),
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Report of workbench check",
        **_record(properties),
    }


def _record(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
