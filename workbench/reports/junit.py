"""A report as JUnit XML: a suite for each pair of documents, a case for each rule with findings."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from workbench.article import Severity
from workbench.bilingual.plain import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.reports.report import Files, Item, Report

CLEAN = "all rules"
"""The only case of a pair in which nothing was found."""


def render(report: Report) -> str:
    """Return the report as XML; info is no failure, but what a case has to say."""
    by_files: dict[Files, list[Item]] = {files: [] for files in report.files}
    for item in report.items:
        by_files.setdefault(item.files, []).append(item)
    root = ET.Element("testsuites", name="workbench check")
    tests = failures = 0
    for files, items in by_files.items():
        suite = _suite(files, items)
        tests += int(suite.get("tests", "0"))
        failures += int(suite.get("failures", "0"))
        root.append(suite)
    root.attrib |= {"tests": str(tests), "failures": str(failures), "errors": "0"}
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, "unicode") + "\n"


def _suite(files: Files, items: Iterable[Item]) -> ET.Element:
    by_rule: dict[str, list[Item]] = {}
    for item in items:
        by_rule.setdefault(item.finding.rule, []).append(item)
    suite = ET.Element("testsuite", name=one_line(files.target))
    failures = 0
    for rule, found in by_rule.items():
        case = ET.SubElement(suite, "testcase", name=rule, classname=one_line(files.target))
        grave = [item for item in found if item.finding.severity is not Severity.INFO]
        slight = [item for item in found if item.finding.severity is Severity.INFO]
        if grave:
            failures += 1
            worst = min((item.finding for item in grave), key=lambda one: one.severity.rank)
            failure = ET.SubElement(
                case, "failure", type=worst.severity.value, message=one_line(worst.message)
            )
            failure.text = "\n\n".join(map(_account, grave))
        if slight:
            ET.SubElement(case, "system-out").text = "\n\n".join(map(_account, slight))
    if not by_rule:
        ET.SubElement(suite, "testcase", name=CLEAN, classname=one_line(files.target))
    suite.attrib |= {"tests": str(len(by_rule) or 1), "failures": str(failures), "errors": "0"}
    return suite


def _account(item: Item) -> str:
    """Return a finding in lines of text."""
    finding = item.finding
    place = f"{item.files.source}:{item.line}" if item.line else item.files.source
    wish = f" → {finding.unsaid_suggestion}" if finding.unsaid_suggestion else ""
    texts = [item.source, item.target] if item.block else []
    return clean("\n".join([f"{place}: {finding.severity.value}: {finding.message}{wish}", *texts]))
