"""What the model is given: a sentence in Mainland form, large amounts and some uses in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Span
from workbench.enforcement import amounts, headlines, inject, plain
from workbench.enforcement.figures import FIGURE
from workbench.enforcement.openings import opening_of
from workbench.enforcement.strategy import ModelSource
from workbench.locales import ZH_CN
from workbench.text.conversion import convert_script
from workbench.text.edits import Edit, apply

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.enforcement.task import Task
    from workbench.locales import Locale


def model_source(
    task: Task, injected: frozenset[int], source_locale: Locale, target_locale: Locale
) -> ModelSource:
    """Return what the model sees: edited, and Simplified with Mainland words if Chinese."""
    terms = [(index, match) for index, match in enumerate(task.uses) if match.form.field != FIGURE]
    chosen = [match for index, match in terms if index in injected]
    others = [match for index, match in terms if index not in injected]
    edits = [
        *inject.edits(task, chosen, source_locale, target_locale),
        *plain.edits(task.source, others, source_locale),
        *(Edit(gloss, "") for gloss in task.glosses),
        *amounts.edits(task, chosen, source_locale, target_locale),
    ]
    if not source_locale.is_chinese:
        taken = [*(match.span for match in task.uses), *(edit.span for edit in edits)]
        edits += headlines.edits(task.source, taken)
    if opening := opening_of(task, target_locale):
        edits.append(Edit(opening.span, ""))
    if source_locale.is_traditional:
        edits += _script_edits(task, edits, source_locale)
    spans = tuple(_moved(match.span, edits) for match in task.uses)
    return ModelSource(apply(task.source, edits), spans)


def _script_edits(task: Task, edits: Sequence[Edit], locale: Locale) -> list[Edit]:
    """Return edits that convert to Simplified what lies between the other edits."""
    found = []
    start = 0
    for span in [*sorted(edit.span for edit in edits), None]:
        end = span.start if span else len(task.source)
        if start < end:
            found.append(
                Edit(Span(start, end), convert_script(task.source[start:end], locale, ZH_CN))
            )
        start = span.end if span else end
    return found


def _moved(span: Span, edits: Sequence[Edit]) -> Span:
    """Return where ``span`` stands after the edits."""
    growth = [(edit.span, len(edit.text) - (edit.span.end - edit.span.start)) for edit in edits]
    before = sum(more for other, more in growth if other.end <= span.start)
    within = sum(
        more for other, more in growth if span.start < other.end and other.start < span.end
    )
    return Span(span.start + before, span.end + before + within)
