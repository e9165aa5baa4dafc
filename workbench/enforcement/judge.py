"""Looks at drafts: which uses a target meets, how each was met, and whether it is sound."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.article import Met
from workbench.enforcement.figures import in_digits, joined_figures
from workbench.enforcement.openings import opened, opening_of
from workbench.enforcement.task import Candidate, is_sound
from workbench.glossary import regions
from workbench.glossary.honour import account
from workbench.locales import ZH_CN
from workbench.text.conversion import convert_script
from workbench.text.typography import tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.article import Use
    from workbench.enforcement.strategy import Draft
    from workbench.enforcement.task import Task
    from workbench.glossary.match import Matcher
    from workbench.locales import Locale

UNKNOWN = -math.inf
"""The score of a candidate that the model was not yet asked for."""


@dataclass(frozen=True)
class Judge:
    """Makes candidates for targets of a locale."""

    locale: Locale
    matcher: Matcher | None = None
    """Finds Chinese terms, for the region's names in a Chinese target."""
    natural: bool = False
    """Whether one mention may meet several uses of a term."""

    def candidate(self, task: Task, draft: Draft, before: Sequence[Use] = ()) -> Candidate:
        """Return the draft with its account; ``before`` are the uses of the target so far."""
        target = draft.text if draft.finished else self._finished(draft.text, task)
        rows = account(task.uses, target, self.locale, Met.BY_MODEL, natural=self.natural)
        uses = tuple(
            replace(row, met=_way(index, draft, before)) if row.met is Met.BY_MODEL else row
            for index, row in enumerate(rows)
        )
        sound = is_sound(target, task, uses, self.locale)
        raw = draft.text
        if draft.finished and self.locale.is_traditional:
            raw = convert_script(target, self.locale, ZH_CN)
        score = UNKNOWN if draft.score is None else draft.score
        return Candidate(target, score, uses, sound, raw)

    def _finished(self, text: str, task: Task) -> str:
        """Return the model's output as the target locale writes it, with its number in a list."""
        if self.locale.is_traditional:
            text = regions.convert(text, ZH_CN, self.locale, self.matcher)
        text = joined_figures(tidy(text, self.locale), task)
        if self.locale.is_chinese:
            text = in_digits(text, task.source, self.locale)
        opening = opening_of(task, self.locale)
        return opened(opening, text) if opening and text else text


def _way(index: int, draft: Draft, before: Sequence[Use]) -> Met:
    """Return how a use that is met was met: as before, unless the draft was made for it."""
    if index in draft.chosen:
        return draft.by
    earlier = before[index].met if before else Met.BY_MODEL
    return Met.BY_MODEL if earlier in {Met.NOT_MET, Met.BY_MENTION} else earlier
