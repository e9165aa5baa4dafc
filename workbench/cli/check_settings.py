"""What ``workbench check`` is told: settings from a file and options, and what to let be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.article import Article
    from workbench.checks import CheckSettings
    from workbench.checks.suppression import Suppression
    from workbench.reports.report import Item


class Choice(NamedTuple):
    """What the call chooses of rules and suppressions."""

    config: Path | None = None
    select: Sequence[str] | None = None
    ignore: Sequence[str] | None = None
    suppressions: Path | None = None


def settings_for(source: str, choice: Choice) -> CheckSettings:
    """Return the settings of ``workbench.yaml``; what is selected or ignored here goes before."""
    from workbench.checks import CheckSettings, check_names
    from workbench.checks.config import find_config, load_config

    path = choice.config or find_config(Path(source))
    settings = load_config(path) if path else CheckSettings()
    if choice.select:
        settings = replace(settings, select=check_names(_names(choice.select)))
    if choice.ignore:
        settings = replace(settings, ignore=check_names(_names(choice.ignore)))
    return settings


def _names(values: Iterable[str]) -> list[str]:
    """Return the names that options give, each of which may hold several with commas."""
    return [name.strip() for value in values for name in value.split(",") if name.strip()]


@dataclass(frozen=True)
class LetBe:
    """The file of suppressions, and what stands in it."""

    path: Path
    entries: tuple[Suppression, ...]

    @classmethod
    def of(cls, source: str, named: Path | None) -> LetBe:
        """Return the suppressions that are named or stand beside ``source``; none without."""
        from workbench.checks.suppression import find_suppressions, load_suppressions

        path = named or find_suppressions(Path(source))
        return cls(path, load_suppressions(path) if named or path.is_file() else ())

    def unused(
        self, settings: CheckSettings, used: frozenset[Suppression], names: set[str]
    ) -> Iterator[Item]:
        """Yield what is to be said of suppressions that the articles ``names`` do not need."""
        yield from unused_items(str(self.path), self.entries, settings, used, names)

    def add(self, article: Article, wanted: str, reason: str | None) -> int:
        """Write suppressions for what a rule found (``RULE`` or ``RULE:LINE``); return how many."""
        from workbench.checks import explain
        from workbench.checks.suppression import appended, suppressions_of
        from workbench.documents.files import write_text
        from workbench.errors import UsageError

        rule, _, line = wanted.partition(":")
        explain(rule)
        if line and not line.isdecimal():
            raise UsageError(f"{line!r} is no line", hint="such as numbers-missing:12")
        if not reason or not reason.strip():
            raise UsageError("a suppression needs a reason", hint="say it with --reason TEXT")
        added = suppressions_of(article, rule, int(line) if line else None, reason.strip())
        if not added:
            where = f" at line {line}" if line else ""
            raise UsageError(
                f"{rule} has found nothing{where} that could be suppressed",
                hint=_elsewhere(article, rule) if line else None,
            )
        known = self.path.read_text("utf-8-sig") if self.path.is_file() else ""
        write_text(str(self.path), appended(known, str(self.path), added, article))
        return len(added)


def _elsewhere(article: Article, rule: str) -> str | None:
    """Return at which lines of the source the rule has found something; None where at none."""
    lines = {
        block.line
        for block in article.blocks
        for segment in block.segments
        if any(finding.rule == rule for finding in segment.findings)
    }
    shown = ", ".join(str(line) for line in sorted(lines))
    return f"it has at line {shown}" if shown else None


def unused_items(
    path: str,
    entries: Iterable[Suppression],
    settings: CheckSettings,
    used: frozenset[Suppression],
    names: set[str],
) -> Iterator[Item]:
    """Yield what is to be said of suppressions in the file ``path`` that let nothing be."""
    from workbench.checks.suppression import unused
    from workbench.reports.report import Files, Item

    looked_for = [one for one in entries if settings.wants(one.rule)]
    for finding in unused(Path(path), looked_for, used, names):
        yield Item(finding, Files(path, ""))
