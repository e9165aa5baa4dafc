"""Suppressions that stand in a bilingual file itself, in the notes on a sentence.

A line ``workbench-ignore: RULE REASON`` lets be what the rule finds in the sentence as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks import ALL_RULES
from workbench.checks.settings_file import advice
from workbench.checks.suppression import Suppression, digest
from workbench.errors import Fault, SettingsError
from workbench.glossary.nodes import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.article import Article

SIGN = "workbench-ignore:"


def remarked(article: Article, path: str) -> tuple[Suppression, ...]:
    """Return the suppressions in the notes of an article that was read from ``path``.

    Raises SettingsError with every one that names no rule or gives no reason.
    """
    faults: list[Fault] = []
    found = []
    for line, pair, text in _lines(article):
        rule, _, reason = text.partition(" ")
        if rule not in ALL_RULES:
            near = advice(rule, ALL_RULES)
            faults.append(Fault(path, line, 1, f"{SIGN} unknown rule {shown(rule)!r}: {near}"))
        elif not reason.strip():
            faults.append(Fault(path, line, 1, f"{SIGN} {rule} needs a reason after it"))
        else:
            found.append(Suppression(rule, pair, reason.strip(), article.name, line))
    if faults:
        raise SettingsError(faults)
    return tuple(found)


def _lines(article: Article) -> Iterator[tuple[int, str, str]]:
    """Yield line, pair and text of each suppression."""
    for block in article.blocks:
        for segment in block.segments:
            for line in "\n".join(segment.notes).split("\n"):
                if line.strip().startswith(SIGN):
                    text = line.strip().removeprefix(SIGN).strip()
                    yield block.line, digest(segment.source, segment.target or ""), text
