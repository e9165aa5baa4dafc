"""Mending what the linter reports where that is safe: ``glossary lint --fix``.

Only the characters in question are changed: comments, order, quotes and line ends stay. What comes
out is read again after every round, and must hold what it should, or nothing is done.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Severity
from workbench.errors import InputError
from workbench.glossary import layout
from workbench.glossary.entries import parse
from workbench.glossary.lint import lint, redundant_tags, unsorted_entries
from workbench.glossary.lint_forms import STRAY, repeats
from workbench.glossary.sorting import sorted_text
from workbench.glossary.writing import entry_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

    from workbench.glossary.term import Term
    from workbench.glossary.writing import Entry

_SORTED = "unsorted-entries"
FIXABLE = ("stray-spaces", "repeated-forms", "redundant-regions", _SORTED)
_WRITTEN = ("also", "abbr", "first")
"""The groups of forms that may be written."""


class Change(NamedTuple):
    """One thing that was mended, or left as it is because it could not be."""

    line: int
    """Of the entry, in the text as it was given."""
    rule: str
    message: str


class Mended(NamedTuple):
    """A glossary's text mended, and what was done to it."""

    text: str
    changes: list[Change]
    left: list[Change]


class _Edit(NamedTuple):
    """A replacement in the text of one entry, and what the entry is after it."""

    start: int
    end: int
    new: str
    after: Entry


class _Wish(NamedTuple):
    """Something to mend in an entry; without an edit where its layout does not allow it."""

    rule: str
    message: str
    edit: _Edit | None


def mend(text: str, path: str) -> Mended:
    """Return the text of a glossary with everything safe mended; the same text if there is nothing.

    Raises GlossaryError for one that does not load, InputError for one with errors.
    """
    terms = parse(text, path).terms
    errors = [one for one in lint(terms) if one.severity is Severity.ERROR]
    if errors:
        first = errors[0]
        where = f"{path}:{first.place.line}"
        raise InputError(f"{where}: not mended, as it has errors: {first.message} [{first.rule}]")
    lines = [term.place.line for term in terms]
    changes: list[Change] = []
    left: dict[Change, None] = {}
    while True:
        text, wishes = _round(text, path)
        made = [Change(lines[at], one.rule, one.message) for at, one in wishes if one.edit]
        left |= {Change(lines[at], *one[:2]): None for at, one in wishes if not one.edit}
        changes += made
        if not made:
            break
    return _sorted(Mended(text, changes, list(left)), path, lines)


def _sorted(mended: Mended, path: str, lines: list[int]) -> Mended:
    """Put the entries into the order that the file says it has; ``lines`` are those of each."""
    text, terms, moved = sorted_text(mended.text, path)
    places = [Change(lines[at], _SORTED, f"{terms[at].id}: moved to its place") for at in moved]
    left = []
    if not moved:
        line_of = {term.place: line for term, line in zip(terms, lines, strict=True)}
        orders = {path: order} if (order := parse(text, path).order) else {}
        found = unsorted_entries(terms, orders)
        left = [Change(line_of[one.place], one.rule, one.message) for one in found]
    return Mended(text, sorted([*mended.changes, *places]), sorted([*mended.left, *left]))


def _round(text: str, path: str) -> tuple[str, list[tuple[int, _Wish]]]:
    """Mend one thing in each entry; return the text, and what was wished for, by entry."""
    terms = parse(text, path).terms
    entries = [entry_of(term) for term in terms]
    wishes: list[tuple[int, _Wish]] = []
    edits: list[_Edit] = []
    nodes = layout.entry_nodes(text)
    for at, (term, node) in enumerate(zip(terms, nodes, strict=True)):
        for wish in _wishes(text, term, node):
            wishes.append((at, wish))
            if wish.edit:
                edits.append(wish.edit)
                entries[at] = wish.edit.after
                break
    for edit in reversed(edits):
        text = text[: edit.start] + edit.new + text[edit.end :]
    if edits and [entry_of(term) for term in parse(text, path).terms] != entries:
        raise InputError(f"{path}: not mended, as its layout is too unusual")
    return text, wishes


def _wishes(text: str, term: Term, node: yaml.MappingNode) -> Iterator[_Wish]:
    """Yield what is to be mended in an entry, as it stands now."""
    yield from _spaces(text, term, node)
    for repeat in repeats(term):
        path = (repeat.group, repeat.field)
        found = layout.form_range(text, node, path, repeat.number)
        after = _without(entry_of(term), path, repeat.number)
        name = ".".join(filter(None, path))
        message = f"{term.id}: {name}: {repeat.text!r} stood there already"
        yield _Wish("repeated-forms", message, _Edit(*found, "", after) if found else None)
    for tag in redundant_tags(term):
        found = layout.field_range(text, node, tag)
        after = {name: value for name, value in entry_of(term).items() if name != tag}
        message = f"{term.id}: {tag}: {term.forms[tag][0]!r} only converted the script of zh"
        yield _Wish("redundant-regions", message, _Edit(*found, "", after) if found else None)


def _spaces(text: str, term: Term, node: yaml.MappingNode) -> Iterator[_Wish]:
    entry = entry_of(term)
    fields = [("", name) for name in term.forms]
    fields += [(group, name) for group in _WRITTEN for name in entry.get(group, ())]
    for group, name in fields:
        forms = (entry[group] if group else entry)[name]
        nodes = layout.scalars(layout.member(layout.member(node, group) if group else node, name))
        for number, form in enumerate(forms):
            plain = _tidy(form)
            if plain == form:
                continue
            start, end = layout.place_of(nodes[number])
            after = copy.deepcopy(entry)
            (after[group] if group else after)[name][number] = plain
            written = text[start:end]
            new = _tidy(written)
            is_neat = new != written and "\n" not in written
            message = f"{term.id}: {form!r} is now {plain!r}"
            edit = _Edit(start, end, new, after) if is_neat else None
            yield _Wish("stray-spaces", message, edit)


def _tidy(form: str) -> str:
    """Return ``form`` without the spaces that the linter objects to."""
    once = STRAY.sub(lambda found: " " if found[0].isspace() else found[0][0], form)
    return STRAY.sub(lambda found: " " if found[0].isspace() else found[0][0], once)


def _without(entry: Entry, path: tuple[str, str], number: int) -> Entry:
    """Return ``entry`` without one form, and without what holds nothing then."""
    entry = copy.deepcopy(entry)
    group, name = path
    fields = entry[group] if group else entry
    del fields[name][number]
    if not fields[name]:
        del fields[name]
    if group and not entry[group]:
        del entry[group]
    return entry
