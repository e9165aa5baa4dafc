"""The rule ``carry-over-links``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Finding, Severity
from workbench.checks.base import Pair, Rule
from workbench.checks.carried import lost
from workbench.text.carried import EMAIL, URL

if TYPE_CHECKING:
    from collections.abc import Iterator


class CarryOverLinks(Rule):
    """A web or e-mail address that was lost or changed.

    Reports: a URL or an e-mail address of the source that does not stand in the target, letter for
    letter.

    Why: a changed address leads nowhere, or to somebody else.

    Example: "see our website" for 见 https://www.mofcom.gov.cn/。

    Mend: copy the address from the source. An address that differs by language is right as it is.
    """

    id = "carry-over-links"
    severity = Severity.WARNING
    languages = None

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each one that the target has less often."""
        for pattern, name in ((URL, "address"), (EMAIL, "e-mail address")):
            for span in lost(pattern, pair.source, pair.target, lambda text: text.rstrip("/")):
                address = span.of(pair.source)
                yield self.finding(
                    f"the {name} {address[:80]} is not in the target",
                    source=span,
                    suggestion=address,
                )
