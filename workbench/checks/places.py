"""The same mark at several places of a text, as one thing to report."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.article import Span


class Place(NamedTuple):
    """A mark, where it stands first, and how often it stands there."""

    mark: str
    span: Span
    times: int

    @property
    def often(self) -> str:
        """How often, for the end of a message; nothing for once."""
        return f" ({self.times} times)" if self.times > 1 else ""


def places(text: str, spans: Iterable[Span]) -> list[Place]:
    """Return one place for each different mark that ``spans`` cover, in order."""
    found: dict[str, Place] = {}
    for span in spans:
        mark = span.of(text)
        known = found.get(mark)
        found[mark] = Place(mark, known.span, known.times + 1) if known else Place(mark, span, 1)
    return list(found.values())
