"""XLIFF 1.2: a unit is a paragraph of its own, or several segments where it is segmented.

In files of ours the units of a group are the sentences of a block.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.article import BlockKind, Met, State, Use
from workbench.bilingual.plain import one_line
from workbench.bilingual.reading import remarks
from workbench.bilingual.reading.base import Contents, Unit, same_languages
from workbench.bilingual.reading.inline import Flat, flattened
from workbench.bilingual.reading.tree import children, flat
from workbench.documents.package import child, local

if TYPE_CHECKING:
    from collections.abc import Iterator

_OURS = "workbench"
_DONE = {"final", "signed-off", "translated"}


def contents(root: Any) -> Contents:  # noqa: ANN401 - lxml has no types
    """Return the pairs of all files in a document that are of the languages of the first."""
    found = Contents()
    files = list(children(root, "file"))
    for file in same_languages(files, "source-language", "target-language", found):
        ours = file.get("tool-id") == _OURS
        found.ours = ours
        found.name = found.name or file.get("original", "")
        for header in children(file, "header"):
            found.told += [flat(note) for note in children(header, "note")]
        for body in children(file, "body"):
            found.units += _units(body, _Place(ours=ours), found)
    return found


class _Place:
    """What the elements around a unit say of it."""

    def __init__(self, block: str = "", kind: str = "", *, ours: bool, fixed: bool = False) -> None:
        self.block = block
        self.kind = remarks.kind(kind) or (BlockKind.PARAGRAPH, 0, "")
        self.ours = ours
        self.fixed = fixed

    def inside(self, group: Any) -> _Place:  # noqa: ANN401
        """Return the place of what is in a group."""
        fixed = group.get("translate", "no" if self.fixed else "yes") == "no"
        if not self.ours:
            return _Place(ours=False, fixed=fixed)
        return _Place(group.get("id", ""), group.get("resname", ""), ours=True, fixed=fixed)


def _units(parent: Any, place: _Place, found: Contents) -> Iterator[Unit]:  # noqa: ANN401
    for one in parent:
        if local(one) == "group":
            yield from _units(one, place.inside(one), found)
        elif local(one) == "trans-unit":
            fixed = one.get("translate", "no" if place.fixed else "yes") == "no"
            if fixed and not place.ours:
                found.left_out("units that are not to be translated")
            else:
                yield from _segments(one, place)


def _segments(unit: Any, place: _Place) -> Iterator[Unit]:  # noqa: ANN401
    """Yield the pairs of a unit: one for each of its segments, if it is divided into some."""
    source, target = child(unit, "source"), child(unit, "target")
    if source is None:
        return
    state = _state(unit, target)
    ours, theirs = flattened(source), flattened(target) if target is not None else Flat("")
    divided = child(unit, "seg-source")
    parts = _divided(flattened(divided), theirs) if divided is not None else []
    notes = [(flat(note), note.get("from", "")) for note in children(unit, "note")]
    findings = [remarks.finding(text) for text, by in notes if by == _OURS]
    line = unit.sourceline or 0
    if len(parts) > 1:
        for number, (lead, text, translation) in enumerate(parts):
            told = tuple(text for text, _ in notes) if number == 0 else ()
            name = f"{line} {unit.get('id', '')}"
            yield Unit(text, translation, line, name, lead=lead, state=state, notes=told)
        return
    yield Unit(
        ours.text,
        theirs.text or None,
        line,
        place.block,
        *place.kind,
        state=state,
        notes=tuple(text for text, by in notes if by != _OURS),
        uses=tuple(_uses(ours, theirs)),
        findings=tuple(one for one in findings if one),
    )


def _divided(source: Flat, target: Flat) -> list[tuple[str, str, str | None]]:
    """Return for each segment what stands before it, its source and its target."""
    theirs = {
        mark.attributes.get("mid"): mark.span.of(target.text)
        for mark in target.of_type("mtype", "seg")
    }
    parts, reached = [], 0
    for mark in source.of_type("mtype", "seg"):
        lead = source.text[reached : mark.span.start]
        reached = mark.span.end
        translation = theirs.get(mark.attributes.get("mid")) or None
        parts.append((lead, mark.span.of(source.text), translation))
    return parts


def _state(unit: Any, target: Any) -> State | None:  # noqa: ANN401
    if unit.get("approved") == "yes":
        return State.TRANSLATED
    said = target.get("state", "") if target is not None else ""
    if not said:
        return None
    return State.TRANSLATED if said in _DONE else State.TO_REVIEW


def _uses(source: Flat, target: Flat) -> Iterator[Use]:
    """Yield the terms that are marked on the source as ours are.

    Each goes with the first mark on the target that names its form and is not taken.
    """
    there = [
        (told[0], mark.span)
        for mark in target.of_type("mtype", "term")
        if (told := remarks.value(mark.attributes.get("comment", "")))
    ]
    for mark in source.of_type("mtype", "term"):
        told = remarks.value(mark.attributes.get("comment", ""))
        if told:
            expected, met = told
            form = mark.span.of(source.text)
            names = [name for name, _ in there]
            found = None
            if met is not Met.NOT_MET and one_line(form) in names:
                found = there.pop(names.index(one_line(form)))[1]
            yield Use(expected, mark.span, form, (expected,) if expected else (), met, found)
