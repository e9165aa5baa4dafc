"""The counts that every writer gives: how much text, how its terms were met, what was found."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.article import Met, Severity
from workbench.bilingual.plain import RECALLED, count, is_recalled, met_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.article import Article
    from workbench.locales import Locale

_WORD = re.compile(r"\w+(?:['’.,\-]\w+)*")


@dataclass(frozen=True)
class Size:
    """How long a text is, in what its language is measured by."""

    number: int
    unit: str

    def __str__(self) -> str:
        return count(self.number, self.unit)


@dataclass(frozen=True)
class Summary:
    """Counts of one article; ways of meeting a use and severities that do not occur are left out.

    The pairs are in the order of their enums.
    """

    blocks: int
    segments: int
    untranslated: int
    recalled: int
    """Segments whose target a person wrote, by way of the memory."""
    source: Size
    target: Size
    uses: tuple[tuple[Met, int], ...]
    findings: tuple[tuple[Severity, int], ...]

    @property
    def use_count(self) -> int:
        """All uses."""
        return sum(number for _, number in self.uses)

    @property
    def finding_count(self) -> int:
        """All findings."""
        return sum(number for _, number in self.findings)

    @property
    def uses_phrase(self) -> str:
        """The uses, such as ``41 uses: 30 met by the model, 9 by injection, 2 not met``."""
        if not self.uses:
            return "no uses"
        return f"{count(self.use_count, 'use')}: {', '.join(self.uses_parts)}"

    @property
    def uses_parts(self) -> tuple[str, ...]:
        """What is known of how the uses were met; only the first part says ``met``."""
        parts = [f"{number:,} {met_phrase(met)}" for met, number in self.uses]
        return (*parts[:1], *(part.replace(" met by ", " by ") for part in parts[1:]))

    @property
    def findings_phrase(self) -> str:
        """The findings, such as ``3 findings (1 error, 2 warnings)``."""
        if not self.findings:
            return "no findings"
        return f"{count(self.finding_count, 'finding')} ({', '.join(self.findings_parts)})"

    @property
    def findings_parts(self) -> tuple[str, ...]:
        """The findings by severity."""
        return tuple(
            f"{number:,} info" if severity is Severity.INFO else count(number, severity.value)
            for severity, number in self.findings
        )

    @property
    def segments_phrase(self) -> str:
        """The segments, how many of them the memory had, and how many have no target."""
        recalled = f", {self.recalled:,} {RECALLED}" if self.recalled else ""
        missing = f", {self.untranslated:,} not translated" if self.untranslated else ""
        return count(self.segments, "segment") + recalled + missing

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        return f"{self.segments_phrase} · {self.uses_phrase} · {self.findings_phrase}"


def summarise(article: Article) -> Summary:
    """Count what an article holds."""
    segments = list(article.segments)
    uses = Counter(use.met for use in article.uses)
    findings = Counter(finding.severity for finding in article.findings)
    return Summary(
        blocks=len(article.blocks),
        segments=len(segments),
        untranslated=sum(bool(s.source.strip()) and not (s.target or "").strip() for s in segments),
        recalled=sum(map(is_recalled, segments)),
        source=measure((s.source for s in segments), article.source_locale),
        target=measure((s.target or "" for s in segments), article.target_locale),
        uses=tuple((met, uses[met]) for met in Met if uses[met]),
        findings=tuple(
            (severity, findings[severity]) for severity in Severity if findings[severity]
        ),
    )


def measure(texts: Iterable[str], locale: Locale | None) -> Size:
    """Return the size of texts: Chinese in characters without spaces, English in words."""
    if locale is not None and locale.is_chinese:
        return Size(sum(not char.isspace() for text in texts for char in text), "character")
    return Size(sum(len(_WORD.findall(text)) for text in texts), "word")
