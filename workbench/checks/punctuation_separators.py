"""The rule ``punctuation-separators``."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from workbench.article import Finding, Severity
from workbench.checks.base import Pair, Rule
from workbench.text.numbers import quantities
from workbench.text.separators import Misread, misread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

_MOST = 100
"""So many numbers of a text are reported; a sentence has a few."""


class PunctuationSeparators(Rule):
    """A number with another language's decimal or thousands separator.

    Reports: 1.000,5 or 1'000.5 for 1,000.5; 3,5 or 3．5 for 3.5; and a full-width comma or full
    stop in a number, where the source has the value that is meant; errors, but for a full-width
    comma between thousands, which nobody misreads (warning). English and Chinese both write
    a full stop before decimals and a comma, if anything, between thousands.

    Why: 1.000 is one to an English reader and a thousand to the one who wrote it.

    Example: "1.000 people" for 一千人; 1，000人 in Chinese.

    Mend: write the number that the finding suggests.
    """

    id = "punctuation-separators"
    severity = Severity.ERROR
    languages = None

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each such number."""
        for one in misread_numbers(pair):
            digits = one.span.of(pair.target)
            clear = digits.replace("，", ",") == one.better
            yield self.finding(
                f"{digits} should be {one.better}",
                target=one.span,
                severity=Severity.WARNING if clear else None,
                suggestion=one.better,
            )


def misread_numbers(pair: Pair) -> list[Misread]:
    """Return the numbers of the target that have another language's separators."""
    values: set[Decimal] = set()
    if not any(char.isdigit() for char in pair.target):
        return []
    for one in quantities(pair.source, pair.source_locale.language):
        values |= {abs(value) for value in (one.low, one.high) if one.sure}
    return list(islice(misread(pair.target, values), _MOST))
