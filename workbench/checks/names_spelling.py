"""The rule ``names-spelling``."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Severity, Span
from workbench.checks.base import INTO_ENGLISH, ArticleRule, Pair

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.article import Finding

_NAME = re.compile(r"(?<![\w.@/-])[A-Z][a-z]{5,}(?![\w@/-])")
_LONG = 7
"""The longer of the two has so many letters: shorter names differ by a letter often."""
_WORD = re.compile(r"[a-z]{4,}")
_ENDINGS = ("s", "es", "n", "ns", "an", "e", "a", "o", "y", "i", "ese")
"""What makes another word of a name rather than a slip of it: Austria, Austrian; Paulo, Paula."""


class _Seen(NamedTuple):
    number: int
    span: Span


class NamesSpelling(ArticleRule):
    """A name in two spellings.

    Reports: two names in an English target that differ by one letter or by two letters exchanged,
    the longer of at least seven letters, of which neither is a plural or an adjective of the
    other; the rarer one is reported. Names that the source itself has in Latin letters are let be,
    and so are two that are both in the glossary.

    Why: names are typed by hand or guessed by an engine sentence by sentence, and no dictionary
    of words shows the slip.

    Example: Zelensky in the first paragraph, Zelenski in the third.

    Mend: look the name up, write it one way, and put it into the glossary.
    """

    id = "names-spelling"
    severity = Severity.WARNING
    languages = INTO_ENGLISH

    def find(self, pairs: Sequence[Pair]) -> Iterator[tuple[int, Finding]]:
        """Yield a finding for the rarer of two spellings, where it stands first."""
        counts: Counter[str] = Counter()
        first: dict[str, _Seen] = {}
        ordinary: set[str] = set()
        known: set[str] = set()
        for number, pair in enumerate(pairs):
            known.update(
                word for use in pair.uses for form in use.expected for word in form.split()
            )
            ordinary.update(_WORD.findall(pair.target))
            for match in _NAME.finditer(pair.target):
                name = match.group()
                if name not in pair.source:
                    counts[name] += 1
                    first.setdefault(name, _Seen(number, Span(*match.span())))
        names = [name for name in first if name.lower() not in ordinary]
        for rare, usual in _near(names):
            if rare in known and usual in known:
                continue
            if (rare in known, counts[rare]) > (usual in known, counts[usual]):
                rare, usual = usual, rare  # noqa: PLW2901 - the later one is right
            seen = first[rare]
            yield (
                seen.number,
                self.finding(
                    f"“{rare}” here, “{usual}” elsewhere: one name in two spellings?",
                    target=seen.span,
                    suggestion=usual,
                ),
            )


def _near(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each two names that are one slip apart, the later one first."""
    known: dict[str, list[str]] = {}
    for name in names:
        lower = name.lower()
        keys = {lower, *(lower[:at] + lower[at + 1 :] for at in range(len(lower)))}
        near = dict.fromkeys(other for key in keys for other in known.get(key, ()))
        for other in near:
            if max(len(name), len(other)) >= _LONG and _one_slip(lower, other.lower()):
                yield name, other
        for key in keys:
            known.setdefault(key, []).append(name)


def _one_slip(one: str, other: str) -> bool:
    """Tell whether two words differ by one letter, or two exchanged, that makes no other word."""
    if one == other:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:  # one is the beginning of the other
        longer, shorter = (one, other) if len(one) > len(other) else (other, one)
        ending = longer[len(shorter) :]
        return ending not in _ENDINGS or ending == shorter[-1]
    if start == 0:
        return False
    rest, further = one[start:], other[start:]
    if rest in _ENDINGS and further in _ENDINGS:
        return False
    exchanged = rest[:2] == further[1::-1] and rest[2:] == further[2:]
    changed = rest[1:] == further[1:]
    return exchanged or changed or rest[1:] == further or rest == further[1:]
