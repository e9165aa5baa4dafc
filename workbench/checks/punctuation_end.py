"""The rule ``punctuation-end``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.article import BlockKind, Finding, Severity, Span
from workbench.checks.base import Pair, Rule
from workbench.text.punctuation import SENTENCE_ENDS, last_mark

if TYPE_CHECKING:
    from collections.abc import Iterator

_ABBREVIATED = re.compile(
    r"(?:\b[A-Za-z]\.|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|St|etc|No|vs|al|Bros|Ph\.D|[ap]\.m|approx)\.)\W*$"
)
_QUESTIONS = "?？"
_WITHOUT = frozenset({BlockKind.HEADING, BlockKind.CAPTION, BlockKind.TABLE_CELL})
"""Blocks that may end without a mark: the two languages have different habits there."""


class PunctuationEnd(Rule):
    """A sentence that ends unlike its source.

    Reports: a target without a mark at its end, or with a comma there, where the source ends with
    a full stop, a question or an exclamation mark (warning); a full stop or another mark at the
    end of the target where the source, such as a heading, has none (info); a question that has
    become a statement (info). Headings, captions and cells of tables are let be.

    Why: the end of a sentence gets lost where an engine stops early or a line is cut off.

    Example: "He left" for 他走了。

    Mend: put in the mark, after a look whether words are missing before it.
    """

    id = "punctuation-end"
    severity = Severity.WARNING
    languages = None

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield at most one finding, at the last character of the target."""
        if pair.kind in _WITHOUT or not pair.source.strip():
            return
        given, got = last_mark(pair.source), last_mark(pair.target)
        end = len(pair.target.rstrip())
        span = Span(end - 1, end)
        ended = bool(given) and given in SENTENCE_ENDS
        if ended and given != "…" and got in {"", ",", "，", "、"}:
            if not _ABBREVIATED.search(pair.source[-20:]):
                better = _mark(given, chinese=pair.target_locale.is_chinese)
                yield self.finding(
                    f"the source ends with “{given}”, the target with “{got}”"
                    if got
                    else f"“{given}” at the end of the source, nothing at that of the target",
                    target=span,
                    suggestion=better,
                )
        elif not given and got and got in SENTENCE_ENDS and got != "…":
            if not _ABBREVIATED.search(pair.target[-20:]):
                yield self.finding(
                    f"“{got}” at the end, where the source has nothing",
                    target=span,
                    severity=Severity.INFO,
                )
        elif given and given in _QUESTIONS and got and got in ".。":
            yield self.finding(
                "the source is a question, the target a statement",
                target=span,
                severity=Severity.INFO,
                suggestion="？" if pair.target_locale.is_chinese else "?",
            )


def _mark(mark: str, *, chinese: bool) -> str:
    """Return ``mark`` as Chinese or English writes it."""
    for half, full in ((".", "。"), ("!", "！"), ("?", "？")):
        if mark in {half, full}:
            return full if chinese else half
    return mark
