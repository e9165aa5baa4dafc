"""XLIFF 1.2: one group a block, one unit a sentence; terms as ``mrk``, findings as notes."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from workbench import __version__
from workbench.article import BlockKind, Segment, Severity
from workbench.bilingual.grid import kind_phrase
from workbench.bilingual.markup import HEAD, element, esc, inline, lines, nested, opening, sentences
from workbench.bilingual.plain import Listed, met_phrase, one_line
from workbench.bilingual.state import State, state_of
from workbench.bilingual.summary import summarise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.article import Article, Block, Finding

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
STATES = {
    State.NOT_TRANSLATED: "needs-translation",
    State.TO_REVIEW: "needs-review-translation",
    State.TRANSLATED: "translated",
}
PRIORITIES = {Severity.ERROR: "1", Severity.WARNING: "4", Severity.INFO: "8"}
_TOOL = "workbench"


def render(article: Article) -> str:
    """Return the article as an XLIFF 1.2 document."""
    target = article.target_locale
    attributes = {
        "original": one_line(article.name) or "article",
        "source-language": article.source_locale.tag,
        "target-language": target.tag if target else None,
        "datatype": "plaintext",
        "tool-id": _TOOL,
    }
    told = (summarise(article).sentence, *article.notes, article.signature)
    tool = {"tool-id": _TOOL, "tool-name": _TOOL, "tool-version": __version__}
    notes = [_note(one_line(text), {"from": _TOOL}) for text in told if text]
    header = element("header", lines(element("tool", "", tool), *notes))
    numbers = count(1)
    groups = (_group(index, block, numbers) for index, block in enumerate(article.blocks, start=1))
    body = element("body", lines(*groups))
    file = element("file", lines(header, body), attributes)
    root = {"version": "1.2", "xmlns": NAMESPACE}
    return HEAD + element("xliff", lines(file), root) + "\n"


def _group(index: int, block: Block, numbers: Iterator[int]) -> str:
    """Return a block; one without text is left out."""
    units = [_unit(next(numbers), index, block, segment) for segment in sentences(block)]
    if not units:
        return ""
    attributes = {
        "id": f"b{index}",
        "restype": f"x-{block.kind.value}",
        "resname": kind_phrase(block),
    }
    return element("group", lines(*units), attributes)


def _unit(number: int, index: int, block: Block, segment: Segment) -> str:
    fixed = block.kind is BlockKind.CODE
    parts = [element("source", _side(segment, segment.source, target=False))]
    if not fixed:
        state = {"state": STATES[state_of(segment)]}
        text = segment.target or ""
        parts.append(element("target", _side(segment, text, target=True), state))
    parts += (_finding(Listed(0, finding, index, segment)) for finding in segment.findings)
    parts += (_note(note, {}) for note in segment.notes)
    attributes = {
        "id": f"s{number}",
        "translate": "no" if fixed else None,
        "xml:space": "preserve",
    }
    return element("trans-unit", lines(*parts), attributes)


def _side(segment: Segment, text: str, *, target: bool) -> str:
    """Return one side of a sentence, its terms marked."""
    marks = []
    for use in segment.uses:
        other = use.form if target else "".join(use.expected[:1])
        attributes = {
            "mtype": "term",
            "comment": f"{one_line(other)} ({met_phrase(use.met)})",
        }
        span = use.target_span if target else use.source_span
        marks.append((span, opening("mrk", attributes)))
    return inline(text, nested(text, marks))


def _finding(listed: Listed) -> str:
    attributes = {
        "from": _TOOL,
        "annotates": _side_of(listed.finding),
        "priority": PRIORITIES[listed.finding.severity],
    }
    return _note(f"{listed.name}: {listed.remark}", attributes)


def _side_of(finding: Finding) -> str:
    """Return the side that a finding is about, as XLIFF calls it."""
    if finding.target_span is not None:
        return "target"
    return "source" if finding.source_span is not None else "general"


def _note(text: str, attributes: dict[str, str]) -> str:
    return element("note", esc(text), attributes)
