"""The rule ``consistency-source``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Severity
from workbench.checks.base import ArticleRule, Pair
from workbench.checks.repeated import is_sentence, sentence_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.article import Finding

_SHOWN = 60


class ConsistencySource(ArticleRule):
    """The same source with different targets.

    Reports: a sentence that stands in the source twice and is translated in two ways (warning);
    a word or short phrase, such as a heading, that is (info). Case, punctuation and spaces do not
    count, and neither does the script.

    Why: a quotation, a caption or a heading that comes back should be recognised as the same.

    Example: 会谈没有取得结果。 as “The talks brought no result.” and as “Negotiations failed.”

    Mend: take one of the two for both, unless the place asks for the difference.
    """

    id = "consistency-source"
    severity = Severity.WARNING
    languages = None

    def find(self, pairs: Sequence[Pair]) -> Iterator[tuple[int, Finding]]:
        """Yield a finding for each further translation, where it stands first."""
        known: dict[str, dict[str, int]] = {}
        for number, pair in enumerate(pairs):
            source, target = sentence_key(pair.source), sentence_key(pair.target)
            if not source or not target:
                continue
            targets = known.setdefault(source, {})
            if target not in targets and targets:
                first = pairs[next(iter(targets.values()))].target
                yield number, self.report(pair.source, first)
            targets.setdefault(target, number)

    def report(self, source: str, other: str, where: str = "") -> Finding:
        """Return the finding for a ``source`` that is elsewhere translated as ``other``."""
        shown = other if len(other) <= _SHOWN else other[:_SHOWN] + "…"
        place = f"in {where}" if where else "elsewhere"
        return self.finding(
            f"the same source is {place} translated as “{shown}”",
            severity=None if is_sentence(source) else Severity.INFO,
            suggestion=other,
        )
