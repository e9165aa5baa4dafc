"""The rule ``punctuation-spaces``."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.article import Finding, Severity, Span
from workbench.checks.base import Pair, Rule
from workbench.text.script import HAN_CLASS

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDS = re.compile("[。！？]")
"""What only a sentence has: a headline or a byline may be parted by spaces."""
_DOUBLED = (re.compile(r"(?<=\S)[ \u00a0]{2,20}(?=\S)"), "{n} spaces in a row", " ")
_ENGLISH = (
    _DOUBLED,
    (re.compile(r"(?<=[\w)”’]) [,;:!?.](?=\s|$)(?! \.)"), "a space before “{mark}”", "{mark}"),
    (re.compile(r"(?<=[a-z]{2})[,;](?=[A-Za-z]{2})"), "no space after “{mark}”", "{mark} "),
    (re.compile(r"(?<=[a-z]{3})[.!?](?=[A-Z][a-z]+[ ,])"), "no space after “{mark}”", "{mark} "),
    (
        re.compile(r"(?<=[\w,]) (?=\)(?:[\s,.;:]|$))|(?<=\s\() (?=\w)"),
        "a space inside brackets",
        "",
    ),
)
_CHINESE = (
    _DOUBLED,
    (
        re.compile(rf"(?<=[{HAN_CLASS}]) [，。；：！？、](?=.|$)"),
        "a space before “{mark}”",
        "{mark}",
    ),
    (re.compile(rf"[，。；：！？、] (?=[{HAN_CLASS}])"), "a space after “{mark}”", "{mark}"),
)
_BETWEEN_HAN = (
    re.compile(rf"(?<=[{HAN_CLASS}]) (?=[{HAN_CLASS}])"),
    "a space between Chinese",
    "",
)
_PARTED = re.compile(
    rf"[电電讯訊文者译譯编編校对對] [{HAN_CLASS}]"
    r"|[（(][^（）()]{0,40} [^（）()]{0,40}[）)]"
)
"""A dateline, who wrote and who edited: there a space parts what belongs apart."""
_HAN_LATIN = {
    "off": (),
    "required": (
        (
            re.compile(rf"(?<=[{HAN_CLASS}])[A-Za-z0-9]|[A-Za-z0-9%](?=[{HAN_CLASS}])"),
            "no space between Chinese and “{mark}”",
            "",
        ),
    ),
    "forbidden": (
        (
            re.compile(rf"(?<=[{HAN_CLASS}]) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9%]) (?=[{HAN_CLASS}])"),
            "a space between Chinese and Latin",
            "",
        ),
    ),
}


class PunctuationSpaces(Rule):
    """A space too many or too few.

    Reports: two spaces and more in a row; in English a space before a comma or full stop, none
    after it, or one inside brackets; in Chinese a space beside a full-width mark or, in a sentence,
    between Han characters, and, if asked for, a space between Chinese and Latin letters or figures,
    or the lack of one.

    Why: such spaces come from pieces put together, and a newspaper's page shows every one.

    Example: "He left ,and she stayed."; 他走了， 她没走。

    Mend: take the space out, or put it in. The option `han-latin` says what stands between
    Chinese and Latin.
    """

    id = "punctuation-spaces"
    severity = Severity.WARNING
    languages = None
    options = MappingProxyType({"han-latin": ("off", "required", "forbidden")})

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield one finding for each kind of fault, at its first place."""
        chinese = (*_CHINESE, *_HAN_LATIN[self.option("han-latin")])
        if _ENDS.search(pair.target) and not _PARTED.search(pair.target):
            chinese += (_BETWEEN_HAN,)
        for pattern, message, better in chinese if pair.target_locale.is_chinese else _ENGLISH:
            match = pattern.search(pair.target)
            if match:
                found = match.group()
                values = {"n": len(found), "mark": found.strip()}
                yield self.finding(
                    message.format(**values),
                    target=Span(match.start(), max(match.end(), match.start() + 1)),
                    suggestion=better.format(**values) if better.strip() else None,
                )


def surplus_spaces(text: str, *, chinese: bool) -> Iterator[tuple[Span, str]]:
    """Yield where ``text`` surely has a space too many, and what to write there."""
    for pattern, _, better in _CHINESE if chinese else _ENGLISH:
        for match in pattern.finditer(text):
            found = match.group()
            if found != found.replace(" ", ""):
                yield Span(*match.span()), better.format(n=len(found), mark=found.strip())
