"""The article being worked on: blocks in order, their segments, what was found in them.

All of it is frozen: a stage of the pipeline returns a new article. Spans count code points.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.locales import Locale


class Span(NamedTuple):
    """Half-open range of code points in a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the part of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether ``other`` lies inside this span."""
        return self.start <= other.start and other.end <= self.end


class BlockKind(str, Enum):
    """What a block is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    CAPTION = "caption"
    TABLE_CELL = "table-cell"
    CODE = "code"
    RULE = "rule"

    @property
    def is_prose(self) -> bool:
        """Whether the block holds text to be translated."""
        return self not in {BlockKind.CODE, BlockKind.RULE}


class Severity(str, Enum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)

    @classmethod
    def parse(cls, name: str) -> Severity:
        """Return the severity called ``name``; UsageError for another word."""
        try:
            return cls(name.lower())
        except ValueError:
            known = ", ".join(severity.value for severity in cls)
            raise UsageError(f"unknown severity {name!r}", hint=f"choose one of {known}") from None


@dataclass(frozen=True)
class Finding:
    """What a check reports; spans are in the segment's source and target."""

    rule: str
    severity: Severity
    message: str
    source_span: Span | None = None
    target_span: Span | None = None
    suggestion: str | None = None
    glossary: str = ""
    """The glossary whose term it is about, by its file's name without suffix."""

    @property
    def unsaid_suggestion(self) -> str | None:
        """The suggestion, where the message does not give it anyway; for people to read."""
        said = self.suggestion is None or self.suggestion in self.message
        return None if said else self.suggestion


class Met(str, Enum):
    """How a use of a term was met; the order is the order of the cascade."""

    BY_MODEL = "model"
    BY_INJECTION = "injection"
    BY_CHOICE = "choice"
    """Among the next best that the model has to say."""
    BY_SPLICE = "splice"
    BY_SUPPRESSION = "suppression"
    BY_PATCH = "patch"
    BY_CLAUSES = "clauses"
    """Where each clause of the sentence was translated for itself."""
    BY_STAND_IN = "stand-in"
    """As something short that was put in its place and back."""
    BY_MENTION = "another mention"
    """By one occurrence that meets another use of its term too, where the count is natural."""
    BY_MEMORY = "memory"
    """In a target that the memory recalled."""
    GIVEN = "given"
    NOT_MET = "not met"


@dataclass(frozen=True)
class Use:
    """Ledger row: one match in a source segment that the target must honour."""

    term: str
    """The term's id (its first target-side form)."""
    source_span: Span
    form: str
    """The text of the source that matched."""
    expected: tuple[str, ...]
    """Accepted forms of the target, the preferred one first."""
    met: Met
    target_span: Span | None = None
    """Where the target honours it, where that is known."""
    tried: int = 0
    """How many targets were looked at until it was met, or given up; 0 for a given target."""
    ways: tuple[Met, ...] = ()
    """How these were made, in the order in which they were tried."""
    score_before: float | None = None
    """The model's score of what it wrote of itself for the sentence."""
    score_after: float | None = None
    """Its score of the target that was chosen."""
    glossary: str = ""
    """The glossary that has the term, by its file's name without suffix."""
    is_name: bool = False
    """Whether the term is a proper name."""

    @property
    def effort(self) -> str:
        """What was tried for it, in words; empty where its target was given.

        >>> Use("Xi", Span(0, 1), "习", ("Xi",), Met.NOT_MET, tried=2, ways=(Met.BY_MODEL,)).effort
        '2 targets tried (model)'
        """
        if not self.tried:
            return ""
        ways = f" ({', '.join(way.value for way in self.ways)})" if self.ways else ""
        return f"{self.tried:,} {'target' if self.tried == 1 else 'targets'} tried{ways}"


class Origin(str, Enum):
    """Where a target came from."""

    MODEL = "model"
    """The model, in this run or an earlier one that was the same."""
    MEMORY = "memory"
    """A person, by way of the translation memory."""
    SOURCE = "source"
    """The source, copied: there is nothing in it to translate."""


class State(str, Enum):
    """How far a sentence has come, in the words that a reviser reads."""

    NOT_TRANSLATED = "not translated"
    TO_REVIEW = "to review"
    TRANSLATED = "translated"


@dataclass(frozen=True)
class Segment:
    """One sentence of a block."""

    source: str
    start: int
    """Offset of the sentence in the text of its block."""
    target: str | None = None
    score: float | None = None
    """Mean log-probability per token that the model gives its target."""
    uses: tuple[Use, ...] = ()
    findings: tuple[Finding, ...] = ()
    state: State | None = None
    """What a bilingual file says of it; None where that follows from its uses and findings."""
    notes: tuple[str, ...] = ()
    """What people have remarked on it in a bilingual file."""
    origin: Origin | None = None
    """Where the target came from; None where it was given."""

    @property
    def span(self) -> Span:
        """Where the sentence stands in the text of its block."""
        return Span(self.start, self.start + len(self.source))


@dataclass(frozen=True)
class Block:
    """One block of a document, without its markup.

    ``level`` is a heading's depth, or how deep a list item or a quote is nested (from 1).
    """

    kind: BlockKind
    text: str
    level: int = 0
    line: int = 0
    """Line of the file at which the block begins (from 1; 0 where a format has no lines)."""
    marker: str = ""
    """What stands before a list item: ``-`` or ``3.``."""
    segments: tuple[Segment, ...] = ()
    target_line: int = 0
    """Line of a given target's file at which its part begins; 0 where there is none."""
    confidence: float | None = None
    """How sure it is that source and given target belong together, from 0 to 1; None unless two
    documents were aligned."""

    @property
    def target_text(self) -> str:
        """The targets of the segments, joined."""
        return "".join(self.target_pieces())

    def target_pieces(self) -> Iterator[str]:
        """Yield the targets of the segments, each with the space that its neighbour needs.

        Chinese sentences follow each other without a space, English ones with one.
        """
        before = ""
        for segment in self.segments:
            piece = segment.target or ""
            if before and piece and not joins_closed(before, piece):
                piece = " " + piece
            yield piece
            before = piece or before


def joins_closed(before: str, after: str) -> bool:
    """Tell whether two pieces of a text need no space between them: one of the ends is East Asian.

    Quotation marks, dashes and dots are of both worlds; what stands beside them tells.

    >>> joins_closed("他说“好。”", "“不。”"), joins_closed("He said “yes.”", "“No.”")
    (True, False)
    """
    ends = (before[-_NEAR:].rstrip(_NEUTRAL)[-1:], after[:_NEAR].lstrip(_NEUTRAL)[:1])
    return any(map(_is_wide, ends))


_NEUTRAL = "“”‘’…—·"
_NEAR = 8
_WIDE = (
    ("\u2e80", "\ua4cf"),  # radicals, CJK punctuation, kana, bopomofo, Han, Yi
    ("\uf900", "\ufaff"),
    ("\ufe30", "\ufe4f"),
    ("\uff01", "\uffee"),
    ("\U00020000", "\U0003ffff"),
)


def _is_wide(char: str) -> bool:
    return any(first <= char <= last for first, last in _WIDE)


class AlignmentSummary(NamedTuple):
    """How the paragraphs of two documents were made one article."""

    confidence: float
    """How sure the links are on average, from 0 to 1; paragraphs left out or added count 0."""
    regrouped: int
    """How many links are of merged or divided paragraphs."""
    left_out: int
    added: int


@dataclass(frozen=True)
class Article:
    """One document: blocks in order, and what is needed to say where it came from."""

    blocks: tuple[Block, ...]
    source_locale: Locale
    target_locale: Locale | None = None
    name: str = ""
    """The file's name, for titles and messages."""
    signature: str = ""
    notes: tuple[str, ...] = field(default=())
    """What the reader should know about how the file was read, such as a doubtful encoding."""
    alignment: AlignmentSummary | None = None
    """How it was made of two documents, if it was."""

    @property
    def segments(self) -> Iterator[Segment]:
        """All segments in order."""
        return (segment for block in self.blocks for segment in block.segments)

    @property
    def uses(self) -> Iterator[Use]:
        """The ledger: every use in order."""
        return (use for segment in self.segments for use in segment.uses)

    @property
    def findings(self) -> Iterator[Finding]:
        """Every finding in order."""
        return (finding for segment in self.segments for finding in segment.findings)

    @property
    def title(self) -> str:
        """The first heading, or the file's name."""
        for block in self.blocks:
            if block.kind is BlockKind.HEADING and block.text.strip():
                return block.text.strip()
        return self.name
