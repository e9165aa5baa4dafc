"""Several glossaries as one: an entry of a later one replaces what it overrides in earlier ones.

It overrides an entry with its id (the first English form), or with one of its preferred Chinese
forms in the same field; the latter only where neither has ``when`` contexts, as senses of one form
stand side by side. Entries of one glossary (a file, or all files of a folder) never override each
other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.glossary.forms import key
from workbench.glossary.term import Term, language_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Claim = tuple[str, str]


class Shadow(NamedTuple):
    """An entry that is not used, because one of a later glossary overrides it."""

    term: Term
    by: Term


def stack(levels: Sequence[Sequence[Term]]) -> tuple[list[Term], list[Shadow]]:
    """Return the terms of ``levels``, the later over the earlier, and what is shadowed.

    The terms keep their order.
    """
    if len(levels) < 2:  # noqa: PLR2004
        return [term for level in levels for term in level], []
    owners: dict[Claim, Term] = {}
    kept: list[Term] = []
    shadows: list[Shadow] = []
    for level in reversed(levels):
        for term in reversed(level):
            by = next((owners[claim] for claim in _claims(term) if claim in owners), None)
            if by is None:
                kept.append(term)
            else:
                shadows.append(Shadow(term, by))
        for term in level:
            owners |= {claim: term for claim in _claims(term) if claim not in owners}
    return kept[::-1], shadows[::-1]


def _claims(term: Term) -> Iterator[Claim]:
    """Yield what an entry is overridden by: its id, and its preferred Chinese forms."""
    yield "id", term.id
    if not term.when:
        for field, forms in term.forms.items():
            if language_of(field) == "zh" and forms:
                yield field, key(forms[0], "zh")
