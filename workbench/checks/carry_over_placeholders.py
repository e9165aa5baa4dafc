"""The rule ``carry-over-placeholders``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Finding, Severity
from workbench.checks.base import Pair, Rule
from workbench.checks.carried import lost
from workbench.text.carried import PLACEHOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator


class CarryOverPlaceholders(Rule):
    """A placeholder that was lost or changed.

    Reports: placeholders such as {0}, {name}, {{name}}, ${name}, %s, %(name)s of the source
    that the target does not have, or not as often.

    Why: a program puts a value there, and fails or prints nonsense without it.

    Example: "{0} files" translated as "some files".

    Mend: copy the placeholder letter for letter.
    """

    id = "carry-over-placeholders"
    severity = Severity.ERROR
    languages = None

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each one that the target has less often."""
        for span in lost(PLACEHOLDER, pair.source, pair.target):
            text = span.of(pair.source)
            yield self.finding(f"{text} is not in the target", source=span, suggestion=text)
