"""An engine that does as it is told: a word list, with faults on demand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.engines import Hypothesis
from workbench.errors import ModelError
from workbench.text.script import HAN_RUN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_STOPS = str.maketrans({"，": ", ", "。": ".", "、": ", ", "“": "“", "（": " (", "）": ")"})


@dataclass
class WordEngine:
    """Writes the words it knows, copies the other language's letters, and drops the rest.

    ``deaf`` lists words that it never copies; a source that holds a key of ``answers`` gets that
    answer, whatever else it holds. The longer a source is the lower its score.
    """

    words: dict[str, str] = field(default_factory=dict)
    deaf: frozenset[str] = frozenset()
    answers: dict[str, tuple[str, float]] = field(default_factory=dict)
    fails_at: int = 0
    """The number of the call that fails, from 1; 0 for none."""
    calls: list[list[str]] = field(default_factory=list)

    @property
    def signature(self) -> str:
        """Name of the engine."""
        return "word list"

    def translate(
        self, sentences: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> list[Hypothesis]:
        """Return the words of each sentence that are known, or Latin."""
        self.calls.append(list(sentences))
        if len(self.calls) == self.fails_at:
            raise ModelError("the model is gone")
        if progress is not None:
            progress(len(sentences))
        return [self._hypothesis(sentence) for sentence in sentences]

    def _hypothesis(self, sentence: str) -> Hypothesis:
        for part, (answer, score) in self.answers.items():
            if part in sentence:
                return Hypothesis(answer, score)
        text = sentence
        for word in sorted(self.words, key=len, reverse=True):
            text = text.replace(word, f" {self.words[word]} ")
        for word in self.deaf:
            text = text.replace(word, " ")
        if not any(HAN_RUN.search(word) for word in self.words.values()):
            text = HAN_RUN.sub(" ", text.translate(_STOPS))
        text = re.sub(r" +([,.”)])", r"\1", re.sub(r"\s+", " ", text))
        return Hypothesis(text.strip(), -len(sentence) / 1000)
