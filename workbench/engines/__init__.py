"""Translation engines: a batch of sentences in, a batch of hypotheses out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True)
class Hypothesis:
    """What a model makes of a sentence, and how sure it is."""

    text: str
    score: float
    """Mean log-probability per target token: 0 is certain, the lower the less sure."""


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
