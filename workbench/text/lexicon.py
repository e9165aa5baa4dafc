"""A small dictionary: which English words a Chinese word mostly comes with.

``lexicon.tsv`` is counted from sentence pairs in the public domain (CC0) by
``benchmarks.alignment.lexicon``. It tells what belongs together, not how to translate.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.article import Span
from workbench.text.script import HAN_RUN

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = Path(__file__).with_name("lexicon.tsv")
LONGEST = 4
"""Characters of the longest Chinese words."""
_STEM = 6
_WORD = re.compile(r"[^\W\d_]{2,}")


def stems(text: str) -> list[str]:
    """Return the beginnings of the English words of ``text``, which stand for their forms.

    >>> stems("He announces announcements")
    ['he', 'announ', 'announ']
    """
    return [word[:_STEM] for word in _WORD.findall(text.lower())]


def known_stems(text: str) -> frozenset[str]:
    """Return those stems of an English ``text`` that the dictionary has."""
    return _english().intersection(stems(text))


def is_word(word: str) -> bool:
    """Tell whether the dictionary may have an English word: all of its parts begin as one does.

    >>> [is_word(word) for word in ("Announcements", "Profits", "Zhao", "Jae-myung")]
    [True, True, False, False]
    """
    parts = _WORD.findall(word.lower())
    return all(
        part[:_STEM] in _english() or part.removesuffix("s")[:_STEM] in _english() for part in parts
    )


def likely_stems(folded: str) -> frozenset[str]:
    """Return the stems that the Chinese text ``folded`` is likely to be translated with."""
    return frozenset(stem for _, likely in word_stems(folded) for stem in likely)


def word_stems(folded: str) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Yield where words of the dictionary stand in a Chinese text, each with its stems."""
    words = _words()
    for match in HAN_RUN.finditer(folded):
        run, offset = match.group(), match.start()
        start = 0
        while start < len(run) - 1:
            for length in range(min(LONGEST, len(run) - start), 1, -1):
                likely = words.get(run[start : start + length])
                if likely:
                    yield Span(offset + start, offset + start + length), likely
                    start += length - 1
                    break
            start += 1


def words_with_stems(text: str) -> Iterator[tuple[str, Span]]:
    """Yield the stem of each English word, and where the word stands."""
    for match in _WORD.finditer(text):
        yield match.group().lower()[:_STEM], Span(*match.span())


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, ...]]:
    rows = (line.split("\t") for line in TABLE.read_text("utf-8").splitlines())
    return {zh: tuple(en.split()) for zh, en in rows}


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    return frozenset(stem for likely in _words().values() for stem in likely)
