"""What a form was rendered as in a translation: phrases that come where it comes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from workbench.glossary.mining.english import phrases
from workbench.text.fold import fold
from workbench.text.pinyin import romanised

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from workbench.glossary.mining.sighting import Passage

_LEAST = 0.5
"""How well a phrase must keep company with a form (Dice) to be taken for its rendering."""
_DOUBTFUL = (3, 0.8)
"""In how many passages, and how well, where the form may be no name at all."""
_SHARED = 3
"""From so many letters on, a word that two phrases share makes them two forms of one name."""
_ALIKE = 0.5
"""From here on what a word looks like in pinyin and how it is written are alike."""
_TITLES = re.compile(
    r"(?:[A-Z][\w-]* ){0,3}?(?:President|Secretary(?: of [A-Z]\w+)?|Minister|Premier|Representative"
    r"|Senator|Chairman|Chair|Governor|Mayor|Director|Ambassador|General) (?=[A-Z])"
)


class Rendering(NamedTuple):
    """What a form became, and in how many of its passages."""

    english: str
    times: int


class Renderings:
    """The phrases of all translated passages, to be asked for those of a form."""

    def __init__(self, passages: Sequence[Passage], known: Collection[str]) -> None:
        self._by_phrase: dict[str, set[int]] = defaultdict(set)
        self._of_passage: dict[int, list[str]] = defaultdict(list)
        found = [(n, *one) for n, p in enumerate(passages) for one in _found(p.target)]
        named = {phrase for _, phrase, is_sure in found if is_sure}
        for number, phrase, _ in found:
            new = number not in self._by_phrase.get(phrase, ())
            if new and phrase in named and phrase.lower() not in known:
                self._of_passage[number].append(phrase)
                self._by_phrase[phrase].add(number)

    def of(
        self, form: str, places: Collection[int], hint: str = "", *, surely: bool
    ) -> list[Rendering]:
        """Return what a Chinese ``form`` was rendered as that stands in the passages ``places``.

        The first is the likeliest; others follow where the translation wavers. ``hint`` is the
        English that the source gives itself; what stands once is only looked for ``surely``, and
        must sound like the form.
        """
        numbers = set(places)
        shared = Counter(phrase for number in sorted(numbers) for phrase in self._in(number))
        best = _given(shared, hint)
        if not best:
            best = self._likeliest(shared, numbers, *((1, _LEAST) if surely else _DOUBTFUL))
            is_chance = shared[best] == 1 and not _sounds_like(form, best)
            best = "" if is_chance else best
        if not best:
            return []
        left = numbers - self._by_phrase[best]
        others = Counter(phrase for number in sorted(left) for phrase in self._in(number))
        alone = [phrase for phrase in others if self._by_phrase[phrase] <= left]
        rivals = {phrase for phrase in others if _are_related(phrase, best)}
        rivals |= {alone[0]} if len(alone) == 1 else set()
        ranked = [(phrase, count) for phrase, count in others.most_common() if phrase in rivals]
        return [Rendering(best, shared[best]), *(Rendering(*one) for one in ranked[:3])]

    def _in(self, number: int) -> Sequence[str]:
        return self._of_passage.get(number, ())

    def _likeliest(
        self, shared: Mapping[str, int], numbers: set[int], least: int, enough: float
    ) -> str:
        """Return the phrase whose passages agree best with those of the form."""
        scored = sorted(
            (self._dice(phrase, numbers), count, phrase)
            for phrase, count in shared.items()
            if count >= least
        )
        if not scored or scored[-1][0] < enough:
            return ""
        # Where several always come together, nothing tells which of them it is.
        tied = len(scored) > 1 and scored[-2][:2] == scored[-1][:2]
        return "" if tied else scored[-1][2]

    def _dice(self, phrase: str, numbers: set[int]) -> float:
        theirs = self._by_phrase[phrase]
        return 2 * len(theirs & numbers) / (len(theirs) + len(numbers))


def _found(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the phrases of a text without titles, and whether each is surely a name.

    A single word at the beginning of a sentence is none, unless it stands elsewhere too.
    """
    for phrase, span in phrases(text) if text else ():
        before = text[max(0, span.start - 4) : span.start].rstrip(" “\"'‘(")[-1:]
        is_inside = bool(before) and before not in ".?!:\n"
        yield _TITLES.sub("", phrase, count=1), is_inside or " " in phrase or phrase.isupper()


def _given(shared: Mapping[str, int], hint: str) -> str:
    wanted = hint.lower()
    return next((phrase for phrase in shared if wanted and phrase.lower() == wanted), "")


def _sounds_like(form: str, phrase: str) -> bool:
    """Tell whether a word of ``phrase`` may be how ``form`` sounds.

    >>> _sounds_like("萨巴伦卡", "Sabalenka"), _sounds_like("李明", "Aryna Sabalenka of Belarus")
    (True, False)
    """
    sound = "".join(romanised(fold(form).replace("·", "")))
    words = [*phrase.lower().split(), phrase.lower().replace(" ", "")]
    return any(SequenceMatcher(None, sound, word).ratio() >= _ALIKE for word in words)


def _are_related(one: str, other: str) -> bool:
    """Tell whether two phrases are forms of one name: they share a word."""
    words = {word for word in one.lower().split() if len(word) >= _SHARED}
    return bool(words & set(other.lower().split()))
