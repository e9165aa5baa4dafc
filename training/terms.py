"""Phrases of a source whose target form stands in the target: what injection is trained on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SHORTEST = 2
_LONGEST_SENSE = 40
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 .&'\-]*[A-Za-z0-9]")


class Replacement(NamedTuple):
    """A span of the source, and the words of the target that it stands for."""

    start: int
    end: int
    words: str


class Lexicon:
    """Finds Chinese phrases whose English stands in the target of a pair."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        import ahocorasick

        forms: dict[str, list[str]] = {}
        for chinese, english in entries:
            if len(chinese) >= _SHORTEST and _PLAIN.fullmatch(english):
                forms.setdefault(chinese, []).append(english)
        self._automaton = ahocorasick.Automaton()
        for chinese, english_forms in forms.items():
            unique = sorted(set(english_forms), key=len, reverse=True)
            self._automaton.add_word(chinese, (chinese, unique))
        self._automaton.make_automaton()

    def replacements(self, chinese: str, english: str) -> list[Replacement]:
        """Return replacements for ``chinese``, in order, longest first, not overlapping."""
        lower = english.lower()
        found = []
        for last, (phrase, forms) in self._automaton.iter(chinese):
            words = next((w for form in forms if (w := _standing(english, lower, form))), "")
            if words:
                found.append(Replacement(last + 1 - len(phrase), last + 1, words))
        chosen: list[Replacement] = []
        for one in sorted(found, key=lambda item: (item.start, -item.end)):
            if not chosen or one.start >= chosen[-1].end:
                chosen.append(one)
        return chosen


def _standing(english: str, lower: str, form: str) -> str:
    """Return ``form`` as it stands as a word in ``english``; empty where it does not."""
    wanted = form.lower()
    start = lower.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        whole = not lower[start - 1 : start].isalnum() and not lower[end : end + 1].isalnum()
        if whole:
            return english[start:end]
        start = lower.find(wanted, start + 1)
    return ""


def lexicon_entries(
    cedict: Iterable[tuple[str, list[str]]], glossaries: Path | None
) -> Iterable[tuple[str, str]]:
    """Yield (Chinese, English) forms of the dictionary's senses and of the glossary's terms."""
    for chinese, senses in cedict:
        for sense in senses:
            bare = re.sub(r"\(.*?\)|^to |^the |^a ", "", sense).strip()
            if 2 < len(bare) <= _LONGEST_SENSE:  # noqa: PLR2004 - no articles or particles
                yield chinese, bare
    if glossaries is not None and glossaries.is_dir():
        yield from glossary_forms(glossaries)


def glossary_forms(folder: Path) -> Iterable[tuple[str, str]]:
    """Yield every pair of a Chinese and an English form of the glossaries in ``folder``."""
    import yaml

    for path in sorted(folder.glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["terms"]:
            also = entry.get("also", {})
            english = _listed(entry.get("en")) + _listed(also.get("en"))
            for chinese in _listed(entry.get("zh")) + _listed(also.get("zh")):
                yield from ((chinese, form) for form in english)


def _listed(value: str | list[str] | None) -> list[str]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else list(value)
