"""The rule ``punctuation-forms``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Finding, Severity, Span
from workbench.checks.base import Pair, Rule
from workbench.text.script import HAN_CLASS

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Form(NamedTuple):
    pattern: re.Pattern[str]
    better: str
    severity: Severity


_ENGLISH = (
    _Form(re.compile("…{2,6}|。{2,6}"), "…", Severity.WARNING),
    _Form(re.compile("—{2,6}|─{1,6}|――"), "—", Severity.WARNING),
    _Form(re.compile(r"(?<=\w)\s?--\s?(?=\w)"), "—", Severity.INFO),
)
_HAN = f"[{HAN_CLASS}“”「」（）《》，。]"
_CHINESE = (
    _Form(
        re.compile(rf"(?<={_HAN})\.{{2,6}}(?![A-Za-z0-9.])|。{{3,6}}|，{{3,6}}"),
        "……",
        Severity.WARNING,
    ),
    _Form(re.compile(rf"(?<={_HAN})…(?!…)(?<!……)"), "……", Severity.INFO),
    _Form(re.compile(rf"(?<={_HAN})\s?--+\s?(?={_HAN})"), "——", Severity.WARNING),
    _Form(re.compile(rf"(?<={_HAN})\s?[—–](?=\s?{_HAN})"), "——", Severity.INFO),
    _Form(re.compile(rf"<<(?=[{HAN_CLASS}])"), "《", Severity.WARNING),
    _Form(re.compile(rf"(?<=[{HAN_CLASS}])>>"), "》", Severity.WARNING),
)


class PunctuationForms(Rule):
    """An ellipsis, dash or title mark in a form of the other language.

    Reports: in English a Chinese ellipsis (……) or dash (——); in Chinese three dots, hyphens for a
    dash, << >> for 《 》. Forms that are loose rather than wrong are info: a single … or — in
    Chinese, "--" in English.

    Why: they come through from the source, and look like a slip in print.

    Example: "He left……" for 他走了……

    Mend: write the form that the finding suggests.
    """

    id = "punctuation-forms"
    severity = Severity.WARNING
    languages = None

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield one finding for each form, at its first place."""
        for form in _CHINESE if pair.target_locale.is_chinese else _ENGLISH:
            match = form.pattern.search(pair.target)
            if match:
                yield self.finding(
                    f"“{match.group().strip()}” should be “{form.better}”",
                    target=Span(*match.span()),
                    severity=form.severity,
                    suggestion=form.better,
                )
