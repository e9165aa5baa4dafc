"""What a rule of the linter reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.article import Severity
    from workbench.glossary.term import Place, Term


@dataclass(frozen=True)
class Lint:
    """One thing to mend, at the entry it is about."""

    rule: str
    severity: Severity
    place: Place
    message: str


def name_of(term: Term) -> str:
    """Return how a message names another entry."""
    return f"{term.id} ({term.place.path}:{term.place.line})"
