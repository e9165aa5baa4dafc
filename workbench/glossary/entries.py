"""Reading the text of one glossary: its entries, and every fault in them at its place."""

from __future__ import annotations

import difflib
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from workbench.errors import Fault, GlossaryError
from workbench.glossary.fields import ENTRY_FIELDS, FILE_FIELDS, FORM_FIELDS, Field, Shape
from workbench.glossary.nodes import Reader, shown
from workbench.glossary.term import Forms, Order, Place, Term, language_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
MAX_FORM = 200
"""Longest form in code points; a longer one is a slip, and would never match."""

_FILE_NAMES = tuple(field.name for field in FILE_FIELDS)
_FORM_NAMES = tuple(field.name for field in FORM_FIELDS)
_SORTED = next(field for field in FILE_FIELDS if field.name == "sorted")
_ENTRY_NAMES = tuple(field.name for field in ENTRY_FIELDS)
_CHOICES = {
    field.name: {word: field.choices(word) for word in field.words}
    for field in (*ENTRY_FIELDS, _SORTED)
    if field.choices
}
_BY_NAME = {field.name: field for field in ENTRY_FIELDS}
_MEANT = {"cn": "zh-CN", "tw": "zh-TW", "hk": "zh-HK", "sg": "zh-SG", "zh-hans": "zh"}
"""What a field's name may be meant for, where spelling does not tell."""
_TRUTH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


class File(NamedTuple):
    """What one glossary file says."""

    name: str
    terms: list[Term]
    order: Order | None = None
    """By what it says it is sorted."""


def parse(text: str, path: str = "<glossary>") -> File:
    """Return what a glossary text says; GlossaryError with all its faults."""
    reader = Reader(path)
    root = reader.parse(text)
    if root is None:
        raise GlossaryError([Fault(path, 1, 1, "empty: a glossary has a list of terms")])
    name, terms, order = "", [], None
    top = reader.mapping(root, "a glossary")
    for member in reader.members(top) if top else ():
        if member.name == "name":
            name = reader.text(member.value, "name") or ""
        elif member.name == "terms":
            terms = _terms(reader, member.value)
        elif member.name == "sorted":
            order = _value(reader, member.value, _SORTED)
        elif member.name not in _FILE_NAMES:
            reader.fault(member.key, _unknown(member.name, _FILE_NAMES))
    if top is not None and not any(key.value == "terms" for key, _ in top.value):
        reader.fault(root, "no 'terms' in it")
    if reader.faults:
        raise GlossaryError(reader.faults)
    return File(name, terms, order)


def _unknown(name: str, known: Sequence[str]) -> str:
    return f"unknown field {shown(name)!r}: {_advice(name, known)}"


def _advice(name: str, known: Sequence[str]) -> str:
    """Return which of the ``known`` names is nearest to ``name``, or all of them."""
    lower = shown(name).lower().replace("_", "-")
    meant = _MEANT.get(lower)
    by_lower = {one.lower(): one for one in known}
    near = [meant] if meant in known else difflib.get_close_matches(lower, by_lower, 1, 0.6)
    if near:
        return f"did you mean {by_lower[str(near[0]).lower()]!r}?"
    return f"known are {', '.join(known)}"


def _terms(reader: Reader, node: yaml.Node) -> list[Term]:
    entries = reader.sequence(node, "terms")
    terms = []
    for entry in entries.value if entries else ():
        term = _term(reader, entry)
        if term is not None:
            terms.append(term)
    return terms


def _term(reader: Reader, node: yaml.Node) -> Term | None:
    mapping = reader.mapping(node, "a term")
    if mapping is None:
        return None
    forms: dict[str, Forms] = {}
    values: dict[str, Any] = {}
    for member in reader.members(mapping):
        field = _BY_NAME.get(member.name)
        if field is None:
            reader.fault(member.key, _unknown(member.name, _ENTRY_NAMES))
        elif field.shape is Shape.FORMS:
            forms[field.name] = _forms(reader, member.value, field.name)
        elif (value := _value(reader, member.value, field)) is not None:
            values[field.name] = value
    _check_sides(reader, node, forms)
    mark = node.start_mark
    place = Place(reader.path, mark.line + 1, mark.column + 1)
    return Term(forms, **values, place=place)


def _value(reader: Reader, node: yaml.Node, field: Field) -> Any | None:  # noqa: ANN401
    """Return what an entry's field holds, as the term keeps it; None where it is faulty."""
    if field.shape is Shape.GROUP:
        return _form_group(reader, node, field.name)
    if field.shape is Shape.TRUTH:
        return _truth(reader, node, field.name)
    text = reader.text(node, field.name)
    if text is None or field.choices is None:
        return text
    if text and text in (known := _CHOICES[field.name]):
        return known[text]
    reader.fault(node, f"unknown {field.name} {shown(text)!r}: {_advice(text, field.words)}")
    return None


def _check_sides(reader: Reader, node: yaml.Node, forms: dict[str, Forms]) -> None:
    for language, example in (("en", "en: Trump"), ("zh", "zh: 特朗普")):
        if not any(language_of(name) == language for name in forms):
            reader.fault(node, f"a term needs its {language} side, such as {example!r}")


def _forms(reader: Reader, node: yaml.Node, what: str) -> Forms:
    """Return the forms of a field: one text or a list of them."""
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    texts = [(item, reader.text(item, what)) for item in items]
    if not items:
        reader.fault(node, f"{what} is an empty list")
    return tuple(form for item, text in texts if (form := _form(reader, item, text)))


def _form(reader: Reader, node: yaml.Node, text: str | None) -> str | None:
    """Return one form in Unicode's composed form, or note what makes it unusable."""
    if text is None:
        return None
    form = unicodedata.normalize("NFC", text).strip()
    if not any(char.isalnum() for char in form):
        reader.fault(node, "a form needs at least one letter, digit or character")
    elif len(form) > MAX_FORM:
        reader.fault(node, f"a form of {len(form)} characters; the longest is {MAX_FORM}")
    elif not form.isprintable() and (
        hidden := [char for char in form if unicodedata.category(char) in _HIDDEN]
    ):
        what = "a line break" if hidden[0] in "\n\u2028\u2029" else f"U+{ord(hidden[0]):04X}"
        reader.fault(node, f"a form holds {what}, which no reader sees and no text matches")
    else:
        return form
    return None


def _form_group(reader: Reader, node: yaml.Node, what: str) -> dict[str, Forms]:
    mapping = reader.mapping(node, what)
    group = {}
    for member in reader.members(mapping) if mapping else ():
        if member.name in _FORM_NAMES:
            group[member.name] = _forms(reader, member.value, f"{what}.{member.name}")
        else:
            reader.fault(member.key, _unknown(member.name, _FORM_NAMES))
    return group


def _truth(reader: Reader, node: yaml.Node, what: str) -> bool:
    text = reader.text(node, what, truth=True)
    if text is not None and text.lower() not in _TRUTH:
        reader.fault(node, f"{what} must be true or false, not {shown(text)!r}")
    return _TRUTH.get((text or "").lower(), False)
