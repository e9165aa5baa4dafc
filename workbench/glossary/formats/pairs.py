"""Lists of pairs, source form and target form: what many programs know of a glossary."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.glossary.formats.base import Read, one_line
from workbench.glossary.term import Status
from workbench.text.script import HAN, Script, script_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.glossary.formats.base import Languages
    from workbench.glossary.term import Term


class Pair(NamedTuple):
    """Two forms of one thing."""

    source: str
    target: str
    note: str = ""
    row: int = 0


def entries_of(pairs: Sequence[Pair]) -> list[Read]:
    """Return pairs as entries: which side is Chinese is seen from them all.

    Pairs that share a form are one entry: 特朗普 and 川普, which are both Trump, are two forms of
    it, of which the first is written.
    """
    chinese_first = _chinese_first(pairs)
    sides = [(p.source, p.target) if chinese_first else (p.target, p.source) for p in pairs]
    tag = _chinese_field(zh for zh, _ in sides)
    by_form: dict[tuple[str, str], dict[str, Any]] = {}
    entries: list[Read] = []
    for (zh, en), pair in zip(sides, pairs, strict=True):
        entry = by_form.get(("en", en)) or by_form.get(("zh", zh)) or {}
        if not entry:
            entries.append(Read(entry, pair.row))
        _add(entry, tag, zh, en, pair.note)
        by_form.setdefault(("en", en), entry)
        by_form.setdefault(("zh", zh), entry)
    return [Read(_listed(entry.fields), entry.row) for entry in entries]


def _add(entry: dict[str, Any], tag: str, zh: str, en: str, note: str) -> None:
    """Add a pair's forms to the entry that they belong to."""
    english = entry.setdefault("en", {})
    english[en] = None  # a dictionary keeps the order, and finds what is there at once
    own = entry.setdefault(tag, zh)
    if zh != own:
        entry.setdefault("also", {}).setdefault(tag, {})[zh] = None
    if note and not entry.get("note"):
        entry["note"] = note


def _listed(fields: dict[str, Any]) -> dict[str, Any]:
    """Return an entry with lists where forms were gathered as the keys of dictionaries."""
    done = dict(fields, en=list(fields["en"]))
    if "also" in fields:
        done["also"] = {name: list(forms) for name, forms in fields["also"].items()}
    return done


def _chinese_first(pairs: Iterable[Pair]) -> bool:
    """Tell whether the first of the two is the Chinese side."""
    votes = Counter(
        bool(HAN.search(pair.source))
        for pair in pairs
        if bool(HAN.search(pair.source)) is not bool(HAN.search(pair.target))
    )
    return votes[True] >= votes[False]


def _chinese_field(forms: Iterable[str]) -> str:
    """Return the field for Chinese forms of one file: zh-TW where they are Traditional."""
    scripts = Counter(script_of(form) for form in forms)
    return "zh-TW" if scripts[Script.TRADITIONAL] > scripts[Script.SIMPLIFIED] else "zh"


def pairs_of(terms: Iterable[Term], languages: Languages) -> Iterator[Pair]:
    """Yield a pair for every form of the source language, with what is written for it.

    Terms of the other direction and deprecated ones have none.
    """
    source, target = languages
    for term in terms:
        if term.status is Status.DEPRECATED or not term.is_from(source.language):
            continue
        wanted = term.target_forms(target)[0]
        note = one_line(term.note)
        first = [term.target_forms(source)[0]]
        for form in dict.fromkeys([*first, *(f.text for f in term.all_forms(source.language))]):
            yield Pair(form, form if term.keep else wanted, note)


def unique(pairs: Iterable[Pair]) -> tuple[list[Pair], list[str]]:
    """Return the pairs without those whose source has come before, and notes about these.

    What has two translations can have only one in such a list: the first.
    """
    chosen: dict[str, Pair] = {}
    rivals = 0
    for pair in pairs:
        before = chosen.setdefault(pair.source, pair)
        rivals += before.target != pair.target
    notes = [f"left out, as their source has another translation: {rivals}"] if rivals else []
    return list(chosen.values()), notes
