"""What the exchange formats share: what is read, where it is wrong, and how it becomes terms."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.errors import Fault, GlossaryError, InputError
from workbench.glossary.entries import parse
from workbench.glossary.term import language_of
from workbench.locales import EN, ZH_CN, Locale

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.glossary.term import Term

MAX_ENTRIES = 200_000
_MAX_FAULTS = 100
_FORMULA = re.compile(r"\s*[=＝]|\s*[+\-@＋－＠][A-Za-z0-9_.]*[(!|]|[\t\r]")
_RUNS = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
"""With what a cell begins that a spreadsheet may run as a formula."""
_QUOTED = re.compile(r"'(?=\s*[=+\-@＝＋－＠])")


class Read(NamedTuple):
    """One entry, with the fields of a glossary file, and the line or row that it is from."""

    fields: dict[str, Any]
    row: int


class Languages(NamedTuple):
    """From what to what a list of pairs leads."""

    source: Locale = ZH_CN
    target: Locale = EN

    @property
    def chinese(self) -> Locale:
        """The Chinese one of the two."""
        return self.source if self.source.is_chinese else self.target


@dataclass
class Source:
    """A file of another program, as text and as bytes, and what is said about it."""

    path: str
    text: str = ""
    data: bytes = b""
    notes: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, row: int, message: str, column: int = 1) -> None:
        """Note what is wrong; GlossaryError where there is too much of it to go on."""
        self.faults.append(Fault(self.path, row, column, message))
        if len(self.faults) >= _MAX_FAULTS:
            last = Fault(self.path, row, column, f"{_MAX_FAULTS} faults: not read further")
            raise GlossaryError([*self.faults, last])

    def check_count(self, count: int) -> None:
        """Raise InputError where there are more entries than a glossary can have."""
        if count > MAX_ENTRIES:
            raise InputError(
                f"{self.path}: more than {MAX_ENTRIES:,} entries", hint="split it into several"
            )

    def cell(self, text: str, row: int, column: int = 1) -> str:
        """Return what a cell says: without the quote that keeps it from being run.

        A formula is a fault.
        """
        if _QUOTED.match(text):
            return text[1:].strip()
        if text and _FORMULA.match(text):
            self.fault(row, f"a formula ({text[:20].strip()}): put its value there", column)
        return text.strip()


@dataclass
class Written:
    """A file for another program, and what should be known about it."""

    data: bytes
    notes: tuple[str, ...] = ()
    count: int = 0


@dataclass(frozen=True)
class Exchange:
    """One exchange format."""

    name: str
    suffixes: tuple[str, ...]
    """The first is written; a format that another one's suffix names has none."""
    about: str
    read: Callable[[Source], list[Read]]
    write: Callable[[Sequence[Term], Languages], Written]
    is_text: bool = True


def terms_of(source: Source, entries: Sequence[Read]) -> list[Term]:
    """Return the terms that ``entries`` are; GlossaryError with every fault at its row.

    They pass through the reader of glossary files, so that what is allowed there is allowed here.
    """
    if source.faults:
        raise GlossaryError(source.faults)
    source.check_count(len(entries))
    if not entries:
        raise InputError(f"{source.path}: no entries in it")
    lines = (json.dumps(_without_empty(entry.fields), ensure_ascii=False) for entry in entries)
    text = "terms:\n" + "".join(f"- {_one_line(line)}\n" for line in lines)
    try:
        return parse(text, source.path)[1]
    except GlossaryError as error:
        rows = [entry.row for entry in entries]
        raise GlossaryError(
            [
                replace(fault, line=rows[min(max(fault.line - 2, 0), len(rows) - 1)], column=1)
                for fault in error.faults
            ]
        ) from None


def _without_empty(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in ("", [], {}, None)}


def _one_line(text: str) -> str:
    """Return JSON with every character that YAML would stumble over written as an escape."""
    return re.sub(
        "[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]",
        lambda found: f"\\u{ord(found[0]):04x}",
        text,
    )


def neutral(text: str) -> str:
    """Return ``text`` as a cell that no spreadsheet runs as a formula.

    >>> neutral("=1+1"), neutral("Trump")
    ("'=1+1", 'Trump')
    """
    return "'" + text if _RUNS.match(text) else text


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet would run ``text``."""
    return _FORMULA.match(text) is not None


def one_line(text: str) -> str:
    """Return ``text`` without line breaks and tabs."""
    return " ".join(text.split())


_FIELDS = {
    "zh": "zh",
    "zh-hans": "zh",
    "zh-cn": "zh-CN",
    "zh-hans-cn": "zh-CN",
    "zh-sg": "zh-SG",
    "zh-hans-sg": "zh-SG",
    "zh-hant": "zh-TW",
    "zh-tw": "zh-TW",
    "zh-hant-tw": "zh-TW",
    "zh-hk": "zh-HK",
    "zh-mo": "zh-HK",
    "zh-hant-hk": "zh-HK",
}


def field_of(tag: str) -> str:
    """Return the field for forms of a language tag, nothing for a language not known here.

    >>> field_of("EN_us"), field_of("zh-Hant"), field_of("de")
    ('en', 'zh-TW', '')
    """
    lower = tag.strip().lower().replace("_", "-")
    return "en" if lower == "en" or lower.startswith("en-") else _FIELDS.get(lower, "")


def with_common_chinese(entries: list[Read]) -> list[Read]:
    """Return ``entries`` with zh-CN as zh, where no entry has zh: their writer knew no other."""
    if any("zh" in entry.fields for entry in entries):
        return entries
    return [
        Read({("zh" if name == "zh-CN" else name): value for name, value in fields.items()}, row)
        for fields, row in entries
    ]


def has_both_sides(fields: dict[str, Any]) -> bool:
    """Tell whether an entry has an English and a Chinese form."""
    present = {language_of(name) for name, value in fields.items() if value}
    return {"en", "zh"} <= present
