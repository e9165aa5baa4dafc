"""The target form stands in the source in place of the term, for the model to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Met
from workbench.glossary.honour import expected_forms
from workbench.glossary.regions import regional_form
from workbench.locales import ZH_CN
from workbench.text.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.enforcement.task import Task
    from workbench.glossary.match import Match
    from workbench.locales import Locale

MET = Met.BY_INJECTION


def edits(task: Task, source_locale: Locale, target_locale: Locale) -> Iterator[Edit]:
    """Yield the edits that put the target forms into the source."""
    for match in task.uses:
        form = _injected(match, target_locale)
        yield Edit(match.span, _spaced(form, task.source, match, source_locale))


def _injected(match: Match, target_locale: Locale) -> str:
    """Return the form to write; in Chinese the Mainland one, as the model writes it."""
    if target_locale.is_chinese and not match.term.keep:
        return regional_form(match.term, ZH_CN) or match.term.target_forms(ZH_CN)[0]
    return expected_forms(match, target_locale)[0]


def _spaced(form: str, source: str, match: Match, source_locale: Locale) -> str:
    """Return ``form`` with the spaces that set it off in a Chinese sentence.

    A model copies what it sees as it knows it from English: after a space, and not run together
    with what follows. Measured on the sample with the first embedded model: without the spaces
    it writes "strictrare earth".
    """
    if not source_locale.is_chinese:
        return form
    before = source[: match.span.start]
    after = source[match.span.end : match.span.end + 1]
    left = " " if before and not before[-1].isspace() else ""
    right = " " if after.isalnum() else ""
    return left + form + right
