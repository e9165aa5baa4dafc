"""What every rule is made of: the pair that it looks at, and the findings that it makes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar

from workbench.article import BlockKind, Finding, Severity, Span, Use
from workbench.locales import ZH_CN
from workbench.text.conversion import convert_script

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from typing_extensions import Self

    from workbench.checks.lesser_forms import Lesser
    from workbench.glossary.match import Match
    from workbench.locales import Locale


@dataclass(frozen=True)
class Pair:
    """One segment as the rules see it: a source text, its target, and what is known of them."""

    source: str
    target: str
    source_locale: Locale
    target_locale: Locale
    uses: tuple[Use, ...] = ()
    """The segment's ledger."""
    forbidden: tuple[Match, ...] = ()
    """Forbidden forms that the target has, as ``ForbiddenForms`` finds them."""
    kind: BlockKind = BlockKind.PARAGRAPH
    """What the block is that the segment stands in."""
    source_names: tuple[Match, ...] = ()
    """Terms with forms by region in a Chinese source, as ``NameForms`` finds them."""
    target_names: tuple[Match, ...] = ()
    """The same in a Chinese target."""
    lesser: tuple[Lesser, ...] = ()
    """Forms of the target for which there is a preferred one, as ``LesserForms`` finds them."""
    before: tuple[str, str] = ("", "")
    """Source and target of the segment before it in its block; empty for the first."""
    after: tuple[str, str] = ("", "")
    """The same of the segment after it."""

    @property
    def is_translation(self) -> bool:
        """Whether the two sides are of different languages, not of two regions of one."""
        return self.source_locale.language != self.target_locale.language

    def as_written(self, words: str) -> str:
        """Return ``words`` for the target, in Simplified if Chinese, as its region writes them."""
        if not self.target_locale.is_chinese:
            return words
        return convert_script(words, ZH_CN, self.target_locale)

    @property
    def languages(self) -> tuple[str, str]:
        """The languages of source and target."""
        return (self.source_locale.language, self.target_locale.language)


@dataclass(frozen=True)
class CheckSettings:
    """Which rules run, and how grave their findings are."""

    select: frozenset[str] | None = None
    """The rules to run; None for all of them."""
    ignore: frozenset[str] = frozenset()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    """Severities that take the place of a rule's own."""
    options: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """For a rule's id what was chosen of its options."""
    glossaries: Mapping[str, CheckSettings] = field(default_factory=dict)
    """For a glossary's name what differs for its terms: rules ignored, severities, options."""

    def wants(self, rule_id: str) -> bool:
        """Tell whether the rule ``rule_id`` is to run."""
        selected = self.select is None or rule_id in self.select
        return selected and rule_id not in self.ignore

    def graded(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return ``findings`` with the severities that are set, without those of ignored rules."""
        kept = []
        for finding in findings:
            own = self.glossaries.get(finding.glossary, _NO_SETTINGS)
            if finding.rule not in own.ignore:
                usual = self.severity.get(finding.rule, finding.severity)
                severity = own.severity.get(finding.rule, usual)
                kept.append(replace(finding, severity=severity))
        return kept


_NO_SETTINGS = CheckSettings()


BOTH_WAYS = frozenset({("zh", "en"), ("en", "zh")})
INTO_ENGLISH = frozenset({("zh", "en")})


class AnyRule(ABC):
    """What every rule has; its docstring has a title and the parts Reports, Why, Example, Mend."""

    id: ClassVar[str]
    severity: ClassVar[Severity]
    """How grave its findings are unless the rule or the settings say otherwise."""
    languages: ClassVar[frozenset[tuple[str, str]] | None] = BOTH_WAYS
    """Pairs of source and target language that it is for; None for any, also within one."""
    options: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """For the name of each option what can be chosen, the default first."""
    of_terms: ClassVar[bool] = False
    """Whether it is about terms, so that settings may differ by the glossary that has them."""

    yields_to: ClassVar[frozenset[str]] = frozenset()
    """Rules whose findings at the same place say more, so that its own are left out."""

    def __init__(
        self,
        chosen: Mapping[str, str] | None = None,
        by_glossary: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        """Make the rule with the options that are ``chosen``, the others at their defaults."""
        self._chosen = chosen or {}
        self._by_glossary = by_glossary or {}

    def option(self, name: str, glossary: str = "") -> str:
        """Return what was chosen for the option ``name``, for the terms of ``glossary``."""
        own = self._by_glossary.get(glossary, {})
        return own.get(name) or self._chosen.get(name, self.options[name][0])

    def configured(self, settings: CheckSettings) -> Self:
        """Return the rule with the options of ``settings``."""
        chosen = settings.options.get(self.id)
        own = {
            name: one.options[self.id]
            for name, one in settings.glossaries.items()
            if self.id in one.options
        }
        return type(self)(chosen, own) if chosen or own else self

    def applies(self, pair: Pair) -> bool:
        """Tell whether the rule can say anything about ``pair``."""
        fits = self.languages is None or pair.languages in self.languages
        return fits and bool(pair.target.strip())

    def finding(  # noqa: PLR0913 - the fields of a finding
        self,
        message: str,
        *,
        source: Span | None = None,
        target: Span | None = None,
        severity: Severity | None = None,
        suggestion: str | None = None,
        glossary: str = "",
    ) -> Finding:
        """Return a finding of this rule."""
        grave = severity or self.severity
        return Finding(self.id, grave, message, source, target, suggestion, glossary)

    def changed(self, pair: Pair, source: Span, target: Span, better: str | None) -> Finding:
        """Return the finding that ``target`` says something else than ``source``, or ``better``."""
        ours, theirs = source.of(pair.source), target.of(pair.target)
        known = f"{ours} is {better}" if better and better != ours else ours
        return self.finding(
            f"{known}; the target has {theirs}", source=source, target=target, suggestion=better
        )


class Rule(AnyRule):
    """One check of a sentence and its translation."""

    @abstractmethod
    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield what is wrong with ``pair``, to which the rule applies."""


class ArticleRule(AnyRule):
    """One check of all the sentences of an article, or of several, against each other."""

    @abstractmethod
    def find(self, pairs: Sequence[Pair]) -> Iterator[tuple[int, Finding]]:
        """Yield what is wrong, each with the number of its pair; the rule applies to all pairs."""
