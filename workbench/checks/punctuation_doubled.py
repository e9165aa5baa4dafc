"""The rule ``punctuation-doubled``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.article import Finding, Severity, Span
from workbench.checks.base import Pair, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENGLISH = re.compile(
    r"(?<![,;:])(?:,{2,}|;{2,}|:{2,}(?!\w))|(?<![.\d])\.\.(?![./\d])|,\s?\.(?![.\d])|[;:]\s?[,.](?![.\d])"
    r"|[!?]\s?[.,;](?!\.)(?=\s|$)|,\s?;|“{2,}|”{2,}|(?<!\")\"\"(?!\")|(?<=\w)、,|\(\((?=\w)"
)
_CHINESE = re.compile(
    r"，{2,}|(?<!。)。。(?!。)|、{2,}|；{2,}|：{2,}|[，、；：]\s?[。，、；：！？]|。\s?[，、；：！？]|[！？]\s?[。，、；：]"
    r"|“{2,}|”{2,}|「{2,}|」{2,}|（{2,}|《{2,}|》{2,}"
)


class PunctuationDoubled(Rule):
    """Two marks where one belongs.

    Reports: the same mark twice in a row, or two that exclude each other (，。 or ",."), in the
    target. Ellipses, "!!" and "?!" are let be, and so is a doubling that stands in the source.

    Why: it is the trace of a correction half made, or of a clause that got lost in between.

    Example: "He left,, and she stayed."; 他走了，。

    Mend: keep the mark that belongs there; look whether something is missing between the two.
    """

    id = "punctuation-doubled"
    severity = Severity.WARNING
    languages = None

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield the first doubled mark."""
        match = _pattern(pair.target_locale.is_chinese).search(pair.target)
        if match and not _pattern(pair.source_locale.is_chinese).search(pair.source):
            yield self.finding(
                f"“{match.group()}”: two marks where one belongs",
                target=Span(*match.span()),
                suggestion=match.group()[0] if len(set(match.group())) == 1 else None,
            )


def _pattern(chinese: bool) -> re.Pattern[str]:  # noqa: FBT001 - one question
    return _CHINESE if chinese else _ENGLISH


def doubled_marks(text: str, *, chinese: bool) -> Iterator[Span]:
    """Yield where ``text`` has two marks in place of one."""
    for match in _pattern(chinese).finditer(text):
        yield Span(*match.span())
