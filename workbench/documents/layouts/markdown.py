"""Markdown files written again: every block in its place, behind the markers that it had."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Block, BlockKind, Span
from workbench.documents.layouts.front_matter import language_edits, titles
from workbench.documents.layouts.lines import encoded, width
from workbench.documents.layouts.markdown_trace import Markup, Traced, Tracer
from workbench.documents.layouts.markdown_writing import Inline, Place
from workbench.documents.markdown import blocks_of, located, parse, without_front_matter
from workbench.documents.marks import Layout, Mark, MarkKind, Passage, placed
from workbench.text.edits import Edit, apply

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markdown_it.token import Token

    from workbench.documents.source import Content, Source
    from workbench.locales import Locale

_NOTE = re.compile(r"\[\^[\w-]{1,40}\]:?(?=\s|$)|\[\^[\w-]{1,40}\]|\[\d{1,3}\]")


class _Region(NamedTuple):
    """Where the content of a block stands in the file."""

    span: Span
    """From its first letter to its last."""
    rows: Span
    """The whole lines that it is on."""
    further: str
    """What stands before its second line and the ones after that."""
    columns: int | None
    """How wide its widest line is, where it has several."""
    place: Place


class MarkdownLayout(Layout):
    """A Markdown file."""

    def __init__(self, source: Source, content: Content) -> None:
        self._source = source
        self._text = content.text or ""
        body, self._offset = without_front_matter(self._text)
        tokens = parse(body)
        traced = {
            id(token): (tracer, tracer.trace(token))
            for token, tracer in located(body, tokens, Tracer)
        }
        self._markup: dict[int, Markup] = {}
        self._regions: list[_Region | None] = []
        passages = []
        for block, token in blocks_of(self._text, self._offset, tokens):
            if token is None or not block.kind.is_prose or id(token) not in traced:
                passages.append(Passage(block.text))
                self._regions.append(None)
                continue
            tracer, found = traced[id(token)]
            passages.append(self._passage(block, found))
            self._regions.append(self._region(block, token, tracer))
        self.passages = tuple(passages)
        self.labels = tuple(dict.fromkeys(value for _, value in titles(self._text, self._offset)))

    def _passage(self, block: Block, traced: Traced) -> Passage:
        first = len(self._markup)
        try:
            marks = placed(traced.marks, traced.raw, block.text)
        except ValueError:
            return Passage(block.text)
        self._markup.update({first + at: one for at, one in enumerate(traced.markup)})
        marks = tuple(replace(mark, key=mark.key + first) for mark in marks)
        return Passage(block.text, self._with_notes(block.text, marks))

    def _with_notes(self, text: str, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
        """Return the marks with those of footnotes, which CommonMark takes for text."""
        notes = []
        for match in _NOTE.finditer(text):
            span = Span(*match.span())
            if not any(mark.kind.keeps_text and mark.span.overlaps(span) for mark in marks):
                key = len(self._markup)
                self._markup[key] = Markup(match.group())
                notes.append(Mark(span, MarkKind.NOTE, key, match.group()))
        return tuple(sorted([*marks, *notes], key=lambda mark: mark.span.start))

    def _region(self, block: Block, token: Token, tracer: Tracer) -> _Region | None:
        begun = sorted(tracer.lines)
        lines = token.content.split("\n")
        if len(begun) < len(lines):
            return None
        starts = [tracer.lines[place] for place in begun]
        last = lines[-1].strip()
        if tracer.in_cell and not tracer.text.startswith(last, starts[0]):
            last = last.replace("|", "\\|")
        end = starts[len(lines) - 1] + len(last)
        wraps = any(child.type == "softbreak" for child in token.children or ())
        return _Region(
            Span(starts[0] + self._offset, end + self._offset),
            Span(begun[0] + self._offset, tracer.limit + self._offset),
            tracer.text[begun[1] : starts[1]] if len(lines) > 1 else "",
            max(map(width, lines)) if wraps else None,
            self._place(tracer.text[begun[0] : starts[0]], block, tracer),
        )

    def _place(self, before: str, block: Block, tracer: Tracer) -> Place:
        """Return what a block is among, told by what stands before it on its line."""
        if tracer.in_cell:
            return Place.CELL if "|" in before else Place.FIRST_CELL
        if block.kind is BlockKind.HEADING:
            return Place.HEADING if "#" in before else Place.UNDERLINED
        return Place.LINE

    def write(
        self, passages: Sequence[Passage | None], labels: Mapping[str, str], locale: Locale
    ) -> bytes:
        """Return the file with these passages, and the titles and the language of its head."""
        inline = Inline(self._markup)
        edits = [
            self._edit(region, passage, inline, locale)
            for region, passage in zip(self._regions, passages, strict=True)
            if region is not None and passage is not None
        ]
        if any(passage is not None for passage in passages):
            edits += self._head_edits(labels, locale)
        return encoded(apply(self._text, edits), self._source)

    def _edit(self, region: _Region, passage: Passage, inline: Inline, locale: Locale) -> Edit:
        if not passage.text and not passage.marks:
            rest = self._text[region.rows.end :]
            blank = len(rest) - len(rest.lstrip("\n"))
            return Edit(Span(region.rows.start, region.rows.end + blank), "")
        lines = inline.lines(
            passage,
            None if locale.is_chinese else region.columns,
            region.place,
        )
        row = self._text[region.span.end : region.rows.end].partition("\n")[0]
        # The only cell of a row is one by a border that its text need not have.
        border = "| " if region.place is Place.FIRST_CELL and "|" not in row else ""
        return Edit(region.span, border + f"\n{region.further}".join(lines))

    def _head_edits(self, labels: Mapping[str, str], locale: Locale) -> Iterator[Edit]:
        for span, said in titles(self._text, self._offset):
            new = labels.get(said, said)
            if new != said:
                yield Edit(span, json.dumps(new, ensure_ascii=False))
        yield from language_edits(self._text, self._offset, locale)
