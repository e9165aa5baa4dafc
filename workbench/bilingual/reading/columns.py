"""Which column of a table holds what: by its header in either language, else by its texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.bilingual.grid import COLUMNS
from workbench.bilingual.reading.languages import Language, named
from workbench.text.script import LATIN_LETTER, count_han

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.bilingual.reading.base import Given
    from workbench.locales import Locale

_ROLES = {
    "source": "source src original 原文 源文 源语 源語 来源 來源",
    "target": "target tgt translation translated 译文 譯文 翻译 翻譯 目标 目標 目标语 目標語",
    "state": "state status 状态 狀態",
    "findings": "findings issues 问题 問題",
    "notes": "notes note comment comments remark remarks 备注 備註 批注 注释 注釋 说明 說明",
    "block": "block paragraph 段落",
}
_BY_WORD = {word: role for role, words in _ROLES.items() for word in words.split()}
_MORE = {"source text", "source segment", "target text", "target segment", "source language"}
_MORE |= {"target language", "translated text", "original text"}
_BY_WORD |= {words: _BY_WORD[words.split()[0]] for words in _MORE}
_IDENTIFIER = re.compile(r"[A-Za-z._#:/-]*\d[A-Za-z\d._#:/-]*")
_SHARE = 0.6
"""So many of the rows with letters must be in the language of their column."""

_PAIR = 2


class Columns(NamedTuple):
    """The numbers of columns, None for those that a table lacks, and what the header calls both."""

    source: int
    target: int
    state: int | None = None
    findings: int | None = None
    notes: int | None = None
    block: int | None = None
    source_language: str = ""
    target_language: str = ""
    ours: bool = False
    """Whether the header is that of our own tables."""


def by_header(cells: Sequence[str], given: Given) -> Columns | None:
    """Return the columns that a header names, None for a row that is no header of two texts.

    A column is named after its role or after a language; of more than two languages those that
    ``given`` asks for are taken, else the first and the next one that is not the same.
    """
    roles: dict[str, int] = {}
    languages: dict[int, Language] = {}
    for number, cell in enumerate(cells):
        role, _, said = (part.strip() for part in cell.replace("：", ":").partition(":"))
        known = _BY_WORD.get(role.removeprefix("\ufeff").lower())
        language = named(said or role)
        if known:
            roles.setdefault(known, number)
        if language and (known in {"source", "target"} or not known):
            languages[number] = language
    sides = _sides(roles, languages, given)
    if sides is None:
        return None
    ours = tuple(cell.partition(":")[0].strip("\ufeff ") for cell in cells) == COLUMNS
    named_sides = [languages[side].said if side in languages else "" for side in sides]
    return Columns(
        *sides,
        state=roles.get("state"),
        findings=roles.get("findings"),
        notes=roles.get("notes"),
        block=roles.get("block"),
        source_language=named_sides[0],
        target_language=named_sides[1],
        ours=ours,
    )


def _sides(
    roles: dict[str, int], languages: dict[int, Language], given: Given
) -> tuple[int, int] | None:
    if {"source", "target"} <= set(roles):
        return roles["source"], roles["target"]
    free = list(languages)
    if len(free) == _PAIR and languages[free[0]][1:] != languages[free[1]][1:]:
        return free[0], free[1]  # whole files are turned later, if the other way is asked for
    source = _wanted(free, languages, given.source_locale)
    if source is None:
        not_target = given.target_locale.language if given.target_locale else ""
        source = next((n for n in free if languages[n].language != not_target), None)
    if source is None:
        return None
    others = [n for n in free if n != source]
    target = _wanted(others, languages, given.target_locale)
    if target is None:
        foreign = (n for n in others if languages[n].language != languages[source].language)
        target = next(foreign, None)
    return None if target is None else (source, target)


def _wanted(
    free: Sequence[int], languages: dict[int, Language], wanted: Locale | None
) -> int | None:
    """Return the column of a locale, or else of its language."""
    if wanted is None:
        return None
    exact = [n for n in free if languages[n].locale == wanted]
    same = [n for n in free if languages[n].language == wanted.language]
    return next(iter(exact or same), None)


def by_texts(rows: Sequence[Sequence[str]]) -> Columns | None:
    """Return the columns of a table without a header: one of Chinese and one of English texts.

    None where it has not exactly one column of each.
    """
    width = max(map(len, rows), default=0)
    kinds: dict[str, list[int]] = {"zh": [], "en": []}
    for number in range(width):
        kind = _language_of(row[number] for row in rows if number < len(row))
        if kind:
            kinds[kind].append(number)
    if len(kinds["zh"]) != 1 or len(kinds["en"]) != 1:
        return None
    first, second = sorted((kinds["zh"][0], kinds["en"][0]))
    return Columns(first, second)


def _language_of(cells: Iterable[str]) -> str:
    """Return the language that nearly all cells with letters have, nothing where none has."""
    chinese = english = 0
    for cell in cells:
        if _IDENTIFIER.fullmatch(cell.strip()):
            continue
        han = count_han(cell)
        if han * 20 >= len(LATIN_LETTER.findall(cell)) and han:
            chinese += 1
        elif LATIN_LETTER.search(cell):
            english += 1
    whole = chinese + english
    if not whole:
        return ""
    if chinese >= _SHARE * whole:
        return "zh"
    return "en" if english >= _SHARE * whole else ""
