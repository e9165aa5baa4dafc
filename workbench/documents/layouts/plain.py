"""Text files written again: every paragraph in its place, wrapped only where it was wrapped."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Block, BlockKind, Span
from workbench.documents.layouts.lines import encoded, width, wrapped
from workbench.documents.marks import Layout, Passage
from workbench.text.edits import Edit, apply

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.documents.source import Content, Source
    from workbench.locales import Locale


class _Region(NamedTuple):
    """Where a paragraph stands in the file."""

    span: Span
    """From its first letter to its last."""
    lines: tuple[str, ...]


class PlainLayout(Layout):
    """A text file."""

    def __init__(self, source: Source, content: Content) -> None:
        self._source = source
        self._text = content.text or ""
        self.passages = tuple(Passage(block.text) for block in content.blocks)
        starts = [0]
        for line in self._text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        ends = [*(block.line for block in content.blocks[1:]), len(starts)]
        self._regions = [
            self._region(block, starts, end)
            for block, end in zip(content.blocks, ends, strict=True)
        ]

    def _region(self, block: Block, starts: Sequence[int], end: int) -> _Region | None:
        """Return where a block stands, before the line on which the next one begins."""
        if block.kind is BlockKind.RULE:
            return None
        text = self._text[starts[block.line - 1] : starts[end - 1]]
        lines = tuple(line for line in text.split("\n") if line.strip())
        first = starts[block.line - 1] + len(text) - len(text.lstrip())
        return _Region(Span(first, first + len(text.strip())), lines)

    def write(
        self,
        passages: Sequence[Passage | None],
        labels: Mapping[str, str],  # noqa: ARG002 - a text file has none
        locale: Locale,
    ) -> bytes:
        """Return the file with these paragraphs."""
        edits = []
        for number, (region, passage) in enumerate(zip(self._regions, passages, strict=True)):
            if region is not None and passage is not None:
                edits.append(self._edit(number, region, passage, locale))
        return encoded(apply(self._text, edits), self._source)

    def _edit(self, number: int, region: _Region, passage: Passage, locale: Locale) -> Edit:
        start, end = region.span
        line_start = self._text.rfind("\n", 0, start) + 1
        if not passage.text:
            return Edit(Span(line_start, self._after(end)), "")
        if passage == self.passages[number]:
            return Edit(region.span, region.span.of(self._text))
        indent = self._text[line_start:start]
        if not locale.is_chinese and "\u3000" in indent:
            indent, start = "", line_start
        lines = [passage.text]
        if len(region.lines) > 1:
            columns = max(map(width, region.lines))
            lines = [passage.text[one:other] for one, other in wrapped(passage.text, columns)]
            further = region.lines[1]
            indent = further[: len(further) - len(further.lstrip())]
        lead = "" if not locale.is_chinese and "\u3000" in indent else indent
        return Edit(Span(start, end), f"\n{lead}".join(lines))

    def _after(self, end: int) -> int:
        """Return where the next line with text begins, after a paragraph that is taken out."""
        rest = self._text[end:]
        following = len(rest) - len(rest.lstrip())
        line = rest.rfind("\n", 0, following)
        return end + line + 1 if line >= 0 else len(self._text)
