"""What enforcement works on: a sentence with the uses it holds, and candidates for its target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.article import Met, Span, Use
from workbench.engines.loops import has_loop
from workbench.glossary.glosses import gloss_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.glossary.match import Match
    from workbench.locales import Locale

_GROWTH = {"en": 6, "zh": 1}
_GROWTH_ALLOWANCE = 60
"""Characters that a target may have: so many for each of its source's, and so many more."""


@dataclass(frozen=True)
class Task:
    """A sentence to be translated."""

    source: str
    uses: tuple[Match, ...] = ()
    """The matches that the target must honour."""
    glosses: tuple[Span, ...] = ()
    """Brackets that only repeat a name: 川普（特朗普）, 金力永磁（JL MAG）."""


@dataclass(frozen=True)
class Candidate:
    """A possible target of a task, with its account."""

    target: str
    score: float
    uses: tuple[Use, ...]
    sound: bool = True
    """Whether it is free of loops and not far longer than its source can account for."""
    raw: str = ""
    """What the model wrote, before it was put into the target locale's form."""

    @property
    def unmet(self) -> list[int]:
        """The numbers of the uses that it does not honour."""
        return [index for index, use in enumerate(self.uses) if use.met is Met.NOT_MET]

    @property
    def met(self) -> int:
        """How many uses it honours."""
        return sum(use.met is not Met.NOT_MET for use in self.uses)

    @property
    def complete(self) -> bool:
        """Whether it honours every use."""
        return self.met == len(self.uses)

    @property
    def worth(self) -> tuple[bool, int]:
        """What candidates are chosen by before the score: soundness, uses met."""
        return (self.sound, self.met)


def is_sound(target: str, task: Task, uses: Sequence[Use], locale: Locale) -> bool:
    """Tell whether ``target`` neither loops where its source does not, nor is far too long."""
    allowed = _GROWTH[locale.language] * len(task.source) + _GROWTH_ALLOWANCE
    allowed += sum(len(use.expected[0]) for use in uses if use.expected)
    if len(target) > allowed:
        return False
    return not has_loop(_words(target)) or has_loop(_words(task.source))


def _words(text: str) -> list[str]:
    """Return the words of an English text, the characters of a Chinese one."""
    words = text.lower().split()
    return words if len(words) * 12 > len(text) else list(text)


def make_task(source: str, matches: Sequence[Match], target_locale: Locale) -> Task:
    """Return the task of a sentence; a name's repetition in brackets is no use of its own."""
    uses: list[Match] = []
    glosses: list[Span] = []
    for match in matches:
        if glosses and glosses[-1].covers(match.span):
            continue
        uses.append(match)
        gloss = gloss_after(source, match, matches, target_locale)
        if gloss is not None:
            glosses.append(gloss)
    return Task(source, tuple(uses), tuple(glosses))
