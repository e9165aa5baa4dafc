"""TMX, of any level and version: one unit a pair; of more languages the two that are asked for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.article import BlockKind
from workbench.bilingual.reading import remarks
from workbench.bilingual.reading.base import Contents, Given, Read, Unit, assembled
from workbench.bilingual.reading.languages import named
from workbench.bilingual.reading.tree import LANG, children, flat, root_of
from workbench.documents.package import local
from workbench.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.locales import Locale

_CODES = {"bpt", "ept", "it", "ph", "ut", "sub"}
"""Elements that hold the markup of the original, and no text to translate."""
_ANY = {"", "*all*"}


class _Entry(NamedTuple):
    """A unit of a memory: its languages in order, each with its text, and what is said of it."""

    texts: dict[str, str]
    line: int
    props: dict[str, str]
    notes: list[str]


def read(given: Given) -> Read:
    """Return the pairs of a memory; units without both languages are left out and counted."""
    root = root_of(given)
    if local(root) != "tmx":
        raise InputError(f"{given.name}: no TMX: its root is <{local(root)}>")
    head = next(children(root, "header"), None)
    header = dict(head.attrib) if head is not None else {}
    entries = [entry for body in children(root, "body") for entry in _entries(body)]
    source, target = _languages(given, header.get("srclang", ""), entries)
    contents = Contents(source=source, target=target)
    contents.ours = header.get("creationtool") == "workbench"
    if head is not None:
        props = _props(head)
        contents.name = props.get("x-document", "")
        contents.told = [flat(note) for note in children(head, "note")]
    for entry in entries:
        if entry.texts.get(source, "").strip():
            contents.units.append(_unit(entry, source, target, ours=contents.ours))
        else:
            contents.left_out(f"units without {source}")
    return assembled(given, contents)


def _entries(body: Any) -> Iterator[_Entry]:  # noqa: ANN401 - lxml has no types
    for unit in body.iter():
        if local(unit) != "tu":
            continue
        texts: dict[str, str] = {}
        notes = [flat(note) for note in children(unit, "note")]
        for side in children(unit, "tuv"):
            language = side.get(LANG) or side.get("lang") or ""
            segment = next(children(side, "seg"), None)
            if segment is not None:
                texts.setdefault(language, flat(segment, _CODES))
            notes += [flat(note) for note in children(side, "note")]
        yield _Entry(texts, unit.sourceline or 0, _props(unit), notes)


def _props(element: Any) -> dict[str, str]:  # noqa: ANN401
    return {one.get("type", ""): flat(one) for one in children(element, "prop")}


def _languages(given: Given, said: str, entries: Sequence[_Entry]) -> tuple[str, str]:
    """Return what the memory calls the two languages to be read.

    Raises InputError where it has no pair of Chinese and English, or not the wanted one.
    """
    counts = Counter(language for entry in entries for language in entry.texts)
    known = [language for language in counts if _is_usable(language)]
    source = _best(known, counts, given.source_locale, said, other="")
    target = _best([one for one in known if one != source], counts, given.target_locale, "", source)
    if not source or (not target and len(counts) > 1):
        listed = ", ".join(sorted(counts)) or "no languages"
        raise InputError(
            f"{given.name}: no pairs of Chinese and English in it: it has {listed}",
            hint="--from and --to say which of a memory's languages are read",
        )
    return source, target


def _is_usable(language: str) -> bool:
    return named(language) is not None or language.lower() == "und"


def _best(
    known: Sequence[str], counts: Counter[str], wanted: Locale | None, said: str, other: str
) -> str:
    """Return the language that is wanted, said to be the source, or else in most units."""
    if wanted is not None:
        same = [one for one in known if (n := named(one)) and n.language == wanted.language]
        exact = [one for one in same if (n := named(one)) and n.locale == wanted]
        return next(iter(exact or same), "")
    if said.lower() not in _ANY:
        matching = [one for one in known if one.lower() == said.lower()]
        language = named(said)
        if not matching and language is not None:
            matching = [
                one for one in known if (n := named(one)) and n.language == language.language
            ]
        if matching:
            return matching[0]
    side = named(other)
    foreign = [
        one for one in known if not side or not (n := named(one)) or n.language != side.language
    ]
    return max(foreign or known, key=lambda one: counts[one], default="")


def _unit(entry: _Entry, source: str, target: str, *, ours: bool) -> Unit:
    findings, notes = [], []
    for text in entry.notes:
        found = remarks.finding(text) if ours else None
        if found:
            findings.append(found)
        else:
            notes.append(text)
    kind = remarks.kind(entry.props.get("x-kind", "")) or (BlockKind.PARAGRAPH, 0, "")
    return Unit(
        entry.texts[source],
        entry.texts.get(target),
        entry.line,
        entry.props.get("x-block", ""),
        *kind,
        state=remarks.state(entry.props.get("x-state", "")),
        notes=tuple(notes),
        findings=tuple(findings),
    )
