"""Plain text: a block of the source, under it its target, then a blank line.

The findings stand at the end as a numbered list, the signature last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.article import Block, BlockKind
from workbench.bilingual.plain import bullet, clean, count, listed_findings, one_line
from workbench.bilingual.summary import summarise
from workbench.bilingual.wrap import columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.article import Article

_LINE = {1: "="}
_WIDEST = 78


def render(article: Article) -> str:
    """Return the article as plain text, source and target alternating."""
    parts = [*(_block(block) for block in article.blocks), *_ending(article)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block) -> str:
    if block.kind is BlockKind.RULE:
        return "* * *"
    source, target = clean(block.text).strip("\n"), clean(block.target_text).strip("\n")
    if block.kind is BlockKind.CODE:
        return _indented(source, "    ")
    if block.kind is BlockKind.HEADING:
        return "\n".join(
            f"{one_line(text)}\n{_underline(text, block.level)}"
            for text in (source, target)
            if text.strip()
        )
    return "\n".join(_led(block, text) for text in (source, target) if text.strip())


def _led(block: Block, text: str) -> str:
    """Return the text of a block behind the sign of its kind; the target has the same one."""
    depth = max(block.level, 1) - 1
    if block.kind is BlockKind.LIST_ITEM:
        sign = bullet(block) + " "
        return _indented(text, "  " * depth + " " * len(sign), "  " * depth + sign)
    if block.kind is BlockKind.QUOTE:
        return _indented(text, "> " * (depth + 1))
    if block.kind is BlockKind.CAPTION:
        return f"[{text}]"
    return text


def _indented(text: str, indent: str, first: str | None = None) -> str:
    lines = text.split("\n")
    leads = [indent if first is None else first, *[indent] * (len(lines) - 1)]
    return "\n".join((lead + line).rstrip() for lead, line in zip(leads, lines, strict=True))


def _underline(heading: str, level: int) -> str:
    return _LINE.get(level, "-") * min(columns(one_line(heading)), _WIDEST)


def _ending(article: Article) -> Iterator[str]:
    """Yield what stands under the text."""
    summary = summarise(article)
    yield "-" * _WIDEST
    yield summary.sentence
    if article.notes:
        yield "\n".join(f"Note: {one_line(note)}" for note in article.notes)
    if summary.findings:
        lines = [f"{found.number}. {found.line}" for found in listed_findings(article)]
        yield "\n".join((f"{count(summary.finding_count, 'finding')}:", *lines))
    yield one_line(article.signature)
