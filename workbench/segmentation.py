"""From blocks to segments: sentences, and paragraphs that break in the middle of one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.article import Article, Block, BlockKind, Segment
from workbench.text.script import HAN
from workbench.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SHORTEST = 20
"""A paragraph of fewer characters that ends without a stop is a line of its own (a byline)."""
_LONGEST = 5000
"""A paragraph of more characters is no torn half any more."""
_ENDS = frozenset("。！？!?…：:；;）)】]”’」』.#*》")
_STOPS = "。！？!?\n"
_SENTENCE_AHEAD = re.compile(r"[，。；]")


def segmented(article: Article) -> Article:
    """Return ``article`` with every prose block divided into sentences.

    Two paragraphs between which a Chinese sentence runs on become one block, and a note says so.
    """
    blocks = list(article.blocks)
    notes = list(article.notes)
    if article.source_locale.is_chinese:
        blocks, joined = _rejoined(blocks)
        notes += (
            f"line {line}: joined to the paragraph before it, whose sentence runs on"
            for line in joined
        )
    language = article.source_locale.language
    divided = tuple(replace(block, segments=tuple(_segments(block, language))) for block in blocks)
    return replace(article, blocks=divided, notes=tuple(notes))


def _segments(block: Block, language: str) -> Iterator[Segment]:
    if not block.kind.is_prose:
        return
    for span in split_sentences(block.text, language):
        yield Segment(span.of(block.text), span.start)


def _rejoined(blocks: Iterable[Block]) -> tuple[list[Block], list[int]]:
    """Return the blocks with broken sentences mended, and the lines of the ones joined on."""
    mended: list[Block] = []
    joined = []
    for block in blocks:
        if mended and _runs_on(mended[-1], block):
            mended[-1] = replace(mended[-1], text=mended[-1].text.rstrip() + block.text.lstrip())
            joined.append(block.line)
        else:
            mended.append(block)
    return mended, joined


def _runs_on(first: Block, second: Block) -> bool:
    """Tell whether a sentence of ``first`` goes on in ``second``."""
    both = first.kind is BlockKind.PARAGRAPH and second.kind is BlockKind.PARAGRAPH
    text = first.text.rstrip()
    if not both or not _SHORTEST <= len(text) <= _LONGEST or "\n" in second.text:
        return False
    begun = "。" in text and len(text) - 1 - max(map(text.rfind, _STOPS)) > 1
    return (
        begun
        and text[-1] not in _ENDS
        and HAN.match(second.text.lstrip()) is not None
        and _SENTENCE_AHEAD.search(second.text) is not None
    )
