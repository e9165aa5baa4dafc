"""Two glossaries side by side: what one has that the other has not, and what differs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.glossary.forms import key
from workbench.glossary.writing import FORM_NAMES, entry_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.glossary.term import Term


class Change(NamedTuple):
    """An entry that both have, with the fields in which they differ."""

    old: Term
    new: Term
    fields: tuple[str, ...]


class Difference(NamedTuple):
    """What leads from one glossary to another."""

    added: list[Term]
    removed: list[Term]
    changed: list[Change]


def difference(old: Iterable[Term], new: Iterable[Term]) -> Difference:
    """Return what differs; entries are the same by their first English and a Chinese form.

    Where no entry has both, one that has either.
    """
    index = _Index(old)
    result = Difference([], [], [])
    for term in new:
        twin = index.take(term)
        if twin is None:
            result.added.append(term)
            continue
        before, after = entry_of(twin), entry_of(term)
        names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
        if names:
            result.changed.append(Change(twin, term, tuple(names)))
    result.removed.extend(index.left())
    return result


class _Index:
    """Terms by their forms, each to be taken once."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._left: dict[int, Term] = {}
        self._by_key: dict[tuple[str, str], list[int]] = {}
        for number, term in enumerate(terms):
            self._left[number] = term
            for name in _keys(term):
                self._by_key.setdefault(name, []).append(number)

    def take(self, term: Term) -> Term | None:
        """Return the entry that is most like ``term``, and take it out."""
        shared: Counter[int] = Counter()
        for name in _keys(term):
            shared.update(n for n in self._by_key.get(name, ())[:50] if n in self._left)
        best = min(shared, key=lambda n: (-shared[n], n), default=None)
        return None if best is None else self._left.pop(best)

    def left(self) -> list[Term]:
        """Return the entries that were not taken."""
        return list(self._left.values())


def _keys(term: Term) -> list[tuple[str, str]]:
    """Return under what an entry is known: its first English and its first Chinese forms."""
    chinese = {key(term.forms[name][0], "zh") for name in FORM_NAMES[1:] if term.forms.get(name)}
    return [("en", key(term.id, "en")), *(("zh", form) for form in sorted(chinese))]


class Known:
    """Entries by every form under which another would double them."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_key: dict[tuple[str, str], Term] = {}
        for term in terms:
            self.add(term)

    def add(self, term: Term) -> None:
        """Take one more entry."""
        for name in self._names(term):
            self._by_key.setdefault(name, term)

    def twin(self, term: Term) -> Term | None:
        """Return the entry that has the English of ``term``, or one of its Chinese forms."""
        found = (self._by_key.get(name) for name in self._names(term))
        return next((twin for twin in found if twin is not None), None)

    @staticmethod
    def _names(term: Term) -> list[tuple[str, str]]:
        chinese = (("zh", key(form.text, "zh")) for form in term.all_forms("zh"))
        return [("en", key(term.id, "en")), *chinese]


def statistics(terms: Sequence[Term]) -> dict[str, Any]:
    """Return how many entries there are by kind, and how many have forms of each field."""
    kinds = Counter(term.kind.value for term in terms)
    fields: dict[str, dict[str, int]] = {}
    for name in FORM_NAMES:
        having = [term for term in terms if term.forms.get(name)]
        forms = sum(len(term.forms[name]) for term in having)
        forms += sum(len(term.also.get(name, ())) for term in terms)
        if forms:
            fields[name] = {"entries": len(having), "forms": forms}
    coverage = {
        kind: {
            name: sum(bool(term.forms.get(name)) for term in terms if term.kind.value == kind)
            for name in fields
        }
        for kind in sorted(kinds)
    }
    return {
        "entries": len(terms),
        "kinds": dict(kinds.most_common()),
        "fields": fields,
        "coverage": coverage,
    }
