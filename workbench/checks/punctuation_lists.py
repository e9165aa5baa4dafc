"""The rule ``punctuation-lists``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.article import Finding, Severity, Span
from workbench.checks.base import Pair, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_AND = "和|与|與|及|以及|或|或者"
_LATIN = r"[A-Za-z][A-Za-z0-9+./&-]*(?: [A-Za-z0-9][A-Za-z0-9+./&-]*)*"
_TITLE = "《[^《》，]{1,40}》"
_DAY = r"(?:周|週|星期|禮拜|礼拜)[一二三四五六日天]"
_ITEM = re.compile(f"{_TITLE}|{_DAY}|{_LATIN}")
_COMMA = re.compile("[，,] ?")
_LAST = re.compile(f"(?:{_AND}) ?")


class PunctuationLists(Rule):
    """A comma between the items of a Chinese list, where 、 belongs.

    Reports: ， between titles in 《》, days of the week, names in Latin letters or terms of the
    glossary that follow each other as a list and end with 和, 与, 及 or 或 and one more. Lists of
    other words are let be, since a comma may be right between longer ones.

    Why: ， divides clauses, 、 the items of a list; English has one mark for both, so that the
    comma comes through.

    Example: H20，A100和H800 for "the H20, A100 and H800".

    Mend: write 、 between the items.
    """

    id = "punctuation-lists"
    severity = Severity.WARNING
    languages = None

    def applies(self, pair: Pair) -> bool:
        """Tell whether the target is Chinese."""
        return pair.target_locale.is_chinese and super().applies(pair)

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield one finding for each list, at its first comma."""
        for commas in lists_with_commas(pair):
            more = f" ({len(commas)} times)" if len(commas) > 1 else ""
            mark = commas[0].of(pair.target).strip()
            yield self.finding(
                f"“{mark}” between the items of a list{more}", target=commas[0], suggestion="、"
            )


def lists_with_commas(pair: Pair) -> Iterator[list[Span]]:
    """Yield, for each list of a Chinese target, the commas where 、 belongs."""
    text = pair.target
    if "，" not in text and "," not in text:
        return
    ends = {use.target_span.start: use.target_span.end for use in pair.uses if use.target_span}
    ends |= {match.start(): match.end() for match in _ITEM.finditer(text)}
    at = 0
    for start in sorted(ends):
        if start < at:
            continue
        commas, at = _list_from(text, ends, start)
        if commas:
            yield commas


def _list_from(text: str, ends: dict[int, int], start: int) -> tuple[list[Span], int]:
    """Return the commas of the list that begins at ``start``, and where it ends."""
    commas: list[Span] = []
    end = ends[start]
    while comma := _COMMA.match(text, end):
        if comma.end() not in ends:
            return [], end
        commas.append(Span(*comma.span()))
        end = ends[comma.end()]
        last = _LAST.match(text, end)
        if last and last.end() in ends:
            return commas, ends[last.end()]
    return [], end
