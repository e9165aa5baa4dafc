"""The article as rows of six columns, for the formats that a spreadsheet opens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Block, BlockKind, Segment, Severity
from workbench.bilingual.plain import (
    RECALLED,
    Listed,
    bullet,
    clean,
    is_recalled,
    met_phrase,
    one_line,
)
from workbench.bilingual.state import State, state_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.article import Article, Use

COLUMNS = ("source", "target", "state", "findings", "notes", "block")
_LEVELLED = {BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE}
_RUNS = re.compile(r"(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")


class Row(NamedTuple):
    """One sentence, or a block that has none; every text is clean."""

    source: str
    target: str
    state: str
    findings: tuple[str, ...]
    notes: tuple[str, ...]
    kind: BlockKind
    worst: Severity | None = None
    """The gravest finding of the sentence."""
    block: int = 0
    """Number of its block, from 1."""


def rows(article: Article) -> Iterator[Row]:
    """Yield the rows of an article; rules and empty blocks have none."""
    for number, block in enumerate(article.blocks, start=1):
        if block.segments:
            for index, segment in enumerate(block.segments):
                yield _row(number, block, segment, first=index == 0)
        elif block.text.strip():
            state = State.NOT_TRANSLATED.value if block.kind.is_prose else ""
            yield Row(
                clean(block.text), "", state, (), tuple(_kind(block)), block.kind, block=number
            )


def _row(number: int, block: Block, segment: Segment, *, first: bool) -> Row:
    listed = [Listed(0, finding, number, segment) for finding in segment.findings]
    kind = _kind(block) if first else ()
    origin = (RECALLED,) if is_recalled(segment) else ()
    return Row(
        clean(segment.source),
        clean(segment.target or ""),
        state_of(segment).value,
        tuple(f"{found.name}: {found.remark}" for found in listed),
        (*kind, *origin, *map(_use, segment.uses), *map(clean, segment.notes)),
        block.kind,
        min((f.severity for f in segment.findings), key=lambda s: s.rank, default=None),
        number,
    )


def _kind(block: Block) -> Iterator[str]:
    """Yield what the block is, where it is more than a paragraph."""
    if block.kind is not BlockKind.PARAGRAPH:
        yield kind_phrase(block)


def kind_phrase(block: Block) -> str:
    """Return kind, level and number of a block in words.

    >>> kind_phrase(Block(BlockKind.LIST_ITEM, "", 1, marker="3."))
    'list item 1 (3.)'
    """
    level = f" {block.level}" if block.kind in _LEVELLED and block.level else ""
    marker = "" if bullet(block) == "•" else f" ({bullet(block)})"
    return block.kind.value.replace("-", " ") + level + marker


def _use(use: Use) -> str:
    """Return a term with the form to be written; a glossary may accept a dozen others."""
    wanted = "".join(map(one_line, use.expected[:1]))
    return f"{one_line(use.form)} → {wanted}: {met_phrase(use.met)}"


def runs(text: str) -> bool:
    """Tell whether a spreadsheet may take ``text`` for a formula.

    >>> runs("=1+1"), runs(" @SUM(A1)"), runs("1+1")
    (True, True, False)
    """
    return _RUNS.match(text) is not None
