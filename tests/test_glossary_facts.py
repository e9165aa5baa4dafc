"""The regional forms of our glossaries agree with the reference lists.

A wrong regional form does harm silently: ``convert --to zh-TW`` writes it into every article, and
no other test can tell that Taiwan spells a name otherwise. So every zh-TW and zh-HK form whose
English and Mainland forms the lists know (Chinese Wikipedia's conversion groups, Unicode CLDR) must
be one of the forms the lists give for that region, or its entry must say in a note why not. The
lists are not ours to ship; where ``../shared/reference`` is missing, the skip says loudly that
nothing was checked.
"""

from __future__ import annotations

import csv
import lzma
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
GLOSSARIES = sorted((ROOT / "glossaries").glob("*.yaml"))
REFERENCE = ROOT.parent / "shared" / "reference"
LISTS = ("regional-names.zhwiki.tsv.xz", "places-languages.cldr.tsv.xz")
REGION_COLUMN = {"zh-TW": 3, "zh-HK": 4}
KNOWN_AT_LEAST = 150

Row = list[str]
Term = dict[str, Any]

needs_reference = pytest.mark.skipif(
    not all((REFERENCE / name).is_file() for name in LISTS),
    reason="REGIONAL FORMS NOT CHECKED: ../shared/reference and its lists are missing",
)


def forms(value: str | list[str] | None) -> list[str]:
    """Give a field of an entry as a list, be it a string, a list or missing."""
    if value is None:
        return []
    return [value] if isinstance(value, str) else value


def key(form: str) -> str:
    """Drop what the lists write in several ways: interpuncts, hyphens, blanks, 臺 for 台."""
    return re.sub(r"[·‧・．•\-\s]", "", form).replace("臺", "台").casefold()


@cache
def rows_by_mainland_form() -> dict[str, list[Row]]:
    """Read the rows of all lists, by their zh-CN form."""
    found: dict[str, list[Row]] = defaultdict(list)
    for name in LISTS:
        with lzma.open(REFERENCE / name, "rt", encoding="utf-8", newline="") as lines:
            for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                if len(row) > 2 and row[2]:
                    found[key(row[2])].append(row)
    return found


def known_forms(term: Term, region: str) -> set[str]:
    """Give the region's forms in rows with the term's Mainland form and one of its English ones.

    The English form need only stand in the row's English as whole words: lists write
    "Orbán, Viktor Mihály (Hungary)" where an entry says Orban.
    """
    english = forms(term["en"]) + forms(term.get("also", {}).get("en"))
    either = "|".join(map(re.escape, english))
    whole_words = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
    column = REGION_COLUMN[region]
    return {
        row[column]
        for form in forms(term["zh"])
        for row in rows_by_mainland_form().get(key(form), [])
        if len(row) > column and row[column] and whole_words.search(row[1])
    }


REGIONAL_FORMS = [
    pytest.param(term, region, id=f"{path.stem}:{region}:{forms(term['zh'])[0]}")
    for path in GLOSSARIES
    for term in yaml.safe_load(path.read_text(encoding="utf-8"))["terms"]
    for region in REGION_COLUMN
    if region in term
]


@needs_reference
@pytest.mark.parametrize(("term", "region"), REGIONAL_FORMS)
def test_regional_form_agrees_with_the_lists(term: Term, region: str) -> None:
    known = known_forms(term, region)
    if not known or "note" in term:
        return
    ours = forms(term[region])
    assert {key(form) for form in ours} & {key(form) for form in known}, (
        f"{region} {ours} of {forms(term['en'])[0]!r}: the lists have {sorted(known)}; "
        "correct it, or say in a note why it stands"
    )


@needs_reference
def test_the_lists_know_enough_of_our_forms() -> None:
    """Guard the test above against comparing nothing, should a list or a file change its shape."""
    known = [
        (term["en"], region)
        for path in GLOSSARIES
        for term in yaml.safe_load(path.read_text(encoding="utf-8"))["terms"]
        for region in REGION_COLUMN
        if region in term and known_forms(term, region)
    ]
    assert len(known) >= KNOWN_AT_LEAST
