"""Articles of any shape for property tests; their segments, gaps and spans fit together."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from workbench.article import (
    Article,
    Block,
    BlockKind,
    Finding,
    Met,
    Origin,
    Segment,
    Severity,
    Span,
    State,
    Use,
)
from workbench.locales import LOCALES

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_ODD = (
    "稀土川普“”，。（） \t\n\r\x00\x1b\u2028\u202e\ud800\ufeff𠮷é"
    "<>&\"'`*_|\\[]#-+=~:!0123456789.abcXYZ"
)
TEXTS = st.one_of(st.text(alphabet=_ODD, max_size=24), st.text(max_size=12)).filter(
    lambda text: not _PAIR.search(text)  # JSON reads two halves back as one character
)
WORDS = st.text(alphabet="稀土川普abc<&", min_size=1, max_size=6)
SCORES = st.none() | st.floats(-20, 0)
LOCALE = st.sampled_from(list(LOCALES.values()))


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span | None:
    """Draw a span that is not empty and lies in ``text``, or None."""
    if not text or draw(st.integers(0, 4)) == 0:
        return None
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def segments(draw: st.DrawFn, start: int) -> Segment:
    """Draw a sentence with uses and findings that may overlap."""
    source, target = draw(TEXTS), draw(st.none() | TEXTS)
    uses = [
        Use(
            draw(WORDS),
            span,
            span.of(source),
            tuple(draw(st.lists(WORDS, max_size=2))),
            met,
            other,
            draw(st.integers(0, 99)),
            tuple(draw(st.lists(st.sampled_from(Met), max_size=2, unique=True))),
            draw(SCORES),
            draw(SCORES),
            draw(st.sampled_from(["", "trade"])),
            draw(st.booleans()),
        )
        for met in draw(st.lists(st.sampled_from(Met), max_size=3))
        if (span := draw(spans(source)))
        for other in [draw(spans(target or ""))]
    ]
    findings = [
        Finding(
            draw(WORDS),
            severity,
            draw(TEXTS),
            draw(spans(source)),
            draw(spans(target or "")),
            draw(st.none() | TEXTS),
            draw(st.sampled_from(["", "trade"])),
        )
        for severity in draw(st.lists(st.sampled_from(Severity), max_size=2))
    ]
    score = draw(SCORES)
    state = draw(st.none() | st.sampled_from([State.TO_REVIEW, State.TRANSLATED]))
    notes = tuple(draw(st.lists(TEXTS, max_size=2)))
    origin = draw(st.none() | st.sampled_from(Origin)) if target else None
    said = (tuple(uses), tuple(findings), state, notes, origin)
    return Segment(source, start, target, score, *said)


@st.composite
def blocks(draw: st.DrawFn, kinds: tuple[BlockKind, ...] = tuple(BlockKind)) -> Block:
    """Draw a block with sentences, and space before, between and after them."""
    kind = draw(st.sampled_from(kinds))
    text, parts = "", []
    for _ in range(draw(st.integers(0, 3)) if kind.is_prose else 0):
        text += draw(st.sampled_from(["", " ", "\n", "　"]))
        parts.append(draw(segments(len(text))))
        text += parts[-1].source
    text += draw(st.sampled_from(["", " "]) if parts else TEXTS)
    level, line = draw(st.integers(0, 8)), draw(st.integers(0, 9999))
    return Block(kind, text, level, line, draw(st.sampled_from(["", "-", "3."])), tuple(parts))


@st.composite
def articles(draw: st.DrawFn, kinds: tuple[BlockKind, ...] = tuple(BlockKind)) -> Article:
    """Draw an article of up to four blocks."""
    return Article(
        blocks=tuple(draw(st.lists(blocks(kinds), max_size=4))),
        source_locale=draw(LOCALE),
        target_locale=draw(st.none() | LOCALE),
        name=draw(TEXTS),
        signature=draw(TEXTS),
        notes=tuple(draw(st.lists(TEXTS, max_size=2))),
    )
