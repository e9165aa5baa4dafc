"""What the memory holds: pairs of sentences, with who wrote the target and where they stood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import UsageError

if TYPE_CHECKING:
    from workbench.locales import Locale


class Author(str, Enum):
    """Who answers for a target."""

    PERSON = "person"
    MODEL = "model"

    @classmethod
    def parse(cls, name: str) -> Author:
        """Return the author called ``name``; UsageError for another word."""
        try:
            return cls(name.lower())
        except ValueError:
            known = " or ".join(author.value for author in cls)
            raise UsageError(f"unknown author {name!r}", hint=f"choose {known}") from None


class LocalePair(NamedTuple):
    """Which languages a unit is of."""

    source: Locale
    target: Locale

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"


class Context(NamedTuple):
    """The marks of the sentences before and after a sentence; empty where its text ends."""

    before: bytes = b""
    after: bytes = b""

    def agreement(self, other: Context) -> int:
        """Return how many neighbours the two share, from 0 to 2; an end of the text is none."""
        return sum(bool(one) and one == theirs for one, theirs in zip(self, other, strict=True))


@dataclass(frozen=True)
class Unit:
    """A source with its target."""

    source: str
    target: str
    author: Author = Author.PERSON
    article: str = ""
    """The file that it came from, by its name."""
    signature: str = ""
    """What the model's target depends on; empty for a person's."""
    time: int = 0
    """When it was last said to be so, in seconds since 1970 (UTC)."""
    state: str = ""
    """How far it had come, where a bilingual file said so."""
    note: str = ""
    """What people remarked on it."""


class Placed(NamedTuple):
    """A person's unit, and where it stood in its article."""

    unit: Unit
    context: Context = Context()


@dataclass(frozen=True)
class Selection:
    """Which units are meant; without a choice all of them."""

    author: Author | None = None
    article: str | None = None
    source: Locale | None = None
    target: Locale | None = None

    @property
    def is_everything(self) -> bool:
        """Whether it leaves nothing out."""
        return self == Selection()


@dataclass
class Tally:
    """What adding units came to."""

    new: int = 0
    changed: int = 0
    """Another target than the one that was there for the same sentence."""
    same: int = 0

    @property
    def total(self) -> int:
        """All units that were added."""
        return self.new + self.changed + self.same
