"""Numbers written in English words, and the words around numbers."""

from __future__ import annotations

from decimal import Decimal

_ONES = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = """
zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
"""
_TEN_VALUES = {word: 10 * value for value, word in enumerate(_TENS.split(), start=2)}

CARDINALS = {word: value for value, word in enumerate(_ONES.split())} | _TEN_VALUES
ORDINALS = {word: value for value, word in enumerate(_ORDINALS.split())}
ORDINALS |= {word[:-1] + "ieth": value for word, value in _TEN_VALUES.items()}
ORDINALS |= {"hundredth": 100, "thousandth": 1000}
DECADES = {word[:-1] + "ies": value for word, value in _TEN_VALUES.items()}

MULTIPLIERS = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
PLURALS = {word + "s": value for word, value in MULTIPLIERS.items()} | {"dozens": 12}
SHORT_MULTIPLIERS = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
SHORT_MULTIPLIERS |= {"mln": 10**6, "bln": 10**9, "trln": 10**12, "t": 10**12}
LONE_SHORT = frozenset({"bn", "tn", "mn", "mln", "bln", "trln"})
"""Short multipliers that need no currency before the number."""

FRACTIONS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    word + end: value
    for word, value in ORDINALS.items()
    if word not in {"zeroth", "first", "second"}
    for end in ("", "s")
}
SIGNS = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
PERCENT_WORDS = frozenset({"percent", "pct", "percentage"})

MONTHS = {
    name: value
    for value, names in enumerate(
        (
            ("January", "Jan"),
            ("February", "Feb"),
            ("March", "Mar"),
            ("April", "Apr"),
            ("May",),
            ("June", "Jun"),
            ("July", "Jul"),
            ("August", "Aug"),
            ("September", "Sept", "Sep"),
            ("October", "Oct"),
            ("November", "Nov"),
            ("December", "Dec"),
        ),
        start=1,
    )
    for name in names
}
DOUBTFUL_MONTHS = frozenset({"May", "March", "Mar", "Jan", "June", "April"})
"""Months that are words or given names as well."""

ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
ROMAN |= {"X": 10, "XI": 11, "XII": 12, "XIII": 13, "XIV": 14, "XV": 15, "XVI": 16, "XX": 20}

_LOOSE = """
once 1; single 1; sole 1; only 1; alone 1; twice 2; double 2 200 1; doubled 2 200 1; doubles 2 200
doubling 2 200; couple 2; pair 2; pairs 2; both 2; twin 2; twins 2; twofold 2 200; duo 2; either 2
neither 2; dual 2; secondly 2; biennial 2; bilateral 2; half 0.5 30 6 50 15 5 2; halves 0.5 50
halved 0.5 50; halve 0.5 50; triple 3 300 2; tripled 3 300 2; tripling 3 300 2; treble 3; triad 3
trebled 3 300 2; thrice 3; threefold 3 300 2; trio 3; trilateral 3; triplets 3; tripartite 3
thirdly 3; quadruple 4 400 3; quadrupled 4 400 3; fourfold 4 300; quartet 4; foursome 4
quadrilateral 4; quintuple 5; fivefold 5 400; quintet 5; sixfold 6; sevenfold 7; eightfold 8
ninefold 9; tenfold 10 9 1000; hundredfold 100; quarter 0.25 25 15 3 4; quarters 0.25 25 3
quarterly 3 4; dozen 12; score 20; decade 10; decades 10; century 100; centuries 100
fortnight 14 2 15; weekly 7 1; week 7; weekend 2; noon 12; midday 12; midnight 0 12 24; nil 0
none 0; centenary 100; centennial 100; centenarian 100; bicentenary 200; teenager 10; teens 10
teenage 10; septuagenarian 70; octogenarian 80; nonagenarian 90; sexagenarian 60; annual 1
yearlong 1; monthly 1; daily 1; hourly 1; day 1 24; year 1 12; month 1 30; overnight 1
"""


def _loose_words() -> dict[str, tuple[Decimal, ...]]:
    items = (item.split() for item in _LOOSE.replace("\n", ";").split(";") if item.strip())
    return {word: tuple(map(Decimal, values)) for word, *values in items}


SPANS = {"decades": 10, "centuries": 100, "weeks": 7, "dozen": 12}
"""Units that Chinese counts in smaller ones: two decades are 二十年."""

LOOSE = _loose_words()
"""Words that may be what a Chinese number was translated with, and their values."""
