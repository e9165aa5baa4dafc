"""What a way of mining returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.glossary.term import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.article import Span


@dataclass(frozen=True)
class Passage:
    """One block of an article that is mined."""

    text: str
    folded: str
    field: str
    """For which field its Chinese forms are: zh, or zh-TW."""
    line: int = 0
    name: str = ""
    target: str = ""
    """Its translation, where one is known."""


@dataclass(frozen=True)
class Sighting:
    """A candidate seen at one place, and why it is one."""

    form: str
    reason: str
    confidence: float
    kind: Kind = Kind.TERM
    english: str = ""
    variant: str = ""
    """Another Chinese form of it."""
    span: Span | None = None


@dataclass(frozen=True)
class Corpus:
    """What is known of all passages together."""

    frequent: Mapping[str, int]
    """Runs of Chinese that come again, folded, and how often."""
