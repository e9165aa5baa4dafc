"""Words and clauses of a sentence in either language, as spans."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.article import Span
from workbench.glossary.mining.words import split
from workbench.text.fold import fold
from workbench.text.script import HAN_CLASS

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(
    rf"(?P<han>[{HAN_CLASS}]+)|(?:(?![{HAN_CLASS}])[^\W_])+"
    rf"(?:[.,'’\-/&_:@](?:(?![{HAN_CLASS}])[^\W_])+)*[%％]?"
)
_BORDER = re.compile(
    r"[，；：。！？]|[,;:](?=\s|$)|[!?](?=[\s”’\"')]|$)|\.(?=[”’\"')]*$)|\s[-–]\s|[—…]+|[（）()]|(?<=\s)\"|\"(?=\s)|[“”]"
)
_QUOTED = re.compile(r"“([^“”]+)”|「([^「」]+)」|《([^《》]+)》|\"([^\"]+)\"|『([^『』]+)』")
FUNCTION = frozenset(
    """
    a an the of in on at to for by and or but not is are was were be been has have had that which
    who it its this these those with as from will would can could may also than into about
    的 了 在 是 和 与 及 或 把 被 将 就 也 都 以 为 而 但 从 对 向 由 这 那 其
    """.split()  # noqa: SIM905 - easier to read
)
"""Words with which no link or emphasis begins or ends without need."""
_TEXTS = 8
"""Texts that are remembered divided: every mark of a sentence asks for the same few."""


@lru_cache(maxsize=_TEXTS)
def words(text: str) -> tuple[Span, ...]:
    """Return the words of a text, Chinese ones as the word list divides them most cheaply.

    >>> text = "美国商务部 says 3.5% no."
    >>> [span.of(text) for span in words(text)]
    ['美国', '商务部', 'says', '3.5%', 'no']
    """
    found: list[Span] = []
    for match in _WORD.finditer(text):
        if match["han"]:
            found += _han_words(fold(match["han"]), match.start())
        else:
            found.append(Span(*match.span()))
    return tuple(found)


def _han_words(run: str, offset: int) -> Iterator[Span]:
    start = offset
    for word in split(run):
        yield Span(start, start + len(word))
        start += len(word)


@lru_cache(maxsize=_TEXTS)
def clauses(text: str) -> tuple[Span, ...]:
    """Return what stands between the marks of punctuation that part a sentence.

    >>> text = "他说，3,000吨；够了。"
    >>> [span.of(text) for span in clauses(text)]
    ['他说', '3,000吨', '够了']
    """
    return tuple(span for span in _between(text) if span.start < span.end)


def _between(text: str) -> Iterator[Span]:
    start = 0
    for match in _BORDER.finditer(text):
        yield trimmed(text, Span(start, match.start()))
        start = match.end()
    yield trimmed(text, Span(start, len(text)))


def quoted(text: str) -> list[Span]:
    """Return what stands in quotation marks or title marks, without them."""
    found = []
    for match in _QUOTED.finditer(text):
        group = match.lastindex or 0
        found.append(Span(*match.span(group)))
    return found


def trimmed(text: str, span: Span) -> Span:
    """Return ``span`` without the white space at its ends."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def core(text: str, span: Span | None = None) -> Span:
    """Return the part of a text (or of a span of it) from its first letter to its last.

    >>> core("“稀土”。")
    Span(start=1, end=3)
    """
    start, end = span or Span(0, len(text))
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum() and text[end - 1] not in "%％":
        end -= 1
    return Span(start, end)


def stands_alone(text: str, span: Span) -> bool:
    """Tell whether a string in ``text`` is no part of a longer Latin word or number."""
    written = span.of(text)
    before, after = text[: span.start][-1:], text[span.end :][:1]
    joins_before = written[0].isalnum() and before.isalnum() and before < "\u2e80"
    joins_after = written[-1].isalnum() and after.isalnum() and after < "\u2e80"
    return not (joins_before or joins_after)
