"""The end of the page: the terms of the article with their counts, and the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.bilingual.accounts import effort
from workbench.bilingual.page.markup import element, esc, lang
from workbench.bilingual.plain import met_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.article import Article, Met
    from workbench.bilingual.page.ledger import Ledger, SegmentRow, TermCount, UseRow

_NOT_FOUND = "—"


def terms_table(article: Article, ledger: Ledger) -> str:
    """Return the terms of the article, the most used first."""
    if not ledger.terms:
        return ""
    ordered = sorted(ledger.terms, key=lambda term: (-len(term.rows), term.term.casefold()))
    head = ("Term", "In the source", "Accepted", "Uses", *map(_heading, ledger.ways))
    body = (_term_row(article, ledger, term) for term in ordered)
    table = _table("Terms and uses", head, body, "terms")
    return _section(f"Terms ({len(ordered):,})", "terms", table)


def ledger_table(article: Article, ledger: Ledger) -> str:
    """Return the ledger: one row per use, in the order of the text."""
    if not ledger.terms:
        return ""
    head = ("Block", "In the source", "How met", "In the target", "Effort")
    body = (
        _use_row(article, number, segment, row)
        for number, segments in enumerate(ledger.blocks, start=1)
        for segment in segments
        for row in segment.uses
    )
    total = sum(len(term.rows) for term in ledger.terms)
    table = _table("Every use of a term", head, body, "ledger")
    return _section(f"Ledger ({total:,})", "ledger", table)


def _section(title: str, name: str, content: str) -> str:
    heading = element("summary", element("h2", title))
    return element("details", heading + content, class_=name)


def _table(caption: str, head: Iterable[str], body: Iterable[str], anchor: str) -> str:
    cells = "".join(element("th", esc(title), scope="col") for title in head)
    inner = (
        element("caption", esc(caption)),
        element("thead", element("tr", cells)),
        element("tbody", "\n".join(body)),
    )
    table = element("table", "".join(inner))
    attributes = {"role": "region", "aria_label": caption, "tabindex": "0", "id": anchor}
    return element("div", table, class_="scroll", **attributes)


def _heading(met: Met) -> str:
    return met_phrase(met).removeprefix("met ").capitalize()


def _term_row(article: Article, ledger: Ledger, term: TermCount) -> str:
    forms = dict.fromkeys(row.use.form for row in term.rows)
    accepted = dict.fromkeys(form for row in term.rows for form in row.use.expected)
    counts = (len(term.rows), *(term.count(met) for met in ledger.ways))
    cells = (
        element("th", _pick(term), scope="row"),
        element("td", esc("、".join(forms)), lang=lang(article.source_locale)),
        element("td", esc(" / ".join(accepted)), lang=lang(article.target_locale)),
        *(element("td", str(number) if number else "·", class_="number") for number in counts),
    )
    return element("tr", "".join(cells), id=f"term{term.number}")


def _pick(term: TermCount) -> str:
    """Return the name of a term: a link to its first use, and with script to all of them."""
    number = len(term.rows)
    first, label = term.rows[0], f"{term.rows[0].use.form} → {term.term} ({number:,})"
    target = None if first.source is None else "#" + first.anchor(target=False)
    attributes = {"class_": "pick", "href": target, "data_t": str(term.number)}
    return element("a", esc(term.term), **attributes, data_label=label)


def _use_row(article: Article, block: int, segment: SegmentRow, row: UseRow) -> str:
    source, target = lang(article.source_locale), lang(article.target_locale)
    found = row.target.of(segment.segment.target or "") if row.target else _NOT_FOUND
    cells = (
        element("td", element("a", str(block), href=f"#b{block}"), class_="number"),
        element("td", _linked(row, row.use.form, target=False), lang=source),
        element("td", esc(met_phrase(row.use.met))),
        element("td", _linked(row, found, target=True), lang=target),
        element("td", esc(effort(row.use))),
    )
    return element("tr", "".join(cells), class_=row.css)


def _linked(row: UseRow, text: str, *, target: bool) -> str:
    """Return ``text`` with a link to where it stands, if it stands anywhere."""
    if (row.target if target else row.source) is None or not text.strip():
        return esc(text)
    return element("a", esc(text), href="#" + row.anchor(target=target))
