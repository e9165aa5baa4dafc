"""A report as plain text: what was found in each document, then how much of what."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from workbench.article import Severity
from workbench.bilingual.plain import count, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.reports.report import Item, Report

SIGNS = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.INFO: "●"}


def render(report: Report) -> str:
    """Return the report as lines of text."""
    lines: list[str] = []
    for files, items in groupby(report.items, key=lambda item: item.files):
        lines += [" → ".join(one_line(path) for path in dict.fromkeys(files) if path), ""]
        for _, group in groupby(items, key=lambda item: (item.block, item.segment)):
            lines += [*_segment(list(group)), ""]
    return "\n".join([*lines, *summary(report)]) + "\n"


def _segment(items: list[Item]) -> Iterator[str]:
    first = items[0]
    if first.block:
        where = "line" if first.source else "after line"
        place = f"{where} {first.line}: " if first.line else ""
        yield f"  {place}{one_line(first.source)}"
        yield f"  ┃ {one_line(first.target)}"
    for item in items:
        finding = item.finding
        wish = f" → {one_line(finding.unsaid_suggestion)}" if finding.unsaid_suggestion else ""
        name = f"{SIGNS[finding.severity]} {finding.severity.value} {finding.rule}"
        yield f"    {name}: {one_line(finding.message)}{wish}"


def summary(report: Report) -> Iterator[str]:
    """Yield how many findings there are, then how many of each rule."""
    yield from counts(report)
    pairs = f"{count(len(report.files), 'pair')} · " if len(report.files) != 1 else ""
    found = sum(report.by_severity.values())
    parts = [_count(n, severity) for severity, n in report.by_severity.items() if n]
    how = f"{count(found, 'finding')} ({', '.join(parts)})" if found else "no findings"
    let_be = f" · {report.suppressed:,} suppressed" if report.suppressed else ""
    yield f"{pairs}{count(report.segments, 'segment')} · {how}{let_be}"
    if report.signature:
        yield report.signature


def counts(report: Report) -> Iterator[str]:
    """Yield a line for each rule with findings, the rule that has most first."""
    width = max(map(len, report.by_rule), default=0)
    for rule, found in report.by_rule.items():
        yield f"{rule:<{width}}  {', '.join(_count(n, severity) for severity, n in found.items())}"


def _count(number: int, severity: Severity) -> str:
    return f"{number:,} info" if severity is Severity.INFO else count(number, severity.value)
