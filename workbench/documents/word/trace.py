"""Where the blocks of a Word document come from: their paragraphs, and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.documents.word.body import Body

if TYPE_CHECKING:
    from workbench.article import BlockKind


class Leaf(NamedTuple):
    """What stands in a run, and the text that it was read as; empty for what is no text."""

    element: Any
    text: str


@dataclass
class Place:
    """What one block was read from."""

    paragraphs: list[Any] = field(default_factory=list)
    """More than one where the end of a paragraph is deleted; the last has the properties."""
    leaves: list[Leaf] = field(default_factory=list)

    @property
    def raw(self) -> str:
        """The text as it was before white space was taken off its ends."""
        return "".join(leaf.text for leaf in self.leaves)


@dataclass
class Traced(Body):
    """A body that knows the place of each of its blocks."""

    places: list[Place] = field(default_factory=list)
    _now: Place = field(default_factory=Place)

    def _paragraph(self, element: Any, kind: BlockKind) -> None:  # noqa: ANN401 - lxml has no types
        before = len(self.blocks)
        self._now.paragraphs.append(element)
        super()._paragraph(element, kind)
        if self._carried:
            return
        place, self._now = self._now, Place()
        if len(self.blocks) > before:
            self.places.append(place)

    def _leaf(self, one: Any) -> str:  # noqa: ANN401
        text = super()._leaf(one)
        self._now.leaves.append(Leaf(one, text))
        return text
