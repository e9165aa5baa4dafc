"""XLIFF 2.0: one unit a block, one segment a sentence, and the space between them kept.

Terms are ``mrk`` annotations with the entries of the glossary module beside them; findings are
notes, named after their segment, to which ``mrk`` annotations lead. What XML cannot hold is
written as ``cp``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import BlockKind, Segment, Severity
from workbench.bilingual.grid import kind_phrase
from workbench.bilingual.markup import (
    HEAD,
    element,
    esc,
    esc_points,
    inline,
    lines,
    nested,
    opening,
    sentences,
)
from workbench.bilingual.plain import Listed, met_phrase, one_line
from workbench.bilingual.state import State, state_of
from workbench.bilingual.summary import summarise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.article import Article, Block, Span, Use

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
_PRIORITIES = {Severity.ERROR: "1", Severity.WARNING: "4", Severity.INFO: "8"}
_UNDETERMINED = "und"


def render(article: Article) -> str:
    """Return the article as an XLIFF 2.0 document."""
    target = article.target_locale
    root = {
        "version": "2.0",
        "xmlns": NAMESPACE,
        "xmlns:gls": GLOSSARY,
        "srcLang": article.source_locale.tag,
        "trgLang": target.tag if target else _UNDETERMINED,
    }
    told = (summarise(article).sentence, *article.notes, article.signature)
    notes = (
        _note(f"n{number}", one_line(text), {})
        for number, text in enumerate(filter(None, told), start=1)
    )
    units = [Unit(number, block).render() for number, block in enumerate(article.blocks, start=1)]
    if not any(units):
        units = [element("group", "", {"id": "empty"})]
    attributes = {
        "id": "f1",
        "original": one_line(article.name) or None,
        "xml:space": "preserve",
    }
    file = element("file", lines(element("notes", lines(*notes)), *units), attributes)
    return HEAD + element("xliff", lines(file), root) + "\n"


class Unit:
    """One block; its terms and findings are numbered through its sentences."""

    def __init__(self, number: int, block: Block) -> None:
        self.number = number
        self.block = block
        self.notes: list[str] = []
        self.entries: dict[tuple[str, ...], str] = {}
        self.marks = 0

    def render(self) -> str:
        """Return the unit; a block without text is left out."""
        if not sentences(self.block):
            return ""
        content = list(self._content())
        glossary = element("gls:glossary", lines(*self.entries.values())) if self.entries else ""
        notes = element("notes", lines(*self.notes)) if self.notes else ""
        attributes = {
            "id": f"b{self.number}",
            "name": kind_phrase(self.block),
            "type": f"workbench:{self.block.kind.value}",
            "translate": "no" if self.block.kind is BlockKind.CODE else None,
        }
        return element("unit", lines(glossary, notes, *content), attributes)

    def _content(self) -> Iterator[str]:
        """Yield the sentences, and what lies between them, of both sides."""
        segments = sentences(self.block)
        spaces = _spaces(self.block) if self.block.segments else [""]
        reached = 0
        for number, (segment, space) in enumerate(zip(segments, spaces, strict=True), start=1):
            yield _between(self.block.text[reached : segment.start], space)
            yield self._segment(number, segment)
            reached = segment.span.end
        yield _between(self.block.text[reached:], "")

    def _segment(self, number: int, segment: Segment) -> str:
        marks = [*self._terms(segment), *self._findings(number, segment)]
        for note in segment.notes:
            self._note(number, note, {})
        source = nested(segment.source, ((of_source, mark) for of_source, _, mark in marks))
        parts = [element("source", inline(segment.source, source, esc_points))]
        if segment.target:
            target = nested(segment.target, ((of_target, mark) for _, of_target, mark in marks))
            parts.append(element("target", inline(segment.target, target, esc_points)))
        return element("segment", "".join(parts), {"id": f"s{number}", **_state(segment)})

    def _terms(self, segment: Segment) -> Iterator[tuple[Span | None, Span | None, str]]:
        """Yield the spans and the mark of each term, and note its entry of the glossary."""
        for use in segment.uses:
            name = self._name()
            value = f"{one_line(''.join(use.expected[:1]))} ({met_phrase(use.met)})"
            attributes = {"id": name, "type": "term", "value": value}
            entry = (use.form, *use.expected)
            if use.expected and entry not in self.entries:
                self.entries[entry] = _entry(use)
            yield use.source_span, use.target_span, opening("mrk", attributes)

    def _findings(
        self, number: int, segment: Segment
    ) -> Iterator[tuple[Span | None, Span | None, str]]:
        """Yield the spans and the mark of each finding, and keep its note."""
        for finding in segment.findings:
            listed = Listed(0, finding, self.number, segment)
            side = "target" if finding.target_span else "source" if finding.source_span else None
            attributes = {
                "appliesTo": side,
                "category": finding.severity.value,
                "priority": _PRIORITIES[finding.severity],
            }
            note = self._note(number, f"{listed.name}: {listed.remark}", attributes)
            mark = {"id": self._name(), "type": "comment", "ref": f"#n={note}"}
            yield finding.source_span, finding.target_span, opening("mrk", mark)

    def _note(self, segment: int, text: str, attributes: dict[str, str | None]) -> str:
        """Keep a note on the sentence with the number ``segment``; return its id."""
        name = f"s{segment}-n{len(self.notes) + 1}"
        self.notes.append(_note(name, text, attributes))
        return name

    def _name(self) -> str:
        self.marks += 1
        return f"m{self.marks}"


def _spaces(block: Block) -> Iterator[str]:
    """Yield the space before the target of each segment."""
    for piece, segment in zip(block.target_pieces(), block.segments, strict=True):
        yield piece[: len(piece) - len(segment.target or "")]


def _between(source: str, target: str) -> str:
    """Return what stands between two sentences, on either side."""
    if not source and not target:
        return ""
    other = element("target", esc_points(target)) if target else ""
    return element("ignorable", element("source", esc_points(source)) + other)


def _state(segment: Segment) -> dict[str, str | None]:
    """Return the state of a sentence; one without a target has not been begun."""
    if not segment.target or not segment.target.strip():
        return {"state": "initial"}
    review = state_of(segment) is State.TO_REVIEW
    return {"state": "translated", "subState": "workbench:to-review" if review else None}


def _entry(use: Use) -> str:
    term = element("gls:term", esc(use.form))
    return element(
        "gls:glossEntry",
        term + "".join(element("gls:translation", esc(form)) for form in use.expected),
    )


def _note(name: str, text: str, attributes: dict[str, str | None]) -> str:
    return element("note", esc(text), {"id": name, **attributes})
