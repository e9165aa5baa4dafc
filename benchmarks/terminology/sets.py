"""Sets to measure on: sentences with their terms and references, line by line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.glossary.term import Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from workbench.locales import Locale

DOCUMENTS = "documents.txt"


class Entry(NamedTuple):
    """A term of a sentence: its form in the source, and those accepted in the target."""

    source: str
    target: tuple[str, ...]


class Set(NamedTuple):
    """Line-aligned sentences; without ``documents.txt`` each is a document of its own."""

    sources: tuple[str, ...]
    references: tuple[str, ...]
    entries: tuple[tuple[Entry, ...], ...]
    documents: tuple[str, ...]

    def of_documents(self, lines: Sequence[str]) -> list[str]:
        """Return ``lines`` joined by document, in the order in which the documents begin."""
        joined: dict[str, list[str]] = {}
        for document, line in zip(self.documents, lines, strict=True):
            joined.setdefault(document, []).append(line)
        return ["\n".join(part) for part in joined.values()]

    def entries_of_documents(self) -> list[tuple[Entry, ...]]:
        """Return the terms of each document, each of them once."""
        joined: dict[str, dict[Entry, None]] = {}
        for document, entries in zip(self.documents, self.entries, strict=True):
            joined.setdefault(document, {}).update(dict.fromkeys(entries))
        return [tuple(entries) for entries in joined.values()]

    def part(self, number: int) -> Set:
        """Return so many of the sentences, spread over all of them; 0 stands for all."""
        step = max(1, len(self.sources) // number) if number else 1
        chosen = range(0, len(self.sources), step)[: number or None]
        return Set(
            tuple(self.sources[line] for line in chosen),
            tuple(self.references[line] for line in chosen),
            tuple(self.entries[line] for line in chosen),
            tuple(self.documents[line] for line in chosen),
        )


def read_set(source: Path, terms: Path, reference: Path, limit: int | None) -> Set:
    """Return the set of three files; with ``limit`` so many sentences, spread over all of it.

    Raises SystemExit where the files do not belong together.
    """
    sources, references = _lines(source), _lines(reference)
    entries = [_entries(line, number) for number, line in enumerate(_lines(terms), start=1)]
    documents = source.with_name(DOCUMENTS)
    names = _lines(documents) if documents.is_file() else [str(n) for n in range(len(sources))]
    if not len(sources) == len(references) == len(entries) == len(names):
        lengths = ", ".join(str(len(part)) for part in (sources, references, entries, names))
        raise SystemExit(f"the files have different numbers of lines: {lengths}")
    one = Set(tuple(sources), tuple(references), tuple(entries), tuple(names))
    return one.part(limit or 0)


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").removesuffix("\n").split("\n")


def _entries(line: str, number: int) -> tuple[Entry, ...]:
    try:
        found = json.loads(line)
        return tuple(_entry(fields) for fields in found)
    except (ValueError, TypeError, KeyError) as error:
        raise SystemExit(f"line {number} of the terms: {error!r}") from None


def _entry(fields: Any) -> Entry:  # noqa: ANN401 - JSON
    return Entry(fields["source"], tuple(fields["target"]))


def glossary_terms(entries: Iterable[Entry], source: Locale, target: Locale) -> list[Term]:
    """Return the terms of a glossary with these entries; forms that are blank are left out."""
    terms = []
    for entry in entries:
        accepted = tuple(form for form in entry.target if form.strip())
        if accepted and entry.source.strip():
            forms = {source.language: (entry.source,), target.language: accepted}
            terms.append(Term(forms=forms))
    return terms
