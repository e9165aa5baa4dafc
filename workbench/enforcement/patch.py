"""The wrong rendering is replaced by the term, where it is sure which words those are.

Sure are: a form that the entry forbids, or the term's pinyin; words spelt nearly as the term
("ciprocal tariffs"); and the words during which the model attends to the term, if it does so
clearly and they meet no other use.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from workbench.article import Met, Span
from workbench.enforcement.attention import attention
from workbench.enforcement.mend import before_term
from workbench.enforcement.strategy import Draft
from workbench.enforcement.wrong import wrong_renderings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.enforcement.strategy import Job, Tools
    from workbench.engines import Focus
    from workbench.locales import Locale

_NEAR = 0.8
_SURE = 0.35
"""The attention that a word must have; at 0.5 two terms in a hundred fewer are met."""
_GOES_ON = 0.25
_LEAST_LETTERS = 5
_WORD = re.compile(r"[\w’'-]*\w")
_TOKEN = re.compile(r"\S*\w[/`}]?")
"""What stands between spaces, without the punctuation after it: an address."""
_OF_WORDS = re.compile(r"[\w’' -]*")
_FUNCTION = frozenset(
    """
    a an the of in on at to for by and or but not is are was were be been has have had that which
    who it its this these those with as from will would can could may also
    """.split()  # noqa: SIM905 - easier to read
)


def drafts(jobs: Sequence[Job], tools: Tools) -> list[list[Draft]]:
    """Return each target with its first replaceable use replaced, by every sure span."""
    focus = _focus(jobs, tools)
    found: list[list[Draft]] = []
    for index, job in enumerate(jobs):
        patched: dict[str, frozenset[int]] = {}
        for use in job.best.unmet:
            for span in _spans(job, use, focus.get((index, use), []), tools.target_locale):
                text = _replaced(job, use, span, tools.target_locale)
                if text not in job.seen:
                    job.seen.add(text)
                    patched[text] = frozenset({use})
        found.append(
            [Draft(text, None, Met.BY_PATCH, use, finished=True) for text, use in patched.items()]
        )
    return found


def _focus(jobs: Sequence[Job], tools: Tools) -> dict[tuple[int, int], Focus]:
    """Return the attention of each use not met, where the target is as the model wrote it."""
    if tools.steering is None:
        return {}
    wanted = [
        (index, use)
        for index, job in enumerate(jobs)
        if job.best.raw == job.best.target
        for use in _untried(job)
    ]
    return attention(wanted, jobs, tools.steering)


def _untried(job: Job) -> list[int]:
    """Return the uses not met, unless the target as it stands has been looked at."""
    attempt = f"patch: {job.best.target}"
    if attempt in job.seen:
        return []
    job.seen.add(attempt)
    return job.best.unmet


def _spans(job: Job, use: int, focus: Focus, locale: Locale) -> Iterator[Span]:
    """Yield the spans that are surely the wrong rendering of a use."""
    target = job.best.target
    taken = [one.target_span for one in job.best.uses if one.target_span]
    preferred = job.best.uses[use].expected[0]
    for span in (
        *wrong_renderings(job.task.uses[use], target, locale),
        *near_spellings(target, preferred),
        *(_attended(target, focus, locale) if _OF_WORDS.fullmatch(preferred) else ()),
    ):
        if not any(span.overlaps(other) for other in taken):
            yield span


def near_spellings(target: str, form: str) -> Iterator[Span]:
    """Yield the runs of words that are spelt nearly as ``form``.

    >>> list(near_spellings("on ciprocal tariffs", "reciprocal tariffs"))
    [Span(start=3, end=19)]
    """
    wanted = _letters(form)
    if len(wanted) < _LEAST_LETTERS or not wanted.isascii():
        return
    pattern = _WORD if _OF_WORDS.fullmatch(form) else _TOKEN
    words = [Span(*found.span()) for found in pattern.finditer(target)]
    size = len(form.split())
    best: tuple[float, Span] | None = None
    for length in range(max(1, size - 1), size + 2):
        for first in range(len(words) - length + 1):
            span = Span(words[first].start, words[first + length - 1].end)
            written = _letters(span.of(target))
            if abs(len(written) - len(wanted)) > len(wanted) // 3 + 1:
                continue
            likeness = SequenceMatcher(None, written, wanted, autojunk=False).ratio()
            if likeness >= _NEAR and (best is None or likeness > best[0]):
                best = (likeness, span)
    if best is not None:
        yield best[1]


def _letters(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


def _attended(target: str, focus: Focus, locale: Locale) -> Iterator[Span]:
    """Yield the run of words around the one that has most of the attention."""
    if locale.is_chinese or not focus:
        return
    words = [Span(*found.span()) for found in _WORD.finditer(target)]
    mass = [
        max((m for start, m in focus if word.start - 1 <= start < word.end), default=0.0)
        for word in words
    ]
    if not mass or max(mass) < _SURE:
        return
    peak = mass.index(max(mass))
    first = last = peak
    while first and mass[first - 1] >= _GOES_ON and _joined(target, words, first - 1):
        first -= 1
    while last + 1 < len(words) and mass[last + 1] >= _GOES_ON and _joined(target, words, last):
        last += 1
    while first < last and words[first].of(target).lower() in _FUNCTION:
        first += 1
    if words[first].of(target).lower() not in _FUNCTION:
        yield Span(words[first].start, words[last].end)


def _joined(target: str, words: Sequence[Span], index: int) -> bool:
    return target[words[index].end : words[index + 1].start] == " "


def _replaced(job: Job, use: int, span: Span, locale: Locale) -> str:
    """Return the target with the term in place of ``span``; a possessive ending stays."""
    target, forms = job.best.target, job.best.uses[use].expected
    written = span.of(target)
    ending = re.search(r"['’]s$", written)
    bare = written[: ending.start()] if ending else written
    form = forms[0]
    if bare.endswith("s") and form + "s" in forms:
        form += "s"
    after = target[span.end :]
    return before_term(target[: span.start], form, locale) + (ending[0] if ending else "") + after
