"""What a sampled pair may become before it is learnt: with terms injected, in capitals, joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from training.terms import Replacement

INJECTED_SHARE = 0.35
"""Share of the pairs with known phrases in which one to three of them are injected."""
GLOSSED_SHARE = 0.03
"""Share in which a phrase gets its English in brackets, as newspapers write a foreign firm."""
CAPITAL_SHARE = 0.02
JOINED_SHARE = 0.10
COPIED_SHARE = 0.02
_MOST_INJECTED = 3
_HEADLINE = 60
_JOINED_LENGTH = 120
_COPIES = (
    "https://www.example.org/news/{}",
    "info{}@example.org",
    "@desk_{}",
    "#{}",
    "A{}-B2",
    "v{}.0.1",
    "file_{}.txt",
)

Pair = tuple[str, str]


def inject(
    chinese: str, replacements: Sequence[Replacement], rng: random.Random, *, gloss: bool = False
) -> str:
    """Return ``chinese`` with one to three phrases as their English words, set off by spaces.

    With ``gloss`` the phrase stays and its words follow in brackets.
    """
    count = min(len(replacements), rng.choice((1, 1, 1, 2, 2, _MOST_INJECTED)))
    chosen = sorted(rng.sample(list(replacements), 1 if gloss else count))
    pieces, position = [], 0
    for start, end, words in chosen:
        glossed = f"{chinese[start:end]}（{words}）"
        written = glossed if gloss else spaced(chinese, start, end, words)
        pieces += [chinese[position:start], written]
        position = end
    return "".join([*pieces, chinese[position:]])


def spaced(chinese: str, start: int, end: int, words: str) -> str:
    """Return ``words`` with the spaces that set them off from their neighbours.

    The same spacing is used when terms are injected for translation: a space on each side but at
    the ends of the sentence and before punctuation.
    """
    before, after = chinese[start - 1 : start], chinese[end : end + 1]
    left = " " if start and not before.isspace() else ""
    right = " " if after.isalnum() else ""
    return left + words + right


def augment(pair: Pair, replacements: Sequence[Replacement], rng: random.Random) -> Pair:
    """Return ``pair`` or, by chance, one of its variants."""
    chinese, english = pair
    chance = rng.random()
    if replacements and chance < INJECTED_SHARE:
        return inject(chinese, replacements, rng), english
    if replacements and chance < INJECTED_SHARE + GLOSSED_SHARE:
        return inject(chinese, replacements, rng, gloss=True), english
    if chance > 1 - CAPITAL_SHARE and len(english) < _HEADLINE:
        return chinese.upper(), english.upper()
    if chance > 1 - CAPITAL_SHARE - COPIED_SHARE and english[-1:].isalnum():
        code = rng.choice(_COPIES).format(rng.randrange(1, 9999))
        return f"{chinese} {code}", f"{english} {code}"
    return pair


def join(first: Pair, second: Pair) -> Pair:
    """Return two short pairs as one, so that inputs of several sentences are learnt."""
    space = "" if first[0][-1:] in "。！？”" else " "
    return first[0] + space + second[0], f"{first[1]} {second[1]}"


def may_join(pair: Pair) -> bool:
    """Tell whether a pair is a whole, short sentence."""
    return len(pair[0]) <= _JOINED_LENGTH and pair[0][-1:] in "。！？”" and pair[1][-1:] in '.!?"'
