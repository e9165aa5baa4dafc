"""Entries as YAML, in the style of the glossaries that come with the workbench."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import MISSING, fields
from enum import Enum
from typing import TYPE_CHECKING, Any

from workbench.locales import CHINESE_REGIONS
from workbench.text.script import HAN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.glossary.term import Term

FORM_NAMES = ("en", "zh", *CHINESE_REGIONS)
"""The fields for forms, in the order in which they are written."""
Entry = dict[str, Any]
"""The fields of a term as a file has them."""

_PLAIN = re.compile(r"\w(?:[\w .·’'()（）《》“”&/+–—-]*[\w.·’')）》”+])?")
_READ_OTHERWISE = re.compile(
    r"[\d_][\d_.eE+:/-]*|0[xob]\w*|yes|no|y|n|true|false|on|off|null|\.inf|\.nan", re.IGNORECASE
)
"""What YAML, or another program, takes for a number, a date, a truth value or nothing."""
_UNWRITABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def entry_of(term: Term) -> Entry:
    """Return the fields of ``term`` that say something, in the order in which they are written."""
    entry: Entry = {name: list(term.forms[name]) for name in FORM_NAMES if name in term.forms}
    for member in fields(term):
        value = getattr(term, member.name)
        default = member.default if member.default is not MISSING else None
        if member.name in {"forms", "place"} or value == default or value in ("", {}):
            continue
        if isinstance(value, Mapping):
            entry[member.name] = {name: list(forms) for name, forms in value.items()}
        else:
            entry[member.name] = value.value if isinstance(value, Enum) else value
    return entry


def entry_lines(entry: Entry, indent: str = "  ") -> list[str]:
    r"""Return the lines of one entry of a list.

    >>> print("\n".join(entry_lines({"en": ["Trump"], "zh": ["特朗普"], "keep": True})))
      - en: Trump
        zh: 特朗普
        keep: true
    """
    lines = [f"{name}: {_value(value, one=name in FORM_NAMES)}" for name, value in entry.items()]
    return [f"{indent}{'- ' if at == 0 else '  '}{line}" for at, line in enumerate(lines)]


def flow_line(entry: Entry, indent: str = "  ") -> str:
    """Return one entry of a list in braces, on one line."""
    parts = (f"{name}: {_value(value, one=name in FORM_NAMES)}" for name, value in entry.items())
    return f"{indent}- {{{', '.join(parts)}}}"


def grouped(forms: Iterable[str]) -> dict[str, list[str]]:
    """Return forms by the field that they belong to: the one named before =, else by their script.

    >>> grouped(["Donald Trump", "唐纳德·特朗普", "zh-TW=唐納·川普"])
    {'en': ['Donald Trump'], 'zh': ['唐纳德·特朗普'], 'zh-TW': ['唐納·川普']}
    """
    group: dict[str, list[str]] = {}
    for form in forms:
        name, is_named, text = form.partition("=")
        if not is_named or name not in FORM_NAMES:
            name, text = ("zh" if HAN.search(form) else "en"), form
        group.setdefault(name, []).append(text)
    return group


def dump(entries: Iterable[Entry], *, name: str = "", header: str = "") -> str:
    """Return a glossary file of ``entries``; every line of ``header`` becomes a comment."""
    lines = [f"# {line}".rstrip() for line in header.splitlines()]
    if name:
        lines.append(f"name: {scalar(name)}")
    items = [line for entry in entries for line in entry_lines(entry)]
    return "\n".join([*lines, "terms:" if items else "terms: []", *items]) + "\n"


def scalar(text: str) -> str:
    """Return ``text`` as YAML writes it: in quotes where it would be read as something else.

    >>> scalar("AT&T"), scalar("No"), scalar("2049"), scalar("a: b")
    ('AT&T', '"No"', '"2049"', '"a: b"')
    """
    if _PLAIN.fullmatch(text) and not _READ_OTHERWISE.fullmatch(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNWRITABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def _value(value: object, *, one: bool = False) -> str:
    """Return a value in YAML's flow style; with ``one``, a list of one as its only member."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_value(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        if one and len(value) == 1:
            return scalar(value[0])
        return "[" + ", ".join(scalar(item) for item in value) + "]"
    return scalar(str(value))
