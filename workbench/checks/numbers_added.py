"""The rule ``numbers-added``."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from workbench.article import Finding, Severity
from workbench.checks.base import BOTH_WAYS, Pair, Rule
from workbench.text.carried import in_address
from workbench.text.numbers import Stock, quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.text.quantity import Quantity

_MOST = 6
"""Figures that are named; a target with more is one for another source."""
_DIGIT = re.compile(r"\d")


class NumbersAdded(Rule):
    """A figure in the target that the source does not have.

    Reports: a number in figures, a date or a share of which the source has nothing of its value, in
    figures or in words. Numbers in words are let be, and so is what another rule takes for a
    number of the source that was changed.

    Why: models make up figures, most of all where they lose their way in brackets and lists, and a
    figure looks like a fact.

    Example: "The meeting was held on December 20." for 会议在北京举行。

    Mend: take it out, or let it be if it was added on purpose.
    """

    id = "numbers-added"
    severity = Severity.WARNING
    languages = BOTH_WAYS
    yields_to = frozenset({"numbers-missing", "numbers-signs", "numbers-units"})

    def applies(self, pair: Pair) -> bool:
        """Tell whether there is a source; without one, all of the target is added."""
        return bool(pair.source.strip()) and super().applies(pair)

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each figure that is the target's own."""
        given = [one for one in quantities(pair.target, pair.languages[1]) if _counts(one, pair)]
        asked = Stock(quantities(pair.source, pair.languages[0]) if given else ())
        own = (one for one in given if not asked.has(one))
        for one in islice(own, _MOST):
            shown = one.span.of(pair.target)
            yield self.finding(f"{shown} is not in the source", target=one.span)


def _counts(one: Quantity, pair: Pair) -> bool:
    """Tell whether a quantity of the target is a figure, and no part of a name or an address."""
    in_term = any(use.target_span and use.target_span.overlaps(one.span) for use in pair.uses)
    is_figure = one.sure and _DIGIT.search(one.span.of(pair.target)) is not None
    return is_figure and not in_term and not in_address(pair.target, one.span)
