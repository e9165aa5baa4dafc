"""An engine that does as it is told: a word list, with faults on demand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.engines import Focus, Hypothesis, Pair, Request
from workbench.errors import ModelError
from workbench.text.script import HAN_RUN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.article import Span

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


@dataclass
class SteeredEngine(WordEngine):
    """A word list that can be steered too.

    While it writes the value of ``looks`` it attends to the key. After a prefix it goes on with
    ``goes_on``. What ``breaks`` names raises an error of the library.
    """

    looks: dict[str, str] = field(default_factory=dict)
    goes_on: str = "."
    thinks: dict[str, float] = field(default_factory=dict)
    """Scores of targets; −1 for another."""
    breaks: frozenset[str] = frozenset()
    longest: int = 10_000
    requests: list[Request] = field(default_factory=list)

    def search(self, requests: Sequence[Request]) -> list[Hypothesis | None]:
        """Translate by the word list, or go on after the prefix."""
        self._may("search")
        self.requests += requests
        return [
            None if len(request.source) > self.longest else self._searched(request)
            for request in requests
        ]

    def _searched(self, request: Request) -> Hypothesis:
        if request.prefix:
            return Hypothesis(request.prefix + self.goes_on, -0.5)
        found = self._hypothesis(request.source)
        for word in request.avoid:
            found = Hypothesis(found.text.replace(word, "thing"), found.score)
        return found

    def scores(self, pairs: Sequence[Pair]) -> list[float]:
        """Return what ``thinks`` says."""
        self._may("scores")
        return [self.thinks.get(pair.target, -1.0) for pair in pairs]

    def focus(self, queries: Sequence[tuple[Pair, Span]]) -> list[Focus]:
        """Attend to what ``looks`` says."""
        self._may("focus")
        return [self._focus(pair, span.of(pair.source)) for pair, span in queries]

    def _focus(self, pair: Pair, word: str) -> Focus:
        place = pair.target.find(self.looks.get(word, "\0"))
        return [(place, 0.9)] if place >= 0 else []

    def _may(self, name: str) -> None:
        if name in self.breaks:
            raise RuntimeError(f"no {name} today")
