"""Translation engines: a batch of sentences in, a batch of hypotheses out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.article import Span


@dataclass(frozen=True)
class Hypothesis:
    """What a model makes of a sentence, and how sure it is."""

    text: str
    score: float
    """Mean log-probability per target token: 0 is certain, the lower the less sure."""
    others: tuple[Hypothesis, ...] = field(default=(), compare=False)
    """The next best of the same search, the better ones first, where the engine keeps them."""


class Request(NamedTuple):
    """A sentence to translate in a certain way."""

    source: str
    prefix: str = ""
    """What the target has to begin with."""
    avoid: tuple[str, ...] = ()
    """Words that the target may not have."""


class Pair(NamedTuple):
    """A sentence and a target for it."""

    source: str
    target: str


Focus = list[tuple[int, float]]
"""Per token of a target: where it begins, and how much of the model's attention a span has."""


class Engine(Protocol):
    """Translates sentences of one language into another."""

    @property
    def signature(self) -> str:
        """Name, version and hash of the model, and the settings that change its output."""

    def translate(
        self, sentences: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> list[Hypothesis]:
        """Return one hypothesis for each of ``sentences``, in their order.

        ``progress`` is called with the number of sentences finished since its last call.
        """


@runtime_checkable
class Steerable(Protocol):
    """What an engine may be able to do besides; what uses it steps aside for one that is not."""

    def search(self, requests: Sequence[Request]) -> list[Hypothesis | None]:
        """Return one hypothesis for each request; None where its source is too long."""

    def scores(self, pairs: Sequence[Pair]) -> list[float]:
        """Return what the model thinks of each target, as mean log-probability per token."""

    def focus(self, queries: Sequence[tuple[Pair, Span]]) -> list[Focus]:
        """Return where in each target a span of its source is looked at; empty if unknown."""
