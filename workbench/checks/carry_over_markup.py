"""The rule ``carry-over-markup``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Finding, Severity
from workbench.checks.base import Pair, Rule
from workbench.checks.carried import lost
from workbench.text.carried import BOLD, CODE, LINK, TAG, tag_name

if TYPE_CHECKING:
    from collections.abc import Iterator


class CarryOverMarkup(Rule):
    """Markup that was lost.

    Reports: HTML tags, and of Markdown bold (**), code and links, that the source has more of
    than the target.

    Why: a tag that is opened and not closed spoils what follows it on the page.

    Example: "rare earths</b>" for <b>稀土</b>.

    Mend: put the markup around the words that it belongs to.
    """

    id = "carry-over-markup"
    severity = Severity.WARNING
    languages = None

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each one that the target has less often."""
        for pattern, key in ((TAG, tag_name), (BOLD, str), (CODE, str), (LINK, lambda _: "")):
            for span in lost(pattern, pair.source, pair.target, key):
                mark = span.of(pair.source)
                yield self.finding(f"{mark[:40]} is not in the target", source=span)
