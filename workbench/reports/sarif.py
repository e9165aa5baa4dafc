"""A report as SARIF 2.1.0, which code hosts and editors show beside the text."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from workbench import __version__
from workbench.article import Severity
from workbench.bilingual.plain import clean
from workbench.checks import ALL_RULES, explain
from workbench.checks.suppression import UNUSED

if TYPE_CHECKING:
    from workbench.reports.report import Item, Report

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FINGERPRINT = "workbenchPair/v1"


def render(report: Report) -> str:
    """Return the report as SARIF: one run, with a description of every rule."""
    rules = [*map(_rule, ALL_RULES), _unused_rule()]
    places = {rule["id"]: number for number, rule in enumerate(rules)}
    run = {
        "tool": {"driver": {"name": "workbench", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "properties": {"signature": report.signature},
        "results": [_result(item, places[item.finding.rule]) for item in report.items],
    }
    value = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: str) -> dict[str, Any]:
    about = explain(rule)
    return {
        "id": rule,
        "shortDescription": {"text": about.title},
        "fullDescription": {"text": f"Reports {about.reports}"},
        "help": {"text": f"Why: {about.why}\nExample: {about.example}\nMend: {about.mend}"},
        "defaultConfiguration": {"level": LEVELS[Severity(about.severity)]},
    }


def _unused_rule() -> dict[str, Any]:
    return {
        "id": UNUSED,
        "shortDescription": {"text": "A suppression that lets nothing be."},
        "defaultConfiguration": {"level": "note"},
    }


def _result(item: Item, place: int) -> dict[str, Any]:
    finding = item.finding
    wish = f" → {finding.unsaid_suggestion}" if finding.unsaid_suggestion else ""
    source: dict[str, Any] = {"artifactLocation": {"uri": _uri(item.files.source)}}
    if item.line:
        source["region"] = {"startLine": item.line}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": place,
        "level": LEVELS[finding.severity],
        "message": {"text": clean(finding.message + wish)},
        "locations": [{"physicalLocation": source}],
    }
    if item.block:
        target: dict[str, Any] = {"artifactLocation": {"uri": _uri(item.files.target)}}
        if item.target_line:
            target["region"] = {"startLine": item.target_line}
        result["relatedLocations"] = [
            {"id": 1, "physicalLocation": target, "message": {"text": clean(item.target)}}
        ]
        result["partialFingerprints"] = {_FINGERPRINT: item.pair}
        result["properties"] = {"source": clean(item.source), "target": clean(item.target)}
    return result


def _uri(path: str) -> str:
    """Return a path as a URI: relative where it is, else of the scheme ``file``."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())
