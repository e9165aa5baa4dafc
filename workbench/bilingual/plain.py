"""What every writer needs of an article: text that is safe to write, and its findings numbered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Block, Met, Origin, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.article import Article, Finding, Segment

RECALLED = "from the memory"
"""What is said of a target that was recalled."""
REPLACEMENT = "\ufffd"
_UNSAFE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # controls: a terminal obeys them, HTML forbids them
    "\u202a-\u202e\u2066-\u2069"  # directional overrides: text would show in another order
    "\ud800-\udfff"  # half a character: no encoding can write it
    "\ufffe\uffff]"
)
_SPACES = str.maketrans("\r\x0b\x0c\u2028\u2029", " \n\n\n\n")
"""Characters that some readers take for the end of a line and others do not."""
_MET = {
    Met.BY_MODEL: "by the model",
    Met.BY_INJECTION: "by injection",
    Met.BY_CHOICE: "by choice among the next best",
    Met.GIVEN: "in the given text",
}
_EXCERPT = 40


def clean(text: str) -> str:
    r"""Return ``text`` with each character that no output should hold replaced by U+FFFD.

    The length stays the same, so spans still hold.

    >>> clean("a\x00b\ud800")
    'a\ufffdb\ufffd'
    """
    return _UNSAFE.sub(REPLACEMENT, text.translate(_SPACES))


def one_line(text: str) -> str:
    """Return ``text`` cleaned, its runs of white space made single spaces."""
    return " ".join(clean(text).split())


def met_phrase(met: Met) -> str:
    """Return how a use was met, for a reader; ways that are yet to come read ``by <value>``."""
    if met is Met.NOT_MET:
        return "not met"
    return f"met {_MET.get(met, f'by {met.value}')}"


def is_recalled(segment: Segment) -> bool:
    """Tell whether a person's translation was recalled, so that a reader wants to know."""
    return segment.origin is Origin.MEMORY


def count(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> count(1, "use"), count(1204, "word")
    ('1 use', '1,204 words')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def clamp(span: Span | None, text: str) -> Span | None:
    """Return the part of ``span`` that lies in ``text``; None if that is nothing."""
    if span is None:
        return None
    start, end = max(span.start, 0), min(span.end, len(text))
    return Span(start, end) if start < end else None


class Listed(NamedTuple):
    """A finding with its number in the article and the place it was found at."""

    number: int
    finding: Finding
    block: int
    """Number of its block, from 1."""
    segment: Segment

    @property
    def excerpt(self) -> str:
        """The text that the finding is about, shortened; empty if it is about the sentence."""
        sides = (
            (self.finding.target_span, self.segment.target or ""),
            (self.finding.source_span, self.segment.source),
        )
        for span, text in sides:
            inside = clamp(span, text)
            if inside is not None:
                part = one_line(inside.of(text))
                return part if len(part) <= _EXCERPT else part[: _EXCERPT - 1] + "…"
        return ""

    @property
    def quotation(self) -> str:
        """The excerpt as it stands before a message; empty if the message quotes it itself."""
        excerpt = self.excerpt
        return f"“{excerpt}”: " if excerpt and excerpt not in one_line(self.finding.message) else ""

    @property
    def name(self) -> str:
        """How grave the finding is, and its rule."""
        return f"{self.finding.severity.value} {one_line(self.finding.rule)}"

    @property
    def remark(self) -> str:
        """What the finding says, on one line."""
        suggestion = self.finding.unsaid_suggestion
        wish = f" — suggestion: {one_line(suggestion)}" if suggestion else ""
        return f"{self.quotation}{one_line(self.finding.message)}{wish}"

    @property
    def line(self) -> str:
        """The finding as one line of text."""
        return f"{self.name} (block {self.block}): {self.remark}"


def listed_findings(article: Article) -> Iterator[Listed]:
    """Yield the findings of an article, numbered from 1 in the order of the text."""
    number = 0
    for index, block in enumerate(article.blocks, start=1):
        for segment in block.segments:
            for finding in segment.findings:
                number += 1
                yield Listed(number, finding, index, segment)


def bullet(block: Block) -> str:
    """Return the sign that stands before a list item: its number, or a bullet for a dash.

    >>> from workbench.article import BlockKind
    >>> bullet(Block(BlockKind.LIST_ITEM, "", marker="*"))
    '•'
    """
    marker = one_line(block.marker)
    return "•" if marker in {"", "-", "*", "+"} else marker


def target_segments(block: Block) -> Iterator[tuple[str, str, Segment]]:
    """Yield per segment the space before its target, its target, and the segment itself."""
    for piece, segment in zip(block.target_pieces(), block.segments, strict=True):
        target = segment.target or ""
        yield piece[: len(piece) - len(target)], target, segment
