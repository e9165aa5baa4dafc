"""Adding entries to a glossary file as a person would: nothing else in it changes.

Lines are inserted into the text, so that comments, order, quotes and line ends stay as they are.
What comes out is read again, and must hold the old entries and the new ones, or nothing is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import InputError
from workbench.glossary.comparing import Known
from workbench.glossary.entries import parse
from workbench.glossary.term import Order
from workbench.glossary.writing import entry_lines, entry_of, flow_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbench.glossary.term import Term
    from workbench.glossary.writing import Entry

_EMPTY = ("terms: []", "terms:")


def term_of(entry: Entry) -> Term:
    """Return an entry as a term; GlossaryError with what is wrong with it."""
    lines = entry_lines(entry)
    return parse("\n".join(["terms:", *lines]) + "\n", "the new entry")[1][0]


def added(text: str, path: str, entries: Sequence[Entry]) -> str:
    """Return the text of a glossary with ``entries`` in it; GlossaryError where it has faults.

    Raises InputError for an entry that is there already, and for a file that cannot be added to.
    """
    file = parse(text if not _is_empty(text) else _with_list(text), path)
    terms = file.terms
    new = [term_of(entry) for entry in entries]
    known, old = Known(terms), set(terms)
    for term in new:
        twin = known.twin(term)
        if twin is not None:
            where = f" at line {twin.place.line}" if twin in old else ""
            raise InputError(
                f"{path}: {term.id} is there already{where}: {_names(twin)}",
                hint="add the form to that entry",
            )
        known.add(term)
    key = file.order.key if file.order else _sorted_by(terms)
    result, order = _inserted(text, terms, new, key)
    written = parse(result, path)[1]
    if [entry_of(term) for term in written] != [entry_of(term) for term in order]:
        raise InputError(
            f"{path}: its layout leaves no place for an entry",
            hint="begin each entry with '- ' on a line of its own",
        )
    return result


def _is_empty(text: str) -> bool:
    return any(line.strip() in _EMPTY for line in text.splitlines()) and not any(
        line.lstrip().startswith("- ") for line in text.splitlines()
    )


def _names(term: Term) -> str:
    return " / ".join(forms[0] for forms in term.forms.values() if forms)


def _with_list(text: str) -> str:
    """Return the text of a glossary without entries with a list of none, as it can be read."""
    return "".join(
        line.replace("terms:", "terms: []") if line.strip() == _EMPTY[1] else line
        for line in text.splitlines(keepends=True)
    )


def _inserted(
    text: str,
    terms: Sequence[Term],
    new: Iterable[Term],
    key: Callable[[Term], str] | None,
) -> tuple[str, list[Term]]:
    """Return the text with the new entries, and the terms in the order that it then has.

    ``key`` is what the file is sorted by, if it is.
    """
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(ending)
    while lines and not lines[-1].strip():
        lines.pop()
    places: dict[int, list[Term]] = {}
    for term in sorted(new, key=key) if key else new:
        at = len(terms)
        if key:
            at = next((n for n, old in enumerate(terms) if key(old) > key(term)), at)
        places.setdefault(at, []).append(term)
    indent, is_flow = _style(lines, terms)
    order: list[Term] = []
    out = list(lines)
    for at in sorted(
        places, reverse=True
    ):  # from the end, so that earlier lines keep their numbers
        made = [
            line
            for term in places[at]
            for line in (
                [flow_line(entry_of(term), indent)]
                if is_flow
                else entry_lines(entry_of(term), indent)
            )
        ]
        line = line_after(lines, terms, at)
        out[line:line] = made
    for at in range(len(terms) + 1):
        order += places.get(at, [])
        order += terms[at : at + 1]
    if not terms:
        out = ["terms:" if line.strip() == _EMPTY[0] else line for line in out]
    return ending.join(out) + ending, order


def line_after(lines: Sequence[str], terms: Sequence[Term], at: int) -> int:
    """Return how many lines stand before the place of an entry number ``at``.

    Comments stay with the entry that follows them.
    """
    if not terms or at == 0:
        head = [n for n, line in enumerate(lines, start=1) if line.startswith("terms:")]
        return head[0] if head else len(lines)
    if at < len(terms):
        end = terms[at].place.line - 1
        while not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#"):
            end -= 1
        return end
    start = terms[-1].place.line
    column = len(lines[start - 1]) - len(lines[start - 1].lstrip())
    end = start
    for number in range(start, len(lines)):
        line = lines[number]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if len(line) - len(line.lstrip()) <= column:
            break
        end = number + 1
    return end


def _style(lines: Sequence[str], terms: Sequence[Term]) -> tuple[str, bool]:
    """Return the indent of the entries, and whether each is written on one line in braces."""
    if not terms:
        return "  ", False
    places = [lines[term.place.line - 1] for term in terms]
    first = places[0]
    indent = first[: len(first) - len(first.lstrip())]
    flow = sum(line.lstrip().startswith("- {") for line in places)
    return indent, flow * 2 > len(places)


def _sorted_by(terms: Sequence[Term]) -> Callable[[Term], str] | None:
    """Return by what a file is sorted, None where it is not."""
    for order in Order:
        keys = [order.key(term) for term in terms]
        if len(keys) > 1 and keys == sorted(keys):
            return order.key
    return None
