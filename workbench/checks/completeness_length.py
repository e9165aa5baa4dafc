"""The rule ``completeness-length``."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from workbench.article import Finding, Severity, Span
from workbench.checks.base import BOTH_WAYS, Pair, Rule
from workbench.text.carried import TAG, URL
from workbench.text.size import size, usual

if TYPE_CHECKING:
    from collections.abc import Iterator


_LEAST = 10
"""Shorter sources say nothing about the length of their target."""
_LIMITS = ((Severity.WARNING, 0.6, 1.5), (Severity.INFO, 0.3, 2.0))
"""How far the logarithm of the ratio may be off: so far, and so far over the size's root.

On the development sets the first gives less than one alarm for 1,000 pairs.
"""


class CompletenessLength(Rule):
    """A target that is too short or too long for its source.

    Reports: a target that is less than about half, or more than about double, as long as sentences
    of its source's length are translated to; short sentences are given more room. What is less
    striking is info. Where it can be said which clause was left out, `completeness-clause` does.

    Why: a clause that was left out, or words that an engine made up, show in the length first.

    Example: "He left." for 他走了，因为会谈已经结束，而且他第二天一早还要飞回北京。

    Mend: compare the two sides clause by clause. A summary on purpose can be let be.
    """

    id = "completeness-length"
    severity = Severity.WARNING
    languages = BOTH_WAYS
    yields_to = frozenset({"completeness-clause"})

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield one finding for the whole target."""
        given, got = _size(pair.source), _size(pair.target)
        if given < _LEAST or not got:
            return
        ratio = math.log(got / given) - usual(pair.target_locale.language)
        for severity, least, short in _LIMITS:
            if abs(ratio) > least + short / math.sqrt(given):
                share = math.exp(ratio)
                yield self.finding(
                    f"the target is too short for its source ({share:.0%} of the usual length)"
                    if ratio < 0
                    else f"the target is too long for its source ({share:.1f} times the usual)",
                    source=Span(0, len(pair.source)),
                    target=Span(0, len(pair.target)),
                    severity=severity,
                )
                return


def _size(text: str) -> float:
    return size(TAG.sub(" ", URL.sub(" ", text)))
