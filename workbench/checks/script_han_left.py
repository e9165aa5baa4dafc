"""The rule ``script-han-left``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.article import Finding, Severity, Span
from workbench.checks.base import INTO_ENGLISH, Pair, Rule
from workbench.checks.completeness_untranslated import is_untranslated
from workbench.checks.languages import HAN_PASSAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

_BRACKETED = re.compile(r"[(（\[【][^()（）\[\]【】]{0,200}[)）\]】]")


class ScriptHanLeft(Rule):
    """Chinese characters left in an English target.

    Reports: every passage of Chinese characters in an English target, unless it stands in
    brackets, where the original is given on purpose, or is a form that the glossary wants there.

    Why: engines copy characters that they do not know, and a reader of English cannot read them.

    Example: "JL Mag 磁材 was granted a licence"; but "Jiang Liwei (江立伟)" is as it should be.

    Mend: translate or transcribe the passage, or put the original into brackets after it.
    """

    id = "script-han-left"
    severity = Severity.WARNING
    languages = INTO_ENGLISH

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each passage; none where the whole target is untranslated."""
        if is_untranslated(pair):
            return
        wanted = [Span(*match.span()) for match in _BRACKETED.finditer(pair.target)]
        wanted += [use.target_span for use in pair.uses if use.target_span]
        for match in HAN_PASSAGE.finditer(pair.target):
            span = Span(*match.span())
            if not any(place.covers(span) for place in wanted):
                yield self.finding(f"“{match.group()[:40]}” is left in Chinese", target=span)
