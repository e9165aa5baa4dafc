"""The JSON lists of LinguaGacha and AiNiee: ``[{"src": …, "dst": …, "info": …}]``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from workbench.glossary.formats.base import Exchange, Languages, Read, Source, Written
from workbench.glossary.formats.pairs import Pair, entries_of, pairs_of, unique
from workbench.glossary.term import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.glossary.term import Term

_KINDS = {kind.value for kind in Kind}
_BLANK = " \t\r\n"


def read(source: Source) -> list[Read]:
    """Return the entries; the rows of faults are lines of the file."""
    pairs = []
    for line, item in _items(source):
        if not isinstance(item, dict) or not all(
            isinstance(item.get(name), str) and item[name].strip() for name in ("src", "dst")
        ):
            source.fault(line, 'an entry needs "src" and "dst" with a text each')
        elif item.get("regex") is True:
            source.notes.append(f"line {line}: a regular expression is no form; left out")
        else:
            info = item.get("info")
            note = info.strip() if isinstance(info, str) else ""
            pairs.append(Pair(item["src"].strip(), item["dst"].strip(), note, line))
    source.check_count(len(pairs))
    return [_with_kind(entry) for entry in entries_of(pairs)]


def _with_kind(entry: Read) -> Read:
    fields, row = entry
    note = fields.get("note", "")
    if note.lower() in _KINDS:
        fields = {**fields, "kind": note.lower(), "note": ""}
    return Read(fields, row)


def _items(source: Source) -> Iterator[tuple[int, Any]]:
    """Yield the members of the list, each with the line at which it begins."""
    text, decoder = source.text.removeprefix("\ufeff"), json.JSONDecoder()
    at, line, counted = _skip(text, 0), 1, 0
    if text[at : at + 1] != "[":
        source.fault(1, 'a list is needed: [{"src": …, "dst": …}]')
        return
    at = _skip(text, at + 1)
    while text[at : at + 1] != "]":
        line, counted = line + text.count("\n", counted, at), at
        try:
            item, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            where = getattr(error, "lineno", line)
            what = getattr(error, "msg", "nested too deep")
            source.fault(where, f"not readable as JSON: {what}")
            return
        yield line, item
        at = _skip(text, at)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif text[at : at + 1] != "]":
            source.fault(line, "not readable as JSON: a comma or ] is missing after this entry")
            return
    if text[at + 1 :].strip():
        source.fault(line, "not readable as JSON: something follows the list")


def _skip(text: str, at: int) -> int:
    while text[at : at + 1] and text[at] in _BLANK:
        at += 1
    return at


def write(terms: Sequence[Term], languages: Languages) -> Written:
    """Return the list; what an entry is for, its note or else its kind, is its info."""
    kinds: dict[str, str] = {}
    for term in terms:
        if term.kind is not Kind.TERM:
            for form in term.all_forms(languages.source.language):
                kinds.setdefault(form.text, term.kind.value)
    pairs, notes = unique(pairs_of(terms, languages))
    items = [
        {"src": pair.source, "dst": pair.target, "info": pair.note or kinds.get(pair.source, "")}
        for pair in pairs
    ]
    data = json.dumps(items, ensure_ascii=False, indent=2) + "\n"
    return Written(data.encode(), tuple(notes), len(items))


JSON = Exchange("json", (".json",), "JSON list of LinguaGacha and AiNiee", read, write)
