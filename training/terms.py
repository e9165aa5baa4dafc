"""Phrases of a pair that translate each other word for word: what injection is trained on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_SHORTEST = 2
_LONGEST_SENSE = 40
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 .&'\-]*[A-Za-z0-9]")
_BRACKETED = re.compile(r"\(.*?\)")
_LEADING = re.compile(r"^(?:to|the|a|an) ")
_COMMON = frozenset(
    """
    able again all already also and any are as at be because but can each even every everyone
    everything for from had has have he her here him his how if in is it its just like many may
    more most much no not now of on one only or other our out own same she so some still such
    than that the their them then there these they this those though thus to too up very was we
    well were what when where which who why will with within you your
    """.split()  # noqa: SIM905 - a list of words to read
)
"""Words that nobody enters into a glossary."""


class Known(NamedTuple):
    """A phrase as it stands on both sides of a pair."""

    start: int
    end: int
    """Where the Chinese phrase stands."""
    english_start: int
    english_end: int

    def is_name(self, english: str) -> bool:
        """Tell whether the English is a name: every longer word in it is capitalised."""
        words = english[self.english_start : self.english_end].split()
        return all(word[0].isupper() for word in words if len(word) > 3)  # noqa: PLR2004 - "of"


class Lexicon:
    """Finds Chinese phrases whose English stands in the other side of a pair."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        import ahocorasick

        forms: dict[str, set[str]] = {}
        for chinese, english in entries:
            usable = _PLAIN.fullmatch(english) and english.lower() not in _COMMON
            if len(chinese) >= _SHORTEST and usable:
                forms.setdefault(chinese, set()).add(english)
        self.names = sorted(
            (chinese, english)
            for chinese, all_english in forms.items()
            for english in all_english
            if all(word[0].isupper() for word in english.split())
        )
        """Pairs of names, to put in the place of others."""
        self._automaton = ahocorasick.Automaton()
        for chinese, all_english in forms.items():
            ordered = sorted(all_english, key=lambda form: (-len(form), form))
            self._automaton.add_word(chinese, (len(chinese), ordered))
        self._automaton.make_automaton()

    def known(self, chinese: str, english: str) -> list[Known]:
        """Return known phrases in order, the longest at each place, overlapping on neither side."""
        lower = english.lower()
        found = []
        for last, (length, forms) in self._automaton.iter(chinese):
            spans = (_standing(lower, form.lower()) for form in forms)
            span = next((span for span in spans if span), None)
            if span is not None:
                found.append(Known(last + 1 - length, last + 1, *span))
        chosen: list[Known] = []
        for one in sorted(found, key=lambda item: (item.start, -item.end)):
            if all(_apart(one, other) for other in chosen):
                chosen.append(one)
        return chosen


def _apart(one: Known, other: Known) -> bool:
    return one.start >= other.end and (
        one.english_start >= other.english_end or one.english_end <= other.english_start
    )


def _standing(lower: str, wanted: str) -> tuple[int, int] | None:
    """Return where ``wanted`` stands as whole words in ``lower``."""
    start = lower.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        before, after = lower[max(0, start - 1) : start], lower[end : end + 1]
        if not before.isalnum() and not after.isalnum():
            return start, end
        start = lower.find(wanted, start + 1)
    return None


def lexicon_entries(
    cedict: Iterable[tuple[str, Sequence[str]]], glossaries: Path
) -> Iterable[tuple[str, str]]:
    """Yield (Chinese, English) forms of the dictionary's senses and of the glossary's terms."""
    for chinese, senses in cedict:
        for sense in senses:
            bare = _LEADING.sub("", _BRACKETED.sub("", sense).strip())
            if 2 < len(bare) <= _LONGEST_SENSE:  # noqa: PLR2004 - no articles or particles
                yield chinese, bare
    yield from glossary_forms(glossaries)


def glossary_forms(folder: Path) -> Iterable[tuple[str, str]]:
    """Yield every pair of a Chinese and an English form of the glossaries in ``folder``, if any."""
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
