"""The bar that stays in view: the counts, the signature, and what of the article is shown."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from workbench.article import Met
from workbench.bilingual.page.markup import element, esc
from workbench.bilingual.plain import count, one_line
from workbench.text.fold import character_rows, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.article import Article
    from workbench.bilingual.page.ledger import Ledger
    from workbench.bilingual.summary import Summary

_LAST_IN_ONE_UNIT = "\uffff"


def bar(article: Article, ledger: Ledger, summary: Summary) -> str:
    """Return the bar; what only a script can do is hidden until one shows it."""
    signature = one_line(article.signature)
    brief = element("span", esc(_brief(summary)))
    named = element("span", esc(signature), class_="signature", title=signature)
    controls = "".join((_choice(summary), _search(article), _shown(), _buttons(ledger)))
    content = element("p", f"{brief} {named}", class_="brief") + element(
        "div", controls, class_="controls", role="search", aria_label="Find in the article"
    )
    return element("section", content, class_="bar", aria_label="Summary and search")


def _brief(summary: Summary) -> str:
    """Return the counts that matter most, such as ``59 segments · 41 uses, 2 not met``."""
    missed = dict(summary.uses).get(Met.NOT_MET, 0)
    uses = count(summary.use_count, "use") + (f", {missed:,} not met" if missed else "")
    return f"{summary.segments_phrase} · {uses} · {summary.findings_phrase}"


def _choice(summary: Summary) -> str:
    """Return what to show; the script adds the rules and the terms."""
    options = '<option value="">All paragraphs</option>'
    if summary.findings:
        options += f'<option value="found">With findings ({summary.finding_count:,})</option>'
    return element("label", f'<span>Show</span><select id="show">{options}</select>')


def _search(article: Article) -> str:
    field = (
        '<input type="search" id="search" placeholder="Search" autocomplete="off" '
        f'spellcheck="false" data-fold="{esc("".join(_pairs(article)))}">'
    )
    return f"<label data-live hidden><span>Search</span>{field}</label>"


def _pairs(article: Article) -> Iterator[str]:
    """Return the characters that are searched for as another one of the article's, each with it.

    Only those that the article can be found by; each is one unit of the browser's strings.
    """
    texts = (side for s in article.segments for side in (s.source, s.target or ""))
    present = {char for text in (*texts, *(b.text for b in article.blocks)) for char in fold(text)}
    return (char + plain for char, plain in _folded() if plain in present)


@cache
def _folded() -> tuple[tuple[str, str], ...]:
    """Return the characters that the fold turns into others, each with what it becomes."""
    pairs = ((char, fold(char)) for char, *_ in character_rows())
    return tuple((a, b) for a, b in pairs if a != b and max(a, b) <= _LAST_IN_ONE_UNIT)


def _shown() -> str:
    return '<output id="shown" role="status" for="show search" data-live hidden></output>'


def _buttons(ledger: Ledger) -> str:
    terms = element("a", f"Terms ({len(ledger.terms):,})", href="#terms") if ledger.terms else ""
    cards = "".join(
        f'<button type="button" popovertarget="{name}" data-live hidden>{title}</button>'
        for name, title in (("copy", "Copy…"), ("keys", "Keys"))
    )
    return element("span", terms + cards, class_="end")
