"""The rule ``terms-inconsistent``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from workbench.article import Met, Severity
from workbench.checks.base import ArticleRule, Pair
from workbench.checks.renderings import related, same
from workbench.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.article import Finding, Use

    Rendered = tuple[int, Use, str]


class TermsInconsistent(ArticleRule):
    """One term of the source in several renderings.

    Reports: a term that stands in the source in one form and in the target in two that have
    nothing in common, such as “yuan” and “renminbi”, though the glossary accepts both. Longer and
    shorter forms of a name, initials and derived words (China, Chinese) are let be.

    Why: each rendering is right by itself, but a reader takes two words for two things.

    Example: 人民币 as “yuan” in the first paragraph and “renminbi” in the second.

    Mend: keep to one, the preferred form if nothing speaks against it; take the others off the
    accepted forms of the term if they should never be used.
    """

    id = "terms-inconsistent"
    severity = Severity.WARNING
    languages = None
    of_terms = True

    def find(self, pairs: Sequence[Pair]) -> Iterator[tuple[int, Finding]]:
        """Yield a finding for each rendering but the commonest, where it stands first."""
        groups: dict[tuple[str, str], list[Rendered]] = {}
        for number, pair in enumerate(pairs):
            for use in pair.uses:
                if use.target_span is not None and use.met is not Met.NOT_MET:
                    rendering = use.target_span.of(pair.target)
                    groups.setdefault((use.term, fold(use.form)), []).append(
                        (number, use, rendering)
                    )
        for group in groups.values():
            yield from self._report(group)

    def _report(self, group: list[Rendered]) -> Iterator[tuple[int, Finding]]:
        counts = Counter(same(rendering) for _, _, rendering in group)
        if len(counts) < 2:  # noqa: PLR2004
            return
        preferred = same(group[0][1].expected[0]) if group[0][1].expected else ""
        best = max(counts, key=lambda form: (counts[form], form == preferred))
        shown = next(rendering for _, _, rendering in group if same(rendering) == best)
        seen = {best}
        for number, use, rendering in group:
            form = same(rendering)
            if form in seen:
                continue
            seen.add(form)
            if not related(rendering, shown):
                yield (
                    number,
                    self.finding(
                        f"{use.form} is “{rendering}” here ({counts[form]} in all), "
                        f"“{shown}” elsewhere ({counts[best]})",
                        source=use.source_span,
                        target=use.target_span,
                        suggestion=shown,
                        glossary=use.glossary,
                    ),
                )
