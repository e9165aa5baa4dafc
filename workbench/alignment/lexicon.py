"""A small dictionary for alignment: which English words a Chinese word mostly comes with.

``lexicon.tsv`` is counted from sentence pairs in the public domain (CC0) by
``benchmarks.alignment.lexicon``. It tells which sentences belong together, not how to translate.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from workbench.text.script import HAN_RUN

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


def likely_stems(folded: str) -> frozenset[str]:
    """Return the stems that the Chinese text ``folded`` is likely to be translated with."""
    words = _words()
    found: set[str] = set()
    for run in HAN_RUN.findall(folded):
        start = 0
        while start < len(run) - 1:
            for length in range(min(LONGEST, len(run) - start), 1, -1):
                likely = words.get(run[start : start + length])
                if likely:
                    found.update(likely)
                    start += length - 1
                    break
            start += 1
    return frozenset(found)


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, ...]]:
    rows = (line.split("\t") for line in TABLE.read_text("utf-8").splitlines())
    return {zh: tuple(en.split()) for zh, en in rows}


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    return frozenset(stem for likely in _words().values() for stem in likely)
