"""The rule ``completeness-loop``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Finding, Severity, Span
from workbench.checks.base import Pair, Rule
from workbench.text.script import HAN_CLASS

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(rf"[{HAN_CLASS}]|[^\W\d_{HAN_CLASS}]+(?:['’-][^\W\d_{HAN_CLASS}]+)*|\d+")
_ALWAYS = 4
"""From so many times on the same word is a loop, whatever it is."""
_MAX_PERIOD = 24
"""Longest phrase looked for, in words or Han characters."""
_MAY_DOUBLE = frozenset(
    """
    that had no yes very so ha haha hey oh ah bye knock tick tock blah many long far much
    more too really never ever now come go wait look well please stop dear there her
    boutros walla pago bora duran new sing york hush tut pom choo chop
    """.split()  # noqa: SIM905 - easier to keep in order
)
"""Words that English may have twice in a row: all that that says, very very old."""
_SPACED = re.compile(r"[A-Za-z]+[ \n]+[A-Za-z]+")


class _Loop(NamedTuple):
    span: Span
    phrase: str
    times: int


class CompletenessLoop(Rule):
    """A word or phrase that is repeated as a stuck engine does.

    Reports: the same word or short phrase three times and more in a row, a long phrase twice in a
    row, a doubled word such as "the the", in the target. A repetition that the source has too is
    let be.

    Why: translation models fall into loops, above all on lists and long names, and what follows
    the loop is usually lost.

    Example: "the Ministry of Commerce of the Ministry of Commerce of the Ministry of Commerce".

    Mend: translate the sentence again, split if it is long; look for what is missing at its end.
    """

    id = "completeness-loop"
    severity = Severity.ERROR
    languages = None

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield the first loop of the target, unless the source has one as well."""
        loop = find_loop(pair.target)
        if loop is None or find_loop(pair.source, emphasis=True) is not None:
            return
        times = "twice" if loop.times == 2 else f"{loop.times} times"  # noqa: PLR2004
        doubled = loop.times == 2 and loop.phrase.isalpha()  # noqa: PLR2004
        yield self.finding(
            f"“{loop.phrase[:40]}” stands {times} in a row",
            target=loop.span,
            severity=Severity.WARNING if doubled else None,
        )


def find_loop(text: str, *, emphasis: bool = False) -> _Loop | None:
    """Return the first repetition of the shortest phrase that is no ordinary emphasis.

    With ``emphasis`` any phrase of two words and more that stands twice in a row will do.
    """
    tokens = list(_TOKEN.finditer(text))
    words = [token.group().lower() for token in tokens]
    for period in range(1, min(_MAX_PERIOD, len(words) // 2) + 1):
        for start, length in _runs(words, period):
            times = length // period + 1
            if period == 1 and words[start].isascii() and times < _ALWAYS:
                # "the the" is one, "New York, York" and "Xi Xi" are none
                pair = text[tokens[start].start() : tokens[start + 1].end()]
                if not (_SPACED.fullmatch(pair) and pair[1:].islower()):
                    continue
            phrase = words[start : start + period]
            limit = 2 if emphasis and period > 1 else _too_often(phrase)
            if times >= limit and not all(word.isdigit() for word in phrase):
                span = Span(tokens[start].start(), tokens[start + times * period - 1].end())
                first = text[span.start : tokens[start + period - 1].end()]
                return _Loop(span, first, times)
    return None


def _runs(words: list[str], period: int) -> Iterator[tuple[int, int]]:
    """Yield (start, length) of stretches in which each word equals the one ``period`` before."""
    length = 0
    for at in range(period, len(words) + 1):
        if at < len(words) and words[at] == words[at - period]:
            length += 1
        elif length:
            if length >= period:
                yield at - length - period, length
            length = 0


def _too_often(phrase: list[str]) -> int:
    """Return how many times in a row are too many: 看看 and "very, very" are ordinary."""
    size = len(phrase)
    if not phrase[0].isascii():
        return 5 if size == 1 else 3 if size < 6 else 2  # noqa: PLR2004
    if size == 1:
        return _ALWAYS if phrase[0] in _MAY_DOUBLE else 2
    return 3 if size < 4 else 2  # noqa: PLR2004
