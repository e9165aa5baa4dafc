"""An engine that remembers its answers and how long they took.

The rows of a table share most of what is decoded. Each of them is charged with the time that the
first one took, so that a row differs from another only by what it does. Time is that of the
processors, all threads together, which other programs on the machine disturb the least.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class RecordedEngine:
    """Stands before an engine; ``seconds`` is what its calls took since ``restart``."""

    def __init__(self, engine: Any) -> None:  # noqa: ANN401 - whatever the engine can do
        self._engine = engine
        self._answers: dict[object, tuple[Any, float]] = {}
        self._saved = 0.0
        self._start = time.process_time()

    def restart(self) -> None:
        """Begin to count."""
        self._saved, self._start = 0.0, time.process_time()

    @property
    def seconds(self) -> float:
        """The time since ``restart``, and that which remembered answers once took."""
        return time.process_time() - self._start + self._saved

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        found = getattr(self._engine, name)
        return self._remembering(name, found) if callable(found) else found

    def _remembering(self, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(items: list[Any], *options: Any) -> Any:  # noqa: ANN401
            call = (name, tuple(items), options)
            if call in self._answers:
                answer, took = self._answers[call]
                self._saved += took
                return answer
            start = time.process_time()
            answer = method(items, *options)
            self._answers[call] = (answer, time.process_time() - start)
            return answer

        return call
