"""What the linter reports, as data for other programs."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from workbench import __version__
from workbench.article import Severity
from workbench.glossary.lint import rules_by_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.glossary.lint_base import Lint

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_records(found: Sequence[Lint]) -> list[dict[str, Any]]:
    """Return one mapping for each report."""
    return [
        {
            "rule": one.rule,
            "severity": one.severity.value,
            "path": one.place.path,
            "line": one.place.line,
            "column": one.place.column,
            "message": one.message,
        }
        for one in found
    ]


def as_sarif(found: Sequence[Lint]) -> dict[str, Any]:
    """Return the reports as SARIF 2.1.0, which code hosts show beside the lines."""
    rules = [
        {"id": name, "shortDescription": {"text": (rule.__doc__ or "").partition("\n")[0]}}
        for name, rule in rules_by_name().items()
    ]
    driver = {"name": "workbench", "version": __version__, "rules": rules}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": [_result(one) for one in found]}],
    }


def _result(one: Lint) -> dict[str, Any]:
    region = {"startLine": one.place.line, "startColumn": one.place.column}
    artifact = {"uri": PurePath(one.place.path).as_posix()}
    return {
        "ruleId": one.rule,
        "level": _LEVELS[one.severity],
        "message": {"text": one.message},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
    }
