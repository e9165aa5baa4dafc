"""Words that English always writes with a capital, and how a name should be written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_ALWAYS = """
monday tuesday wednesday thursday friday saturday sunday january february april june july
september october november december chinese japanese russian korean taiwanese american british
french german italian canadian australian european asian african indian ukrainian iranian israeli
vietnamese singaporean spanish mexican brazilian english china taiwan japan russia america britain
france germany italy canada australia europe asia africa india korea ukraine iran israel singapore
beijing shanghai washington london tokyo moscow taipei paris berlin christmas
"""
_EXCEPT = """
french fries|french windows?|french doors?|venetian blinds?|china shop|fine china|bone china
|june bugs?|indian ink|german measles|english muffins?
"""
_OTHERS = _EXCEPT.replace("\n", "")
_WORD = re.compile(rf"(?<![\w@#./-])(?!{_OTHERS})(?:{'|'.join(_ALWAYS.split())})(?![\w@]|[./-]\w)")

NO_NAMES = frozenset(
    """
The A An In On At By For From To Of And But Or If As It Its This That These Those He She They We I
You His Her Their Our My There Here When While What Which Who How Why Not No Yes After Before Since
Until During Under Over With Without About Also So Then Now Only Even Still Just Both Each Every
Some Many Most More All One Two Three Four Five Six Seven Eight Nine Ten First Second Third Last
Next Such Other Another Beijing’s January February March April May June July August September
October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday According
However Later Earlier Today Yesterday Meanwhile Moreover Was Is Are Were Be Been Has Have Had Do
Did Does Will Would Can Could AM PM Mr Mrs Ms Dr To Into Because Although Though Despite Once Photo
Updated Tags
""".split()  # noqa: SIM905 - easier to keep in order
)
"""Words that stand with a capital where no name begins: at the start of a sentence, in a date."""


class Lower(NamedTuple):
    """A word in small letters, and how it should be written."""

    span: Span
    better: str


def lower_words(text: str) -> Iterator[Lower]:
    """Yield the words of an English ``text`` that lack the capital that they always have.

    >>> [one.better for one in lower_words("on monday, at example.china/english, the chinese")]
    ['Monday', 'Chinese']
    """
    for match in _WORD.finditer(text):
        yield Lower(Span(*match.span()), match.group().capitalize())


def with_capitals(form: str, shown: str) -> str | None:
    """Return ``shown``, a mention of the name ``form``, with its capitals; None if it has them.

    >>> with_capitals("Donald Trump", "donald Trump’s"), with_capitals("the Fed", "The Fed")
    ('Donald Trump’s', None)
    """
    letters = list(shown)
    for at, (wanted, has) in enumerate(zip(form, shown, strict=False)):
        if wanted.lower() != has.lower():
            return None
        if wanted.isupper() and has.islower():
            letters[at] = wanted
    better = "".join(letters)
    return better if better != shown else None
