"""Which entry a form stands for, where several have it.

Of the entries with ``when`` contexts, the one with a context nearest to the hit wins, if any is
near. Else, of those without, a preferred entry wins over an admitted and that over a deprecated
one; then the one that puts the form first in its list; of two such the one loaded later. A form
that is first in neither of two entries decides nothing and is not matched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.glossary.forms import key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.glossary.term import Form, Term

NEAR = 60
"""How many characters away a ``when`` context may stand, on the same line."""


class Entry(NamedTuple):
    """A term, and the form of it that a key is."""

    term: Term
    form: Form


class Claim(NamedTuple):
    """The entries that have one key."""

    plain: Entry | None
    """The entry without contexts that has it."""
    senses: tuple[tuple[Entry, tuple[str, ...]], ...] = ()
    """Entries with contexts, and the keys of these."""

    @property
    def any_entry(self) -> Entry:
        """One of the entries, to name the key by."""
        return self.plain or self.senses[0][0]

    def entry_at(self, text: str, folded: str, start: int, end: int) -> Entry | None:
        """Return the entry that a hit stands for; None where no context of any is near."""
        if not self.senses:
            return self.plain
        first = max(text.rfind("\n", 0, start) + 1, start - NEAR)
        last = text.find("\n", end)
        last = min(len(text) if last < 0 else last, end + NEAR)
        best, nearest = self.plain, NEAR + 1
        for entry, contexts in self.senses:
            for context in contexts:
                distance = _distance(folded, context, (first, last), (start, end))
                if distance <= nearest and distance <= NEAR:
                    best, nearest = entry, distance
        return best


def _distance(folded: str, context: str, within: tuple[int, int], hit: tuple[int, int]) -> int:
    """Return how far ``context`` stands from a hit: 0 where they touch or overlap."""
    before = folded.rfind(context, within[0], min(within[1], hit[0] + len(context)))
    after = folded.find(context, max(within[0], hit[1] - len(context)), within[1])
    gaps = [hit[0] - before - len(context)] if before >= 0 else []
    gaps += [after - hit[1]] if after >= 0 else []
    return max(0, min(gaps)) if gaps else NEAR + 1


def claims(terms: Iterable[Term], language: str) -> dict[str, Claim]:
    """Return, per key, the entries of ``terms`` that have it in texts of ``language``."""
    plain: list[Term] = []
    senses: dict[str, list[tuple[Entry, tuple[str, ...]]]] = {}
    for term in terms:
        contexts = tuple(key(context, language) for context in term.when_contexts(language))
        if not contexts:
            plain.append(term)
            continue
        for folded, form in _keys(term, language):
            senses.setdefault(folded, []).append((Entry(term, form), contexts))
    found = {folded: Claim(entry) for folded, entry in _plain(plain, language).items()}
    for folded, entries in senses.items():
        taken = found.get(folded)
        found[folded] = Claim(taken.plain if taken else None, tuple(entries))
    return found


def _keys(term: Term, language: str) -> Iterable[tuple[str, Form]]:
    for form in term.sought_forms(language):
        folded = key(form.text, language)
        if folded.strip():
            yield folded, form


def _plain(terms: list[Term], language: str) -> dict[str, Entry]:
    """Return which of the entries without contexts each key stands for."""
    first: dict[str, Entry] = {}
    further: list[tuple[str, Entry]] = []
    main: dict[Term, str] = {}
    for term in terms:
        for folded, form in _keys(term, language):
            if term.forms.get(form.field, ("",))[0] != form.text:
                further.append((folded, Entry(term, form)))
                continue
            taken = first.get(folded)
            if taken is None or term.status.rank <= taken.term.status.rank:
                first[folded] = Entry(term, form)
            main.setdefault(term, folded)

    def overrides(one: Term, other: Term) -> bool:
        if one.status is not other.status:
            return one.status.rank < other.status.rank
        return one is other or (other in main and first[main[other]].term is one)

    others: dict[str, Entry | None] = {}
    for folded, entry in further:
        taken = others.get(folded, entry)
        if taken is None or overrides(taken.term, entry.term):
            others[folded] = taken
        else:
            others[folded] = entry if overrides(entry.term, taken.term) else None
    return {folded: entry for folded, entry in others.items() if entry} | first
