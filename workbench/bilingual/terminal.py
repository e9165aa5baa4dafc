"""The article on a terminal: per block the source, under it the target, under both the findings.

``Bilingual`` is a rich renderable; printing it is the command line's business. Lines are broken
here and not by rich, which takes a Chinese paragraph for one long word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from workbench.article import Article, Block, BlockKind, Finding, Met, Segment, Severity, Use
from workbench.bilingual.pieces import Marked
from workbench.bilingual.plain import (
    Listed,
    bullet,
    clamp,
    clean,
    listed_findings,
    one_line,
    target_segments,
)
from workbench.bilingual.summary import Summary, summarise
from workbench.bilingual.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

SIGNS = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.INFO: "●"}
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_MET = {
    Met.NOT_MET: "bold underline red",
    Met.BY_MODEL: "underline cyan",
    Met.GIVEN: "underline cyan",
}
"""Colours of uses; what the cascade did has another one."""
_WIDEST = 100
_BAR = "┃ "
_GAP = "  "
_NO_LEADS = ("", "")


@dataclass(frozen=True)
class Bilingual:
    """An article to be printed with rich, at the console's width or at ``width``."""

    article: Article
    width: int | None = None
    only_findings: bool = False
    """Whether blocks without a finding are left out, as for a check."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the blocks, then the summary."""
        width = min(self.width or options.max_width, options.max_width, _WIDEST)
        found: dict[int, list[Listed]] = {}
        for listed in listed_findings(self.article):
            found.setdefault(listed.block, []).append(listed)
        for number, block in enumerate(self.article.blocks, start=1):
            if self.only_findings and number not in found:
                continue
            yield from block_lines(block, found.get(number, []), width)
            yield Text()
        yield from _ending(self.article, summarise(self.article), width)


def block_lines(block: Block, findings: Iterable[Listed], width: int) -> Iterator[RenderableType]:
    """Yield the lines of one block."""
    if block.kind is BlockKind.RULE:
        yield _rule(width)
        return
    if block.kind is BlockKind.CODE:
        yield from _set(Text(_clean(block.text), style="dim"), width, ("    ", "    "))
        return
    leads = _leads(block)
    heading = "bold" if block.kind is BlockKind.HEADING else ""
    yield from _set(_source(block), width, leads, heading)
    target = _target(block)
    if not target.plain.strip() and block.text.strip():
        target = Text("not translated", style="italic yellow")
    yield from _set(target, width, (leads[1], leads[1]), heading, bar=True)
    for listed in findings:
        yield from _finding_lines(listed, width)


def _leads(block: Block) -> tuple[str, str]:
    """Return what stands before the first line of a block, and before its further lines."""
    depth = max(block.level, 1) - 1
    if block.kind is BlockKind.LIST_ITEM:
        lead = "  " * depth + bullet(block) + " "
        return lead, " " * cell_len(lead)
    if block.kind is BlockKind.QUOTE:
        return "> " * (depth + 1), "> " * (depth + 1)
    return "", ""


def _set(
    text: Text,
    width: int,
    leads: tuple[str, str] = _NO_LEADS,
    style: str = "",
    *,
    bar: bool = False,
) -> Iterator[Text]:
    """Yield ``text`` in lines, each behind its lead and, for a target, behind a bar."""
    lead, further = leads
    sign = _BAR if bar else _GAP
    room = width - cell_len(further) - cell_len(sign)
    starts = [span.start for span in wrap(text.plain, room, cell_len)]
    for part in text.divide(starts[1:]):
        part.rstrip()
        line = Text(no_wrap=True)
        line.append(sign, style="cyan dim").append(lead).append_text(part)
        line.stylize(style)
        yield line
        lead = further


def _source(block: Block) -> Text:
    """Return a block's source with its marks."""
    text = Text(_clean(block.text))
    for segment in block.segments:
        _stylize(text, segment.start, _marks(segment, segment.source, target=False))
    return text


def _target(block: Block) -> Text:
    """Return a block's target with its marks."""
    text = Text()
    for space, target, segment in target_segments(block):
        text.append(space)
        start = len(text)
        text.append(Text(_clean(target)))
        _stylize(text, start, _marks(segment, target, target=True))
    return text


def _marks(segment: Segment, side: str, *, target: bool) -> Iterator[Marked[str]]:
    """Yield the styles of one side of a segment, those of its findings over those of its terms."""
    rows: tuple[Use | Finding, ...] = (*segment.uses, *segment.findings)
    for row in rows:
        span = clamp(row.target_span if target else row.source_span, side)
        if span is not None:
            yield Marked(span, _style(row))


def _style(row: Use | Finding) -> str:
    if isinstance(row, Finding):
        return f"bold {COLOURS[row.severity]}"
    return _MET.get(row.met, "underline magenta")


def _stylize(text: Text, start: int, marks: Iterable[Marked[str]]) -> None:
    for marked in marks:
        text.stylize(marked.mark, start + marked.span.start, start + marked.span.end)


def _clean(text: str) -> str:
    """Return ``text`` without what moves a terminal's cursor."""
    return clean(text).replace("\t", " ")


def _finding_lines(listed: Listed, width: int) -> Iterator[Text]:
    """Yield a finding: sign, rule, what it is about, message, suggestion."""
    finding, colour = listed.finding, COLOURS[listed.finding.severity]
    text = Text.assemble(
        (f"{SIGNS[finding.severity]} {finding.severity.value} {one_line(finding.rule)}: ", colour)
    )
    text.append(listed.quotation)
    text.append(one_line(finding.message))
    if finding.unsaid_suggestion:
        text.append(f" → {one_line(finding.unsaid_suggestion)}", style="italic")
    yield from _set(text, width, ("  ", "  "))


def _rule(width: int) -> Text:
    return Text("─" * width, style="dim", no_wrap=True)


def _ending(article: Article, summary: Summary, width: int) -> Iterator[RenderableType]:
    yield _rule(width)
    worst = next((severity for severity, _ in summary.findings), None)
    style = f"bold {COLOURS[worst]}" if worst else "bold green"
    yield from _set(Text(summary.sentence, style=style), width)
    for note in (*article.notes, article.signature):
        if note:
            yield from _set(Text(one_line(note), style="dim"), width)
