"""XLIFF 2.0 and later: a unit is a block, its segments are the sentences."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from workbench.article import BlockKind, Met, State, Use
from workbench.bilingual.reading import remarks
from workbench.bilingual.reading.base import Contents, Unit
from workbench.bilingual.reading.inline import Flat, flattened
from workbench.bilingual.reading.tree import children, flat
from workbench.documents.package import child, local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.article import Finding

_OURS = "workbench:"
_NAMED = re.compile(r"s(\d+)-n\d+")
"""Ids of our notes: the number of the segment is in them."""
_STATES = {
    "initial": State.TO_REVIEW,
    "translated": State.TRANSLATED,
    "reviewed": State.TRANSLATED,
    "final": State.TRANSLATED,
}


def contents(root: Any) -> Contents:  # noqa: ANN401 - lxml has no types
    """Return the pairs of all files of a document."""
    found = Contents(source=root.get("srcLang", ""), target=root.get("trgLang", ""))
    for file in children(root, "file"):
        found.name = found.name or file.get("original", "")
        for notes in children(file, "notes"):
            found.told += [flat(note) for note in children(notes, "note")]
        _units(file, found, fixed=False)
    return found


def _units(parent: Any, found: Contents, *, fixed: bool) -> None:  # noqa: ANN401
    for one in parent:
        name = local(one)
        if name not in {"unit", "group"}:
            continue
        still = one.get("translate", "no" if fixed else "yes") == "no"
        if name == "group":
            _units(one, found, fixed=still)
            continue
        ours = one.get("type", "").startswith(_OURS)
        found.ours = found.ours or ours
        if still and not ours:
            found.left_out("units that are not to be translated")
        else:
            found.units += _Unit(one, ours=ours).pairs()


class _Unit:
    """One unit: its notes, its entries of the glossary, and its segments."""

    def __init__(self, element: Any, *, ours: bool) -> None:  # noqa: ANN401
        self.element = element
        self.ours = ours
        notes = [note for one in children(element, "notes") for note in children(one, "note")]
        self.texts = {note.get("id", f" {n}"): flat(note) for n, note in enumerate(notes)}
        refs = (mark.get("ref", "") for mark in element.iter() if local(mark) == "mrk")
        self.marked = {ref.removeprefix("#n=") for ref in refs}
        self.expected = dict(_entries(element))

    def pairs(self) -> Iterator[Unit]:
        """Yield the segments with what stands between them."""
        made: list[Unit] = []
        lead = ""
        for part in self.element:
            source = child(part, "source")
            if source is None or local(part) not in {"segment", "ignorable"}:
                continue
            text = flattened(source)
            if local(part) == "ignorable":
                lead += text.text
            else:
                made.append(self._pair(len(made) + 1, part, text, lead))
                lead = ""
        yield from made[:-1]
        yield from (replace(last, trail=lead) for last in made[-1:])

    def _pair(self, number: int, part: Any, source: Flat, lead: str) -> Unit:  # noqa: ANN401
        element = child(part, "target")
        target = flattened(element) if element is not None else Flat("")
        line = self.element.sourceline or 0
        kind = remarks.kind(self.element.get("name", "")) if self.ours else None
        names = [name for name in self.texts if self._is_on(name, number, source, target)]
        findings = [self._finding(name, source, target) for name in names]
        return Unit(
            source.text,
            target.text or None,
            line,
            f"{line} {self.element.get('id', '')}",
            *(kind or (BlockKind.PARAGRAPH, 0, "")),
            lead=lead,
            state=_state(part),
            notes=tuple(
                self.texts[name] for name, one in zip(names, findings, strict=True) if one is None
            ),
            uses=tuple(self._uses(source, target)),
            findings=tuple(one for one in findings if one),
        )

    def _is_on(self, name: str, number: int, source: Flat, target: Flat) -> bool:
        """Tell whether a note is on the segment ``number``: marked there, or else on the first."""
        ref = f"#n={name}"
        if any(mark.attributes.get("ref") == ref for mark in (*source.marks, *target.marks)):
            return True
        named = _NAMED.fullmatch(name)
        if named:
            return int(named[1]) == number
        return number == 1 and name not in self.marked

    def _finding(self, name: str, source: Flat, target: Flat) -> Finding | None:
        """Return the finding that a note of ours is, with its spans."""
        found = remarks.finding(self.texts[name]) if self.ours else None
        if found is None:
            return None
        spans = [
            next((mark.span for mark in side.of_type("ref", f"#n={name}")), None)
            for side in (source, target)
        ]
        return replace(found, source_span=spans[0], target_span=spans[1])

    def _uses(self, source: Flat, target: Flat) -> Iterator[Use]:
        """Yield the terms that are marked on the source as ours are."""
        theirs = {mark.attributes.get("id"): mark.span for mark in target.of_type("type", "term")}
        for mark in source.of_type("type", "term"):
            told = remarks.value(mark.attributes.get("value", ""))
            if told:
                expected, met = told
                form = mark.span.of(source.text)
                forms = self.expected.get((form, expected), (expected,) if expected else ())
                there = None if met is Met.NOT_MET else theirs.get(mark.attributes.get("id"))
                yield Use(expected, mark.span, form, forms, met, there)


def _entries(unit: Any) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:  # noqa: ANN401
    """Yield term and preferred form of each entry of a unit's glossary, with all its forms."""
    for glossary in children(unit, "glossary"):
        for entry in children(glossary, "glossEntry"):
            term = child(entry, "term")
            forms = tuple(flat(form) for form in children(entry, "translation"))
            if term is not None and forms:
                yield (flat(term), forms[0]), forms


def _state(segment: Any) -> State | None:  # noqa: ANN401
    if segment.get("subState") == "workbench:to-review":
        return State.TO_REVIEW
    return _STATES.get(segment.get("state", ""))
