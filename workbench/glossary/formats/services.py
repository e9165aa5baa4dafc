"""The shapes that DeepL and Google Cloud Translation take, within the limits that they set."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.errors import InputError
from workbench.glossary.formats.base import Exchange, Languages, Written, is_formula
from workbench.glossary.formats.delimited import encoded, read_csv
from workbench.glossary.formats.pairs import pairs_of, unique
from workbench.glossary.term import Status
from workbench.locales import LOCALES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.glossary.term import Term

MAX_BYTES = 10 * 1024 * 1024
"""What both take at most."""
MAX_FORM_BYTES = 1024
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def write_deepl(terms: Sequence[Term], languages: Languages) -> Written:
    """Return pairs as DeepL takes them: two columns, no header, no source form twice."""
    pairs, notes = unique(pairs_of(terms, languages))
    rows, left = within_limits([(pair.source, pair.target) for pair in pairs])
    return _within("DeepL", rows, [*notes, *left])


def write_google(terms: Sequence[Term], _languages: Languages) -> Written:
    """Return equivalent term sets as Google takes them: a column for each language."""
    tags = [tag for tag in ("zh-CN", "zh-TW") if tag == "zh-CN" or _has(terms, tag)]
    rows: dict[str, list[str]] = {}
    rivals = 0
    taken: set[tuple[str, str]] = set()
    for term in terms:
        if term.status is Status.DEPRECATED:
            continue
        cells = [term.id, *(term.target_forms(LOCALES[tag])[0] for tag in tags)]
        keys = set(zip(["en", *tags], cells, strict=True))
        if keys & taken:
            rivals += 1
            continue
        taken |= keys
        rows[term.id] = cells
    notes = [f"left out, as another entry has one of their forms: {rivals}"] if rivals else []
    kept, left = within_limits(rows.values())
    return _within("Google", [["en", *tags], *kept], [*notes, *left], head=1)


def _has(terms: Iterable[Term], tag: str) -> bool:
    return any(tag in term.forms for term in terms)


def within_limits(rows: Iterable[Sequence[str]]) -> tuple[list[Sequence[str]], list[str]]:
    """Return the rows that a service accepts, and notes about the others."""
    kept: list[Sequence[str]] = []
    refused = formulas = 0
    for row in rows:
        if any(map(is_formula, row)):  # a service would take the quote that makes it harmless
            formulas += 1
        elif any(_CONTROL.search(cell) or len(cell.encode()) > MAX_FORM_BYTES for cell in row):
            refused += 1
        else:
            kept.append(row)
    notes = []
    if formulas:
        notes.append(f"left out, as a spreadsheet would run them as formulas: {formulas}")
    if refused:
        notes.append(f"left out, over {MAX_FORM_BYTES} bytes or with control characters: {refused}")
    return kept, notes


def _within(
    who: str, rows: Sequence[Sequence[str]], notes: Sequence[str], head: int = 0
) -> Written:
    data = encoded(rows, ",").encode()
    if len(data) > MAX_BYTES:
        raise InputError(
            f"{len(data):,} bytes of glossary: {who} takes {MAX_BYTES:,}",
            hint="export fewer files at once",
        )
    return Written(data, tuple(notes), len(rows) - head)


DEEPL = Exchange("deepl", (), "pairs for DeepL: CSV without a header", read_csv, write_deepl)
GOOGLE = Exchange(
    "google", (), "term sets for Google: CSV, a language each", read_csv, write_google
)
