"""What tells that two texts belong together: their length, and the keys that both have.

A key stands for something that a translation carries over: a quantity by its value, a string of
Latin letters, a glossary term, or an English word that a Chinese one is mostly translated with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.article import BlockKind
from workbench.glossary.match import Matcher
from workbench.text.fold import fold
from workbench.text.latin import latin_strings
from workbench.text.lexicon import known_stems, likely_stems
from workbench.text.numbers import quantities
from workbench.text.size import size

if TYPE_CHECKING:
    from collections.abc import Collection

    from workbench.glossary.term import Term

_LATIN_WORD = re.compile(r"[a-zà-ɏ0-9]{2,}")
_MUCH = 20_000
"""Keys are looked for in so many characters of a text."""


@dataclass(frozen=True, eq=False)
class Unit:
    """A block, a sentence, or several together, as alignment sees it; equal only to itself."""

    size: float
    """How much it says, in Han characters."""
    keys: frozenset[str]
    due: frozenset[str]
    """Those of its keys that its translation should have, too."""
    kind: BlockKind | None = None
    """None for a sentence, and for a heading together with something else."""
    count: int = 1
    """How many units it is made of."""

    def __add__(self, other: Unit) -> Unit:
        """Return the two as one."""
        headed = BlockKind.HEADING in {self.kind, other.kind}
        kind = None if headed and self.kind is not other.kind else self.kind
        return Unit(
            self.size + other.size,
            self.keys | other.keys,
            self.due | other.due,
            kind,
            self.count + other.count,
        )


class UnitMaker:
    """Makes units of the texts of one language."""

    def __init__(self, language: str, terms: Collection[Term] = ()) -> None:
        self.language = language
        self._matcher = Matcher(terms, language, directed=False) if terms else None

    def unit(self, text: str, kind: BlockKind | None = None) -> Unit:
        """Return the unit for ``text``."""
        keys: set[str] = set()
        due: set[str] = set()
        for quantity in quantities(text[:_MUCH], self.language):
            high = quantity.low if quantity.is_open else quantity.high
            plain = {f"n{abs(value).normalize()}" for value in (quantity.low, high)}
            keys |= plain
            keys.update(f"n{abs(value).normalize()}" for value in quantity.also)
            if quantity.sure and not quantity.also:
                due |= plain
        if self._matcher:
            due.update(f"t{id(match.term)}" for match in self._matcher.find(text[:_MUCH]))
        folded = fold(text[:_MUCH])
        if self.language == "zh":
            words = (one.text for one in latin_strings(text[:_MUCH]))
            due.update(f"l{part}" for word in words for part in _LATIN_WORD.findall(fold(word)))
            keys.update(f"w{stem}" for stem in likely_stems(folded))
        else:
            keys.update(f"l{word}" for word in _LATIN_WORD.findall(folded))
            due.update(f"w{stem}" for stem in known_stems(folded))
        return Unit(size(text), frozenset(keys | due), frozenset(due), kind)
