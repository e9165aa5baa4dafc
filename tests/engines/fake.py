"""A translator that says what it is told to, in place of CTranslate2's."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass
class Result:
    """What CTranslate2 returns for one input."""

    hypotheses: list[list[str]]
    scores: list[float]


@dataclass
class FakeTranslator:
    """Answers each list of tokens by a function of it, after the target prefix asked for."""

    answer: Callable[[list[str], dict[str, Any]], list[str]] = lambda tokens, _: tokens
    device: str = "cpu"
    calls: list[dict[str, Any]] = field(default_factory=list)

    def translate_batch(self, source: list[list[str]], **options: Any) -> list[Result]:  # noqa: ANN401
        """Answer each input and note the call, as CTranslate2's method of the name would."""
        self.calls.append({"source": source, **options})
        prefixes = options["target_prefix"] or [[]] * len(source)
        return [
            Result([prefix + self.answer(tokens, options)], [-0.5])
            for prefix, tokens in zip(prefixes, source, strict=True)
        ]

    @property
    def translated(self) -> list[list[str]]:
        """Every input that it was given, in order."""
        return [tokens for call in self.calls for tokens in call["source"]]
