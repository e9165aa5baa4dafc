"""How often the keys of a glossary fire, and fire wrongly: in given texts, and by chance.

A hit is a place where a text has the characters of a form. It fires wrongly where they belong to
other words; the word list knows most such places, doubts some, and what is left is for people.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from workbench.article import Severity
from workbench.glossary.borders import doubt, holder, load_words
from workbench.glossary.forms import key
from workbench.glossary.lint_base import Lint
from workbench.glossary.match import Matcher

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.article import Span
    from workbench.glossary.term import Form, Term

_CHANCE = 1 / 500_000
"""From which chance on a key is worth a word: once in so many words of text."""
_SHARE = 0.1
"""And only where so many of its hits are by chance."""
_AROUND = 5
"""How many characters of a text are shown on either side of a hit."""


@dataclass
class Tally:
    """What became of the hits of one form in texts."""

    taken: int = 0
    """Found as the term; ``inside`` and ``doubtful`` are among them."""
    vetoed: int = 0
    inside: int = 0
    """Parts of a longer word that holds all of the form (大学 in 大学生)."""
    doubtful: int = 0
    """With a likelier reading in which a word crosses a border, but not surely."""
    example: str = ""

    @property
    def is_questionable(self) -> bool:
        """Whether somebody should look; 中国人 now and then is no fault of 中国."""
        return bool(self.vetoed + self.doubtful) or self.inside * 2 > self.taken


def tallies(terms: Sequence[Term], texts: Iterable[str]) -> dict[tuple[Term, Form], Tally]:
    """Return what becomes of every Chinese form that ``texts`` have."""
    matcher = Matcher(terms, "zh", directed=False)
    forms = {key(form.text, "zh") for term in terms for form in term.all_forms("zh")}
    found: defaultdict[tuple[Term, Form], Tally] = defaultdict(Tally)
    for text in texts:
        folded = key(text, "zh")
        matches = matcher.find(text)
        covered = [match.span for match in matches]
        for match in matches:
            tally = found[match.term, match.form]
            tally.taken += 1
            around = holder(folded, *match.span)
            doubted = around is None and doubt(folded, *match.span, forms) > 0
            tally.inside += around is not None
            tally.doubtful += doubted
            if around or doubted:
                tally.example = tally.example or _shown(text, match.span)
        for veto in matcher.vetoes(text):
            if _is_covered(veto.match.span, covered):
                continue  # 总理 in 副总理, which is a term as well
            tally = found[veto.match.term, veto.match.form]
            tally.vetoed += 1
            tally.example = tally.example or _shown(text, veto.match.span)
    return found


def tried_keys(terms: Sequence[Term], texts: Sequence[str]) -> Iterator[Lint]:
    """Report a Chinese form some of whose hits in the texts of ``--text`` may be other words.

    The message counts those that were not taken, those in doubt and those inside longer words, with
    an example.
    """
    for (term, form), tally in tallies(terms, texts).items():
        if not tally.is_questionable:
            continue
        counts = {
            "not taken": tally.vetoed,
            "in doubt": tally.doubtful,
            "inside a longer word": tally.inside,
        }
        what = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
        hits = tally.taken + tally.vetoed
        message = f"{form.text!r}: {hits} hits, of these {what}: {tally.example}"
        yield Lint("tried-keys", Severity.INFO, term.place, message)


def chance_keys(terms: Sequence[Term]) -> Iterator[Lint]:
    """Report a Chinese form that stands across two other words as often as chance has it.

    The message says in how many words once, from how often words end and begin so; what is known of
    the form as a word stands beside it. The word list vetoes most such hits.
    """
    chances = _Chances()
    costs = load_words().costs
    for term in terms:
        for form in term.all_forms("zh"):
            folded = key(form.text, "zh")
            chance, own = chances.of(folded), exp(-costs.get(folded, 99.0))
            if term.when or chance < _CHANCE or chance < _SHARE * (chance + own):
                continue
            message = f"{form.text!r} stands across other words once in {_often(chance)}"
            if folded in costs:
                message += f", as one once in {_often(own)}"
            yield Lint("chance-keys", Severity.INFO, term.place, message)


class _Chances:
    """How likely characters are to stand across the border of two words side by side."""

    def __init__(self) -> None:
        self._ends: defaultdict[str, float] = defaultdict(float)
        self._begins: defaultdict[str, float] = defaultdict(float)
        for word, cost in load_words().costs.items():
            share = exp(-cost)
            for size in range(1, len(word) + 1):
                self._ends[word[-size:]] += share
                self._begins[word[:size]] += share

    def of(self, folded: str) -> float:
        """Return the chance that ``folded`` begins within or with a word and ends with the next."""
        return sum(
            self._ends.get(folded[:at], 0.0) * self._begins.get(folded[at:], 0.0)
            for at in range(1, len(folded))
        )


def _is_covered(span: Span, covered: Sequence[Span]) -> bool:
    """Tell whether one of the spans, in order and not overlapping, holds ``span``."""
    place = bisect_right(covered, span.start, key=lambda other: other.start)
    return place > 0 and covered[place - 1].covers(span)


def _often(share: float) -> str:
    return f"{round(1 / share, -3):,.0f} words" if share < 1 / 1000 else f"{1 / share:,.0f} words"


def _shown(text: str, span: Span) -> str:
    """Return a hit in its surroundings, in brackets."""
    before = text[max(0, span.start - _AROUND) : span.start]
    after = text[span.end : span.end + _AROUND]
    return " ".join(f"{before}[{span.of(text)}]{after}".split())
