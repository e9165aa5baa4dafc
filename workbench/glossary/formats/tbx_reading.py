"""Reading TBX of any style: one pass of expat, which fetches nothing and expands no entities."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from workbench.glossary.formats.base import (
    Read,
    Source,
    field_of,
    has_both_sides,
    with_common_chinese,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

OURS = "workbench: "
"""How a note begins that holds the fields that TBX has no place for."""
_CONCEPTS = {"conceptEntry", "termEntry"}
_LANGUAGES = {"langSec", "langSet"}
_TERMS = {"termSec", "tig", "ntig"}
_BY_TYPE = {"descrip", "termNote", "admin"}
"""Elements whose data category is in an attribute."""
_INLINE = {"hi", "foreign"}
"""Elements within a text, which goes on after them."""
_STATUSES = {"administrativeStatus", "normativeAuthorization"}
_FORBIDDEN = {"deprecatedTerm-admn-sts", "supersededTerm-admn-sts", "deprecated", "superseded"}
_TYPES = {"variant": "also", "abbreviation": "abbr", "acronym": "abbr", "fullForm": "first"}
_LONGEST = 100_000
"""Longest text of one element."""


def read(source: Source) -> list[Read]:
    """Return the entries; concepts without both languages are left out and counted."""
    reading = _Reading(source)
    reading.parse(source.text.removeprefix("\ufeff"))
    if not source.faults and not reading.is_tbx:
        source.fault(1, "no TBX: neither <tbx> nor <martif> in it")
    if reading.left:
        source.notes.append(f"concepts without both English and Chinese, left out: {reading.left}")
    return with_common_chinese(reading.entries)


class _Refused(Exception):  # noqa: N818 - it ends the parse, and is no error of ours
    """What must not be read further."""


class _Reading:
    """What has been read so far; expat calls the methods."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.entries: list[Read] = []
        self.left = 0
        self.is_tbx = False
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._entry: dict[str, Any] = {}
        self._row = 0
        self._open: list[str] = []
        self._text: list[str] = []
        self._length = 0
        self._language = ""
        self._form = self._status = self._type = ""

    def parse(self, text: str) -> None:
        """Read the whole text; what cannot be read is a fault of the source."""
        try:
            self._parser.Parse(text.encode("utf-8", "replace"), True)
        except expat.ExpatError as error:
            what = expat.errors.messages[error.code]
            self.source.fault(error.lineno, f"not readable as XML: {what}", error.offset + 1)
        except _Refused as reason:
            self.source.fault(self._parser.CurrentLineNumber, str(reason))

    def _doctype(
        self, _name: str, _system: str | None, _public: str | None, has_internal: int
    ) -> None:
        """Pass over a DTD that is only named, which is never fetched; refuse one written out."""
        if has_internal:
            raise _Refused("a DOCTYPE with declarations, which may hold entities: not read")

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if not self._open:
            self.is_tbx = name in {"tbx", "martif", "TBX"}
        self._open.append(attributes.get("type", name) if name in _BY_TYPE else name)
        if name not in _INLINE:
            self._text.clear()
            self._length = 0
        if name in _CONCEPTS:
            self._entry, self._row = {}, self._parser.CurrentLineNumber
        elif name in _LANGUAGES:
            self._language = field_of(attributes.get("xml:lang", attributes.get("lang", "")))
        elif name in _TERMS:
            self._form = self._status = self._type = ""

    def _characters(self, text: str) -> None:
        self._length += len(text)
        if self._length > _LONGEST:
            raise _Refused(f"a text of more than {_LONGEST:,} characters")
        self._text.append(text)

    def _end(self, tag: str) -> None:
        name = self._open.pop()
        text = " ".join("".join(self._text).split())
        if name not in _INLINE:
            self._text.clear()
        if name == "term":
            self._form = text
        elif name in _STATUSES:
            self._status = text
        elif name == "termType":
            self._type = text
        elif name in {"note", "subjectField", "source"}:
            self._say(name, text)
        elif name in _TERMS:
            self._add_form()
        elif tag.rpartition(":")[2] in _CONCEPTS:
            self._finish()

    def _say(self, name: str, text: str) -> None:
        """Keep what is said about a concept or one of its terms."""
        if name == "note" and text.startswith(OURS):
            try:
                rest = json.loads(text.removeprefix(OURS))
            except (ValueError, RecursionError):
                rest = None
            if isinstance(rest, dict):
                self._entry.update(rest)
                return
        field = "domain" if name == "subjectField" else name
        before = self._entry.get(field, "")
        self._entry[field] = f"{before}; {text}" if before and text not in before else text

    def _add_form(self) -> None:
        if not self._language or not self._form:
            return
        group = "forbid" if self._status in _FORBIDDEN else _TYPES.get(self._type, "")
        home = self._entry.setdefault(group, {}) if group else self._entry
        forms = home.setdefault(self._language, [])
        if self._status.startswith("preferred"):
            forms.insert(0, self._form)
        else:
            forms.append(self._form)

    def _finish(self) -> None:
        if not has_both_sides(self._entry):
            self._promote()
        if has_both_sides(self._entry):
            self.entries.append(Read(self._entry, self._row))
            self.source.check_count(len(self.entries))
        else:
            self.left += 1

    def _promote(self) -> None:
        """Take a side's further forms for its own, where it has no others (a full form alone)."""
        for group in ("first", "also", "abbr"):
            for tag, forms in list(self._entry.get(group, {}).items()):
                if tag not in self._entry:
                    self._entry[tag] = forms
                    del self._entry[group][tag]
