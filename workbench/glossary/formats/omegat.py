"""OmegaT's glossary text: source, target and comment between tabs, without a header, in UTF-8."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.glossary.formats.base import Exchange, Languages, Read, Source, Written, one_line
from workbench.glossary.formats.pairs import Pair, entries_of, pairs_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.glossary.term import Term

_COLUMNS = (2, 3)
_COMMENT = "#"


def read(source: Source) -> list[Read]:
    """Return the entries; a line that begins with # is none."""
    pairs = []
    for number, line in enumerate(source.text.removeprefix("\ufeff").split("\n"), start=1):
        cells = [cell.strip() for cell in line.rstrip("\r").split("\t")]
        if not any(cells) or line.startswith(_COMMENT):
            continue
        while len(cells) > _COLUMNS[1] and not cells[-1]:
            cells.pop()
        if len(cells) not in _COLUMNS or not all(cells[:2]):
            columns = f"row with {len(cells)} column{'s' * (len(cells) != 1)}"
            source.fault(number, f"{columns}: source, target and comment stand between tabs")
            continue
        pairs.append(Pair(cells[0], cells[1], "".join(cells[2:]), number))
        source.check_count(len(pairs))
    return entries_of(pairs)


def write(terms: Sequence[Term], languages: Languages) -> Written:
    """Return a line for each form of the source language; several translations are all shown."""
    lines = []
    left = 0
    for pair in dict.fromkeys(pairs_of(terms, languages)):
        if pair.source.startswith(_COMMENT):
            left += 1
            continue
        cells = (pair.source, pair.target, pair.note)
        lines.append("\t".join(map(one_line, cells)).rstrip("\t") + "\n")
    notes = (f"left out, as OmegaT takes # for a comment: {left}",) if left else ()
    return Written("".join(lines).encode(), notes, len(lines))


OMEGAT = Exchange("omegat", (".txt", ".utf8", ".tab"), "glossary text of OmegaT", read, write)
