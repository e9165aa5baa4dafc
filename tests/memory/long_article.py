"""An article of several batches, and an engine that can die in the middle of it."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.enforcement.engine import WordEngine
from tests.glossary.shared import NVIDIA, TRUMP, terms_of
from workbench import pipeline
from workbench.article import Article, Block, BlockKind
from workbench.glossary.store import Glossary
from workbench.locales import EN, ZH_CN
from workbench.memory.store import opened
from workbench.recalling import Recall

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.engines import Hypothesis

GLOSSARY = Glossary(tuple(terms_of([TRUMP, NVIDIA])), ("test",), "0123456789ab")
WORDS = {"特朗普": "Trump", "说": "said", "好": "yes", "不": "no"}
SENTENCES = [
    f"{'特朗普' if number % 3 else '英伟达'}说第{number}句{'好' if number % 2 else '不'}。"
    for number in range(150)
]
LATE = "第129句"
"""Part of a sentence of the third batch."""


@dataclass
class MortalEngine(WordEngine):
    """Dies as it is given a certain sentence: by an error, or as ``kill -9`` would have it."""

    mortal_at: str = ""
    killed: bool = False

    def translate(
        self, sentences: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> list[Hypothesis]:
        """Translate unless the sentence is among them."""
        if any(self.mortal_at and self.mortal_at in sentence for sentence in sentences):
            if self.killed:
                os.kill(os.getpid(), signal.SIGKILL)
            self.fails_at = len(self.calls) + 1
        return super().translate(sentences, progress)


def article(*sentences: str) -> Article:
    """Return an article, ready for translation; the long one without ``sentences``."""
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, text) for text in (sentences or (*SENTENCES, SENTENCES[0]))
    )
    return pipeline.prepare(Article(blocks, ZH_CN, name="long.md"))


def translated(
    path: str | None, engine: WordEngine, *sentences: str, glossary: Glossary = GLOSSARY
) -> tuple[Article, Recall | None]:
    """Return an article with its translation, and what was recalled of the memory at ``path``."""
    if path is None:
        return pipeline.translate(article(*sentences), EN, engine, glossary), None
    with opened(path, create=True) as memory:
        recall = Recall(memory)
        done = pipeline.translate(article(*sentences), EN, engine, glossary, recall=recall)
        return done, recall


if __name__ == "__main__":
    translated(sys.argv[1], MortalEngine(WORDS, mortal_at=LATE, killed=True))
