"""What a target takes over letter by letter: addresses, placeholders, code, model numbers.

They are uses like those of a kept term on their way through the cascade, and stand in no ledger:
the checks report what is lost of them. Tags are none: what stands between two of them has to be
translated.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.article import Span
from workbench.glossary.match import Match
from workbench.glossary.term import Form, Term
from workbench.text.carried import EMAIL, PLACEHOLDER, URL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.enforcement.task import Task

_HOST = re.compile(
    r"(?<![\w.@/-])(?=[\d.]{0,60}[A-Za-z-])[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}/"
    r"[A-Za-z0-9._~/%#?=&+-]{0,300}[A-Za-z0-9_/-]",
    re.ASCII,
)
"""An address without its scheme."""
_CODE = re.compile(r"`[^`\n]{1,200}`")
_MOMENT = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}[ T]\d{1,2}:\d{2}(?::\d{2})?(?!\d)")
"""A date with a time: a model runs the two together."""
_NUMBERED = re.compile(
    r"(?<![\w.-])(?:\d{1,3}(?:\.\d{1,3}){3}|v?\d{1,4}(?:\.\d{1,4}){2,3}|\+\d[\d -]{6,18}\d"
    r"|(?=[\w.:-]{0,30}[A-Za-z])(?=[\w.:-]{0,30}\d{3})[A-Za-z0-9]{1,20}(?:[-.:][A-Za-z0-9]{1,20}){0,4})"
    r"(?![\w-])",
    re.ASCII,
)
"""Network addresses, versions, telephone numbers, and names with three digits: i9-14900K."""
_TELEPHONE = re.compile(
    r"(?<![\w.-])(?:0\d{2,3}-\d{7,8}|1[3-9]\d-\d{4}-\d{4}|1[3-9]\d{9}|\d{3,4}-\d{3,4}-\d{4})(?![\w-])",
    re.ASCII,
)
"""Without a country's code."""
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf][\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]*"
)
"""A run of pictures, of which a model's pieces hold the bytes and it makes others."""
_PATTERNS = (URL, EMAIL, _HOST, _CODE, PLACEHOLDER, _MOMENT, _TELEPHONE, _NUMBERED, _EMOJI)


def with_literals(task: Task) -> Task:
    """Return the task with a use for each literal of its source, after its own.

    What overlaps a use or a gloss of the task is left to that.
    """
    taken = [*(match.span for match in task.uses), *task.glosses]
    terms: dict[str, Term] = {}
    found = []
    for span in _literals(task.source):
        if any(span.overlaps(other) for other in taken):
            continue
        taken.append(span)
        text = span.of(task.source)
        term = terms.setdefault(text, Term({"en": (text,), "zh": (text,)}, keep=True))
        found.append(Match(term, span, Form(text, "en"), text))
    return replace(task, uses=(*task.uses, *found)) if found else task


def _literals(source: str) -> Iterator[Span]:
    """Yield where literals stand, the surer kinds first."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(source):
            yield Span(*match.span())
