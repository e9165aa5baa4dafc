"""PO files of gettext: messages and their translations; fuzzy ones are to be reviewed.

A message with a plural is a block of several pairs. Obsolete messages are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.article import State
from workbench.bilingual.reading.base import Contents, Given, Read, Unit, assembled
from workbench.documents.encoding import decode
from workbench.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEYWORD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d{1,2})\])?\s*(?=")')
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"\s*')
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{1,2}|[0-7]{1,3}|.)", re.DOTALL)
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_OCTAL = "01234567"
_SOURCE, _TARGET = "X-Source-Language", "Language"


@dataclass
class _Entry:
    """One message: its texts by keyword, and its comments."""

    line: int
    strings: dict[str, list[str]] = field(default_factory=dict)
    """By keyword, a text in as many strings as the file has it in."""
    notes: list[str] = field(default_factory=list)
    fuzzy: bool = False

    @cached_property
    def texts(self) -> dict[str, str]:
        """The texts by keyword; for a message that is read to its end."""
        return {keyword: "".join(strings) for keyword, strings in self.strings.items()}


def read(given: Given) -> Read:
    """Return the messages of a file; the language of both sides is that of its header.

    Without a header's word the languages are told by the texts. InputError names a faulty line.
    """
    decoded = decode(given.data, given.name, given.encoding)
    found = Contents(told=list(decoded.notes))
    for entry in _entries(given.name, decoded.text, found):
        if entry.texts.get("msgid") == "" and "msgctxt" not in entry.texts:
            head = _header(entry.texts.get("msgstr", ""))
            found.source, found.target = head.get(_SOURCE, ""), head.get(_TARGET, "")
        else:
            found.units += _units(entry)
    return assembled(given, found)


def _header(text: str) -> dict[str, str]:
    """Return the fields of the message that is the header of a file."""
    pairs = (line.partition(":") for line in text.split("\n") if ":" in line)
    return {name.strip(): value.strip() for name, _, value in pairs}


def _entries(name: str, text: str, found: Contents) -> Iterator[_Entry]:
    entry, field_name = _Entry(0), ""
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.strip()
        keyword = _KEYWORD.match(line)
        begins = line.startswith("#") or (keyword and keyword[1] in {"msgctxt", "msgid"})
        if begins and any(key.startswith("msgstr") for key in entry.strings):
            yield entry
            entry = _Entry(number)
        if line.startswith("#"):
            field_name = ""
            _comment(entry, line, found)
        elif keyword:
            field_name = keyword[1] + (f"[{int(keyword[2])}]" if keyword[2] else "")
            if field_name in entry.strings:
                raise InputError(f"{name}:{number}: {field_name} is there twice")
            entry.line = entry.line if entry.strings else number
            entry.strings[field_name] = [_unquoted(name, number, line[keyword.end() :])]
        elif line.startswith('"') and field_name:
            entry.strings[field_name].append(_unquoted(name, number, line))
        elif line:
            raise InputError(f"{name}:{number}: no line of a PO file: {line[:40]}")
    if entry.strings:
        if not any(key.startswith("msgstr") for key in entry.strings):
            raise InputError(f"{name}:{entry.line}: a message without msgstr: was it cut off?")
        yield entry


def _comment(entry: _Entry, line: str, found: Contents) -> None:
    if line.startswith("#~"):
        if line[2:].strip().startswith("msgid "):
            found.left_out("obsolete messages")
    elif line.startswith("#,"):
        entry.fuzzy = entry.fuzzy or "fuzzy" in re.split(r"[,\s]+", line[2:])
    elif line.startswith(("# ", "#.")) and line[2:].strip():
        entry.notes.append(line[2:].strip())


def _unquoted(name: str, number: int, text: str) -> str:
    """Return what a quoted string says, its escapes undone."""
    whole = _STRING.fullmatch(text.strip())
    if whole is None:
        raise InputError(f"{name}:{number}: a quotation mark is missing or too many")
    return _ESCAPE.sub(_unescaped, whole[1])


def _unescaped(found: re.Match[str]) -> str:
    code = found[1]
    if code[0] == "x" and len(code) > 1:
        return chr(int(code[1:], 16))
    if code[0] in _OCTAL:
        return chr(int(code, 8))
    return _SIGNS.get(code, code)


def _units(entry: _Entry) -> Iterator[Unit]:
    """Yield the pairs of a message: the first form of several is that of the singular."""
    texts = entry.texts
    forms = sorted(int(key[7:-1]) for key in texts if key.startswith("msgstr["))
    context = (f"context: {texts['msgctxt']}",) if texts.get("msgctxt") else ()
    state = State.TO_REVIEW if entry.fuzzy else None
    single = texts.get("msgid", "")
    plural = texts.get("msgid_plural", single)
    if not forms:
        pairs = [(single, texts.get("msgstr", ""))]
    else:
        several = len(forms) > 1
        pairs = [
            (single if several and form == 0 else plural, texts[f"msgstr[{form}]"])
            for form in forms
        ]
    for number, (source, target) in enumerate(pairs):
        notes = (*entry.notes, *context) if number == 0 else ()
        yield Unit(source, target or None, entry.line, state=state, notes=notes)
