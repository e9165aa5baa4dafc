"""The model alone: what it sees is the sentence in Mainland form, without repeated names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Met
from workbench.glossary.regions import rename
from workbench.locales import ZH_CN
from workbench.text.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.enforcement.task import Task
    from workbench.locales import Locale

MET = Met.BY_MODEL


def edits(task: Task, source_locale: Locale, target_locale: Locale) -> Iterator[Edit]:  # noqa: ARG001
    """Yield the edits that put the names of a Chinese sentence into their Mainland forms.

    The models know Mainland names best: 川普 alone they take for Sichuan.
    """
    if not source_locale.is_chinese:
        return
    for match in task.uses:
        named = rename(match, match.span.of(task.source), source_locale, ZH_CN)
        if named is not None:
            yield Edit(match.span, named)
