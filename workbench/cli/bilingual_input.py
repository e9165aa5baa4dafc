"""Bilingual files as the commands take them: in pairs of one sentence each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.article import Article
    from workbench.locales import Locale


def read_pairs(
    path: str, encoding: str | None, source: Locale | None, target: Locale | None
) -> Article:
    """Return a bilingual file as an article; a format whose rows are paragraphs is aligned in them.

    A row about which something is said stays whole, as that holds for all of its text. Raises
    UsageError for a suffix that no bilingual format has, InputError for what cannot be read.
    """
    from workbench.alignment import Aligner
    from workbench.bilingual.reading import read_bilingual

    found = read_bilingual(path, encoding, source, target)
    return Aligner().divided(found.article) if found.whole_blocks else found.article


def read_sentences(
    path: str, encoding: str | None, source: Locale | None, target: Locale | None
) -> Article:
    """Return a bilingual file as the memory wants it: sentences without findings.

    Rows that are paragraphs are all divided, as only sentences are recalled; what a reviser has
    remarked on one goes with each of its sentences. Raises as ``read_pairs`` does.
    """
    from workbench.alignment import Aligner
    from workbench.bilingual.reading import read_bilingual

    found = read_bilingual(path, encoding, source, target)
    if not found.whole_blocks:
        return found.article
    blocks = found.article.blocks
    bare = tuple(
        replace(
            block,
            segments=tuple(replace(one, findings=(), notes=()) for one in block.segments),
        )
        for block in blocks
    )
    divided = Aligner().divided(replace(found.article, blocks=bare))
    remarks = (tuple(note for one in block.segments for note in one.notes) for block in blocks)
    noted = (
        replace(block, segments=tuple(replace(one, notes=notes) for one in block.segments))
        for block, notes in zip(divided.blocks, remarks, strict=True)
    )
    return replace(divided, blocks=tuple(noted))
