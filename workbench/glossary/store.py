"""Loading glossaries: YAML files and folders of them, every fault of all of them at once."""

from __future__ import annotations

import difflib
import hashlib
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from workbench.errors import Fault, GlossaryError, InputError
from workbench.glossary.nodes import Reader, decode, shown
from workbench.glossary.term import FORM_FIELDS, Forms, Kind, Place, Term, language_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

SUFFIXES = (".yaml", ".yml")
MAX_BYTES = 64 * 1024 * 1024
_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
MAX_FORM = 200
"""Longest form in code points; a longer one is a slip, and would never match."""

_FILE_FIELDS = ("name", "terms", "note", "licence")
_ENTRY_FIELDS = (*FORM_FIELDS, "kind", "also", "forbid", "unless", "keep", "note")
_MEANT = {"cn": "zh-CN", "tw": "zh-TW", "hk": "zh-HK", "sg": "zh-SG", "zh-hans": "zh"}
"""What a field's name may be meant for, where spelling does not tell."""
_TRUTH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


@dataclass(frozen=True)
class Glossary:
    """Terms of one or more files, in the order in which they were given."""

    terms: tuple[Term, ...] = ()
    names: tuple[str, ...] = ()
    digest: str = ""
    """First 12 hexadecimal digits of the SHA-256 of the files' contents, for signatures."""

    def __len__(self) -> int:
        return len(self.terms)


def load(paths: Sequence[Path]) -> Glossary:
    """Load every glossary file in ``paths``, files or folders.

    Raises GlossaryError with all faults of all files, InputError for what cannot be read.
    """
    terms: list[Term] = []
    names: list[str] = []
    faults: list[Fault] = []
    digest = hashlib.sha256()
    for path in _files(paths):
        data = _read(path)
        digest.update(data)
        try:
            name, found = parse(decode(data, str(path)), str(path))
        except GlossaryError as error:
            faults += error.faults
            continue
        terms += found
        names.append(name or path.stem)
    if faults:
        raise GlossaryError(faults)
    return Glossary(tuple(terms), tuple(names), digest.hexdigest()[:12])


def _files(paths: Iterable[Path]) -> list[Path]:
    """Return the files that ``paths`` name; one that is named twice stands at its last place."""
    found = [file for path in paths for file in _files_of(path)]
    last = {file.resolve(): index for index, file in enumerate(found)}
    return [found[index] for index in sorted(last.values())]


def _files_of(path: Path) -> list[Path]:
    """Return ``path``, or the glossary files in the folder and below, but for hidden ones."""
    if path.is_dir():
        found = sorted(
            child
            for child in path.rglob("*")
            if child.suffix.lower() in SUFFIXES
            and child.is_file()
            and not any(part.startswith(".") for part in child.relative_to(path).parts)
        )
        if not found:
            raise InputError(f"{path}: no glossary (*.yaml) in this folder")
        return found
    if not path.exists():
        raise InputError(f"{path}: no such glossary", hint="give a YAML file or a folder")
    return [path]


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None
    if len(data) > MAX_BYTES:
        raise InputError(f"{path}: larger than {MAX_BYTES // 2**20} MB")
    return data


def parse(text: str, path: str = "<glossary>") -> tuple[str, list[Term]]:
    """Return name and terms of one glossary text; GlossaryError with all its faults."""
    reader = Reader(path)
    root = reader.parse(text)
    if root is None:
        raise GlossaryError([Fault(path, 1, 1, "empty: a glossary has a list of terms")])
    name, terms = "", []
    top = reader.mapping(root, "a glossary")
    for member in reader.members(top) if top else ():
        if member.name == "name":
            name = reader.text(member.value, "name") or ""
        elif member.name == "terms":
            terms = _terms(reader, member.value)
        elif member.name not in _FILE_FIELDS:
            reader.fault(member.key, _unknown(member.name, _FILE_FIELDS))
    if top is not None and not any(key.value == "terms" for key, _ in top.value):
        reader.fault(root, "no 'terms' in it")
    if reader.faults:
        raise GlossaryError(reader.faults)
    return name, terms


def _unknown(name: str, known: Sequence[str]) -> str:
    return f"unknown field {shown(name)!r}: {_advice(name, known)}"


def _advice(name: str, known: Sequence[str]) -> str:
    """Return which of the ``known`` names is nearest to ``name``, or all of them."""
    lower = shown(name).lower().replace("_", "-")
    meant = _MEANT.get(lower)
    by_lower = {one.lower(): one for one in known}
    near = [meant] if meant in known else difflib.get_close_matches(lower, by_lower, 1, 0.5)
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
    groups: dict[str, dict[str, Forms]] = {"also": {}, "forbid": {}, "unless": {}}
    kind, keep, note = Kind.TERM, False, ""
    for member in reader.members(mapping):
        if member.name in FORM_FIELDS:
            forms[member.name] = _forms(reader, member.value, member.name)
        elif member.name in groups:
            groups[member.name] = _form_group(reader, member.value, member.name)
        elif member.name == "kind":
            kind = _kind(reader, member.value)
        elif member.name == "keep":
            keep = _truth(reader, member.value)
        elif member.name == "note":
            note = reader.text(member.value, "note") or ""
        else:
            reader.fault(member.key, _unknown(member.name, _ENTRY_FIELDS))
    _check_sides(reader, node, forms)
    mark = node.start_mark
    place = Place(reader.path, mark.line + 1, mark.column + 1)
    return Term(forms, kind, **groups, keep=keep, note=note, place=place)


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
    elif hidden := [char for char in form if unicodedata.category(char) in _HIDDEN]:
        what = "a line break" if hidden[0] in "\n\u2028\u2029" else f"U+{ord(hidden[0]):04X}"
        reader.fault(node, f"a form holds {what}, which no reader sees and no text matches")
    else:
        return form
    return None


def _form_group(reader: Reader, node: yaml.Node, what: str) -> dict[str, Forms]:
    mapping = reader.mapping(node, what)
    group = {}
    for member in reader.members(mapping) if mapping else ():
        if member.name in FORM_FIELDS:
            group[member.name] = _forms(reader, member.value, f"{what}.{member.name}")
        else:
            reader.fault(member.key, _unknown(member.name, FORM_FIELDS))
    return group


def _kind(reader: Reader, node: yaml.Node) -> Kind:
    known = [kind.value for kind in Kind]
    name = reader.text(node, "kind")
    if name in known:
        return Kind(name)
    if name is not None:
        reader.fault(node, f"unknown kind {shown(name)!r}: {_advice(name, known)}")
    return Kind.TERM


def _truth(reader: Reader, node: yaml.Node) -> bool:
    text = reader.text(node, "keep", truth=True)
    if text is not None and text.lower() not in _TRUTH:
        reader.fault(node, f"keep must be true or false, not {shown(text)!r}")
    return _TRUTH.get((text or "").lower(), False)
