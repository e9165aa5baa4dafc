"""What a rule reports, why, an example and how to mend it: read from the rule's docstring."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.checks.base import AnyRule

PARTS = ("Reports", "Why", "Example", "Mend")
_PART = re.compile(rf"^({'|'.join(PARTS)}): ", re.MULTILINE)

_INTRODUCTION = """\
# Checks

Most rules look at one sentence and its translation, the last ones at all the sentences of an \
article. A finding has a severity: an *error* is \
wrong for sure, a *warning* wants a look, *info* is worth knowing. This page is made from the \
docstrings of the rules (`python -m tests.generators.checks_page`).
"""


class Explanation(NamedTuple):
    """The docstring of a rule, in parts."""

    id: str
    severity: str
    directions: str
    """The languages that the rule is for, such as ``zh → en``."""
    title: str
    reports: str
    why: str
    example: str
    mend: str
    options: str
    """What can be chosen, in words; empty for a rule without options."""


def explanation(rule: AnyRule) -> Explanation:
    """Return the parts of the docstring of ``rule``; ValueError where one is missing."""
    title, *parts = _PART.split(inspect.getdoc(type(rule)) or "")
    texts = {name: _one_line(text) for name, text in zip(parts[::2], parts[1::2], strict=True)}
    if tuple(texts) != PARTS:
        raise ValueError(f"{rule.id}: the docstring needs the parts {', '.join(PARTS)}")
    title_and_parts = [_one_line(title), *texts.values()]
    return Explanation._make(
        [rule.id, rule.severity.value, _directions(rule), *title_and_parts, _options(rule)]
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _directions(rule: AnyRule) -> str:
    if rule.languages is None:
        return "any"
    return ", ".join(f"{source} → {target}" for source, target in sorted(rule.languages))


def _options(rule: AnyRule) -> str:
    return "; ".join(
        f"`{name}`: {', '.join(values[:-1])} or {values[-1]} (without a choice: {values[0]})"
        for name, values in rule.options.items()
    )


def section(one: Explanation) -> str:
    """Return the section of ``docs/checks.md`` on one rule."""
    lines = [f"## {one.id}", "", one.title, "", f"**Reports.** {one.reports}", ""]
    lines += [f"**Why.** {one.why}", "", f"**Example.** {one.example}", ""]
    lines += [f"**Mend.** {one.mend}"]
    if one.options:
        lines += ["", f"**Options.** {one.options}."]
    return "\n".join(lines)


def page(rules: Iterable[AnyRule]) -> str:
    """Return ``docs/checks.md``: a table of the rules, and a section for each."""
    explanations = [explanation(rule) for rule in rules]
    lines = [_INTRODUCTION, "| rule | severity | languages | what |", "|---|---|---|---|"]
    lines += [
        f"| [`{one.id}`](#{one.id}) | {one.severity} | {one.directions} | {one.title} |"
        for one in explanations
    ]
    for one in explanations:
        lines += ["", section(one)]
    return "\n".join(lines) + "\n"
