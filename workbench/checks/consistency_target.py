"""The rule ``consistency-target``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Severity
from workbench.checks.base import ArticleRule, Pair
from workbench.checks.repeated import is_sentence, sentence_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.article import Finding

_SHOWN = 60


class ConsistencyTarget(ArticleRule):
    """Different sources with the same target.

    Reports: a sentence of the target that stands for two different ones of the source (info).
    Words and short phrases are let be, and so are sources that differ only in case, script,
    punctuation or spaces.

    Why: it may be a translation pasted into the wrong place, or a difference that got lost.

    Example: “The talks brought no result.” for 会谈没有取得结果。 and for 会谈取得了结果。

    Mend: compare the two sources; where they mean the same, all is well.
    """

    id = "consistency-target"
    severity = Severity.INFO
    languages = None

    def find(self, pairs: Sequence[Pair]) -> Iterator[tuple[int, Finding]]:
        """Yield a finding for each further source, where it stands first."""
        known: dict[str, dict[str, int]] = {}
        for number, pair in enumerate(pairs):
            source, target = sentence_key(pair.source), sentence_key(pair.target)
            if not source or not target or not is_sentence(pair.target):
                continue
            sources = known.setdefault(target, {})
            if source not in sources and sources:
                yield number, self.report(pairs[next(iter(sources.values()))].source)
            sources.setdefault(source, number)

    def report(self, other: str, where: str = "") -> Finding:
        """Return the finding for a pair whose target elsewhere stands for ``other``."""
        shown = other if len(other) <= _SHOWN else other[:_SHOWN] + "…"
        place = f"in {where}" if where else "elsewhere"
        return self.finding(f"the same target {place} stands for “{shown}”")
