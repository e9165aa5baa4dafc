"""What a sampled pair may become before it is learnt: with terms injected, codes, capitals."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.enforcement.amounts import large_amounts, say_signed
from workbench.enforcement.amounts import spaced as spaced_amount

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from training.terms import Known

INJECTED_SHARE = 0.4
"""Share of the pairs with known phrases in which one to three of them are injected."""
SWAPPED_SHARE = 0.06
"""Share of the pairs with a known name in which another one takes its place on both sides."""
RENAMED_SHARE = 0.06
"""Share of them in which another one takes its place, each side in its own language."""
GLOSSED_SHARE = 0.03
"""Share in which a phrase gets its English in brackets, as newspapers write a foreign firm."""
CAPITAL_SHARE = 0.03
"""Share of English headlines in capitals, as a source; never as a target."""
CODED_SHARE = 0.02
SAID_SHARE = 0.7
"""Share of the pairs whose Chinese gets its amounts in 万 and 亿 as the English says them."""
_INJECTED_COUNTS = (1, 1, 1, 2, 2, 3)
_NAME_WEIGHT = 3.0
_HEADLINE = 60
_CODES = (
    "https://www.example.org/news/{}",
    "info{}@example.org",
    "@desk_{}",
    "#{}",
    "A{}-B2",
    "v{}.0.1",
    "file_{}.txt",
)
_CODE_SENTENCES = (
    ("详情见{}。", "For details, see {}."),
    ("联系方式：{}", "Contact: {}"),
    ("编号为{}。", "The number is {}."),
    ("（{}）", "({})"),
)
_CHINESE_FIRST = "zh-en"

Pair = tuple[str, str]
Edit = tuple[int, int, str]


@dataclass(frozen=True)
class Augmenter:
    """Makes variants of (Chinese, English) pairs for one direction."""

    direction: str
    names: Sequence[Pair]
    """Every (Chinese, English) form of names; what is only copied may have more than one."""

    @cached_property
    def sole_names(self) -> list[Pair]:
        """Return the names with one form in each language, which can be learnt as translations."""
        chinese = Counter(name for name, _ in self.names)
        english = Counter(name for _, name in self.names)
        return [(zh, en) for zh, en in self.names if chinese[zh] == english[en] == 1]

    def __call__(self, pair: Pair, known: Sequence[Known], rng: random.Random) -> Pair:
        """Return ``pair`` or, by chance, one of its variants."""
        varied = self._varied(pair, known, rng)
        if self.direction == _CHINESE_FIRST and rng.random() < SAID_SHARE:
            return said_amounts(varied)
        return varied

    def _varied(self, pair: Pair, known: Sequence[Known], rng: random.Random) -> Pair:
        chance = rng.random()
        for share, variant in (
            (INJECTED_SHARE, self.injected),
            (SWAPPED_SHARE, self.swapped),
            (RENAMED_SHARE, self.renamed),
            (GLOSSED_SHARE, glossed),
        ):
            if chance < share:
                return variant(pair, known, rng) if known else pair
            chance -= share
        if chance < CODED_SHARE:
            return coded(pair, rng)
        if chance < CODED_SHARE + CAPITAL_SHARE and self.direction != _CHINESE_FIRST:
            return capitals(pair)
        return pair

    def injected(self, pair: Pair, known: Sequence[Known], rng: random.Random) -> Pair:
        """Return ``pair`` with one to three phrases of its source in the target's words."""
        chinese, english = pair
        chosen = _sample(pair, known, rng.choice(_INJECTED_COUNTS), rng)
        if self.direction == _CHINESE_FIRST:
            words = [(one, english[one.english_start : one.english_end]) for one in chosen]
            edits = [(one.start, one.end, spaced(chinese, one, text)) for one, text in words]
            return _edited(chinese, edits), english
        edits = [
            (one.english_start, one.english_end, chinese[one.start : one.end]) for one in chosen
        ]
        return chinese, _edited(english, edits)

    def swapped(self, pair: Pair, known: Sequence[Known], rng: random.Random) -> Pair:
        """Return ``pair`` with another name on both sides, to be copied: no context tells it."""
        place = _place_of_name(pair, known, rng)
        if place is None or not self.names:
            return pair
        chinese, english = rng.choice(self.names)
        if self.direction == _CHINESE_FIRST:
            return _exchanged(pair, place, spaced(pair[0], place, english), english)
        return _exchanged(pair, place, chinese, chinese)

    def renamed(self, pair: Pair, known: Sequence[Known], rng: random.Random) -> Pair:
        """Return ``pair`` with another name, to be translated: most names stand in no sentence."""
        place = _place_of_name(pair, known, rng)
        if place is None or not self.sole_names:
            return pair
        return _exchanged(pair, place, *rng.choice(self.sole_names))


def glossed(pair: Pair, known: Sequence[Known], rng: random.Random) -> Pair:
    """Return ``pair`` with the English of one phrase in brackets after it in the Chinese."""
    chinese, english = pair
    one = rng.choice(known)
    words = english[one.english_start : one.english_end]
    return _edited(chinese, [(one.end, one.end, f"（{words}）")]), english


def coded(pair: Pair, rng: random.Random) -> Pair:
    """Return ``pair`` with a short sentence that holds an address or a code, to be copied."""
    chinese, english = pair
    code = rng.choice(_CODES).format(rng.randrange(1, 9999))
    chinese_sentence, english_sentence = rng.choice(_CODE_SENTENCES)
    return f"{chinese}{chinese_sentence.format(code)}", f"{english} {english_sentence.format(code)}"


def said_amounts(pair: Pair) -> Pair:
    """Return ``pair`` with the large amounts of its Chinese as its English says them.

    The workbench gives them so to the model; one that has not seen that takes 287 million元 for
    2870万元.

    >>> said_amounts(("净利润为2.87亿元。", "Net profit was 287 million yuan."))[0]
    '净利润为 287 million 元。'
    """
    chinese, english = pair
    edits = []
    for amount in large_amounts(chinese):
        said = say_signed(amount)
        if re.search(rf"(?<![\w.,-]){re.escape(said)}(?!\w)", english):
            edits.append((*amount.span, spaced_amount(said, chinese, amount.span)))
    return _edited(chinese, edits), english


def capitals(pair: Pair) -> Pair:
    """Return ``pair`` with a short English side in capitals."""
    chinese, english = pair
    return (chinese, english.upper()) if len(english) < _HEADLINE else pair


def spaced(chinese: str, place: Known, words: str) -> str:
    """Return ``words`` with the spaces that set them off in a Chinese sentence.

    The same spacing is used when terms are injected for translation: a space on each side but at
    the ends of the sentence and before punctuation.
    """
    before, after = chinese[: place.start], chinese[place.end : place.end + 1]
    left = " " if before and not before[-1].isspace() else ""
    right = " " if after.isalnum() else ""
    return left + words + right


def _place_of_name(pair: Pair, known: Sequence[Known], rng: random.Random) -> Known | None:
    places = [one for one in known if one.is_name(pair[1])]
    return rng.choice(places) if places else None


def _exchanged(pair: Pair, place: Known, chinese: str, english: str) -> Pair:
    """Return ``pair`` with other words for one phrase on each side."""
    return (
        _edited(pair[0], [(place.start, place.end, chinese)]),
        _edited(pair[1], [(place.english_start, place.english_end, english)]),
    )


def _sample(pair: Pair, known: Sequence[Known], count: int, rng: random.Random) -> list[Known]:
    """Return up to ``count`` of the phrases; names, which glossaries are full of, more often."""
    ranked = sorted(
        known,
        key=lambda one: -(rng.random() ** (1 / (_NAME_WEIGHT if one.is_name(pair[1]) else 1))),
    )
    return ranked[:count]


def _edited(text: str, edits: Sequence[Edit]) -> str:
    for start, end, written in sorted(edits, reverse=True):
        text = text[:start] + written + text[end:]
    return text
